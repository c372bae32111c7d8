import { Api } from '../../scripts/clients/api.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { Line } from '../measure/line.ts';
import type { Person } from '../measure/orders.ts';
import { comparedRow } from '../measure/rows.ts';
import { type Measurement, type Stage, timed } from '../measure/stage.ts';
import { summary } from '../measure/stats.ts';
import { PHONE } from '../service/env.ts';

const QUESTION = 'What are your opening hours?';
/** Exchanges behind one side; behind the other a hundred, or what a caller's own calls leave. */
const LONG = { full: 100_000, quick: 100_000, smoke: 1_000 };
const SHORT = 100;
/** Chat messages and calls of a round. */
const MESSAGES = { full: 12, quick: 12, smoke: 2 };
const CALLS = { full: 6, quick: 6, smoke: 2 };

/** A customer, and what was measured of them, by round. */
interface Side {
  line: Line;
  caller: { id: string; person: Person };
  reply: number[][];
  twiml: number[][];
  word: number[][];
}

/**
 * What a long past costs: a chat message in a thread with little behind it and in one with very much, and the
 * phone picked up for somebody whose object is out of memory when it rings. Of a call, the time to the TwiML
 * that greets the caller by name, and from the relay's `setup` to the first word of an answer, which needs
 * everything a turn reads.
 */
export const past: Measurement = {
  name: 'past',
  disk: 'disk',
  orders: () => 2,
  async run(stage) {
    const long = LONG[stage.size];
    const few = await sideOf(stage, SHORT, 0);
    const many = await sideOf(stage, long, long);
    for (let round = 0; round <= stage.rounds; round++)
      for (const side of round % 2 ? [few, many] : [many, few]) await play(stage, side, round > 0);
    for (const { line } of [few, many]) line.close();
    const behind = `${long.toLocaleString('en')} exchanges behind`;
    const row = (what: string, of: 'reply' | 'twiml' | 'word', than: string) => {
      const median = summary(few[of].flat()).median.toFixed(2);
      const against = { than: `${than} (${median} ms)`, those: few[of], most: 1.2 };
      return comparedRow('past', what, many[of], against);
    };
    return [
      row(`chat message to reply, ${behind} it`, 'reply', `${SHORT} behind it`),
      row(`webhook to TwiML with the caller’s name, ${behind} the caller`, 'twiml', 'no past'),
      row(`setup to the first word of an answer, ${behind} the caller`, 'word', 'no past'),
    ];
  },
};

/** One round of a side; the first warms everything up. */
async function play({ service, calm, size }: Stage, side: Side, measured: boolean): Promise<void> {
  const [reply, twiml, word]: number[][] = [[], [], []];
  for (let message = 0; message < MESSAGES[size]; message++) reply?.push(await side.line.ask(QUESTION));
  const watch = timed(service);
  const { id, person } = side.caller;
  for (let number = 0; number < CALLS[size]; number++) {
    await plant(service, { customer: id }, 0);
    await calm.wait();
    const call = await Call.place(watch.service, { from: person.phone, to: PHONE });
    twiml?.push(watch.last());
    if (!call.greeting.includes('Sophie')) throw new Error(`not greeted by name: ${call.greeting}`);
    // The setup has just been sent: the caller speaks before anything was read.
    await call.answer(QUESTION);
    word?.push(call.firstWord);
    await call.hangUp();
  }
  await calm.wait();
  if (!measured) return;
  side.reply.push(reply ?? []);
  side.twiml.push(twiml ?? []);
  side.word.push(word ?? []);
}

/** Somebody who chats, and somebody who has called once, with so many exchanges behind them. */
async function sideOf({ service, orders }: Stage, chatted: number, called: number): Promise<Side> {
  const first = await Line.open(service);
  await first.ask('Hello');
  first.close();
  await plant(service, { token: first.session }, chatted);
  // From the end on: what a browser has is not sent again.
  const line = await Line.open(service, '/chat/demo', { token: first.session, since: chatted + 2 });
  if (line.seq < chatted) throw new Error(`the past was not planted: ${line.seq} messages`);
  await line.ask('Hello again');
  const person = orders.person();
  await (await Call.place(service, { from: person.phone, to: PHONE })).hangUp();
  const [id = ''] = await new Api(service).customers({ phone: person.phone });
  await plant(service, { customer: id }, called);
  return { line, caller: { id, person }, reply: [], twiml: [], word: [] };
}

/** Puts `count` exchanges behind a customer and evicts the object: the next message wakes it. */
async function plant(service: Service, whose: { token: string } | { customer: string }, count: number) {
  const body = JSON.stringify({ ...whose, count });
  const response = await service.fetch('/bench/plant', { method: 'POST', body });
  if (!response.ok) throw new Error(`planting failed (${response.status}): ${await response.text()}`);
}

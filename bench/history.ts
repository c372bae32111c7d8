import { Call } from '../scripts/clients/voice.ts';
import { Line } from './client.ts';
import { PHONE } from './env.ts';
import { atMost, type Row } from './rows.ts';
import { behind, type Measurement, type Stage, timed } from './stage.ts';
import { ratio, summary } from './stats.ts';

const QUESTION = 'What are your opening hours?';
/** Calls of a round to one of two callers. */
const CALLS = 4;
/** Chat messages of a round in one of two threads. */
const MESSAGES = 12;
/** Exchanges behind a thread. */
const SHORT = 100;
const LONG = 100_000;

/** A thread with little behind it and one with very much, in turns. */
export const history: Measurement = {
  name: 'history',
  disk: 'disk',
  orders: () => 2,
  async run({ service: plain, orders, calm, rounds }) {
    const watch = timed(behind(plain, 'planted'));
    const { service } = watch;
    const counts = [SHORT, LONG] as const;
    const lines: Line[] = [];
    const callers: string[] = [];
    for (const count of counts) {
      lines.push(await chatWith(service, count));
      callers.push(await callerWith(service, orders.person().phone, count));
    }
    await calm.wait();
    const chat: number[][][] = [[], []];
    const pickUp: number[][][] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      for (const side of round % 2 ? [0, 1] : [1, 0]) {
        const [line, from] = [lines[side], callers[side]];
        if (!line || !from) continue;
        const replies: number[] = [];
        for (let message = 0; message < MESSAGES; message++) replies.push((await line.ask(QUESTION)).reply);
        const greetings: number[] = [];
        for (let number = 0; number < CALLS; number++) {
          const call = await Call.place(service, { from, to: PHONE });
          greetings.push(watch.last());
          await call.hangUp();
        }
        await calm.wait();
        if (round === 0) continue;
        chat[side]?.push(replies);
        pickUp[side]?.push(greetings);
      }
    }
    for (const line of lines) line.close();
    const row = (what: string, [few = [], many = []]: number[][][]): Row => {
      const compared = ratio(many, few);
      return {
        measurement: 'history',
        what: `${what}, ${LONG.toLocaleString('en')} exchanges behind it`,
        unit: 'ms',
        values: summary(many.flat()),
        against: { what: `${SHORT} behind it`, ratio: compared },
        goal: atMost(1.2, compared),
      };
    };
    return { rows: [row('chat message to reply', chat), row('a call to its TwiML', pickUp)] };
  },
};

async function chatWith(service: Stage['service'], count: number): Promise<Line> {
  const first = await Line.open(service, '/chat/demo');
  await first.ask('Hello');
  first.close();
  await plant(service, { token: first.session, count });
  // From the end on: what a browser has is not sent again.
  const line = await Line.open(service, '/chat/demo', { token: first.session, since: count + 2 });
  if (line.seq < count) throw new Error(`the past was not planted: ${line.seq} messages`);
  await line.ask('Hello again');
  return line;
}

async function callerWith(service: Stage['service'], phone: string, count: number): Promise<string> {
  const call = await Call.place(service, { from: phone, to: PHONE });
  await call.hangUp();
  const response = await service.fetch(`/api/v1/customers?phone=${encodeURIComponent(phone)}`, {
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  const { customers } = (await response.json()) as { customers: { id: string }[] };
  await plant(service, { customer: customers[0]?.id, count });
  return phone;
}

async function plant(service: Stage['service'], body: object): Promise<void> {
  const response = await service.fetch('/bench/plant', { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`planting failed (${response.status}): ${await response.text()}`);
}

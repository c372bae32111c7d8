import { Call } from '../scripts/clients/voice.ts';
import { WhatsApp } from '../scripts/clients/whatsapp.ts';
import { Line } from './client.ts';
import { PHONE, PHONE_NUMBER_ID } from './env.ts';
import type { Row } from './rows.ts';
import { type Measurement, type Stage, timed } from './stage.ts';
import { ratio, summary } from './stats.ts';

/** People of a round. */
const PEOPLE = { full: 4, quick: 4, smoke: 1 };
const QUESTION = 'What are your opening hours?';

/** What a round measured. */
interface Round {
  bare: number[];
  webhook: number[];
  twiml: number[];
  word: number[];
  echo: number[];
}

/**
 * The posted and the spoken doors, for people the shop knows, each beside the least that the same wire can
 * do.
 */
export const doors: Measurement = {
  name: 'doors',
  disk: 'disk',
  orders: ({ rounds, size }) => (rounds + 1) * PEOPLE[size],
  async run(stage) {
    const rounds: Round[] = [];
    for (let number = 0; number <= stage.rounds; number++) {
      await stage.calm.wait();
      const measured = await round(stage);
      // The first warms everything up.
      if (number > 0) rounds.push(measured);
    }
    const row = (what: string, these: keyof Round, to: string, those: keyof Round): Row => ({
      measurement: 'doors',
      what,
      unit: 'ms',
      values: summary(rounds.flatMap((one) => one[these])),
      against: {
        what: to,
        ratio: ratio(
          rounds.map((one) => one[these]),
          rounds.map((one) => one[those]),
        ),
      },
      goal: null,
    });
    return {
      rows: [
        row('WhatsApp webhook to its 200', 'webhook', 'a bare request', 'bare'),
        row('voice webhook to TwiML', 'twiml', 'a bare request', 'bare'),
        row('voice prompt to first token', 'word', 'the bare echo', 'echo'),
      ],
    };
  },
};

async function round({ service, orders, sink, size }: Stage): Promise<Round> {
  const watch = timed(service);
  const said: Round = { bare: [], webhook: [], twiml: [], word: [], echo: [] };
  const echo = await Line.open(service, '/bench/echo/chat/demo');
  for (let person = 0; person < PEOPLE[size]; person++) {
    const { name, phone } = orders.person();
    (await (await watch.service.fetch('/healthz')).body)?.cancel();
    said.bare.push(watch.last());
    const whatsapp = new WhatsApp(watch.service, { name, phone }, PHONE_NUMBER_ID);
    for (const measured of [false, true]) {
      const answered = sink.next(`whatsapp:${phone}`);
      await whatsapp.send({ text: QUESTION }, new Date());
      if (measured) said.webhook.push(watch.last());
      await answered;
    }
    const call = await Call.place(watch.service, { from: phone, to: PHONE });
    said.twiml.push(watch.last());
    await call.answer(QUESTION);
    await call.answer(QUESTION);
    said.word.push(call.firstWord);
    await call.hangUp();
    said.echo.push((await echo.ask(QUESTION)).reply);
  }
  echo.close();
  return said;
}

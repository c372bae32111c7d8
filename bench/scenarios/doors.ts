import { Call } from '../../scripts/clients/voice.ts';
import { WhatsApp } from '../../scripts/clients/whatsapp.ts';
import { Line } from '../measure/line.ts';
import { comparedRow } from '../measure/rows.ts';
import { type Measurement, type Stage, timed } from '../measure/stage.ts';
import { PHONE, PHONE_NUMBER_ID } from '../service/env.ts';

/** People of a round. */
const PEOPLE = { full: 4, quick: 4, smoke: 1 };
const QUESTION = 'What are your opening hours?';

/** What a round measured, in milliseconds. */
type Round = Record<'bare' | 'webhook' | 'twiml' | 'word' | 'echo', number[]>;

/** The posted and the spoken doors, for people the shop knows, each beside the least the same wire can do. */
export const doors: Measurement = {
  name: 'doors',
  disk: 'disk',
  orders: ({ rounds, size }) => (rounds + 1) * PEOPLE[size],
  async run(stage) {
    const rounds: Round[] = [];
    for (let number = 0; number <= stage.rounds; number++) {
      await stage.calm.wait();
      rounds.push(await round(stage));
    }
    // The first warms everything up.
    const times = (of: keyof Round) => rounds.slice(1).map((one) => one[of]);
    const bare = { than: 'a bare request', those: times('bare') };
    return [
      comparedRow('doors', 'WhatsApp webhook to its 200', times('webhook'), bare),
      comparedRow('doors', 'voice webhook to TwiML', times('twiml'), bare),
      comparedRow('doors', 'voice prompt to first token', times('word'), {
        than: 'the bare echo',
        those: times('echo'),
      }),
    ];
  },
};

async function round({ service, orders, sink, size }: Stage): Promise<Round> {
  const watch = timed(service);
  const said: Round = { bare: [], webhook: [], twiml: [], word: [], echo: [] };
  const echo = await Line.open(service, '/bench/echo/chat/demo');
  for (let person = 0; person < PEOPLE[size]; person++) {
    const { name, phone } = orders.person();
    await (await watch.service.fetch('/healthz')).body?.cancel();
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
    said.echo.push(await echo.ask(QUESTION));
  }
  echo.close();
  return said;
}

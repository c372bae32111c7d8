import { Line } from './client.ts';
import { plant } from './plant.ts';
import { atMost } from './rows.ts';
import { behind, type Measurement, type Stage } from './stage.ts';
import { ratio, summary } from './stats.ts';

const QUESTION = 'What are your opening hours?';
/** Chat messages of a round in one of two threads. */
const MESSAGES = 12;
/** Exchanges behind a thread. */
const SHORT = 100;
const LONG = { full: 100_000, quick: 100_000, smoke: 1_000 };

/** A thread with little behind it and one with very much, in turns. */
export const history: Measurement = {
  name: 'history',
  disk: 'disk',
  orders: () => 0,
  async run({ service: plain, calm, rounds, size }) {
    const service = behind(plain, 'planted');
    const long = LONG[size];
    const lines = [await chatWith(service, SHORT), await chatWith(service, long)];
    await calm.wait();
    const [few, many]: [number[][], number[][]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      for (const side of round % 2 ? [0, 1] : [1, 0]) {
        const replies: number[] = [];
        for (let message = 0; message < MESSAGES; message++) {
          const answered = await lines[side]?.ask(QUESTION);
          if (answered) replies.push(answered.reply);
        }
        await calm.wait();
        // The first round warms everything up.
        if (round > 0) (side === 0 ? few : many).push(replies);
      }
    }
    for (const line of lines) line.close();
    const compared = ratio(many, few);
    return {
      rows: [
        {
          measurement: 'history',
          what: `chat message to reply, ${long.toLocaleString('en')} exchanges behind it`,
          unit: 'ms',
          values: summary(many.flat()),
          against: { what: `${SHORT} behind it`, ratio: compared },
          goal: atMost(1.2, compared),
        },
      ],
    };
  },
};

async function chatWith(service: Stage['service'], count: number): Promise<Line> {
  const first = await Line.open(service, '/chat/demo');
  await first.ask('Hello');
  first.close();
  await plant(service, { token: first.session }, count);
  // From the end on: what a browser has is not sent again.
  const line = await Line.open(service, '/chat/demo', { token: first.session, since: count + 2 });
  if (line.seq < count) throw new Error(`the past was not planted: ${line.seq} messages`);
  await line.ask('Hello again');
  return line;
}

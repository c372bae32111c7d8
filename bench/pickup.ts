import type { Service } from '../scripts/clients/service.ts';
import { Call } from '../scripts/clients/voice.ts';
import { PHONE } from './env.ts';
import type { Person } from './orders.ts';
import { plant } from './plant.ts';
import { atMost, type Row } from './rows.ts';
import { behind, type Measurement, timed } from './stage.ts';
import { ratio, summary } from './stats.ts';

const QUESTION = 'What are your opening hours?';
/** Calls of a round to one of two callers. */
const CALLS = { full: 6, quick: 6, smoke: 2 };
/** Exchanges behind the caller with a long past; behind the other there is what these very calls leave. */
const LONG = { full: 100_000, quick: 100_000, smoke: 1_000 };

/** Times of one caller, by round. */
interface Caller {
  id: string;
  person: Person;
  twiml: number[][];
  word: number[][];
}

/**
 * Answering a call of a customer whose object is out of memory when the phone rings. Measured are the time to
 * the TwiML that greets the caller by name, and the time from the relay's `setup` to the first word of an
 * answer, which needs everything a turn reads.
 */
export const pickup: Measurement = {
  name: 'pickup',
  disk: 'disk',
  orders: () => 2,
  async run({ service: plain, orders, calm, rounds, size }) {
    const watch = timed(behind(plain, 'planted'));
    const { service } = watch;
    const long = LONG[size];
    const few = await callerWith(service, orders.person(), 0);
    const many = await callerWith(service, orders.person(), long);
    for (let round = 0; round <= rounds; round++) {
      for (const caller of round % 2 ? [few, many] : [many, few]) {
        const [twiml, word]: [number[], number[]] = [[], []];
        for (let number = 0; number < CALLS[size]; number++) {
          await plant(service, { customer: caller.id }, 0);
          await calm.wait();
          const call = await Call.place(service, { from: caller.person.phone, to: PHONE });
          twiml.push(watch.last());
          greets(call, caller.person);
          // The setup has just been sent: the caller speaks before anything was read.
          await call.answer(QUESTION);
          word.push(call.firstWord);
          await call.hangUp();
        }
        // The first round warms everything up.
        if (round === 0) continue;
        caller.twiml.push(twiml);
        caller.word.push(word);
      }
    }
    const row = (what: string, times: 'twiml' | 'word'): Row => {
      const compared = ratio(many[times], few[times]);
      return {
        measurement: 'pickup',
        what: `${what}, ${long.toLocaleString('en')} exchanges behind the caller`,
        unit: 'ms',
        values: summary(many[times].flat()),
        against: {
          what: `no past (${summary(few[times].flat()).median.toFixed(2)} ms)`,
          ratio: compared,
        },
        goal: atMost(1.2, compared),
      };
    };
    return {
      rows: [
        row('webhook to TwiML with the caller’s name', 'twiml'),
        row('setup to the first word of an answer from memory', 'word'),
      ],
    };
  },
};

function greets({ greeting }: Call, { name }: Person): void {
  const first = name.split(' ')[0] ?? name;
  if (!greeting.includes(first)) throw new Error(`the caller was not greeted by name: ${greeting}`);
}

/** Somebody who has called once. */
async function callerWith(service: Service, person: Person, count: number): Promise<Caller> {
  const call = await Call.place(service, { from: person.phone, to: PHONE });
  await call.hangUp();
  const response = await service.fetch(`/api/v1/customers?phone=${encodeURIComponent(person.phone)}`, {
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  const { customers } = (await response.json()) as { customers: { id: string }[] };
  const id = customers[0]?.id ?? '';
  await plant(service, { customer: id }, count);
  return { id, person, twiml: [], word: [] };
}

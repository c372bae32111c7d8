import { Call } from '../scripts/clients/voice.ts';
import { WhatsApp } from '../scripts/clients/whatsapp.ts';
import { Line } from './client.ts';
import { PHONE, PHONE_NUMBER_ID } from './env.ts';
import { goal, type Row } from './rows.ts';
import { behind, type Measurement, pause, type Stage, timed } from './stage.ts';
import { summary } from './stats.ts';

/** Milliseconds put before each call to an object: a customer and their shop on two continents. */
const DELAY = 80;
/** Samples of a kind. */
const SAMPLES = { full: 12, quick: 4, smoke: 1 };
/** What comes of a message after its answer is counted apart. */
const QUIET = 400;

/**
 * A kind of message: `ready` brings somebody to where it can be said; what that gives says it and tells how
 * long it took.
 */
interface Kind {
  what: string;
  /**
   * Whose calls keep its sender waiting: a door's, until its answer; what the object asks for then goes on
   * behind that.
   */
  waits: 'door' | 'customer';
  /** Most of them; null where none is promised. */
  most: number | null;
  ready(stage: Stage): Promise<() => Promise<number>>;
}

const KINDS: readonly Kind[] = [
  {
    what: 'chat frame, nothing looked up',
    waits: 'customer',
    most: 0,
    async ready({ service }) {
      const line = await Line.open(service, '/chat/demo');
      await line.ask('Hello');
      return async () => (await line.ask('What are your opening hours?')).reply;
    },
  },
  {
    what: 'chat frame, an order looked up in the shop',
    waits: 'customer',
    most: null,
    async ready({ service, orders }) {
      const line = await Line.open(service, '/chat/demo');
      await line.ask('Hello');
      return async () => (await line.ask(`Where is my order #${orders.next()}?`)).reply;
    },
  },
  {
    what: 'WhatsApp webhook to 200, a known sender',
    waits: 'door',
    most: 2,
    async ready({ service, orders, sink }) {
      const watch = timed(service);
      const { name, phone } = orders.person();
      const whatsapp = new WhatsApp(watch.service, { name, phone }, PHONE_NUMBER_ID);
      const answered = sink.next(`whatsapp:${phone}`);
      await whatsapp.send({ text: 'Hello' }, new Date());
      await answered;
      return async () => {
        await whatsapp.send({ text: 'What are your opening hours?' }, new Date());
        return watch.last();
      };
    },
  },
  {
    what: 'WhatsApp webhook to 200, a first message',
    waits: 'door',
    most: null,
    async ready({ service, orders }) {
      const watch = timed(service);
      const { name, phone } = orders.person();
      const whatsapp = new WhatsApp(watch.service, { name, phone }, PHONE_NUMBER_ID);
      return async () => {
        await whatsapp.send({ text: 'What are your opening hours?' }, new Date());
        return watch.last();
      };
    },
  },
  {
    what: 'voice webhook to TwiML, a known caller',
    waits: 'door',
    most: 2,
    async ready({ service, orders }) {
      const watch = timed(service);
      const { phone } = orders.person();
      await (await Call.place(watch.service, { from: phone, to: PHONE })).hangUp();
      return async () => {
        const call = await Call.place(watch.service, { from: phone, to: PHONE });
        const took = watch.last();
        call.send({ type: 'info' });
        return took;
      };
    },
  },
];

/** Calls from the doors and the customer's object to other objects: counted, and made slow. */
export const hops: Measurement = {
  name: 'hops',
  disk: 'disk',
  orders: ({ size }) => KINDS.length * (SAMPLES[size] + 2) * 2,
  async run(stage) {
    const service = behind(stage.service, 'hopping');
    const staged = { ...stage, service };
    const rows: Row[] = [];
    for (const { what, waits, most, ready } of KINDS) {
      const counted: string[][] = [];
      const slow: number[] = [];
      const idle: number[] = [];
      for (let sample = 0; sample < SAMPLES[stage.size]; sample++) {
        const say = await ready(staged);
        await pause(QUIET / 4);
        await cut(service, 0);
        idle.push(await say());
        // Taken at the answer: what goes on behind it keeps nobody waiting.
        counted.push(await cut(service, 0));
      }
      for (let sample = 0; sample < SAMPLES[stage.size]; sample++) {
        const say = await ready(staged);
        await pause(QUIET / 4);
        await cut(service, DELAY);
        slow.push(await say());
        await cut(service, 0);
      }
      // An upgrade opens a socket: it is no part of a message.
      // Settings are asked for by an isolate, every half minute at most.
      const calls = counted.map(
        (of) => of.filter((call) => call.startsWith(waits) && !/\.fetch$|STORE\.settings$/.test(call)).length,
      );
      rows.push(
        {
          measurement: 'hops',
          what,
          unit: 'calls',
          values: summary(calls),
          against: null,
          goal: most === null ? null : goal(`≤ ${most}`, Math.max(...calls) <= most),
          note: counted.at(-1)?.join(', ') || 'no call',
        },
        {
          measurement: 'hops',
          what: `  ${DELAY} ms put before each`,
          unit: 'ms',
          values: summary(slow),
          against: null,
          goal: null,
          note: `p95 without them ${summary(idle).p95.toFixed(1)} ms`,
        },
      );
    }
    return { rows };
  },
};

async function cut(service: Stage['service'], delay: number): Promise<string[]> {
  const response = await service.fetch('/bench/hops', { method: 'POST', body: JSON.stringify({ delay }) });
  return (await response.json()) as string[];
}

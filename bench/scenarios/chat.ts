import type { Service } from '../../scripts/clients/service.ts';
import { Line } from '../measure/line.ts';
import type { Orders } from '../measure/orders.ts';
import { comparedRow } from '../measure/rows.ts';
import { type Measurement, pause, type Stage } from '../measure/stage.ts';

/** Customers one after the other, and at once. */
const MANY = { singles: 8, crowd: 50 };
const SIZES = { full: MANY, quick: MANY, smoke: { singles: 2, crowd: 4 } };
/** No new round begins after this, in milliseconds. */
const BUDGET = 55_000;
/** Between two messages of one customer, and until nothing comes of a recorded one any more, in milliseconds. */
const BREATH = 40;
const QUIET = 500;

/** What every customer says, in this order. The greeting warms the customer's object up. */
const GREETING = 'greeting';
const SCRIPT: readonly [name: string, text: (orders: Orders) => string][] = [
  [GREETING, () => 'Hello'],
  ['opening hours', () => 'What are your opening hours?'],
  ['order status', (orders) => `Where is my order #${orders.next()}?`],
];

/** Who is measured, and where it answers. */
const CONTENDERS = [
  { name: 'onethread', path: '/chat/demo' },
  { name: 'same rows', path: '/bench/replay/chat/demo' },
  { name: 'one row', path: '/bench/echo/chat/demo' },
] as const;
type Contender = (typeof CONTENDERS)[number]['name'];
/** Times of one kind of message, by contender and then by round. */
type Times = Record<Contender, number[][]>;

/**
 * A chat message to its stored reply, against the same rows without a brain and against a bare echo. The
 * contenders take turns, round by round, each time with another one first, so that whatever else the machine
 * does hits all alike. The first round warms everything up and is thrown away.
 */
export const chat: Measurement = {
  name: 'chat',
  disk: 'disk',
  orders: ({ rounds, size }) =>
    1 + (rounds + 1) * CONTENDERS.length * (SIZES[size].singles + SIZES[size].crowd),
  async run(stage) {
    const { calm, rounds, size, service, orders } = stage;
    const { singles, crowd } = SIZES[size];
    const until = performance.now() + BUDGET;
    const cells = new Map<string, Times>();
    await record(service, orders);
    for (let round = 0; round <= rounds && (round < 2 || performance.now() < until); round++) {
      for (let turn = 0; turn < CONTENDERS.length; turn++) {
        const { name, path } = CONTENDERS[(round + turn) % CONTENDERS.length] ?? CONTENDERS[0];
        for (const said of [await oneByOne(stage, path, singles), await atOnce(stage, path, crowd)]) {
          await calm.wait();
          for (const [what, times] of round > 0 ? said : []) {
            const cell = cells.get(what) ?? { onethread: [], 'same rows': [], 'one row': [] };
            cells.set(what, cell);
            cell[name].push(times);
          }
        }
      }
    }
    return [...cells].flatMap(([what, times]) => [
      comparedRow('chat', what, times.onethread, { than: 'same rows', those: times['same rows'], most: 1.5 }),
      comparedRow('chat', '  beside', times.onethread, { than: 'the bare echo', those: times['one row'] }),
    ]);
  },
};

/** Plays the script once with a customer whose object is recorded: the tape of the baseline. */
async function record(service: Service, orders: Orders): Promise<void> {
  // Thrown away: what a first customer of the store finds out is kept by the isolate for the others.
  (await Line.open(service)).close();
  const line = await Line.open(service, '/bench/recorded/chat/demo');
  for (const [, text] of SCRIPT) {
    await pause(QUIET);
    await line.ask(text(orders));
  }
  await pause(QUIET);
  line.close();
}

type Said = [what: string, times: number[]][];

/** Fresh customers, one after the other. */
async function oneByOne({ service, orders }: Stage, path: string, customers: number): Promise<Said> {
  const said = new Map<string, number[]>();
  for (let customer = 0; customer < customers; customer++) {
    const line = await Line.open(service, path);
    for (const [name, text] of SCRIPT) {
      said.set(name, [...(said.get(name) ?? []), await line.ask(text(orders))]);
      await pause(BREATH);
    }
    line.close();
  }
  said.delete(GREETING);
  return [...said].map(([name, times]) => [`${name}, 1 customer`, times]);
}

/** Fresh customers who all say the same thing at the same moment. */
async function atOnce({ service, orders, calm }: Stage, path: string, customers: number): Promise<Said> {
  const said: Said = [];
  const lines = await Promise.all(Array.from({ length: customers }, () => Line.open(service, path)));
  for (const [name, text] of SCRIPT) {
    await calm.wait();
    const times = await Promise.all(lines.map((line) => line.ask(text(orders))));
    if (name !== GREETING) said.push([`${name}, ${customers} customers at once`, times]);
  }
  for (const line of lines) line.close();
  return said;
}

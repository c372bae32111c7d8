import type { Service } from '../scripts/clients/service.ts';
import type { Calm } from './calm.ts';
import { type Answered, Line } from './client.ts';
import type { Orders } from './orders.ts';
import { SCRIPT } from './script.ts';

/** Who is measured, and where it answers. */
export const CONTENDERS = [
  { name: 'onethread', path: '/chat/demo' },
  { name: 'same rows', path: '/bench/replay/chat/demo' },
  { name: 'one row', path: '/bench/echo/chat/demo' },
] as const;
export type Contender = (typeof CONTENDERS)[number]['name'];

/** Between two messages of one customer, in milliseconds. */
const BREATH = 40;

/** Times of one kind of message: by contender, then by round. */
export interface Cell {
  message: string;
  customers: number;
  replies: Record<Contender, number[][]>;
  acks: Record<Contender, number[][]>;
}

export interface Results {
  /** Measured rounds. */
  rounds: number;
  cells: Cell[];
}

/** How much is measured. */
export interface Plan {
  rounds: number;
  /** Customers of a turn in which one speaks at a time. */
  singles: number;
  /** Customers at once, beside one. */
  customers: number;
  /** No new round begins after this, `performance.now()`. */
  until: number;
  /** Waits until nothing goes on any more. */
  calm: Calm;
  /** Told after each round. */
  progress(round: number): void;
}

/** Orders that a plan asks after, the recording included. */
export function ordersOf({
  rounds,
  singles,
  customers,
}: Pick<Plan, 'rounds' | 'singles' | 'customers'>): number {
  return 1 + (rounds + 1) * CONTENDERS.length * (singles + customers);
}

/**
 * Lets the contenders take turns, round by round, each time with another one first, so that whatever else the
 * machine does hits all alike. The first round warms everything up and is thrown away.
 */
export async function contest(service: Service, orders: Orders, plan: Plan): Promise<Results> {
  const measured = SCRIPT.filter(({ warmUp }) => !warmUp);
  const cells = [1, plan.customers].flatMap((customers) =>
    measured.map(({ name }): Cell => ({ message: name, customers, replies: none(), acks: none() })),
  );
  let round = 0;
  for (; round <= plan.rounds; round++) {
    if (round > 1 && performance.now() > plan.until) break;
    for (let turn = 0; turn < CONTENDERS.length; turn++) {
      const contender = CONTENDERS[(round + turn) % CONTENDERS.length];
      if (!contender) continue;
      for (const customers of [1, plan.customers]) {
        const said =
          customers === 1
            ? await oneByOne(service, contender.path, orders, plan.singles)
            : await atOnce(service, contender.path, orders, customers, plan.calm);
        await plan.calm.wait();
        if (round === 0) continue;
        for (const cell of cells) {
          const answers = said.get(cell.message);
          if (cell.customers !== customers || !answers) continue;
          cell.replies[contender.name].push(answers.map(({ reply }) => reply));
          cell.acks[contender.name].push(answers.flatMap(({ ack }) => (ack === null ? [] : [ack])));
        }
      }
    }
    plan.progress(round);
  }
  return { rounds: round - 1, cells };
}

type Said = Map<string, Answered[]>;

/** Fresh customers, one after the other. */
async function oneByOne(service: Service, path: string, orders: Orders, customers: number): Promise<Said> {
  const said: Said = new Map();
  for (let customer = 0; customer < customers; customer++) {
    const line = await Line.open(service, path);
    for (const { name, text } of SCRIPT) {
      said.set(name, [...(said.get(name) ?? []), await line.ask(text(orders))]);
      await pause(BREATH);
    }
    line.close();
  }
  return said;
}

/** Fresh customers who all say the same thing at the same moment. */
async function atOnce(
  service: Service,
  path: string,
  orders: Orders,
  customers: number,
  calm: Calm,
): Promise<Said> {
  const said: Said = new Map();
  const lines = await Promise.all(Array.from({ length: customers }, () => Line.open(service, path)));
  for (const { name, text } of SCRIPT) {
    await calm.wait();
    const texts = lines.map(() => text(orders));
    said.set(name, await Promise.all(lines.map((line, index) => line.ask(texts[index] ?? ''))));
  }
  for (const line of lines) line.close();
  return said;
}

function none(): Record<Contender, number[][]> {
  return { onethread: [], 'same rows': [], 'one row': [] };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

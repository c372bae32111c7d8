import { asksAgain } from './asks-again.ts';
import type { OrderExpected, Scenario } from './scenario.ts';

/** An order as far as it is judged. */
export interface OrderState {
  status: string;
  returns: number;
  exchanges: number;
  refunds: number;
  cancelled: boolean;
  sizes: string[];
  city: string;
  payments: string[];
  settlements: string[];
  /** The subscription was ended; absent where there is none. */
  ended?: boolean;
}

/** What came of one play. */
export interface Played {
  /** What was answered, oldest first, in one text each. */
  answers: string[];
  /** How the order stood before the first word, and stands now. */
  before: OrderState;
  after: OrderState;
  /** Whether the thread waits for a person. */
  waits: boolean;
  /** Why it could not be played to its end; null where it could. */
  broken: string | null;
}

/** The five things that a play is judged by: all have to hold. */
export const DIMENSIONS = ['shop', 'said', 'asked', 'policy', 'person'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What did not hold, by dimension; empty where all held. */
export type Verdict = Record<Dimension, string[]>;

/** Markup that no channel shows, and words that only a machine writes. */
const NEVER_SAID = [/\*\*/, /\bundefined\b/, /\[object /];

/** Judges a play: the end state of the shop × what was said and not × nothing asked twice × policy × a person when due. */
export function judge({ expect }: Scenario, played: Played): Verdict {
  const { answers, before, after, waits, broken } = played;
  const all = answers.join('\n');
  const missing = expect.said.filter((pattern) => !new RegExp(pattern, 'is').test(all));
  const wrong = expect.notSaid.filter((pattern) => new RegExp(pattern, 'is').test(all));
  const asked = answers
    .flatMap((answer) => asksAgain(answer) ?? [])
    .filter((words) => !expect.mayAsk.some((what) => words.toLowerCase().includes(what)));
  return {
    shop: [...(broken ? [broken] : []), ...(expect.order ? differences(expect.order, after) : [])],
    said: [
      ...missing.map((pattern) => `nothing like /${pattern}/ was said`),
      ...wrong.map((pattern) => `/${pattern}/ was said`),
      ...NEVER_SAID.filter((pattern) => pattern.test(all)).map((pattern) => `${pattern} was said`),
    ],
    asked: asked.map((words) => `it asked: ${words}`),
    policy:
      expect.unchanged && JSON.stringify(before) !== JSON.stringify(after) ? ['the shop was changed'] : [],
    person:
      expect.handover === undefined || expect.handover === waits
        ? []
        : [waits ? 'a person was called' : 'no person was called'],
  };
}

function differences(wanted: OrderExpected, is: OrderState): string[] {
  const { size, payment, settlement, ...plain } = wanted;
  const found = Object.entries(plain).flatMap(([name, value]) => {
    const has = is[name as keyof typeof plain];
    return has === value ? [] : [`${name} is ${has}, not ${value}`];
  });
  const lists = [
    ['size', size, is.sizes],
    ['payment', payment, is.payments],
    ['settlement', settlement, is.settlements],
  ] as const;
  for (const [name, value, has] of lists)
    if (value !== undefined && !has.some((one) => one.includes(value)))
      found.push(`${name} is ${has.join(', ') || 'none'}, not ${value}`);
  return found;
}

/** True when everything held. */
export function passes(verdict: Verdict): boolean {
  return DIMENSIONS.every((name) => verdict[name].length === 0);
}

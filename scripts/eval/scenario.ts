import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * Scenarios as data: who wants what, on which channels and in which words, and how the shop and the talk have
 * to stand in the end. `{order}`, `{other}`, `{email}`, `{postcode}` and `{name}` in a line are the
 * customer's.
 */

/** An order of the customer, as the feed brings it before the first word. */
const OrderGiven = z.strictObject({
  status: z.enum(['pending', 'shipped', 'delivered']).default('delivered'),
  /** Days since it was delivered. */
  daysAgo: z.number().int().min(0).max(400).default(1),
  /** Minor units of its one item. */
  price: z.number().int().min(100).default(8_700),
  /** A second item, in L. */
  two: z.boolean().default(false),
});

const Step = z.strictObject({
  channel: z.enum(['chat', 'email', 'whatsapp', 'voice']),
  /** A visitor whom nobody knows, a mailbox or number that is not the customer's: `stranger`. */
  as: z.enum(['known', 'stranger']).default('known'),
  lines: z.array(z.string().min(1)).min(1),
  /** Moves the clock before it: `14h`, `3d`. */
  after: z
    .string()
    .regex(/^\d+[mhd]$/)
    .optional(),
});
export type Step = z.infer<typeof Step>;

/** How an order has to stand in the end; what is not named is not looked at. */
const OrderExpected = z.strictObject({
  status: z.string().optional(),
  returns: z.number().int().optional(),
  exchanges: z.number().int().optional(),
  refunds: z.number().int().optional(),
  cancelled: z.boolean().optional(),
  /** The size of what comes instead, or of what is in it now. */
  size: z.string().optional(),
  city: z.string().optional(),
  payment: z.string().optional(),
  settlement: z.string().optional(),
});
export type OrderExpected = z.infer<typeof OrderExpected>;

export const Scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  goal: z.string().min(1),
  persona: z.string().default('plain and polite'),
  mood: z.enum(['calm', 'upset', 'angry']).default('calm'),
  language: z.enum(['en', 'fr']).default('en'),
  /** The action of the retail domain of τ²-bench that it stands for. */
  action: z.string().optional(),
  order: OrderGiven.prefault({}),
  /** A second order of the same customer. */
  other: OrderGiven.optional(),
  steps: z.array(Step).min(1),
  expect: z.strictObject({
    order: OrderExpected.optional(),
    /** Nothing in the shop may have changed. */
    unchanged: z.boolean().default(false),
    /** Patterns that some answer has to fit. */
    said: z.array(z.string()).default([]),
    /** Patterns that no answer may fit. */
    notSaid: z.array(z.string()).default([]),
    /** Whether a person has to be called; without it either is right. */
    handover: z.boolean().optional(),
    /** What the service cannot know yet and may ask for, by a word of the question. */
    mayAsk: z.array(z.string()).default([]),
  }),
});
export type Scenario = z.infer<typeof Scenario>;

/** All scenarios of a folder of JSON files, each a list of several; throws where one makes no sense or is there twice. */
export function scenariosIn(folder: string): Scenario[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files.flatMap((name) => {
    const parsed = z.array(Scenario).safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice) throw new Error(`${twice} is there twice`);
  return all;
}

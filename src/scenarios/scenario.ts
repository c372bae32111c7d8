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
  /** It is collected in a shop, and how far it is there. */
  pickup: z.enum(['preparing', 'ready', 'collected']).optional(),
});

const Step = z.strictObject({
  channel: z.enum(['chat', 'email', 'whatsapp', 'voice']),
  /** A visitor whom nobody knows, a mailbox or number that is not the customer's: `stranger`. */
  as: z.enum(['known', 'stranger']).default('known'),
  lines: z.array(z.string().min(1).max(5_000)).min(1).max(50),
  /** Moves the clock before it: `14h`, `3d`. */
  after: z
    .string()
    .regex(/^\d+[mhd]$/)
    .optional(),
});
export type Step = z.infer<typeof Step>;

/** A subscription of the customer, Team for €49.00 a month, that renews in ten days; with a paid invoice and an open one. */
const SubscriptionGiven = z.strictObject({
  /** The company that it belongs to; without it it is the customer's own. */
  company: z.string().min(1).max(100).optional(),
  tier: z.enum(['strategic', 'standard']).default('standard'),
  status: z.enum(['trialing', 'active', 'past_due', 'paused']).default('active'),
  noticeDays: z.number().int().min(0).max(366).default(0),
  /** What one seat more or less changes of the price; absent: a person settles it. */
  seatPrice: z.number().int().min(0).optional(),
});

/** A visit of the customer, on a day so many days on; the week from tomorrow on has free times at nine and at half past two. */
const AppointmentGiven = z.strictObject({
  daysAhead: z.number().int().min(1).max(60).default(9),
});

/** How an order has to stand in the end; what is not named is not looked at. */
const OrderExpected = z.strictObject({
  /** The subscription was ended. */
  ended: z.boolean().optional(),
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

export const ScenarioId = z.string().regex(/^[a-z0-9-]{1,80}$/);

const Patterns = z
  .array(z.string().min(1).max(300).refine(isPattern, 'no regular expression'))
  .max(20)
  .default([]);

export const Scenario = z.strictObject({
  id: ScenarioId,
  goal: z.string().min(1).max(300),
  persona: z.string().max(300).default('plain and polite'),
  mood: z.enum(['calm', 'upset', 'angry']).default('calm'),
  language: z.enum(['en', 'fr']).default('en'),
  /** The action of the retail domain of τ²-bench that it stands for. */
  action: z.string().max(100).optional(),
  order: OrderGiven.prefault({}),
  /** Beside the order. */
  subscription: SubscriptionGiven.optional(),
  appointment: AppointmentGiven.optional(),
  /** A second order of the same customer. */
  other: OrderGiven.optional(),
  steps: z.array(Step).min(1).max(20),
  expect: z.strictObject({
    order: OrderExpected.optional(),
    /** Nothing in the shop may have changed. */
    unchanged: z.boolean().default(false),
    /** Patterns that some answer has to fit. */
    said: Patterns,
    /** Patterns that no answer may fit. */
    notSaid: Patterns,
    /** Whether a person has to be called; without it either is right. */
    handover: z.boolean().optional(),
    /** What the service cannot know yet and may ask for, by a word of the question. */
    mayAsk: z.array(z.string().min(1).max(100)).max(20).default([]),
  }),
});
export type Scenario = z.infer<typeof Scenario>;

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'is'));
  } catch {
    return false;
  }
}

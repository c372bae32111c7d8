import { z } from 'zod';
import { Assurance, Channel, Intent } from './values.ts';

/*
 * What an action would do, exactly, as data: what a customer agrees to, what limits are checked against, and
 * what must still be true when it is carried out. Money is in minor units and always positive; the direction
 * says who pays whom.
 */

/** An item of an order, or one of the catalogue that replaces it (`line` null). */
export const Piece = z.object({
  line: z.string().nullable(),
  sku: z.string(),
  title: z.string(),
  /** The title in other languages, by language code, where the shop has them. */
  titles: z.record(z.string(), z.string()).optional(),
  /** Size, colour and so on, by the shop's own names. */
  options: z.record(z.string(), z.string()),
  quantity: z.int().positive(),
  /** The time of an appointment: ISO 8601; `with`: who it is with. */
  at: z.object({ from: z.string(), to: z.string().nullable(), with: z.string() }).optional(),
});
export type Piece = z.infer<typeof Piece>;

export const Move = z.object({
  direction: z.enum(['to_customer', 'from_customer']),
  amount: z.int().positive(),
  /** ISO 4217. */
  currency: z.string(),
  /** As it may be named: "card", "Visa ending 4242", "store credit"; never a full number. */
  method: z.string(),
  /** At once, or when the parcel has come back. */
  when: z.enum(['now', 'on_receipt']),
});
export type Move = z.infer<typeof Move>;

export const Act = z.enum([
  'return',
  'exchange',
  'refund',
  'cancel',
  'undo',
  'change_items',
  'change_address',
  'change_payment',
  'end_subscription',
  'resume_subscription',
  'change_subscription',
  'book_appointment',
  'move_appointment',
  'cancel_appointment',
  'other',
]);
export type Act = z.infer<typeof Act>;

/** What is charged each interval. */
const Charged = z.object({
  price: z.int().nonnegative(),
  currency: z.string(),
  interval: z.enum(['month', 'year']),
});

export const Quote = z.object({
  tool: z.string(),
  act: Act,
  order: z.string().nullable(),
  /** What leaves the customer or the order. */
  out: z.array(Piece),
  /** What replaces it. */
  in: z.array(Piece),
  money: z.array(Move),
  /** ISO date until which the customer has to act. */
  deadline: z.string().nullable(),
  goes: z.array(
    z.object({
      what: z.enum(['label', 'parcel', 'letter']),
      /** `address_on_file`, `here` (the conversation), or a masked address. */
      to: z.string(),
      /** A hash of the address, which reveals nothing of it: a quote for another address is another quote. */
      mark: z.string().optional(),
      /** The same for the previous address. */
      was: z.string().optional(),
    }),
  ),
  /** True of what cannot be undone. */
  final: z.boolean(),
  /** It changes part of the order, where it could change all of it. */
  part: z.literal(true).optional(),
  /**
   * For a subscription that ends: its last day (ISO date), how often it is charged until then, and whether it
   * is a trial that was never paid for, or something is still to be paid.
   */
  ends: Charged.extend({
    on: z.string(),
    renewals: z.int().nonnegative(),
    trial: z.literal(true).optional(),
    unpaid: z.literal(true).optional(),
  }).optional(),
  /** For one that continues after all: when it is charged next (ISO date). */
  renews: Charged.extend({ on: z.string() }).optional(),
  /**
   * Of one whose plan or seats change: from which day (ISO date), and what each interval would have cost from then on; `charged` is
   * what it costs until then, where a change before has made that another.
   */
  changes: Charged.extend({
    on: z.string(),
    was: z.int().nonnegative(),
    charged: z.int().nonnegative().optional(),
    seats: z.object({ from: z.int(), to: z.int() }).nullable(),
  }).optional(),
  /** A person has to approve it first, by the store's limits; of what is agreed to now they answer until `due` (ISO 8601). */
  approval: z.object({ due: z.string() }).optional(),
});
export type Quote = z.infer<typeof Quote>;

/** One call of a tool, with what it would do; `quote` is null for what was offered before there were quotes. */
export const Effect = z.object({
  tool: z.string(),
  input: z.unknown(),
  intent: Intent,
  quote: Quote.nullable(),
});
export type Effect = z.infer<typeof Effect>;

/** What one yes covers: all of its effects. */
export const Alternative = z.object({
  /** Unique among all cards: a button has it, and so do the keys of what is carried out. */
  id: z.string(),
  effects: z.array(Effect).min(1),
});
export type Alternative = z.infer<typeof Alternative>;

/** What is put to a customer: one alternative to agree to, or several of which one is to be named. */
export const Card = z.object({
  id: z.string(),
  session: z.string(),
  channel: Channel,
  /** The assurance of the session it was put to: a yes needs at least this. */
  assurance: Assurance,
  /** ISO 8601. */
  at: z.string(),
  /** True of a card that is put once more, after an answer that was neither yes nor no. */
  again: z.boolean().optional(),
  /**
   * What led to the card, where it was no plain request: a question, or a remark that there is no hurry,
   * which the message answers too, so that thanks may be for that; or a conditional request, which a bare yes
   * may answer.
   */
  led: z.enum(['question', 'condition']).optional(),
  alternatives: z.array(Alternative).min(1),
});
export type Card = z.infer<typeof Card>;

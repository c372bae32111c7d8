import { z } from 'zod';
import { amount, currency, label, moment, named } from '../fields.ts';
import { Account } from '../shapes.ts';

/*
 * What a company sells by the month: whose contract it is, what runs, and what was invoiced. Lines of the feed
 * like orders: money in minor units, times ISO 8601.
 */

export const BusinessAccount = z.object({
  id: named(200).describe('The shop’s id of the company that is the customer'),
  name: z.string().min(1).max(300).describe('As it calls itself'),
  tier: z
    .enum(['strategic', 'standard'])
    .default('standard')
    .describe('`strategic`: a person comes first for its people, where the store’s settings say so'),
  manager: z
    .object({
      name: z.string().min(1).max(200).describe('As the company’s people know them'),
      email: z.string().max(320).default('').describe('Where they are written to'),
    })
    .nullish()
    .describe('Who of the store looks after it'),
  members: z
    .array(named(200))
    .max(5_000)
    .default([])
    .describe('The shop’s ids of its people who may see, change and end what it has'),
});
/** A company that is a customer, with its people. */
export type BusinessAccount = z.infer<typeof BusinessAccount>;

export const Subscription = z.object({
  id: named(128).describe('The shop’s id of it'),
  customer: Account.describe('Whose it is, or who looks after it for the company'),
  account: named(200).nullish().describe('The company it belongs to, by its id; null: the customer’s own'),
  plan: z.string().min(1).max(200).describe('As the customer knows it'),
  status: z.enum(['trialing', 'active', 'past_due', 'paused', 'cancelled']).describe('Where it stands'),
  price: amount.describe('What is charged each interval, all seats together, taxes included'),
  currency,
  interval: z.enum(['month', 'year']).describe('How often it is charged'),
  seats: z.number().int().positive().nullish().describe('How many people may use it'),
  seatPrice: amount
    .nullish()
    .describe('What one seat more or less changes of the price each interval; absent: a person settles it'),
  plans: z
    .array(
      z.object({
        plan: z.string().min(1).max(200).describe('As the customer knows it'),
        price: amount.describe('What it would come to each interval with the seats that there are'),
        seatPrice: amount.nullish().describe('The same as above, of that plan'),
      }),
    )
    .max(20)
    .default([])
    .describe('What it may be changed to; none: a person settles it'),
  startedAt: moment.describe('When it began'),
  renewsAt: moment
    .nullish()
    .describe('When it is charged next, or a trial ends; null where that is not known'),
  endsAt: moment.nullish().describe('When it ends, or ended; null where it goes on'),
  noticeDays: z
    .number()
    .int()
    .min(0)
    .max(366)
    .default(0)
    .describe('Days before a renewal by which it has to be ended'),
  payment: z
    .object({ label: label.max(200) })
    .nullish()
    .describe('What it is paid with'),
  failure: z
    .object({
      at: moment.describe('When the payment was tried last'),
      reason: z
        .enum(['card_expired', 'insufficient_funds', 'declined', 'authentication', 'other'])
        .describe('What the payment provider said'),
      nextTryAt: moment.nullish().describe('When it is tried again'),
    })
    .nullish()
    .describe('The last payment that failed, of one that is `past_due`'),
});
/** A contract that is charged by the interval, as the feed brings it. */
export type Subscription = z.infer<typeof Subscription>;

export const Invoice = z.object({
  id: named(128).describe('Its number, as it stands on it'),
  customer: Account.describe('Whose it is, or who gets it for the company'),
  account: named(200).nullish().describe('The company it is made out to, by its id'),
  subscription: named(128).nullish().describe('What it is for, by the subscription’s id'),
  order: named(64).nullish().describe('What it is for, by the order’s number'),
  issuedAt: moment.describe('When it was made out'),
  dueAt: moment.nullish().describe('By when it is to be paid'),
  paidAt: moment.nullish().describe('When it was paid'),
  status: z.enum(['open', 'paid', 'void']).describe('`void`: it counts no more'),
  total: amount.describe('What was or is to be paid, taxes included'),
  tax: amount.default(0).describe('Of the total'),
  currency,
  lines: z
    .array(
      z.object({
        title: z.string().min(1).max(500).describe('As it stands on the invoice'),
        quantity: z.number().positive().max(1_000_000).default(1).describe('How many'),
        amount: z.number().int().describe('Of all of them, before taxes; below zero: taken off'),
      }),
    )
    .max(200)
    .default([])
    .describe('What it is made of; together with the tax they are the total'),
  billTo: z
    .object({
      name: z.string().min(1).max(300).describe('As it stands on the invoice'),
      address: z.string().max(500).default('').describe('In one line, its parts divided by commas'),
      vat: z.string().max(40).default('').describe('Their VAT number'),
    })
    .nullish()
    .describe('Whom it is made out to; without it the customer, or the company’s name'),
  url: z
    .httpUrl()
    .max(2_000)
    .refine((url) => new URL(url).protocol === 'https:', 'not https')
    .nullish()
    .describe('Where the invoice itself can be fetched, https: it is passed on and never fetched here'),
});
/** An invoice, as the feed brings it. */
export type Invoice = z.infer<typeof Invoice>;

/** What ended a subscription here: it runs until then. */
export interface Ending {
  /** When it was asked for, ISO 8601. */
  at: string;
  /** The last day, ISO date in the store's zone. */
  endsOn: string;
  reason: string;
}

/** What it is from a renewal on, by what was agreed to here. */
export interface Changing {
  /** When it was asked for, ISO 8601. */
  at: string;
  /** From which day, ISO date in the store's zone. */
  on: string;
  plan: string;
  seats: number | null;
  /** Each interval, all seats together. */
  price: number;
}

/** A subscription with what has happened to it here. */
export interface SubscriptionRecord extends Subscription {
  ending: Ending | null;
  /** Absent where a shop system keeps none. */
  changing?: Changing | null;
}

/** All that somebody may ever see of what runs by the interval: their own, and what their companies have. */
export interface Billing {
  /** The companies whose people they are among. */
  accounts: BusinessAccount[];
  /** Those that run first, then the newest. */
  subscriptions: SubscriptionRecord[];
  /** Newest first. */
  invoices: Invoice[];
}

/** Of a shop system that keeps none of it. */
export function noBilling(): Billing {
  return { accounts: [], subscriptions: [], invoices: [] };
}

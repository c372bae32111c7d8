import { z } from 'zod';
import { roster } from './channel-roster.ts';
import { INTENT_NAMES } from './intents.ts';

/** Where a customer and the assistant meet. */
export const Channel = z.enum(Object.keys(roster) as (keyof typeof roster)[]);
export type Channel = z.infer<typeof Channel>;

/**
 * How sure we are who is speaking, weakest first. It belongs to a session and a message, never to a person.
 */
export const Assurance = z.enum(['anonymous', 'claimed', 'recognised', 'verified']);
export type Assurance = z.infer<typeof Assurance>;

/** True when `has` is at least as strong as `needed`. */
export function atLeast(has: Assurance, needed: Assurance): boolean {
  return Assurance.options.indexOf(has) >= Assurance.options.indexOf(needed);
}

/** The stronger of two. */
export function stronger(one: Assurance, other: Assurance): Assurance {
  return atLeast(one, other) ? one : other;
}

/** The strengths above one, up to and with another. */
export function between(above: Assurance, upTo: Assurance): Assurance[] {
  return Assurance.options.filter((one) => !atLeast(above, one) && atLeast(upTo, one));
}

/**
 * Where a proof of a speaker comes from. `channel`: what the channel itself says of the speaker, with every
 * message or for the call; a newer one takes the place of the older. The others are steps of the speaker, and
 * stand beside it.
 */
export const ProofSource = z.enum(['channel', 'login', 'code', 'claim']);
export type ProofSource = z.infer<typeof ProofSource>;

/**
 * What a session's assurance rests on, since when, and how long it makes the speaker how sure: each strength
 * until a time (ISO 8601).
 */
export const Proof = z.object({
  source: ProofSource,
  since: z.string(),
  /** Strongest first. */
  holds: z.array(z.object({ assurance: Assurance, until: z.string() })),
});
export type Proof = z.infer<typeof Proof>;

export const Author = z.enum(['customer', 'assistant', 'advisor', 'system']);
export type Author = z.infer<typeof Author>;

/** Money in minor units (cents) of an ISO 4217 currency. */
const Money = z.object({ value: z.number().int(), currency: z.string().length(3) });

/** What a message names, as the memory keeps it. Dates are ISO 8601 days, phones E.164. */
export const Entities = z.object({
  orders: z.array(z.string()),
  products: z.array(z.string()),
  sizes: z.array(z.string()),
  amounts: z.array(Money),
  dates: z.array(z.string()),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
});
export type Entities = z.infer<typeof Entities>;

/** Entities with nothing in them. */
export function noEntities(): Entities {
  return { orders: [], products: [], sizes: [], amounts: [], dates: [], emails: [], phones: [] };
}

/** A stored file. `key` is its place in the blob store; it never leaves the server, a signed link does. */
export const Attachment = z.object({
  id: z.string(),
  filename: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  key: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

/** One answer the customer may pick instead of typing. `label` is what is read, `id` what comes back. */
export const Choice = z.object({ id: z.string(), label: z.string() });
/** The choice that a channel shows as a request for the phone number, where it can ask for one. */
export const SHARE_NUMBER = 'share_number';
export type Choice = z.infer<typeof Choice>;
/** How the id of a choice begins that is nothing but its label: pressing it is saying it. */
export const SAYING = 'say:';

export const Intent = z.enum(INTENT_NAMES);
export type Intent = z.infer<typeof Intent>;

export const Resolution = z.enum(['yes', 'no', 'escalated']);
export type Resolution = z.infer<typeof Resolution>;

/** What a message turned out to be: the structured record that `exchanges` keeps. */
export const Findings = z.object({
  intent: Intent.nullable(),
  entities: Entities,
  /** 0 (angry) to 1 (delighted); null when the message says nothing about it. */
  satisfaction: z.number().min(0).max(1).nullable(),
});
export type Findings = z.infer<typeof Findings>;

/**
 * What a customer had before them when they wrote: a page of the shop, an ad, a product of the catalogue.
 * Words of others: they say which thing may be meant, and never what is wanted.
 */
export const Seen = z.object({
  kind: z.enum(['page', 'ad', 'product']),
  /** Its heading and words, at most 500 characters; may be empty. */
  text: z.string(),
  /** The shop's number of the product. */
  product: z.string().max(128).optional(),
  /** Where it stands, https. */
  url: z.string().max(2048).optional(),
});
export type Seen = z.infer<typeof Seen>;

/** How a parcel stands, whatever carrier has it. */
export const ParcelState = z.enum([
  'announced',
  'transit',
  'out_for_delivery',
  'pickup_ready',
  'attempted',
  'delivered',
  'exception',
  'returned',
]);
export type ParcelState = z.infer<typeof ParcelState>;

import { z } from 'zod';
import { Assurance, Channel, Proof, ProofSource } from '../values.ts';

/* Who speaks where, and how sure that is. */

export const SessionOpened = z.object({
  type: z.literal('session.opened'),
  session: z.string(),
  channel: Channel,
  /** The normalised address of the speaker: `email:…`, `visitor:…`. */
  address: z.string(),
  locale: z.string(),
  assurance: Assurance,
  /** What the assurance rests on ("dmarc, on file"). */
  evidence: z.string(),
  /** Absent in logs from before proofs had terms. */
  proof: Proof.optional(),
});

export const SessionAssured = z.object({
  type: z.literal('session.assured'),
  session: z.string(),
  assurance: Assurance,
  evidence: z.string(),
  /** The order that was named and may be seen, when that is what raised it. */
  claim: z.string().optional(),
  /** Absent in logs from before proofs had terms. */
  proof: Proof.optional(),
  /** What kind of step it was, where whoever noted it set no term: the store's own then holds. */
  source: ProofSource.optional(),
});

/**
 * A call was hung up or lost. Sessions of other channels never end: a mail thread may be taken up after a
 * year.
 */
export const SessionEnded = z.object({
  type: z.literal('session.ended'),
  session: z.string(),
  reason: z.string(),
});

/** From here on this session is spoken in another language (BCP 47). */
export const LanguageSwitched = z.object({
  type: z.literal('language.switched'),
  session: z.string(),
  locale: z.string(),
});

/**
 * The customer left an address, and somebody else may have it now; `to` is where the customer claims to be
 * now, which proves nothing.
 */
export const AddressDeparted = z.object({
  type: z.literal('address.departed'),
  address: z.string(),
  to: z.string().nullable(),
});

/** The shop's customer id behind this thread. */
export const AccountKnown = z.object({
  type: z.literal('account.known'),
  account: z.string(),
  name: z.string(),
  locale: z.string(),
});

/** Whoever has this address has proven to be that account's owner: from now on it is known. */
export const AddressConfirmed = z.object({
  type: z.literal('address.confirmed'),
  session: z.string(),
  address: z.string(),
  account: z.string(),
});

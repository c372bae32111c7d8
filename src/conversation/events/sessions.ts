import { z } from 'zod';
import { Assurance, Channel, Proof, ProofSource } from '../values.ts';

/* Who speaks where, and how sure we are of them. */

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
  /** The kind of step it was, where it sets no term itself: the store's own then holds. */
  source: ProofSource.optional(),
  /** A keyed hash of the address that a code went to: what rests on it lapses with it. */
  reached: z.string().optional(),
  /** A keyed hash of the customer whose order was named. */
  holder: z.string().optional(),
});

/**
 * A person of the shop ended what a session had proven: its browser's token and its signed reply addresses
 * are void.
 */
export const SessionRevoked = z.object({
  type: z.literal('session.revoked'),
  session: z.string(),
  by: z.string(),
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

/** From here on this session is held in another language (BCP 47). */
export const LanguageSwitched = z.object({
  type: z.literal('language.switched'),
  session: z.string(),
  locale: z.string(),
});

/**
 * An address no longer belongs to the customer, and somebody else may have it: all that rested on it lapses.
 * `to` is where the customer claims to be now, which proves nothing.
 */
export const AddressDeparted = z.object({
  type: z.literal('address.departed'),
  address: z.string(),
  /** Its keyed hash, by which a session remembers that a code went there. */
  name: z.string().optional(),
  to: z.string().nullable(),
  /**
   * `moved`: the platform says so. `shop`: it is no longer on file, or on file for somebody else. `revoked`:
   * a person of the shop said so. Absent in logs from before there was more than `moved`.
   */
  why: z.enum(['moved', 'shop', 'revoked']).optional(),
  /** Who revoked it. */
  by: z.string().optional(),
});

/** The shop's customer id behind this thread. */
export const AccountKnown = z.object({
  type: z.literal('account.known'),
  account: z.string(),
  name: z.string(),
  locale: z.string(),
});

/** The owner of this address has proven to be that account's owner: from now on it is known. */
export const AddressConfirmed = z.object({
  type: z.literal('address.confirmed'),
  session: z.string(),
  address: z.string(),
  account: z.string(),
});

import { z } from 'zod';
import { CHANNELS } from '../conversation/channels.ts';
import { type KeptProof, proofsOf, strongest } from '../conversation/proofs.ts';
import type { Session, State } from '../conversation/state.ts';
import {
  type Assurance,
  atLeast,
  type Channel,
  type Proof,
  type ProofSource,
} from '../conversation/values.ts';
import type { Settings } from '../settings.ts';
import type { Evidence } from './address.ts';

/** What is kept of a shop's customer besides the thread. */
export const KnownAccount = z.object({ id: z.string(), name: z.string(), locale: z.string() });
export type KnownAccount = z.infer<typeof KnownAccount>;

/** What the shop has on file about the address a message came from. */
export interface OnFile {
  /** The shop's customer who has this address; null when it is on no account. */
  account: KnownAccount | null;
  /** ISO time of the newest order placed with that contact. */
  lastOrderAt: string | null;
  /** ISO time when its holder proved to be that customer, by a code or the shop's login. */
  confirmedAt?: string | null;
  /** True when several accounts have it: then it identifies nobody, however well it is proven. */
  shared?: boolean;
}

/** How many months an order or a proof keeps a phone number trustworthy: numbers change hands. */
const FRESH_MONTHS = 12;

/** The basis of an address that identifies nobody. */
export const SHARED_CONTACT = 'an address that several customers have';

/** The basis of a caller whose attested number is on nobody's account. */
export const SECOND_NUMBER = 'attested caller ID not on file';

/** The basis of a caller whose attested number is on file. */
export const ATTESTED_NUMBER = 'attested caller ID';

/**
 * The assurance of a piece of evidence, and its basis in words. Pure. `owner` is the shop's customer whose
 * thread it came to: an address that the shop has on another account by now has changed hands, and its new
 * holder is a stranger there.
 */
export function assure(
  evidence: Evidence,
  onFile: OnFile,
  now: string,
  owner: string | null = null,
): { assurance: Assurance; basis: string } {
  if (onFile.shared && evidence.kind !== 'login') return { assurance: 'anonymous', basis: SHARED_CONTACT };
  if (owner && onFile.account && onFile.account.id !== owner)
    return { assurance: 'anonymous', basis: 'on file for somebody else' };
  switch (evidence.kind) {
    case 'browser':
      return { assurance: 'anonymous', basis: 'a browser' };
    case 'login':
      return { assurance: 'verified', basis: 'login token of the shop' };
    case 'mail':
      return evidence.aligned
        ? { assurance: 'recognised', basis: 'mail, DMARC aligned' }
        : { assurance: 'anonymous', basis: 'mail, not authenticated' };
    case 'mail-reply':
      return evidence.aligned
        ? { assurance: 'verified', basis: 'answer to our signed address, DMARC aligned' }
        : { assurance: 'anonymous', basis: 'answer to our signed address, not authenticated' };
    case 'form':
      return { assurance: 'anonymous', basis: 'named in a form' };
    case 'whatsapp':
      return provenLately(onFile, now)
        ? { assurance: 'verified', basis: 'WhatsApp number confirmed or ordered with lately' }
        : { assurance: 'recognised', basis: 'WhatsApp number' };
    case 'caller':
      if (evidence.attestation === 'failed')
        return { assurance: 'anonymous', basis: 'caller ID not attested' };
      if (!onFile.account)
        return {
          assurance: 'anonymous',
          basis: evidence.attestation === 'A' ? SECOND_NUMBER : 'caller ID not on file',
        };
      return evidence.attestation === 'A' && provenLately(onFile, now)
        ? { assurance: 'verified', basis: 'attested caller ID confirmed or ordered with lately' }
        : {
            assurance: 'recognised',
            basis: evidence.attestation === 'A' ? ATTESTED_NUMBER : 'caller ID on file',
          };
    case 'withheld':
      return { assurance: 'anonymous', basis: 'number withheld' };
  }
}

/** True when evidence proves the address it came from, so that it may be routed to the address's owner. */
export function provesAddress(evidence: Evidence): boolean {
  switch (evidence.kind) {
    case 'mail':
    case 'mail-reply':
      return evidence.aligned;
    case 'caller':
      return evidence.attestation !== 'failed';
    case 'whatsapp':
    case 'login':
      return true;
    case 'browser':
    case 'withheld':
    case 'form':
      return false;
  }
}

/** How long proofs hold, by the store's settings. */
export type Terms = Settings['assurance'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The terms of every proof: the assurance it gives, and for how many milliseconds. One table.
 *
 * - A login or a code shows that the customer was at this screen then. For half a day it still proves the
 *   customer. For some weeks it proves the customer's browser, which may see the thread, but may change only
 *   what stays with the customer. After that it is any browser. A shop whose customers share computers
 *   shortens both.
 * - A claim is for the matter it was made for: it lasts as long as a usual return window, which is shorter
 *   than the life of a session token.
 * - Mail and WhatsApp are proven anew with every message. Until then the proof serves a late answer and a
 *   message that has to go another way: for a year it proves whose mailbox or number it is, since these change
 *   hands; for a month, what a signed answer or a fresh order proved beyond that.
 * - A call's attestation is for the call. No call lasts half a day; one whose end was not reported is over by
 *   then.
 */
const TABLE: Record<
  'login' | 'code' | 'claim' | 'posted' | 'call',
  (terms: Terms) => readonly (readonly [Assurance, number])[]
> = {
  login: ({ verifiedHours, recognisedDays }) => [
    ['verified', verifiedHours * HOUR],
    ['recognised', recognisedDays * DAY],
  ],
  code: ({ verifiedHours, recognisedDays }) => [
    ['verified', verifiedHours * HOUR],
    ['recognised', recognisedDays * DAY],
  ],
  claim: ({ claimedDays }) => [['claimed', claimedDays * DAY]],
  posted: () => [
    ['verified', 30 * DAY],
    ['recognised', 365 * DAY],
  ],
  call: () => [
    ['verified', 12 * HOUR],
    ['recognised', 12 * HOUR],
  ],
};

/** A proof with its terms: its `source`, the assurance it gives now, and since when (ISO 8601). */
export function proofOf(
  {
    source,
    channel,
    assurance,
    since,
  }: { source: ProofSource; channel: Channel; assurance: Assurance; since: string },
  terms: Terms,
): Proof {
  const own = CHANNELS[channel].proves === 'call' ? 'call' : 'posted';
  const holds = TABLE[source === 'channel' ? own : source](terms)
    .filter(([strength]) => atLeast(assurance, strength))
    .map(([strength, milliseconds]) => ({
      assurance: strength,
      until: new Date(Date.parse(since) + milliseconds).toISOString(),
    }));
  return { source, since, holds };
}

/**
 * A state as it holds at `now` (milliseconds): every session has the assurance that is still proven, and sees
 * no order whose claim has lapsed. The one place where assurance ends. `until`: when the next proof lapses,
 * Infinity when none will.
 */
export function asOf(state: State, now: number, terms: Terms): { state: State; until: number } {
  let until = Number.POSITIVE_INFINITY;
  const sessions = state.sessions.map((session) => {
    const proofs = proofsOf(session).flatMap((proof) => {
      const standing = stillStanding(proof, session.channel, now, terms);
      for (const hold of standing?.holds ?? []) until = Math.min(until, Date.parse(hold.until));
      return standing ?? [];
    });
    const named = proofs.map(({ claim }) => claim);
    return {
      ...session,
      proofs,
      // Whoever holds the line after a call is over is unknown.
      assurance: session.ended ? 'anonymous' : strongest(proofs),
      claims: session.claims.filter((order) => named.includes(order)),
      lapsed: session.claims.filter((order) => !named.includes(order)),
    };
  });
  return { state: { ...state, sessions }, until };
}

function stillStanding(
  proof: KeptProof,
  channel: Channel,
  now: number,
  terms: Terms,
): (KeptProof & { holds: Proof['holds'] }) | null {
  const { source, since, assurance, holds } = proof;
  const all = holds ?? proofOf({ source, channel, assurance, since }, terms).holds;
  const left = all.filter((hold) => Date.parse(hold.until) > now);
  const first = left[0];
  return first ? { ...proof, assurance: first.assurance, holds: left } : null;
}

/**
 * Whether a session may read one of our messages now: one composed for a higher assurance than its sight
 * allows is kept from it. The customer's own words are always readable.
 */
export function mayRead(session: Speaks, words: { author: string; assurance: Assurance }): boolean {
  return words.author === 'customer' || atLeast(sight(session).words, words.assurance);
}

/** The part of a session that its sight follows from. */
type Speaks = Pick<Session, 'assurance' | 'channel'>;

/** What one session may be shown. The one place that decides what an assurance may see. */
export interface Sight {
  /** First name, account. */
  person: boolean;
  /** Messages of the customer's other sessions. */
  thread: boolean;
  /** Tickets, proposals, and what was done and sent. */
  dealings: boolean;
  orders: 'none' | 'claimed' | 'all';
  /** More of the customer's order than its status: tracking numbers, the reason of a return, how money goes back. */
  details: boolean;
  /** It may read messages composed for speakers up to this assurance. */
  words: Assurance;
}

/**
 * The sight of a session by its assurance. A caller who is only recognised (no plain `Passed-A`) is greeted
 * by name and told order status and what was sent, but the thread is not read to them. A mailbox or a
 * WhatsApp number that proves itself with this very message sees the whole thread. A browser that is
 * recognised because somebody was signed in once may be in a library, and sees no more than what was said to
 * a browser with the same assurance.
 */
export function sight(session: Speaks): Sight {
  switch (session.assurance) {
    case 'anonymous':
      return {
        person: false,
        thread: false,
        dealings: false,
        orders: 'none',
        details: false,
        words: 'anonymous',
      };
    case 'claimed':
      return {
        person: false,
        thread: false,
        dealings: false,
        orders: 'claimed',
        details: false,
        words: 'claimed',
      };
    case 'recognised': {
      const { kind, spoken } = CHANNELS[session.channel];
      return {
        person: true,
        thread: !spoken,
        dealings: true,
        orders: 'all',
        details: !spoken,
        words: kind === 'posted' ? 'verified' : 'recognised',
      };
    }
    case 'verified':
      return { person: true, thread: true, dealings: true, orders: 'all', details: true, words: 'verified' };
  }
}

/** Confirmed or ordered with in the last months. */
function provenLately({ account, lastOrderAt, confirmedAt }: OnFile, now: string): boolean {
  return account !== null && (provenSince(lastOrderAt, now) || provenSince(confirmedAt, now));
}

/** Whether an order or a proof of that time is still fresh at `now` (both ISO 8601). */
export function provenSince(at: string | null | undefined, now: string): boolean {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - FRESH_MONTHS);
  return Boolean(at) && Date.parse(at ?? '') >= limit.getTime();
}

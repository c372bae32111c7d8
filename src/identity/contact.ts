import type { ContactHolder } from '../shop/shop.ts';
import { type KnownAccount, provenSince } from './assurance.ts';

/*
 * Whose a mailbox or a number is, by what the shop says now and by what its holder has proven. The rules:
 *
 * - It is the account's whose newest order names it. What an account gave up, and an order that is corrected
 * or
 *   given to another customer, count from that moment on: whoever has the old contact is a stranger.
 * - Mistyped at checkout: a number that took another's place on an account, in one order, recognises and does
 *   not verify, until it is ordered with again or confirmed by a code. Corrected, it is nobody's at once; and an
 *   advisor may revoke it.
 * - Recycled: once another account orders with a number, under a mailbox of its own, it is neither's,
 * whatever
 *   the older account had proven before. A number that the platform says was left, or that an advisor revoked,
 *   counts again with the next order. Order and proof verify for twelve months.
 * - Named by a guest: an account's first and only order that names a contact of another one, later than that
 *   one did, takes nothing from it where the other is established: by a second order within twelve months, by
 *   a login or a code within twelve months, or by a proof of that very contact since the guest's order. Of a
 *   number the guest must have named the account's mailbox as well: else it may have been recycled.
 * - Two that have both ordered with it twice share it: it tells neither apart.
 */

/** What was proven, by a code or the shop's login; ISO times, null where nothing was. */
export interface ContactProofs {
  /** Who proved to own an account while speaking from the contact, or by a code that was sent to it. */
  contact: { account: KnownAccount; at: string } | null;
  /** When the owner of the established account last proved it, on any channel. */
  account: string | null;
}

/** The owner of a contact, and the newest order with it. */
export interface ContactOwner {
  account: KnownAccount;
  lastOrderAt: string | null;
}

/** The account that the contact may belong to despite newcomers who ordered with it once; null where there is none. */
export function establishedHolder(holders: readonly ContactHolder[]): ContactHolder | null {
  const [first, ...others] = holders.toSorted((a, b) => a.firstOrderAt.localeCompare(b.firstOrderAt));
  if (!first || others.some(({ orders, firstOrderAt }) => orders > 1 || firstOrderAt === first.firstOrderAt))
    return null;
  return first;
}

/** The owner of a contact; `shared` where it is on several accounts and identifies nobody, null where it is on none. */
export function contactOwner(
  kind: 'mailbox' | 'number',
  holders: readonly ContactHolder[],
  proofs: ContactProofs,
  now: string,
): ContactOwner | 'shared' | null {
  const [only, ...more] = holders;
  if (!only) return null;
  if (more.length === 0) return outlasts(kind, only, proofs, now) ?? ownerIn(only);
  const first = establishedHolder(holders);
  if (!first) return 'shared';
  const others = holders.filter((holder) => holder !== first);
  const disputedAt =
    others
      .map(({ lastOrderAt }) => lastOrderAt)
      .toSorted()
      .at(-1) ?? '';
  const { contact } = proofs;
  if (contact?.account.id === first.account.id && provenSince(contact.at, now) && contact.at > disputedAt)
    return ownerIn(first);
  const sameMailbox = kind === 'mailbox' || others.every(({ mailbox }) => mailbox === first.mailbox);
  const established =
    provenSince(proofs.account, now) || (first.orders > 1 && provenSince(first.lastOrderAt, now));
  return sameMailbox && established ? ownerIn(first) : 'shared';
}

/** A mailbox that its holder has confirmed for an account is not lost to the first order of another one. */
function outlasts(
  kind: 'mailbox' | 'number',
  only: ContactHolder,
  { contact }: ContactProofs,
  now: string,
): ContactOwner | null {
  if (kind !== 'mailbox' || !contact || contact.account.id === only.account.id) return null;
  const guest = only.orders === 1 && only.firstOrderAt > contact.at;
  return guest && provenSince(contact.at, now) ? { account: contact.account, lastOrderAt: null } : null;
}

function ownerIn({ account: { id, name, locale }, lastOrderAt, replaces }: ContactHolder): ContactOwner {
  return { account: { id, name, locale }, lastOrderAt: replaces ? null : lastOrderAt };
}

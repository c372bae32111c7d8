import { emailAddress, phoneAddress } from '../../identity/address.ts';
import { formerNumber } from '../../identity/renumbered.ts';
import type { Account, ContactHolder, Order } from '../shop.ts';

/**
 * What a shop's own search may have a number written as: as it is, national, in pairs of digits, and as it was before its country
 * renumbered it.
 */
export function spellingsOf(phone: string): string[] {
  const national = phone.replace(/^\+33/, '0');
  const former = formerNumber(phone);
  return [
    ...new Set([phone, national, national.replace(/(\d\d)(?=\d)/g, '$1 '), ...(former ? [former] : [])]),
  ];
}

/** As much of an order as tells whose it is. */
export type Naming = Pick<Order, 'placedAt' | 'customer'> & {
  address?: { country: string } | null | undefined;
};

/** Whether an order names a contact, however it is written there. */
export function names(
  { customer, address }: Naming,
  contact: { email: string } | { phone: string },
): boolean {
  if ('email' in contact) return emailAddress(customer.email) === emailAddress(contact.email);
  return (
    !!customer.phone &&
    phoneAddress(customer.phone, address?.country ?? '') === phoneAddress(contact.phone, '')
  );
}

/** The contacts of an account, as questions by them. */
export function contactsOf(account: Account | null): ({ email: string } | { phone: string })[] {
  const { email, phone } = account ?? {};
  return [...(email ? [{ email }] : []), ...(phone ? [{ phone }] : [])];
}

/**
 * The account of some orders as the holder of a contact, by all of its orders that were read; null where its
 * newest one names another.
 */
export function holderOf(
  orders: readonly Naming[],
  contact: { email: string } | { phone: string },
): ContactHolder | null {
  const newest = orders.toSorted((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt));
  const [last] = newest;
  if (!last || !names(last, contact)) return null;
  const naming = newest.filter((order) => names(order, contact));
  return {
    account: last.customer,
    orders: naming.length,
    firstOrderAt: new Date(naming.at(-1)?.placedAt ?? last.placedAt).toISOString(),
    lastOrderAt: new Date(last.placedAt).toISOString(),
    replaces:
      'phone' in contact &&
      naming.length === 1 &&
      newest.some(({ customer }) => customer.phone !== last.customer.phone),
    mailbox: emailAddress(last.customer.email) ?? '',
  };
}

import { z } from 'zod';
import { type Address, whatsappAddress } from '../../identity/address.ts';

/*
 * What all parts of a webhook have in common. Schemas are lenient: a field of the wrong shape counts as
 * absent, since a provider's slip in one must not lose the rest.
 */

/** A list whose items are looked at one by one. */
export const items = z.array(z.unknown()).catch([]);
export const optional = z.string().min(1).optional().catch(undefined);

const Contact = z.object({
  wa_id: optional,
  user_id: optional,
  profile: z.object({ name: optional }).catch({}),
});
export type Contact = z.infer<typeof Contact>;

/** The entries of an address book that make sense. */
export function contactsOf(list: unknown[]): Contact[] {
  return list.flatMap((item) => Contact.safeParse(item).data ?? []);
}

/** What the parts of one change share. */
export interface Scope {
  /** ISO 8601; stands in where Meta gives no time. */
  arrival: string;
  phoneNumberId: string | null;
  /** The change's address book. */
  contacts: Contact[];
}

export const Fault = z.object({
  code: z.number(),
  title: z.string().catch(''),
  error_data: z.object({ details: z.string().catch('') }).catch({ details: '' }),
});

/** The number routes; the user id stands in where there is none. */
export function sender(number: string | undefined, userId: string | null): Address | null {
  return (number ? whatsappAddress(number) : null) ?? (userId ? whatsappAddress(userId) : null);
}

/** Meta's seconds since the epoch, which come as text, in ISO 8601. */
export function instant(seconds: unknown): string | null {
  const given = typeof seconds === 'number' || (typeof seconds === 'string' && seconds !== '');
  const at = new Date(given ? Number(seconds) * 1000 : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** A provider's word, fit for a log line. */
export function word(value: string): string {
  return value.replace(/[^\w.-]/g, '').slice(0, 40);
}

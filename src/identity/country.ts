import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { type Address, addressKind, addressValue } from './address.ts';
import { NUMBERING_PLANS } from './numbering-plans.ts';

/** The country a phone or WhatsApp number belongs to, ISO 3166 alpha-2; null for anything else. */
export function countryOfPhone(address: Address): string | null {
  const kind = addressKind(address);
  if (kind !== 'phone' && kind !== 'whatsapp') return null;
  return parsePhoneNumberFromString(addressValue(address), NUMBERING_PLANS)?.country ?? null;
}

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Where a customer can be reached or recognised: `kind:value`, always normalised. */
export type Address = `${AddressKind}:${string}`;
export type AddressKind = 'email' | 'phone' | 'whatsapp' | 'visitor' | 'account';

/** What a message brings to prove who sent it. Assurance follows from it and from what the shop has on file. */
export type Evidence =
  /** A browser; nothing known. */
  | { kind: 'browser' }
  /** The shop's login token, verified. */
  | { kind: 'login'; account: string }
  /** Mail: whether DMARC passed with `header.from` equal to From's domain, by the first trusted Authentication-Results. */
  | { kind: 'mail'; aligned: boolean }
  /** Mail that passed and answers our signed Reply-To from the address it was sent to. */
  | { kind: 'mail-reply'; aligned: boolean }
  | { kind: 'whatsapp' }
  /** STIR/SHAKEN: only a plain `TN-Validation-Passed-A` is `A`. */
  | { kind: 'caller'; attestation: 'A' | 'weak' | 'failed' }
  /** A caller without a number. */
  | { kind: 'withheld' };

/** `email:` address: trimmed, lower case, domain in ASCII (RFC 5891). Null when it is none. */
export function emailAddress(value: string): Address | null {
  const trimmed = value.trim();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || at > 64 || trimmed.length > 254 || /[\s\p{C}<>(),;:"\\]/u.test(trimmed)) return null;
  const domain = asciiDomain(trimmed.slice(at + 1));
  return domain ? `email:${trimmed.slice(0, at).toLowerCase()}@${domain}` : null;
}

/** Phone in E.164 (`+33612345678`); national numbers are read in `country`. Null when the number is not valid. */
export function e164(value: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(value, country.toUpperCase() as CountryCode);
  return parsed?.isValid() ? parsed.number : null;
}

/** `phone:` address of a number, see {@link e164}. */
export function phoneAddress(value: string, country: string): Address | null {
  const number = e164(value, country);
  return number ? `phone:${number}` : null;
}

/** `whatsapp:` address of a WhatsApp number (`wa_id`, digits without +) or of a business-scoped user id (`US.123`). */
export function whatsappAddress(value: string): Address | null {
  if (/^[A-Z]{2}\.[A-Za-z0-9]+$/.test(value)) return `whatsapp:${value}`;
  const digits = value.replace(/^\+/, '');
  return /^\d{6,15}$/.test(digits) ? `whatsapp:+${digits}` : null;
}

/** The part after the kind. */
export function addressValue(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}

/** The part before it. */
export function addressKind(address: Address): AddressKind {
  return address.slice(0, address.indexOf(':')) as AddressKind;
}

function asciiDomain(domain: string): string | null {
  try {
    const host = new URL(`http://${domain}`).hostname;
    return host.includes('.') && /^[a-z0-9.-]+$/.test(host) ? host : null;
  } catch {
    return null;
  }
}

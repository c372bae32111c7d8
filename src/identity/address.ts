import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { lookup } from '../lookup.ts';
import { plainSigns } from './digits.ts';
import { NUMBERING_PLANS } from './numbering-plans.ts';
import { presentNumber } from './renumbered.ts';

/** Where a customer can be reached or recognised: `kind:value`, always normalised. */
export type Address = `${AddressKind}:${string}`;
export type AddressKind = 'email' | 'phone' | 'whatsapp' | 'visitor' | 'account';

/** What a message brings to prove its sender. Assurance follows from it and from what the shop has on file. */
export type Evidence =
  /** A browser without a login. */
  | { kind: 'browser' }
  /** The shop's login token, verified. */
  | { kind: 'login'; account: string }
  /**
   * Mail: whether DMARC passed with `header.from` equal to From's domain, by the first trusted
   * Authentication-Results.
   */
  | { kind: 'mail'; aligned: boolean }
  /** Mail that passed and answers our signed Reply-To from the address it was sent to. */
  | { kind: 'mail-reply'; aligned: boolean }
  /**
   * An address typed into a form, or named by a mailing group, which is proven to have sent the mail: where
   * to answer, and no proof of anybody.
   */
  | { kind: 'form' }
  | { kind: 'whatsapp' }
  /** STIR/SHAKEN: only a plain `TN-Validation-Passed-A` is `A`. */
  | { kind: 'caller'; attestation: 'A' | 'weak' | 'failed' }
  /** A caller without a number. */
  | { kind: 'withheld' };

/**
 * `email:` address in its canonical form, null when it is none. The domain as in DNS: UTS 46, A-labels, no
 * root dot; a homograph is another domain. The local part in NFC and lower case, without quotation marks
 * where it needs none (RFC 5321 §4.1.2), of at most 64 octets, 254 with its domain; letters of every script
 * are kept (RFC 6531). A local part that can only be written in quotation marks is refused: no provider
 * assigns one, and in a header it is dangerous. Dots and plus tags are not folded: only the mailbox provider
 * knows what they mean, and with other providers they are two people.
 */
export function emailAddress(value: string): Address | null {
  const trimmed = value.trim();
  // Counted before it is parsed; the octets are counted below.
  if (trimmed.length > 320) return null;
  const at = trimmed.lastIndexOf('@');
  const local = at > 0 ? localPart(trimmed.slice(0, at)) : null;
  const domain = local && asciiDomain(trimmed.slice(at + 1));
  if (!local || !domain || octets(local) > 64 || octets(local) + domain.length > 253) return null;
  return `email:${local}@${domain}`;
}

/**
 * The mailbox without what its owner may choose freely after a plus: for rate limits, never for recognising.
 * Dots are kept.
 */
export function countedMailbox(address: Address): Address {
  return addressKind(address) === 'email' ? (address.replace(/\+[^@]*@/, '@') as Address) : address;
}

/**
 * Phone in E.164 (`+33612345678`); national numbers are read in `country` (ISO 3166 alpha-2). Null when the
 * number is not valid (ITU-T E.164 by libphonenumber's plan of that country): short codes and emergency
 * numbers, several numbers, and anything with words in it. A number with an extension is a switchboard's, and
 * recognises nobody. One spelling for one line: today's where its country has renumbered it ({@link
 * presentNumber}), as WhatsApp and shops still use both.
 */
export function e164(value: string, country: string): string | null {
  const digits = plainDigits(value);
  if (digits === null) return null;
  const home = lookup(ALIASES, country.toUpperCase()) ?? country.toUpperCase();
  const found = validNumber(digits, home);
  // 00 precedes international numbers nearly everywhere, whatever the store's country dials.
  return found ?? (digits.startsWith('00') ? validNumber(`+${digits.slice(2)}`, home) : null);
}

/** `phone:` address of a number, see {@link e164}. */
export function phoneAddress(value: string, country: string): Address | null {
  const number = e164(value, country);
  return number ? `phone:${number}` : null;
}

/**
 * `whatsapp:` address of a WhatsApp number (`wa_id`, digits without +) or of a business-scoped user id
 * (`US.123`). A valid number is spelled as the phone's is, so that both are one line. What WhatsApp names and
 * no numbering plan knows is kept as it came: it can be answered, and is no phone ({@link phoneOf}).
 */
export function whatsappAddress(value: string): Address | null {
  if (/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(value)) return `whatsapp:${value}`;
  const digits = value.replace(/^\+/, '');
  if (!/^\d{6,15}$/.test(digits)) return null;
  return `whatsapp:${e164(`+${digits}`, '') ?? `+${digits}`}`;
}

/** An address in its canonical form (`email:…`, `phone:+…`, `whatsapp:…`) from a person's input; null for any other. */
export function contactAddress(written: string): Address | null {
  const at = written.indexOf(':');
  const value = written.slice(at + 1);
  switch (written.slice(0, Math.max(0, at))) {
    case 'email':
      return emailAddress(value);
    case 'phone':
      return phoneAddress(value, '');
    case 'whatsapp':
      return whatsappAddress(value);
    default:
      return null;
  }
}

/** The number of a phone or WhatsApp address, E.164; null where there is no valid one. */
export function phoneOf(address: Address): string | null {
  const kind = addressKind(address);
  const value = addressValue(address);
  return (kind === 'phone' || kind === 'whatsapp') && value.startsWith('+') ? e164(value, '') : null;
}

/** Whether a code (ISO 3166 alpha-2) is that of a country with telephones. */
export function isCountry(code: string): code is CountryCode {
  return Object.hasOwn(NUMBERING_PLANS.countries, code);
}

/** The part after the kind. */
export function addressValue(address: Address): string {
  return address.slice(address.indexOf(':') + 1);
}

/** The part before it. */
export function addressKind(address: Address): AddressKind {
  return address.slice(0, address.indexOf(':')) as AddressKind;
}

/**
 * Characters that are neither seen nor typed: controls, bidi marks, joiners, fillers, variation selectors;
 * and unassigned code points.
 */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;

function localPart(written: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(written)?.[1];
  const plain = (quoted?.replace(/\\(.)/gs, '$1') ?? written).normalize('NFC').toLowerCase().normalize('NFC');
  if (UNSEEN.test(plain)) return null;
  // `dot-string` of RFC 5321, with the characters that RFC 6531 adds to its atoms.
  return /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Z}])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Z}])+)*$/u.test(
    plain,
  )
    ? plain
    : null;
}

/**
 * The A-labels of a domain, or null when it is none: an IP address, a single label, anything a URL would read
 * as more than a host.
 */
function asciiDomain(written: string): string | null {
  if (UNSEEN.test(written) || !/^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61\uff0d-]+$/u.test(written)) return null;
  const host = URL.parse(`http://${written}`)?.hostname.replace(/\.$/, '') ?? '';
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const fits = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return fits && labels.length > 1 && host.length <= 253 && !/^\d+$/.test(last) ? host : null;
}

/**
 * The digits of a number as people write it, in any script, with a leading + where it has one. Null where
 * there is more than digits and separators.
 */
function plainDigits(value: string): string | null {
  if (value.length > 64) return null;
  const written = plainSigns(value)
    // Address books copy invisible bidi marks along.
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  if (!/^\+?[\s(]*\d[\d\s().\p{Pd}]*$/u.test(written)) return null;
  const trunk = written.replace(/\(0\)/, written.startsWith('+') ? '' : '0');
  return (written.startsWith('+') ? '+' : '') + trunk.replace(/\D/g, '');
}

/** Country codes that shops use besides ISO 3166. */
const ALIASES: Record<string, string> = { UK: 'GB', EL: 'GR' };

function validNumber(digits: string, country: string): string | null {
  const read = parsed(presentNumber(digits), country);
  // A number without its country can only be recognised as a former one once it is complete.
  const present = read && presentNumber(read.number);
  const number = present && present !== read.number ? parsed(present, country) : read;
  return number?.isValid() && !number.ext ? number.number : null;
}

function parsed(digits: string, country: string) {
  return isCountry(country)
    ? parsePhoneNumberFromString(digits, country, NUMBERING_PLANS)
    : parsePhoneNumberFromString(digits, NUMBERING_PLANS);
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

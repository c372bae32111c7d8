import { addressParser, decodeWords } from 'postal-mime';
import { type Address, emailAddress } from '../../identity/address.ts';
import { oneLine } from './clean.ts';
import type { Header } from './headers.ts';

/** Who a mail says it is from. */
export interface Sender {
  address: Address;
  /** The display name, decoded; a hint and no more. */
  name: string;
  /**
   * There is one reading of From, the same for every parser: one header, one mailbox (RFC 5322 §3.4), no
   * group, no second address in sight. What DMARC judged is then the address that we read.
   */
  certain: boolean;
}

const LONGEST_FROM = 2_000;

/** Reads From. Null when it holds nobody who can be answered. */
export function senderOf(headers: readonly Header[]): Sender | null {
  const froms = headers.filter((one) => one.key === 'from');
  const value = froms[0]?.value ?? '';
  // What another parser may take for a From (with a byte order mark, a NUL, a space in its name) makes two readings of the mail.
  const alike = headers.filter((one) => one.key.replace(/[^a-z]/g, '') === 'from');
  const sender = senderIn(value);
  return sender && { ...sender, certain: sender.certain && alike.length === 1 };
}

/** Reads a header that names one mailbox. Null when it holds nobody who can be answered. */
export function senderIn(value: string): Sender | null {
  if (!value || value.length > LONGEST_FROM) return null;
  const strict = mailbox(value);
  const address = strict && emailAddress(strict.address);
  return strict && address
    ? { address, name: nameOf(strict.phrase, address), certain: true }
    : lenient(value);
}

/**
 * The first address that a forgiving parser finds: good enough to answer to, never to recognise anybody by.
 */
function lenient(value: string): Sender | null {
  for (const entry of addressParser(value, { flatten: true })) {
    const address = emailAddress(entry.address ?? '');
    if (address) return { address, name: nameOf(entry.name, address), certain: false };
  }
  return null;
}

function nameOf(phrase: string, address: Address): string {
  const name = oneLine(decodeWords(phrase), 100);
  return name.includes('@') || address.endsWith(`:${name.toLowerCase()}`) ? '' : name;
}

/**
 * `mailbox` of RFC 5322 §3.4 in its plain forms, `addr-spec` or `[phrase] <addr-spec>`, with comments; null
 * for anything that two parsers might read differently.
 */
function mailbox(value: string): { address: string; phrase: string } | null {
  const words: string[] = [];
  let angle: string | null = null;
  for (let at = 0; at < value.length; ) {
    const character = value.charAt(at);
    if (character === ' ' || character === '\t') at++;
    else if (character === '(' || character === '"') {
      const end = closing(value, at, character === '(' ? ')' : '"');
      if (end === null) return null;
      if (character === '"') {
        if (angle !== null) return null;
        words.push(value.slice(at + 1, end).replace(/\\(.)/g, '$1'));
      }
      at = end + 1;
    } else if (character === '<') {
      const end = value.indexOf('>', at);
      if (angle !== null || end < 0) return null;
      angle = value.slice(at + 1, end);
      at = end + 1;
    } else {
      const word = /^[^\s()<>"]+/.exec(value.slice(at, at + LONGEST_FROM))?.[0] ?? '';
      if (angle !== null || word === '' || /[,;:\\\p{Cc}\p{Cf}]/u.test(word)) return null;
      words.push(word);
      at += word.length;
    }
  }
  if (angle === null) {
    const [only] = words;
    return words.length === 1 && only && plain(only) ? { address: only, phrase: '' } : null;
  }
  if (!plain(angle)) return null;
  const address = angle;
  const rival = words.some((word) => word.includes('@') && word.toLowerCase() !== address.toLowerCase());
  return rival && !quotedOnly(value) ? null : { address, phrase: words.join(' ') };
}

/** No address-like word outside quotation marks, so that none but the one in angle brackets can be meant. */
function quotedOnly(value: string): boolean {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return bare.indexOf('@') === bare.lastIndexOf('@');
}

/** One `@`, and characters that no parser treats specially. */
function plain(address: string): boolean {
  return /^[^\s<>(),;:"\\@[\]]+@[^\s<>(),;:"\\@[\]]+$/.test(address);
}

/** Where the comment (nesting) or quoted string that opens at `start` closes; null when it does not. */
function closing(value: string, start: number, close: string): number | null {
  let depth = 0;
  for (let at = start; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\') at++;
    else if (character === close && (close === '"' ? at > start : --depth === 0)) return at;
    else if (character === '(' && close === ')') depth++;
  }
  return null;
}

import { plainSubject } from '../../conversation/subject.ts';

/*
 * What of a line can be told in any language: addresses, dates and times in digits, brackets, a label before a
 * colon.
 */

/** Who we are in the mails that quote us. */
export interface OwnSide {
  /** Our mailbox, `support@shop.example`; a line may have it with a plus and a token. */
  address: string;
  /** What our letters call the shop. */
  name: string;
  /** The address of who wrote this mail. */
  sender: string;
  /** This mail's subject. */
  subject: string;
}

/** What a line shows of itself. */
export interface Outline {
  /** The text before its colon, where it may be a label: letters, no digits, few words. */
  label: string | null;
  /** Our mailbox stands in it, or one that is neither ours nor the sender's. */
  ours: boolean;
  others: boolean;
  /** One of them stands in brackets of any kind. */
  bracketed: boolean;
  /** The shop's name stands in it; `isName`: is all that a labelled line says. */
  name: boolean;
  isName: boolean;
  /** All that a labelled line says is this mail's subject. */
  isSubject: boolean;
  date: boolean;
  time: boolean;
  colon: boolean;
  /** It ends as sentences do. */
  sentence: boolean;
  /** An attribution may begin here and go on below. */
  begins: boolean;
}

/** Words between dashes of at least three: "-----Original Message-----" in any language. */
export const HEADING = /^[-_=]{3,60} {0,2}[^-_=\s].{0,200} {0,2}[-_=]{3,60}$/u;

/** A line of nothing but dashes, as clients draw one above a quote. */
export function isRule(line: string): boolean {
  return line.length <= 500 && /^[-_*= ]{5,}$/.test(line);
}

const LABEL = /^[*_]{0,2}(\p{L}[\p{L}\p{M} .'’/-]{0,30}?)[*_]{0,2} ?[:：][*_]{0,2}(?: |$|(?=[^\s/]))/u;
const ADDRESS = /[^\s<>()[\]"',;:]{1,200}@[^\s<>()[\]"',;:]{1,200}\.[^\s<>()[\]"',;:]{1,60}/g;
const DATE = /(?:^|\D)(?:19|20)\d\d(?:\D|$)|(?:^|\D)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}(?:\D|$)/;
const TIME = /(?:^|\D)\d{1,2} ?(?:[:.h時点시]|Uhr) ?\d{2}(?:\D|$)/;

/** Reads one line. */
export function outlineOf(line: string, us: OwnSide): Outline {
  const text = line.trim();
  const labelled = LABEL.exec(text);
  const value = labelled
    ? text
        .slice(labelled[0].length)
        .replace(/[*_]{1,2}$/, '')
        .trim()
    : '';
  const addresses = text.includes('@') ? (text.slice(0, 2_000).match(ADDRESS) ?? []) : [];
  const kinds = addresses.map((one) => kindOf(one, us));
  const ours = kinds.includes('ours');
  const others = kinds.includes('others');
  const date = DATE.test(text);
  const time = TIME.test(text);
  return {
    label: labelled?.[1] ?? null,
    ours,
    others,
    bracketed: addresses.length > 0 && /[<(["'“«‹][^<>()]{0,220}@[^<>()]{0,220}[>)\]"'”»›]/.test(text),
    name: us.name.length > 2 && text.toLowerCase().includes(us.name.toLowerCase()),
    isName:
      us.name.length > 2 && value.toLowerCase().replace(/^["'“«]|["'”»]$/g, '') === us.name.toLowerCase(),
    isSubject: isSubject(value, us),
    date,
    time,
    colon: /[:：]$/.test(text),
    sentence: /[.!?。！？…]$/.test(text),
    begins: date || time || /[<(][^>)]{0,300}$/.test(text),
  };
}

function kindOf(address: string, us: OwnSide): 'ours' | 'sender' | 'others' {
  const plain = address
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^([^+@]{1,64})\+[^@]*@/, '$1@');
  if (plain === us.address.toLowerCase()) return 'ours';
  return plain === us.sender.toLowerCase() ? 'sender' : 'others';
}

function isSubject(value: string, { subject }: OwnSide): boolean {
  const plain = plainSubject(subject);
  return plain.length > 2 && value.length <= 998 && plainSubject(value) === plain;
}

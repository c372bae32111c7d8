import {
  ANSWERED_MARKERS,
  ATTRIBUTIONS,
  DATED_ATTRIBUTION,
  FORWARDED_MARKERS,
  HEADER_LABELS,
  type HeaderLabel,
  NAMED_ATTRIBUTION,
  STRONG_EVIDENCE,
  WEAK_EVIDENCE,
} from './quote-patterns.ts';
import { isSignatureMark } from './signatures.ts';

/** A longer line is somebody's words, whatever it begins with. */
const LONGEST_MARK = 500;
/** Lines under a `--` that has lost its space, for it still to be a signature. */
const LONGEST_SIGNATURE = 12;

/** What a line of a plain-text mail is, and how many lines it goes on for. */
export type Mark =
  | { kind: 'own' | 'quote' | 'signature'; lines: number }
  /** The rest of the mail is somebody else's. */
  | { kind: 'cut'; lines: number; forward: boolean };

/**
 * What stands at line `at`. Looks at a bounded number of lines below it, so that a mail is read in linear
 * time.
 */
export function markAt(lines: readonly string[], at: number): Mark {
  const quote = quoteAt(lines, at);
  if (quote) return quote;
  return { kind: isSignature(lines, at) ? 'signature' : 'own', lines: 1 };
}

function quoteAt(lines: readonly string[], at: number): Mark | null {
  const line = lines[at] ?? '';
  if (isQuote(line)) return { kind: 'quote', lines: 1 };
  const text = line.trim();
  if (text === '' || text.length > LONGEST_MARK) return null;
  const heading = headingOf(text);
  if (heading) return { kind: 'cut', lines: 1, forward: heading === 'forward' };
  if (isHeaderBlock(lines, at)) return { kind: 'cut', lines: 1, forward: false };
  return attributionAt(lines, at);
}

function isQuote(line: string): boolean {
  return /^ {0,3}>/.test(line);
}

/** "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:". */
function headingOf(text: string): 'answer' | 'forward' | null {
  const words = undashed(text).toLowerCase().replaceAll('’', "'");
  const dashed = words.length < text.length;
  if (FORWARDED_MARKERS.has(words) && (dashed || words.endsWith(':'))) return 'forward';
  return dashed && ANSWERED_MARKERS.has(words) ? 'answer' : null;
}

/** Text without the dashes, underscores and stars around it. */
function undashed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '-_*= '.includes(text.charAt(start))) start++;
  while (end > start && '-_*= '.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A line of nothing but dashes, as clients draw one above a quote. */
export function isRule(line: string): boolean {
  return line.length >= 5 && line.length <= LONGEST_MARK && undashed(line) === '';
}

/**
 * Three different header lines in a row, From among them, and a subject or an address: nobody writes that by
 * hand.
 */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '');
  if (first === null || first === 'to' || first === 'cc') return false;
  const labels = new Set<HeaderLabel>();
  let address = false;
  for (let next = at; next < Math.min(lines.length, at + 10); next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') break;
    const label = labelOf(line);
    if (label) labels.add(label);
    address ||= line.length <= 2_000 && line.includes('@');
  }
  return labels.size >= 3 && labels.has('from') && (labels.has('subject') || address);
}

/** `*From:* Lune` → from. */
function labelOf(line: string): HeaderLabel | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 30) return null;
  const word = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
  return HEADER_LABELS.get(word) ?? null;
}

/**
 * "On … wrote:" at this line, wrapped over up to four. With a quote under it, it goes with the quote; else
 * all below is quoted.
 */
function attributionAt(lines: readonly string[], at: number): Mark | null {
  let joined = '';
  for (let count = 1; count <= 4; count++) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || isQuote(line)) return null;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > LONGEST_MARK) return null;
    if (!joined.endsWith(':')) continue;
    const next = nextLine(lines, at + count);
    const followed = next !== null && isQuote(next);
    if (isAttribution(joined, count, followed)) {
      return followed || next === null
        ? { kind: 'quote', lines: count }
        : { kind: 'cut', lines: count, forward: false };
    }
  }
  return null;
}

function isAttribution(text: string, lines: number, quoteFollows: boolean): boolean {
  if (DATED_ATTRIBUTION.test(text) || (lines === 1 && NAMED_ATTRIBUTION.test(text))) return true;
  const evidence = quoteFollows ? WEAK_EVIDENCE : STRONG_EVIDENCE;
  if (!evidence.test(text)) return false;
  if (ATTRIBUTIONS.some(({ start, end }) => start.test(text) && end.test(text))) return true;
  // Any language: an address and a year, and the quote right below.
  return quoteFollows && /@/.test(text) && /\d{4}/.test(text) && lines <= 2;
}

function nextLine(lines: readonly string[], from: number): string | null {
  for (let at = from; at < lines.length && at < from + 50; at++) {
    const line = lines[at] ?? '';
    if (line.trim() !== '') return line;
  }
  return null;
}

/**
 * A signature's mark; where the mark has lost its space, what follows must be short, up to the end or a
 * quote.
 */
function isSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line === '-- ') return true;
  if (!isSignatureMark(line)) return false;
  let count = 0;
  for (let next = at + 1; next < Math.min(lines.length, at + 4 * LONGEST_SIGNATURE); next++) {
    if (quoteAt(lines, next)) return true;
    if ((lines[next] ?? '') !== '' && ++count > LONGEST_SIGNATURE) return false;
  }
  return true;
}

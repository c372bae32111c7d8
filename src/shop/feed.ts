import { e164 } from '../identity/address.ts';
import { FeedLine } from './shop.ts';

/** A line of the feed that could not be taken, counted from 1. */
export interface FeedError {
  line: number;
  message: string;
}

/** Longest line, in bytes: an order or a product is one row, and rows end at 2 MB. */
export const LONGEST_LINE = 1_500_000;
/** Wrong lines after which the rest is not read: that is no feed. */
export const MOST_WRONG = 10_000;
/** Wrong lines that are told. */
const MOST_TOLD = 100;

/** What was read of a feed so far. */
export interface FeedReading {
  good: number;
  wrong: number;
  /** The first of the wrong lines. */
  errors: FeedError[];
}

/**
 * Reads the feed (NDJSON), line by line, in lists of at most `most` good lines and about `bytes` bytes, so that
 * no more than one list of it is in memory beside the feed itself. Bad lines are counted in `reading` and the
 * good ones kept, in their order; empty lines are nothing. Phones that are valid numbers come out in E.164,
 * national ones read in the country of the order's address or else in `country`; others stay as they were
 * written and recognise nobody.
 */
export function* readFeed(
  feed: Uint8Array,
  reading: FeedReading,
  { country = 'FR', most = 2_000, bytes = 4_000_000 } = {},
): Generator<FeedLine[]> {
  const decoder = new TextDecoder();
  let list: FeedLine[] = [];
  let size = 0;
  let number = 0;
  for (let at = 0; at < feed.length; ) {
    const found = feed.indexOf(LF, at);
    const end = found < 0 ? feed.length : found;
    const read = readBytes(feed.subarray(at, end), decoder, country);
    number++;
    if (read?.ok) {
      list.push(read.line);
      reading.good++;
      size += end - at;
    } else if (read) tell(reading, { line: number, message: read.message });
    at = end + 1;
    if (reading.wrong >= MOST_WRONG) break;
    if (list.length < most && size < bytes) continue;
    yield list;
    [list, size] = [[], 0];
  }
  if (list.length > 0) yield list;
}

const LF = 0x0a;

function tell(reading: FeedReading, error: FeedError): void {
  reading.wrong++;
  if (reading.errors.length < MOST_TOLD) reading.errors.push(error);
}

/** One line; null for an empty one. */
function readBytes(bytes: Uint8Array, decoder: TextDecoder, country: string) {
  if (bytes.length > LONGEST_LINE)
    return { ok: false, message: `longer than ${LONGEST_LINE} bytes` } as const;
  const written = decoder.decode(bytes).trim();
  return written === '' ? null : readFeedLine(written, country);
}

/** Reads a whole feed that is a text, see {@link readFeed}. */
export function parseFeed(text: string, country = 'FR'): { lines: FeedLine[]; errors: FeedError[] } {
  const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
  const lists = [...readFeed(new TextEncoder().encode(text), reading, { country })];
  return { lines: lists.flat(), errors: reading.errors };
}

function readFeedLine(
  written: string,
  country: string,
): { ok: true; line: FeedLine } | { ok: false; message: string } {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return { ok: false, message: 'not JSON' };
  }
  const parsed = FeedLine.safeParse(json);
  if (parsed.success) return { ok: true, line: withPhone(parsed.data, country) };
  const message = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message: why }) => (path.length > 0 ? `${path.join('.')}: ${why}` : why))
    .join('; ');
  return { ok: false, message };
}

/** The line with its order's phone in E.164 where it is a valid number, see {@link parseFeed}. */
export function withPhone(line: FeedLine, country: string): FeedLine {
  if (line.type === 'product' || !line.customer.phone) return line;
  const phone = e164(line.customer.phone, line.address?.country || country) ?? line.customer.phone;
  return { ...line, customer: { ...line.customer, phone } };
}

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

/** How a feed is read: in lists of at most `most` good lines and about `bytes` bytes. */
interface FeedOptions {
  country?: string;
  most?: number;
  bytes?: number;
}

/**
 * Reads the feed (NDJSON) as it arrives, in lists of good lines, so that no more of it is in memory than one list and one
 * line. Bad lines are counted in `reading` and the good ones kept, in their order; empty lines are nothing. Phones that are
 * valid numbers come out in E.164, national ones read in the country of the order's address or else in `country`; others
 * stay as they were written and recognise nobody.
 */
export class FeedReader {
  readonly #reading: FeedReading;
  readonly #options: Required<FeedOptions>;
  readonly #decoder = new TextDecoder();
  #list: FeedLine[] = [];
  #size = 0;
  #number = 0;
  /** The beginning of a line whose end has not come, in room that grows; of one that is too long, its length alone. */
  #begun = new Uint8Array();
  #length = 0;

  constructor(reading: FeedReading, { country = 'FR', most = 2_000, bytes = 4_000_000 }: FeedOptions = {}) {
    this.#reading = reading;
    this.#options = { country, most, bytes };
  }

  /** So many lines were wrong that nothing more is read. */
  get hopeless(): boolean {
    return this.#reading.wrong >= MOST_WRONG;
  }

  /** The next piece of it, cut anywhere. Nothing of it is kept by reference. */
  *read(chunk: Uint8Array): Generator<FeedLine[]> {
    for (let at = 0; at < chunk.length && !this.hopeless; ) {
      const found = chunk.indexOf(LF, at);
      const part = chunk.subarray(at, found < 0 ? chunk.length : found);
      at += part.length + 1;
      if (found < 0) this.#begin(part);
      else {
        this.#take(part);
        if (this.#list.length >= this.#options.most || this.#size >= this.#options.bytes)
          yield this.#handOut();
      }
    }
  }

  /** It is over: the last line may have no end. */
  *end(): Generator<FeedLine[]> {
    if (!this.hopeless && this.#length > 0) this.#take(new Uint8Array());
    if (this.#list.length > 0) yield this.#handOut();
  }

  #handOut(): FeedLine[] {
    const list = this.#list;
    [this.#list, this.#size] = [[], 0];
    return list;
  }

  #begin(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE) {
      this.#begun = new Uint8Array();
      return;
    }
    if (this.#begun.length < this.#length) {
      const larger = new Uint8Array(Math.min(Math.max(this.#length, 2 * this.#begun.length), LONGEST_LINE));
      larger.set(this.#begun);
      this.#begun = larger;
    }
    this.#begun.set(part, this.#length - part.length);
  }

  #take(last: Uint8Array): void {
    const length = this.#length + last.length;
    const read =
      length > LONGEST_LINE
        ? ({ ok: false, message: `longer than ${LONGEST_LINE} bytes` } as const)
        : this.#line(last);
    [this.#begun, this.#length] = [new Uint8Array(), 0];
    this.#number++;
    if (read?.ok) {
      this.#list.push(read.line);
      this.#reading.good++;
      this.#size += length;
    } else if (read) tellWrong(this.#reading, { line: this.#number, message: read.message });
  }

  /** One line; null for an empty one. */
  #line(last: Uint8Array) {
    let whole = last;
    if (this.#length > 0) {
      this.#begin(last);
      whole = this.#begun.subarray(0, this.#length);
    }
    const written = this.#decoder.decode(whole).trim();
    return written === '' ? null : readFeedLine(written, this.#options.country);
  }
}

/** Reads a feed that is there whole, see {@link FeedReader}. */
export function* readFeed(
  feed: Uint8Array,
  reading: FeedReading,
  options: FeedOptions = {},
): Generator<FeedLine[]> {
  const reader = new FeedReader(reading, options);
  yield* reader.read(feed);
  yield* reader.end();
}

const LF = 0x0a;

/** Counts a wrong line, and keeps the first of them. */
export function tellWrong(reading: FeedReading, error: FeedError): void {
  reading.wrong++;
  if (reading.errors.length < MOST_TOLD) reading.errors.push(error);
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
  return readEntry(json, country);
}

/** An entry of the feed that is read already, checked. */
export function readEntry(
  entry: unknown,
  country: string,
): { ok: true; line: FeedLine } | { ok: false; message: string } {
  const parsed = FeedLine.safeParse(entry);
  if (parsed.success) return { ok: true, line: withPhone(parsed.data, country) };
  const message = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message: why }) => (path.length > 0 ? `${path.join('.')}: ${why}` : why))
    .join('; ');
  return { ok: false, message };
}

/** The line with its customer's phone in E.164 where it is a valid number, see {@link parseFeed}. */
export function withPhone(line: FeedLine, country: string): FeedLine {
  if (!('customer' in line) || !line.customer.phone) return line;
  const where = (line.type === 'order' && line.address?.country) || country;
  const phone = e164(line.customer.phone, where) ?? line.customer.phone;
  return { ...line, customer: { ...line.customer, phone } };
}

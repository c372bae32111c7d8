import { type FeedReading, MOST_WRONG, readEntry, tellWrong } from '../feed.ts';
import type { FeedLine } from '../shop.ts';
import { type Header, headerIn } from './columns.ts';
import { orderOf, productOf, type Row } from './lines.ts';
import { CsvReader, type CsvRecord } from './records.ts';

/** Rows that one order or one product may have, and characters: it is one line of the feed. */
const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 1_500_000;
/** Orders or products of a file that are looked for once more further down. */
const MOST_KNOWN = 100_000;
/** Characters of lines that are handed out together, about. */
const TOGETHER = 4_000_000;

/** Read by what the first of several rows says. */
interface Group {
  id: string;
  line: number;
  rows: Row[];
  size: number;
  /** Why it is not whole; null where all of its rows were read. */
  torn: string | null;
}

/**
 * Reads a shop's CSV as it arrives, in lists of good lines of the feed, as {@link FeedReader} reads NDJSON. Rows that follow each
 * other and are of one order (or one product) are one line; what is wrong is counted in `reading`, by the line of the file.
 */
export class CsvFeedReader {
  readonly #reading: FeedReading;
  readonly #options: { country: string; currency: string; most: number };
  readonly #records = new CsvReader();
  #header: Header | null = null;
  #failed = false;
  #group: Group | null = null;
  /** The last row that could not be read, while it may be one of what comes next. */
  #unread: number | null = null;
  /** On which line each order or product began. */
  readonly #begun = new Map<string, number>();
  #list: FeedLine[] = [];
  #size = 0;

  constructor(
    reading: FeedReading,
    { country, currency, most = 500 }: { country: string; currency: string; most?: number },
  ) {
    this.#reading = reading;
    this.#options = { country, currency, most };
  }

  get hopeless(): boolean {
    return this.#failed || this.#reading.wrong >= MOST_WRONG;
  }

  *read(chunk: Uint8Array): Generator<FeedLine[]> {
    if (!this.hopeless) yield* this.#take(this.#records.read(chunk));
  }

  *end(): Generator<FeedLine[]> {
    if (!this.hopeless) yield* this.#take(this.#records.end());
    this.#finish();
    if (this.#list.length > 0) yield this.#handOut();
  }

  *#take(records: Generator<CsvRecord>): Generator<FeedLine[]> {
    for (const record of records) {
      if (this.hopeless) return;
      if ('wrong' in record) this.#lose(record.line, record.wrong);
      else if (this.#header) this.#row(record.line, record.fields, this.#header);
      else this.#head(record);
      if (this.#list.length >= this.#options.most || this.#size >= TOGETHER) yield this.#handOut();
    }
  }

  #head({ line, fields }: { line: number; fields: string[] }): void {
    this.#header = headerIn(fields);
    if (this.#header) return;
    this.#failed = true;
    const message = 'no columns that are known: see docs/shop-files.md';
    tellWrong(this.#reading, { line, message });
  }

  /** A row that nobody can read may be one of what is before it or behind it: neither is known whole. */
  #lose(line: number, message: string): void {
    tellWrong(this.#reading, { line, message });
    this.#unread = line;
    if (this.#group) this.#group.torn ??= tornAt(line);
  }

  #row(line: number, fields: string[], { of, at }: Header): void {
    const row: Row = (column) => fields[at.get(column) ?? -1]?.trim() ?? '';
    const id = row(of);
    if (!fields.some((field) => field.trim() !== '')) return;
    if (id === '') {
      this.#lose(line, `${of}: empty`);
      return;
    }
    if (this.#group?.id !== id) {
      this.#finish();
      this.#group = { id, line, rows: [], size: 0, torn: this.#tornFromStart(id) };
      if (this.#begun.size < MOST_KNOWN && !this.#begun.has(id)) this.#begun.set(id, line);
    }
    this.#unread = null;
    const group = this.#group;
    if (!group) return;
    group.size += fields.reduce((sum, field) => sum + field.length, 0);
    if (group.rows.length >= MOST_ROWS) group.torn ??= `more than ${MOST_ROWS} rows`;
    if (group.size > MOST_CHARACTERS) group.torn ??= `longer than ${MOST_CHARACTERS} characters`;
    if (group.torn === null) group.rows.push(row);
    else group.rows = [];
  }

  /** Why what begins here is not whole; rows that stand apart would take the place of those before. */
  #tornFromStart(id: string): string | null {
    if (this.#unread !== null) return tornAt(this.#unread);
    const before = this.#begun.get(id);
    return before === undefined ? null : `not taken: it begins on line ${before} already`;
  }

  #finish(): void {
    const { country, currency } = this.#options;
    const group = this.#group;
    this.#group = null;
    if (!group || !this.#header) return;
    const read = group.torn
      ? ({ ok: false, message: group.torn } as const)
      : readEntry((this.#header.of === 'order' ? orderOf : productOf)(group.rows, currency), country);
    if (read.ok) {
      this.#list.push(read.line);
      this.#size += group.size;
      this.#reading.good++;
    } else tellWrong(this.#reading, { line: group.line, message: read.message });
  }

  #handOut(): FeedLine[] {
    const list = this.#list;
    [this.#list, this.#size] = [[], 0];
    return list;
  }
}

const tornAt = (line: number) => `not taken: line ${line} may be a part of it`;

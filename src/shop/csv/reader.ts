import { type FeedReading, MOST_WRONG, readEntry, tellWrong } from '../feed.ts';
import type { FeedLine } from '../shop.ts';
import { type Header, headerIn } from './columns.ts';
import { orderOf, productOf, type Row } from './lines.ts';
import { CsvReader, type CsvRecord } from './records.ts';

/** Rows that one order or one product may have. */
const MOST_ROWS = 1_000;

/** Read by what the first of several rows says. */
interface Group {
  id: string;
  line: number;
  rows: Row[];
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
  #list: FeedLine[] = [];

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
      if ('wrong' in record) tellWrong(this.#reading, { line: record.line, message: record.wrong });
      else if (this.#header) this.#row(record.line, record.fields, this.#header);
      else this.#head(record);
      if (this.#list.length >= this.#options.most) yield this.#handOut();
    }
  }

  #head({ line, fields }: { line: number; fields: string[] }): void {
    this.#header = headerIn(fields);
    if (this.#header) return;
    this.#failed = true;
    const message = 'no columns that are known: see docs/shop-files.md';
    tellWrong(this.#reading, { line, message });
  }

  #row(line: number, fields: string[], { of, at }: Header): void {
    const row: Row = (column) => fields[at.get(column) ?? -1]?.trim() ?? '';
    const id = row(of);
    if (!fields.some((field) => field.trim() !== '')) return;
    if (id === '') {
      tellWrong(this.#reading, { line, message: `${of}: empty` });
      return;
    }
    if (this.#group?.id !== id) {
      this.#finish();
      this.#group = { id, line, rows: [] };
    }
    if (this.#group && this.#group.rows.length < MOST_ROWS) this.#group.rows.push(row);
    else tellWrong(this.#reading, { line, message: `more than ${MOST_ROWS} rows` });
  }

  #finish(): void {
    const { country, currency } = this.#options;
    const group = this.#group;
    this.#group = null;
    if (!group || !this.#header) return;
    const entry = (this.#header.of === 'order' ? orderOf : productOf)(group.rows, currency);
    const read = readEntry(entry, country);
    if (read.ok) {
      this.#list.push(read.line);
      this.#reading.good++;
    } else tellWrong(this.#reading, { line: group.line, message: read.message });
  }

  #handOut(): FeedLine[] {
    const list = this.#list;
    this.#list = [];
    return list;
  }
}

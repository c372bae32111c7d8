/** A record of a CSV file, and the line that it begins on, counted from 1. */
export type CsvRecord =
  | { line: number; fields: string[] }
  /** What cannot be read, and why. */
  | { line: number; wrong: string };

/** Longest record, in characters, and most columns: no shop writes more. */
const LONGEST = 200_000;
const MOST_COLUMNS = 300;

/**
 * Reads CSV as RFC 4180 has it, as it arrives: fields parted by commas (or, as spreadsheets of many countries write it, by
 * semicolons: whichever the first line has more of), in quotes where they hold such, or a quote written twice, or a line's end. A
 * record with a quote out of place is wrong, and what follows its line is read on.
 */
export class CsvReader {
  readonly #decoder = new TextDecoder();
  #delimiter: string | null = null;
  #head = '';
  #line = 1;
  #began = 1;
  #fields: string[] = [];
  #field = '';
  #size = 0;
  #at: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  #wrong: string | null = null;

  /** The records that a piece of the file completes; it may be cut anywhere. */
  *read(chunk: Uint8Array): Generator<CsvRecord> {
    yield* this.#text(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The last record may have no end. */
  *end(): Generator<CsvRecord> {
    yield* this.#text(this.#decoder.decode());
    if (this.#delimiter === null) yield* this.#begin();
    if (this.#at === 'quoted') this.#wrong ??= 'a quote is opened and never closed';
    if (this.#size > 0 || this.#fields.length > 0) yield this.#record();
  }

  /** What parts fields is known once the first line is there. */
  *#text(text: string): Generator<CsvRecord> {
    if (this.#delimiter !== null) {
      yield* this.#characters(text);
      return;
    }
    this.#head += text;
    if (/\n/.test(this.#head) || this.#head.length > LONGEST) yield* this.#begin();
  }

  *#begin(): Generator<CsvRecord> {
    const [first = ''] = this.#head.split('\n', 1);
    const count = (mark: string) => first.split(mark).length;
    this.#delimiter = count(';') > count(',') ? ';' : ',';
    const head = this.#head.replace(/^\uFEFF/, '');
    this.#head = '';
    yield* this.#characters(head);
  }

  *#characters(text: string): Generator<CsvRecord> {
    for (const character of text) {
      if (character === '\n') this.#line++;
      if (character === '\n' && (this.#at !== 'quoted' || this.#wrong !== null)) {
        if (this.#size > 0 || this.#fields.length > 0) yield this.#record();
        this.#began = this.#line;
        continue;
      }
      this.#size++;
      if (this.#size > LONGEST) this.#wrong ??= `longer than ${LONGEST} characters`;
      if (this.#wrong === null) this.#take(character);
    }
  }

  #take(character: string): void {
    if (this.#at === 'quoted') {
      if (character === '"') this.#at = 'quote';
      else this.#field += character;
    } else if (character === this.#delimiter) this.#endField();
    else if (character === '\r') return;
    else if (character !== '"') {
      if (this.#at === 'quote') this.#wrong = 'text behind a closing quote';
      this.#at = this.#at === 'start' ? 'plain' : this.#at;
      this.#field += character;
    } else if (this.#at === 'plain') this.#wrong = 'a quote within a field that is not quoted';
    else {
      if (this.#at === 'quote') this.#field += '"';
      this.#at = 'quoted';
    }
  }

  #endField(): void {
    if (this.#fields.length >= MOST_COLUMNS) this.#wrong = `more than ${MOST_COLUMNS} columns`;
    else this.#fields.push(this.#field);
    [this.#field, this.#at] = ['', 'start'];
  }

  #record(): CsvRecord {
    if (this.#wrong === null) this.#endField();
    const [fields, wrong, line] = [this.#fields, this.#wrong, this.#began];
    [this.#fields, this.#field, this.#at, this.#wrong, this.#size] = [[], '', 'start', null, 0];
    return wrong === null ? { line, fields } : { line, wrong };
  }
}

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

  /** By runs of text that mean nothing else: a field that grew by single characters would take twenty times its length. */
  *#characters(text: string): Generator<CsvRecord> {
    for (let at = 0; at < text.length; ) {
      const next = this.#nextMark(text, at);
      this.#run(text.slice(at, next));
      const mark = text[next];
      if (mark === '\n') {
        this.#line++;
        if (this.#size > 0 || this.#fields.length > 0) yield this.#record();
        this.#began = this.#line;
      } else if (mark !== undefined) {
        this.#count(1);
        if (this.#wrong === null) this.#take(mark);
      }
      at = next + 1;
    }
  }

  /** Where something stands that may be no text; behind the end where nothing does. */
  #nextMark(text: string, at: number): number {
    const find = (mark: string) => (text.includes(mark, at) ? text.indexOf(mark, at) : text.length);
    if (this.#wrong !== null) return find('\n');
    // Behind the longest record the next line is another one, whatever is open.
    if (this.#at === 'quoted') return Math.min(find('"'), at + LONGEST + 1 - this.#size);
    const marks = this.#delimiter === ';' ? /[";\r\n]/g : /[",\r\n]/g;
    marks.lastIndex = at;
    return marks.exec(text)?.index ?? text.length;
  }

  #count(length: number): void {
    this.#size += length;
    if (this.#size > LONGEST) this.#wrong ??= `longer than ${LONGEST} characters`;
  }

  #run(text: string): void {
    if (text === '') return;
    this.#count(text.length);
    if (this.#at === 'quoted') this.#line += text.split('\n').length - 1;
    if (this.#wrong !== null) return;
    if (this.#at === 'quote') this.#wrong = 'text behind a closing quote';
    else if (this.#at === 'start') this.#at = 'plain';
    this.#field += text;
  }

  #take(mark: string): void {
    if (mark === '"') {
      if (this.#at === 'plain') this.#wrong = 'a quote within a field that is not quoted';
      else if (this.#at === 'quoted') this.#at = 'quote';
      else {
        if (this.#at === 'quote') this.#field += mark;
        this.#at = 'quoted';
      }
    } else if (mark !== '\r') this.#endField();
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

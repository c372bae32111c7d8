import { fitted } from '../pdf/fitted.ts';
import { textWidth } from '../pdf/fonts.ts';
import { latin } from '../pdf/latin.ts';
import { Page } from '../pdf/page.ts';

/** A4 upright, in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 50;
/** Where the column of amounts ends. */
export const RIGHT = PAGE.width - MARGIN;
const BOTTOM = 70;
export const GREY = 0.4;
const SIZE = 9.5;
const LEADING = 17;

interface Cell {
  text: string;
  size?: number;
  bold?: boolean;
  /** From 0 (black) to 1 (white). */
  grey?: number;
  /** Where it starts; the left margin unless told. */
  from?: number;
  /** Where it may reach; the right margin unless told. */
  to?: number;
  /** Where it ends instead, and the room that it has before. */
  until?: number;
  room?: number;
}

/** Rows from the top down, on as many pages as they take. */
export class Sheets {
  readonly #pages = [new Page(PAGE)];
  #y = PAGE.height - MARGIN - 12;

  row(cells: readonly Cell[], height = LEADING): void {
    if (this.#y < BOTTOM) {
      this.#pages.push(new Page(PAGE));
      this.#y = PAGE.height - MARGIN - 12;
    }
    for (const cell of cells) this.#cell(cell);
    this.#y -= height;
  }

  /** A sum at the right edge, with its name before it. */
  sum(name: string, value: string, bold = false): void {
    this.row([
      { text: name, bold, from: 250, to: 450 },
      { text: value, bold, until: RIGHT, room: 90 },
    ]);
  }

  gap(height: number): void {
    this.#y -= height;
  }

  rule(): void {
    this.#page.rectangles([{ x: MARGIN, y: this.#y + LEADING - 5, width: RIGHT - MARGIN, height: 0.5 }]);
    this.#y -= 4;
  }

  /** All pages, with their number where there are several. */
  numbered(called: (at: number, of: number) => string): readonly Page[] {
    const { length } = this.#pages;
    if (length > 1)
      for (const [at, page] of this.#pages.entries())
        page.text(latin(called(at + 1, length)), { x: MARGIN, y: 40, size: 8, font: 'regular', grey: GREY });
    return this.#pages;
  }

  #cell({ text, size = SIZE, bold = false, grey, from = MARGIN, to = RIGHT, until, room }: Cell): void {
    const written = latin(text);
    if (written === '') return;
    const font = bold ? 'bold' : 'regular';
    const fit = fitted(written, font, size, room ?? to - from);
    const x = until === undefined ? from : until - textWidth(fit.shown, font, fit.size);
    this.#page.text(fit.shown, { x, y: this.#y, size: fit.size, font, grey });
  }

  get #page(): Page {
    return this.#pages.at(-1) as Page;
  }
}

/** A day in words. */
export function written(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}

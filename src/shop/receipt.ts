import { titleIn } from '../conversation/titles.ts';
import { exponentOf } from '../currency.ts';
import { languageOf } from '../language/index.ts';
import { pieceText } from '../language/options.ts';
import { pdfOf } from '../pdf/document.ts';
import { fitted } from '../pdf/fitted.ts';
import { textWidth } from '../pdf/fonts.ts';
import { latin, legible } from '../pdf/latin.ts';
import { Page } from '../pdf/page.ts';
import type { Settings } from '../settings.ts';
import { localDay } from './days.ts';
import { figuresOf } from './money/figures.ts';
import type { OrderRecord } from './shop.ts';

/** A4 upright, in points. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 50;
const RIGHT = PAGE.width - MARGIN;
const BOTTOM = 70;
const GREY = 0.4;
const SIZE = 9.5;
const LEADING = 17;
/** Where the columns of figures end. */
const ENDS = { quantity: 330, price: 405, discount: 475, amount: RIGHT } as const;
const GAP = 8;

/**
 * An order's receipt (PDF): who sold what to whom, each line and each sum, what was paid by which method and what
 * has gone back. It is called no invoice: the store gives no legal details that one would need. In `locale`
 * (BCP 47); the same order on the same day gives the same bytes. No text can make it throw.
 */
export function makeReceipt(input: {
  order: OrderRecord;
  settings: Settings;
  /** ISO 8601. */
  now: string;
  locale: string;
}): Uint8Array<ArrayBuffer> {
  const { order, settings, now, locale } = input;
  const { tag, receipt: words, formats } = languageOf(locale);
  const figures = figuresOf(order);
  const places = exponentOf(order.currency);
  const amounts = new Intl.NumberFormat(words.days, {
    ...{ style: 'currency', currency: order.currency },
    ...{ minimumFractionDigits: places, maximumFractionDigits: places },
  });
  const money = (minor: number) => amounts.format(minor / 10 ** places);
  const off = (minor: number) => (minor === 0 ? '' : `-${money(minor)}`);
  const today = localDay(now, settings.timeZone);
  const day = (instant: string) => written(localDay(instant, settings.timeZone), words.days);
  const sheets = new Sheets();

  sheets.row([{ text: settings.name, size: 17, bold: true }], 24);
  sheets.row([{ text: words.title, size: 13, bold: true }], 20);
  sheets.row([{ text: words.kind, grey: GREY }], 26);
  const about: [string, string][] = [
    [words.order, order.id],
    [words.placed, day(order.placedAt)],
    ...(order.cancellation ? [[words.cancelled, day(order.cancellation.at)] as [string, string]] : []),
    ...(legible(latin(order.customer.name))
      ? [[words.customer, order.customer.name] as [string, string]]
      : []),
    [words.issued, written(today, words.days)],
  ];
  for (const [name, value] of about) {
    sheets.row([
      { text: name, grey: GREY, to: 150 },
      { text: value, from: 155 },
    ]);
  }
  sheets.gap(12);

  const discounted = figures.lines.some(({ discount }) => discount > 0);
  const columns = (
    cells: { item: string; quantity: string; price: string; discount: string; amount: string },
    bold = false,
  ) =>
    sheets.row([
      { text: cells.item, bold, to: ENDS.quantity - 50 },
      { text: cells.quantity, bold, until: ENDS.quantity, room: 42 },
      { text: cells.price, bold, until: ENDS.price, room: ENDS.price - ENDS.quantity - GAP },
      ...(discounted ? [{ text: cells.discount, bold, until: ENDS.discount, room: 62 }] : []),
      { text: cells.amount, bold, until: ENDS.amount, room: 62 },
    ]);
  columns(words, true);
  sheets.rule();
  for (const { item, discount, amount } of figures.lines) {
    columns({
      item: pieceText({ ...item, title: titleIn(item, locale) }, formats, false),
      quantity: String(item.quantity),
      price: money(item.price),
      discount: off(discount),
      amount: money(amount),
    });
  }
  sheets.rule();

  const sums: [string, string][] = [
    [words.goods, money(figures.goods)],
    ...(figures.discount > 0 ? [[words.discount, off(figures.discount)] as [string, string]] : []),
    [words.shipping, money(figures.shipping)],
    ...(figures.other > 0 ? [[words.other, money(figures.other)] as [string, string]] : []),
  ];
  for (const [name, value] of sums) sheets.sum(name, value);
  sheets.sum(words.total, money(figures.total), true);
  sheets.gap(12);

  const dated = (label: string, at: string | null) => [label, at ? day(at) : ''].filter(Boolean).join(', ');
  const moved = [
    ...figures.paid.map(({ label, amount, at }) => [words.paid, dated(label, at), money(amount)] as const),
    ...figures.refunded.map(
      ({ label, amount, at }) => [words.refunded, dated(label, at), off(amount)] as const,
    ),
  ];
  for (const [what, label, amount] of moved) sheets.sum(label ? `${what}: ${label}` : what, amount);
  if (figures.balance !== null && figures.refunded.length > 0)
    sheets.sum(words.balance, money(figures.balance), true);

  return pdfOf(sheets.numbered(words.page), {
    title: `${words.title} ${latin(order.id)}`,
    language: tag,
    createdAt: new Date(`${today}T00:00:00Z`),
  });
}

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
class Sheets {
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

function written(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}

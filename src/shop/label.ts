import { languageOf } from '../language/index.ts';
import { pdfOf } from '../pdf/document.ts';
import { fitted } from '../pdf/fitted.ts';
import { textWidth } from '../pdf/fonts.ts';
import { latin, legible } from '../pdf/latin.ts';
import { Page } from '../pdf/page.ts';
import type { Settings } from '../settings.ts';
import { code128Bars } from './barcode.ts';
import type { Order, Return } from './shop.ts';

/** A6 upright, in points. */
const PAGE = { width: 297.64, height: 419.53 };
const MARGIN = 18;
const RIGHT = PAGE.width - MARGIN;
const GREY = 0.4;
/** What Code 128 can say in the width of the page. */
const SCANNABLE = /^[\x20-\x7e]{1,80}$/;

/**
 * A return's shipping label: one A6 page (PDF) with sender, return address, what and until when, and the
 * tracking number as a Code 128 barcode. In the customer's language. The same return gives the same bytes. No
 * text can make it
 * throw: what the standard fonts lack is spelled out, what does not fit is shortened.
 */
export function makeLabel(input: {
  return: Return;
  order: Order;
  settings: Settings;
}): Uint8Array<ArrayBuffer> {
  const { return: back, order, settings } = input;
  const { tag: language, label: words } = languageOf(order.customer.locale);

  const page = new Page(PAGE);
  const pen = new Pen(page);

  pen.text(back.carrier, { x: MARGIN, y: 386, size: 17, bold: true, width: 140 });
  pen.badge(settings.returns.free ? words.prepaid : words.unpaid, 382);
  pen.rule(372);

  pen.text(words.from, { x: MARGIN, y: 358, size: 7, grey: GREY });
  pen.lines(senderLines(order, `${words.sender} ${order.customer.id}`, language), {
    y: 344,
    size: 9,
    leading: 11.5,
  });
  pen.rule(278);

  const { address } = settings.returns;
  pen.text(words.to, { x: MARGIN, y: 264, size: 7, grey: GREY });
  pen.lines(
    [
      address.name,
      address.line1,
      address.line2,
      `${address.postcode} ${address.city}`,
      country(address.country, language),
    ],
    { y: 246, size: 13, leading: 16.5, bold: true },
  );
  pen.rule(164);

  const details = [
    [words.order, order.id],
    [words.return, back.id],
    [words.deadline, day(back.deadline, words.days)],
  ] as const;
  for (const [column, [name, value]] of details.entries()) {
    const x = MARGIN + column * 86;
    pen.text(name, { x, y: 150, size: 7, grey: GREY, width: 82 });
    pen.text(value, { x, y: 137, size: 10, bold: true, width: column === 2 ? RIGHT - x : 82 });
  }
  pen.rule(126);

  // What no scanner could read is printed as text alone.
  if (SCANNABLE.test(back.tracking)) pen.barcode(back.tracking, { y: 44, height: 70 });
  pen.text(back.tracking, { x: MARGIN, y: 28, size: 11, bold: true, centred: true });
  return pdfOf(page, {
    title: `${words.title} ${latin(back.id)}`,
    language,
    createdAt: new Date(back.createdAt),
  });
}

interface TextStyle {
  x: number;
  /** Baseline, from the bottom of the page. */
  y: number;
  size: number;
  bold?: boolean;
  /** From 0 (black) to 1 (white). */
  grey?: number;
  /** Room in points; to the right margin unless told. */
  width?: number;
  centred?: boolean;
}

/** Draws on one page what the standard fonts can draw, and never past its place. */
class Pen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  text(text: string, style: TextStyle): void {
    const font = style.bold ? 'bold' : 'regular';
    const room = style.width ?? RIGHT - style.x;
    const { shown, size } = fitted(latin(text), font, style.size, room);
    const x = style.centred ? (PAGE.width - textWidth(shown, font, size)) / 2 : style.x;
    this.#page.text(shown, { x, y: style.y, size, font, grey: style.grey });
  }

  /** Lines under each other from the baseline `y` down; empty ones take no room. */
  lines(texts: string[], style: { y: number; size: number; leading: number; bold?: boolean }): void {
    const written = texts.filter((text) => latin(text) !== '');
    for (const [index, text] of written.entries()) {
      this.text(text, { ...style, x: MARGIN, y: style.y - index * style.leading });
    }
  }

  /** White on black at the right edge. */
  badge(text: string, y: number): void {
    const width = textWidth(text, 'bold', 9) + 14;
    this.#page.rectangles([{ x: RIGHT - width, y, width, height: 20 }]);
    this.#page.text(text, { x: RIGHT - width + 7, y: y + 6.5, size: 9, font: 'bold', grey: 1 });
  }

  rule(y: number): void {
    this.#page.rectangles([{ x: MARGIN, y: y - 0.375, width: RIGHT - MARGIN, height: 0.75 }]);
  }

  /** As wide as the page allows with the quiet zone of 10 modules on both sides that scanners need. */
  barcode(text: string, { y, height }: { y: number; height: number }): void {
    const { bars, modules } = code128Bars(text);
    const module = Math.min(1.5, (PAGE.width - 2 * MARGIN) / (modules + 20));
    const left = (PAGE.width - modules * module) / 2;
    this.#page.rectangles(
      bars.map(({ x, width }) => ({ x: left + x * module, y, width: width * module, height })),
    );
  }
}

function senderLines(order: Order, nameless: string, language: string): string[] {
  const name = legible(latin(order.customer.name)) ? order.customer.name : nameless;
  const { address } = order;
  if (!address) return [name];
  return [
    name,
    address.line1,
    address.line2,
    `${address.postcode} ${address.city}`,
    country(address.country, language),
  ];
}

/** A country's name in capitals, as the post wants it; the code itself where it names none. */
function country(code: string, language: string): string {
  try {
    return (
      new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code
    ).toUpperCase();
  } catch {
    return code;
  }
}

function day(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T12:00:00Z`));
}

import { titleIn } from '../conversation/titles.ts';
import { exponentOf } from '../currency.ts';
import { languageOf } from '../language/index.ts';
import { pieceText } from '../language/options.ts';
import { pdfOf } from '../pdf/document.ts';
import { latin, legible } from '../pdf/latin.ts';
import type { Settings } from '../settings.ts';
import { localDay } from './days.ts';
import { figuresOf } from './money/figures.ts';
import { GREY, RIGHT, Sheets, written } from './sheets.ts';
import type { OrderRecord } from './shop.ts';

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

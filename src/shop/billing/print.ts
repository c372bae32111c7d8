import { exponentOf } from '../../currency.ts';
import { languageOf } from '../../language/index.ts';
import { pdfOf } from '../../pdf/document.ts';
import { latin } from '../../pdf/latin.ts';
import { isLegal } from '../../settings/company.ts';
import type { Settings } from '../../settings.ts';
import { localDay } from '../days.ts';
import { GREY, RIGHT, Sheets, written } from '../sheets.ts';
import type { BusinessAccount, Invoice } from '../shop.ts';

const GAP = 60;

/**
 * An invoice again (PDF), from its lines: who sold what to whom, each line, the tax, the total, and whether it is
 * paid. It is an invoice where the store has given its legal details; else it says that it is a copy for
 * information. In `locale` (BCP 47); the same invoice gives the same bytes. No text can make it throw.
 */
export function printInvoice(input: {
  invoice: Invoice;
  /** The company that it is made out to, where there is one. */
  account: BusinessAccount | null;
  settings: Pick<Settings, 'name' | 'company' | 'timeZone'>;
  locale: string;
}): Uint8Array<ArrayBuffer> {
  const { invoice, account, settings, locale } = input;
  const { tag, invoice: words } = languageOf(locale);
  const { company, timeZone } = settings;
  const places = exponentOf(invoice.currency);
  const amounts = new Intl.NumberFormat(words.days, {
    ...{ style: 'currency', currency: invoice.currency },
    ...{ minimumFractionDigits: places, maximumFractionDigits: places },
  });
  const money = (minor: number) => amounts.format(minor / 10 ** places);
  const day = (instant: string) => written(localDay(instant, timeZone), words.days);
  const legal = isLegal(company);
  const sheets = new Sheets();
  const small = (text: string) => {
    if (text !== '') sheets.row([{ text, grey: GREY, size: 8.5 }], 13);
  };

  sheets.row([{ text: company.name || settings.name, size: 17, bold: true }], 24);
  small(company.legalName);
  for (const part of partsOf(company.address)) small(part);
  small(company.registration);
  if (company.vat !== '') small(`${words.vat} ${company.vat}`);
  sheets.gap(10);
  sheets.row([{ text: `${words.title} ${invoice.id}`, size: 13, bold: true }], 20);
  if (!legal) sheets.row([{ text: words.copy, grey: GREY }], 20);
  if (invoice.status === 'void') sheets.row([{ text: words.void, bold: true }], 20);
  sheets.gap(6);

  const { billTo, dueAt, paidAt, status, order } = invoice;
  const to = billTo?.name ?? account?.name ?? invoice.customer.name;
  const about: [string, string][] = [
    [words.issued, day(invoice.issuedAt)],
    [words.due, dueAt ? day(dueAt) : ''],
    [words.paid, status === 'paid' ? (paidAt ? day(paidAt) : words.yes) : ''],
    [words.order, order ?? ''],
    [words.customer, to],
    ...partsOf(billTo?.address ?? '').map((part): [string, string] => ['', part]),
    [words.theirVat, billTo?.vat ?? ''],
  ];
  for (const [name, value] of about) {
    if (value === '') continue;
    sheets.row([
      { text: name, grey: GREY, to: 150 },
      { text: value, from: 155 },
    ]);
  }
  sheets.gap(12);

  const columns = (item: string, quantity: string, amount: string, bold = false) =>
    sheets.row([
      { text: item, bold, to: RIGHT - 3 * GAP },
      { text: quantity, bold, until: RIGHT - 2 * GAP, room: GAP },
      { text: amount, bold, until: RIGHT, room: 100 },
    ]);
  if (invoice.lines.length > 0) {
    columns(words.item, words.quantity, words.amount, true);
    sheets.rule();
    for (const { title, quantity, amount } of invoice.lines)
      columns(title, count(quantity, words.days), money(amount));
    sheets.rule();
  }
  sheets.sum(words.net, money(invoice.total - invoice.tax));
  sheets.sum(words.tax, money(invoice.tax));
  sheets.sum(words.total, money(invoice.total), true);
  if (status === 'open') sheets.sum(words.open, money(invoice.total), true);

  return pdfOf(sheets.numbered(words.page), {
    title: `${words.title} ${latin(invoice.id)}`,
    language: tag,
    createdAt: new Date(invoice.issuedAt),
  });
}

function partsOf(address: string): string[] {
  return address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function count(quantity: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(quantity);
}

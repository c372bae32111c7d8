import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../../src/settings.ts';
import { printInvoice } from '../../../src/shop/billing/print.ts';
import { readPdf } from '../../pdf/read.ts';
import { acme, invoice } from './world.ts';

const COMPANY = {
  ...{ legalName: 'Cadence SAS', address: '3 rue Neuve, 69001 Lyon', registration: 'RCS Lyon 123 456 789' },
  vat: 'FR12123456789',
};
const settings = Settings.parse({ name: 'Cadence', company: COMPANY });
const words = (over: Parameters<typeof invoice>[0] = {}, locale = 'en', of = settings) =>
  readPdf(printInvoice({ invoice: invoice(over), account: acme(), settings: of, locale })).words;

describe('an invoice that is given again', () => {
  it('says who sold what to whom, each sum, and that it is paid', async () => {
    const bytes = printInvoice({ invoice: invoice(), account: acme(), settings, locale: 'en' });
    const pdf = await PDFDocument.load(bytes, { throwOnInvalidObject: true });
    expect([pdf.getPageCount(), pdf.getTitle()]).toEqual([1, 'Invoice INV-2026-041']);
    expect(readPdf(bytes).words).toEqual([
      ...['Cadence', 'Cadence SAS', '3 rue Neuve', '69001 Lyon', 'RCS Lyon 123 456 789', 'VAT FR12123456789'],
      'Invoice INV-2026-041',
      ...['Issued on', '15 November 2026', 'Due by', '30 November 2026', 'Paid on', '16 November 2026'],
      ...['Customer', 'Acme SARL', 'Item', 'Qty', 'Amount'],
      ...['Team, 5 seats, November 2026', '1', '€40.83'],
      ...['Before tax', '€40.83', 'Tax', '€8.17', 'Total', '€49.00'],
    ]);
  });

  it('is a copy for information where the store gave no legal details', () => {
    const bare = Settings.parse({ name: 'Cadence' });
    expect(words({}, 'en', bare)).toContain('Copy for information. It does not replace the invoice itself.');
    expect(words({}, 'fr', bare)).toContain(
      'Copie pour information. Elle ne remplace pas la facture elle-même.',
    );
    expect(words()).not.toContain('Copy for information. It does not replace the invoice itself.');
  });

  it('says what is still to be paid, and what counts no more', () => {
    expect(words({ status: 'open', paidAt: null })).toContain('To be paid');
    expect(words({ status: 'void' })).toContain('Void: this invoice counts no more.');
  });

  it('is made out to whom the feed names, with their address and VAT number', () => {
    const billTo = { name: 'Acme Holding', address: '1 place A, 75001 Paris', vat: 'FR99' };
    expect(words({ billTo })).toEqual(
      expect.arrayContaining(['Acme Holding', '1 place A', '75001 Paris', 'FR99']),
    );
  });

  it('is the same to the byte, goes on over pages, and withstands any text', async () => {
    const lines = Array.from({ length: 90 }, (_, n) => ({
      title: `\u202e${'w'.repeat(400)} 漢字 ${n}`,
      quantity: 1.5,
      amount: -1,
    }));
    const one = { invoice: invoice({ lines }), account: null, settings, locale: 'fr' };
    expect(printInvoice(one)).toEqual(printInvoice(one));
    expect((await PDFDocument.load(printInvoice(one))).getPageCount()).toBe(3);
  });
});

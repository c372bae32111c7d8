import { pdfOf } from '../../src/pdf/document.ts';
import { latin } from '../../src/pdf/latin.ts';
import { Page } from '../../src/pdf/page.ts';
import { code128Bars } from '../../src/shop/barcode.ts';

/** A label as an emulated carrier prints it, A6: its name, the parcel's number with its barcode, and lines above. */
export function labelPaper(
  carrier: string,
  number: string,
  lines: readonly string[],
): Uint8Array<ArrayBuffer> {
  const page = new Page({ width: 297.64, height: 419.53 });
  const texts = [carrier, ...lines].map((line) => latin(line).slice(0, 48));
  for (const [n, text] of texts.entries())
    page.text(text, { x: 18, y: 386 - n * 20, size: n === 0 ? 17 : 10, font: n === 0 ? 'bold' : 'regular' });
  const { bars } = code128Bars(number);
  page.rectangles(bars.map(({ x, width }) => ({ x: 30 + x * 1.2, y: 44, width: width * 1.2, height: 60 })));
  page.text(number, { x: 30, y: 28, size: 11, font: 'bold' });
  return pdfOf(page, { title: `${carrier} ${number}`, language: 'fr', createdAt: new Date(0) });
}

import { PDFDocument } from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfOf } from '../../src/pdf/document.ts';
import { textWidth } from '../../src/pdf/fonts.ts';
import { Page } from '../../src/pdf/page.ts';
import { encode } from '../../src/pdf/win-ansi.ts';
import { readPdf } from './read.ts';

const INFORMATION = { title: 'Étiquette', language: 'fr', createdAt: new Date('2026-11-23T18:32:00Z') };
const STYLE = { x: 10, y: 20, font: 'regular', size: 9 } as const;

function pageWith(...texts: string[]): Page {
  const page = new Page({ width: 200, height: 100 });
  for (const text of texts) page.text(text, STYLE);
  return page;
}

describe('a PDF', () => {
  test('names its title, its language and its time, and the order of its texts for a screen reader', async () => {
    const bytes = pdfOf(pageWith('first', 'second'), INFORMATION);
    const pdf = await open(bytes);
    expect(pdf.getTitle()).toBe('Étiquette');
    expect(pdf.getCreationDate()).toEqual(INFORMATION.createdAt);
    const { file } = readPdf(bytes);
    expect(file).toContain('/Lang <6672>');
    expect(file).toContain('/MarkInfo <</Marked true>>');
    expect(file).toMatch(/\/S \/Document .*\/K \[(\d+) 0 R (\d+) 0 R\]/);
    expect(file).toMatch(/\/S \/P .*\/K 0>>[\s\S]*\/S \/P .*\/K 1>>/);
  });

  test('of an empty page opens', async () => {
    const bytes = pdfOf(pageWith(), INFORMATION);
    expect(readPdf(bytes).words).toEqual([]);
    const pdf = await open(bytes);
    expect([pdf.getPageCount(), pdf.getPage(0).getSize()]).toEqual([1, { width: 200, height: 100 }]);
  });

  test('says the texts as they are, and no text can add an operator or an object', () => {
    const shape = readPdf(pdfOf(pageWith('one', 'two'), INFORMATION));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom('(', ')', '\\', '<', '>', ' Tj', 'ET', '%%EOF', '\nendstream', 'endobj', 'é', '€'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const information = { ...INFORMATION, title: two, language: one };
        const { words, drawn, file } = readPdf(pdfOf(pageWith(one, two), information));
        const kept = [one, two].map((text) =>
          [...text].map((letter) => (SAYABLE.test(letter) ? letter : '?')),
        );
        expect(words).toEqual(kept.map((letters) => letters.join('')));
        expect(drawn.map(withoutStrings)).toEqual(shape.drawn.map(withoutStrings));
        expect(file.match(/ obj\n/g)).toEqual(shape.file.match(/ obj\n/g));
      }),
      { numRuns: 50 },
    );
  });

  test('draws rectangles as artifacts, to the thousandth of a point', () => {
    const page = pageWith();
    page.rectangles([{ x: 1 / 3, y: 1e-9, width: 10, height: 0.75 }], 0.4);
    expect(page.content).toBe('/Artifact BMC\n0.4 g\n0.333 0 10 0.75 re\nf\nEMC');
    expect(() => page.rectangles([{ x: Number.NaN, y: 0, width: 1, height: 1 }])).toThrow(RangeError);
  });
});

test('WinAnsi has Windows-1252 where Latin-1 has control characters, and a question mark for the rest', () => {
  expect([...encode('A é€’Ÿ\u0081\u00ad\n😀')]).toEqual(
    [0x41, 0x20, 0xe9, 0x80, 0x92, 0x9f].concat([0x3f, 0x3f, 0x3f, 0x3f]),
  );
});

test.each([
  // Adobe's Helvetica.afm and Helvetica-Bold.afm: C 87, C 105, C 201 …
  ['Wi', 'regular', 1166],
  ['Wi', 'bold', 1222],
  ['É…ÿ', 'regular', 2167],
  ['É…ÿ', 'bold', 2223],
  ['½€·', 'regular', 1668],
] as const)('%s in %s is %i thousandths wide', (text, font, width) => {
  expect(textWidth(text, font, 1000)).toBe(width);
});

/** Another library's reader, at its strictest. */
const open = (bytes: Uint8Array) =>
  PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false });

const withoutStrings = (operator: string) => operator.replace(/<[0-9A-F]*>/, '<>');
const SAYABLE = /^[\x20-\x7e\xa0-\xac\xae-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/;

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvFeedReader } from '../../../src/shop/csv/reader.ts';
import { CsvReader } from '../../../src/shop/csv/records.ts';
import type { FeedReading } from '../../../src/shop/feed.ts';
import { RecognisedLines } from '../../../src/shop/recognised.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** In pieces of so many bytes. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const whole = bytes(text);
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

function recordsOf(text: string, size = 7) {
  const reader = new CsvReader();
  return [...[...pieces(text, size)].flatMap((piece) => [...reader.read(piece)]), ...reader.end()];
}

function taken(text: string, size = 13) {
  const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
  const reader = new CsvFeedReader(reading, { country: 'FR', currency: 'EUR' });
  const lines = [
    ...[...pieces(text, size)].flatMap((piece) => [...reader.read(piece)]),
    ...reader.end(),
  ].flat();
  return { lines, reading };
}

describe('a CSV file', () => {
  it('is read as RFC 4180 has it, wherever its pieces are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ') });
    // A record of one empty field is an empty line, and no record.
    const records = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const text = `a,b,c\r\n${rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')}`;
        const read = recordsOf(text, size).slice(1);
        expect(read.map((one) => ('fields' in one ? one.fields : one.wrong))).toEqual(rows);
      }),
    );
  });

  it('may be parted by semicolons, begin with a byte order mark, and end without a line’s end', () => {
    expect(recordsOf('\uFEFFa;b\n1;"2,5"')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2,5'] },
    ]);
  });

  it('names what cannot be read by its line, and reads on behind it', () => {
    expect(recordsOf('a,b\n1,x"y\n"1"2,3\n"two\nlines",4\n5,"open')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, wrong: 'a quote within a field that is not quoted' },
      { line: 3, wrong: 'text behind a closing quote' },
      { line: 4, fields: ['two\nlines', '4'] },
      { line: 6, wrong: 'a quote is opened and never closed' },
    ]);
    const [, long] = recordsOf(`a,b\n${'x'.repeat(300_000)},1`, 10_000);
    expect(long).toEqual({ line: 2, wrong: 'longer than 200000 characters' });
    // A quote that nobody closes takes along no more than the longest record.
    const open = recordsOf(`a,b\n"${'1,2\n'.repeat(60_000)}`, 300_000);
    expect(open.slice(0, 2)).toMatchObject([{ line: 1 }, { line: 2, wrong: expect.anything() }]);
    expect(open[2]).toEqual({ line: 50_003, fields: ['1', '2'] });
    expect(open).toHaveLength(10_001);
  });
});

const SHOPIFY_ORDERS = `Name,Email,Financial Status,Fulfillment Status,Fulfilled at,Currency,Shipping,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Address1,Shipping Address2,Shipping City,Shipping Zip,Shipping Country,Cancelled at,Payment Method,Phone
#1001,Sophie@Example.com,paid,fulfilled,2026-11-21 10:00:00 +0100,EUR,4.90,91.90,0.00,2026-11-20 10:12:33 +0100,1,"Lune dress - S / midnight",87.00,DR-101-S,Sophie Martin,12 rue des Lilas,,Lyon,'69003,FR,,Visa,06 12 34 56 78
#1001,Sophie@Example.com,,,,,,,,,2,Belt,0.00,BE-1,,,,,,,,,
#1002,max@example.com,paid,,,EUR,0.00,20.00,0.00,2026-11-22 09:00:00 +0100,1,Scarf,20.00,SC-1,Max Weber,1 Main St,,Berlin,10115,DE,,Visa,
#1003,ida@example.com,paid,,,EUR,0.00,20.00,0.00,yesterday,1,Scarf,20.00,SC-1,Ida Blum,1 Main St,,Berlin,10115,DE,,Visa,
`;

describe('a shop’s CSV', () => {
  it('of orders as Shopify exports them is the same orders, several rows each', () => {
    const { lines, reading } = taken(SHOPIFY_ORDERS);
    expect(lines).toMatchObject([
      {
        ...{ type: 'order', id: '1001', status: 'shipped', currency: 'EUR', total: 9_190, shipping: 490 },
        placedAt: '2026-11-20T10:12:33+01:00',
        shippedAt: '2026-11-21T10:00:00+01:00',
        customer: { id: 'sophie@example.com', name: 'Sophie Martin', phone: '+33612345678' },
        address: { line1: '12 rue des Lilas', postcode: '69003', city: 'Lyon', country: 'FR' },
        items: [
          { line: '1', sku: 'DR-101-S', title: 'Lune dress - S / midnight', quantity: 1, price: 8_700 },
          { line: '2', sku: 'BE-1', quantity: 2, price: 0 },
        ],
        payments: [{ method: 'Visa', amount: 9_190 }],
      },
      { id: '1002', status: 'pending', customer: { id: 'max@example.com' } },
    ]);
    expect(reading).toMatchObject({ good: 2, wrong: 1, errors: [{ line: 5 }] });
    expect(reading.errors[0]?.message).toContain('placedAt');
    const seen = new RecognisedLines();
    seen.add(lines);
    expect(seen.told()).toEqual({
      ...{ orders: 2, products: 0, places: 0, people: 2 },
      some: [
        { order: '1001', name: 'Sophie Martin', total: 9_190, currency: 'EUR' },
        { order: '1002', name: 'Max Weber', total: 2_000, currency: 'EUR' },
      ],
    });
  });

  it('of products as Shopify exports them is the same products with their variants', () => {
    const { lines } =
      taken(`Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src
lune-dress,Lune dress,"<p>Silk,&nbsp;lined.</p>",dress,Size,S,Colour,midnight,DR-S,4,87.00,https://x/1.jpg
lune-dress,,,,,M,,midnight,DR-M,-1,87.00,
lune-dress,,,,,,,,,,,https://x/2.jpg
belt,Belt,,,Title,Default Title,,,BE-1,9,"1,029.50",
`);
    expect(lines).toMatchObject([
      {
        ...{
          type: 'product',
          id: 'lune-dress',
          title: 'Lune dress',
          kind: 'dress',
          description: 'Silk, lined.',
        },
        variants: [
          { sku: 'DR-S', options: { size: 'S', colour: 'midnight' }, price: 8_700, stock: 4 },
          { sku: 'DR-M', options: { size: 'M', colour: 'midnight' }, price: 8_700, stock: 0 },
        ],
      },
      { id: 'belt', variants: [{ sku: 'BE-1', options: {}, price: 102_950, stock: 9 }] },
    ]);
  });

  it('with the documented columns is read, decimal commas and semicolons too', () => {
    const { lines, reading } =
      taken(`order;placed_at;status;total;customer;name;email;sku;title;size;quantity;price
A-1;2026-11-20;delivered;87,00;c-1;Nora Lind;nora@example.com;DR-S;Lune dress;S;1;87,00
A-2;2026-11-20;lost;87,00;c-1;Nora Lind;nora@example.com;DR-S;Lune dress;S;1;87,00
A-3;2026-11-20;pending;soon;c-1;Nora Lind;nora@example.com;DR-S;Lune dress;S;one;87,00
`);
    expect(lines).toMatchObject([
      {
        ...{
          id: 'A-1',
          status: 'delivered',
          total: 8_700,
          currency: 'EUR',
          placedAt: '2026-11-20T00:00:00Z',
        },
        ...{ customer: { id: 'c-1' }, items: [{ options: { size: 'S' } }] },
      },
    ]);
    expect(reading.errors.map(({ line }) => line)).toEqual([3, 4]);
    expect(reading.errors[1]?.message).toMatch(/total.*items\.0\.quantity|items\.0\.quantity.*total/s);
  });

  it('is refused by name where an amount may be a thousand times another, or its currency is none', () => {
    const { lines, reading } = taken(`product;title;sku;price
P-1;Lamp;L-1;1.087
P-2;Lamp;L-2;10.000
P-3;Lamp;L-3;87.0000
P-4;Lamp;L-4;1.087,50
`);
    expect(lines).toMatchObject([
      { id: 'P-3', variants: [{ price: 8_700 }] },
      { id: 'P-4', variants: [{ price: 108_750 }] },
    ]);
    expect(reading.errors).toMatchObject([
      { line: 2, message: expect.stringContaining('variants.0.price') },
      { line: 3, message: expect.stringContaining('variants.0.price') },
    ]);
    const orders = taken(`order,placed_at,status,currency,total,name,sku,title,quantity,price
A-1,2026-11-20,pending,€,87.00,Nora,S,Scarf,1,87.00
A-2,2026-11-20,pending,jpy,8700.00,Nora,S,Scarf,1,8700
`);
    expect(orders.lines).toMatchObject([{ id: 'A-2', currency: 'JPY', total: 8_700 }]);
    expect(orders.reading.errors).toMatchObject([{ line: 2, message: expect.stringContaining('currency') }]);
  });

  it('takes no order of which a row could not be read, and says which row that is', () => {
    const row = (order: string, sku: string) => `${order},2026-11-20,pending,87.00,Nora,${sku},Scarf,1,87.00`;
    const { lines, reading } = taken(`order,placed_at,status,total,name,sku,title,quantity,price
${[row('A-1', 'S-1'), row('A-2', 'S-1'), row('A-2', 'S"2'), row('A-2', 'S-3'), row('A-3', 'S-1')].join('\n')}
${[row('A-4', 'S-1'), row('', 'S-2'), row('A-5', 'S-1'), row('A-6', 'S-1')].join('\n')}
`);
    expect(lines.map((line) => 'id' in line && line.id)).toEqual(['A-1', 'A-3', 'A-6']);
    expect(reading.errors).toMatchObject([
      { line: 4, message: expect.stringContaining('a quote') },
      { line: 3, message: expect.stringContaining('line 4') },
      { line: 8, message: 'order: empty' },
      { line: 7, message: expect.stringContaining('line 8') },
      { line: 9, message: expect.stringContaining('line 8') },
    ]);
  });

  it('takes no rows of an order that stand apart from its others, in whose place they would come', () => {
    const row = (order: string, sku: string) => `${order},2026-11-20,pending,87.00,Nora,${sku},Scarf,1,87.00`;
    const rows = [row('A-1', 'S-1'), row('A-1', 'S-2'), row('A-2', 'S-1'), row('A-1', 'S-3')];
    const { lines, reading } = taken(`order,placed_at,status,total,name,sku,title,quantity,price
${rows.join('\n')}
`);
    expect(lines).toMatchObject([{ id: 'A-1', items: [{ sku: 'S-1' }, { sku: 'S-2' }] }, { id: 'A-2' }]);
    expect(reading.errors).toEqual([{ line: 5, message: 'not taken: it begins on line 2 already' }]);
  });

  it('is held in memory by no more than one line of the feed', () => {
    const long = `P,Lamp,S,1.00,"${'x'.repeat(190_000)}"`;
    const { lines, reading } = taken(
      `product,title,sku,price,other\n${`${long}\n`.repeat(9)}Q,Lamp,S,1.00,\n`,
      65_536,
    );
    expect(lines).toMatchObject([{ id: 'Q' }]);
    expect(reading.errors).toEqual([{ line: 2, message: 'longer than 1500000 characters' }]);
  });

  it('of which no column is known is refused whole', () => {
    const { lines, reading } = taken('one,two\n1,2\n3,4\n');
    expect(lines).toEqual([]);
    expect(reading.errors).toMatchObject([{ line: 1, message: expect.stringContaining('shop-files.md') }]);
  });
});

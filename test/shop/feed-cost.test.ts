import { describe, expect, it } from 'vitest';
import { type FeedReading, LONGEST_LINE, MOST_WRONG, readFeed } from '../../src/shop/feed.ts';

/* What a feed may cost, whatever is in it. */

const MB = 1024 * 1024;
const bytes = (text: string) => new TextEncoder().encode(text);
const product = (id: string, description = '') =>
  `${JSON.stringify({ type: 'product', id, title: 'Lune dress', description, variants: [] })}\n`;

function read(feed: Uint8Array, options = {}) {
  const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
  const lists = [...readFeed(feed, reading, options)].map((list) => list.length);
  return { ...reading, lists };
}

describe('the cost of a feed', () => {
  it.each(['x\n', '{\n', '{"type":"order"}\n', '[]\n'])(
    'tells 100 of 20 MB of wrong lines like %j, and reads no more than 10,000',
    (line) => {
      const { wrong, errors, good } = read(bytes(line.repeat(Math.ceil((20 * MB) / line.length))));
      expect(good).toBe(0);
      expect(wrong).toBe(MOST_WRONG);
      expect(errors.map((error) => error.line)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    },
  );

  it('takes no line that would be no row, and tells which', () => {
    const feed = bytes(product('A') + product('B', 'x'.repeat(LONGEST_LINE)) + product('C'));
    const { good, errors } = read(feed);
    expect(good).toBe(2);
    expect(errors).toEqual([{ line: 2, message: `longer than ${LONGEST_LINE} bytes` }]);
  });

  it('hands over no more at once than a call carries, by count and by bytes', () => {
    const small = Array.from({ length: 25 }, (_, at) => product(`P${at}`)).join('');
    expect(read(bytes(small), { most: 10 }).lists).toEqual([10, 10, 5]);
    const large = Array.from({ length: 6 }, (_, at) => product(`P${at}`, 'x'.repeat(MB))).join('');
    expect(read(bytes(large)).lists).toEqual([4, 2]);
  });

  it('keeps no list of what was handed over', () => {
    const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
    const feed = readFeed(bytes(product('A') + product('B')), reading, { most: 1 });
    expect(feed.next().value).toHaveLength(1);
    expect(reading.good).toBe(1);
  });

  it('reads what a byte order mark, a carriage return and a missing last break stand around', () => {
    const feed = bytes(`\uFEFF${product('A').trim()}\r\n\r\n${product('B').trim()}`);
    expect(read(feed)).toMatchObject({ good: 2, wrong: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { FeedReader, type FeedReading, LONGEST_LINE, MOST_WRONG, readFeed } from '../../src/shop/feed.ts';

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

  it.each([1, 7, 4_096])(
    'reads the same cut into pieces of %i bytes, in the middle of letters too',
    (size) => {
      const feed = bytes(`${product('A', 'é😀'.repeat(500))}\n{"bad"\n${product('B').trim()}`);
      const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
      const reader = new FeedReader(reading);
      const lists = [];
      for (let at = 0; at < feed.length; at += size) lists.push(...reader.read(feed.subarray(at, at + size)));
      lists.push(...reader.end());
      expect(lists).toEqual([...readFeed(feed, { good: 0, wrong: 0, errors: [] })]);
      expect(reading).toEqual({ good: 2, wrong: 1, errors: [{ line: 3, message: 'not JSON' }] });
    },
  );

  it('holds less than two lines of a feed that comes in pieces, however long its lines are', () => {
    const reader = new FeedReader({ good: 0, wrong: 0, errors: [] });
    const piece = bytes('x'.repeat(1_000));
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for (let at = 0; at < 20_000; at++) {
      for (const _ of reader.read(piece));
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect([...reader.end()]).toEqual([]);
    expect(most).toBeLessThan(8 * LONGEST_LINE);
  });
});

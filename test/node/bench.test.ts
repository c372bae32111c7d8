import { describe, expect, it } from 'vitest';
import { ratio, summary } from '../../bench/stats.ts';
import { fill, Ids } from '../../bench/template.ts';

describe('a recorded text', () => {
  const session = 'c0123456789abcdef';
  const message = '3f2b8c1e-9a4d-4e6f-8b7a-1c2d3e4f5a6b';

  it('comes back with other ids of the same length, the same ones in the same places', () => {
    const ids = new Ids();
    const text = `${session}/${message} m_${'ab'.repeat(16)} ${session}`;
    const played = fill(ids.cut(text), ids, new Map());
    const [external = '', own = '', again = ''] = played.split(' ');
    expect(played).toHaveLength(text.length);
    expect(external.startsWith(`${again}/`)).toBe(true);
    expect(again).not.toBe(session);
    expect(own).toMatch(/^m_[0-9a-f]{32}$/);
  });

  it('takes an id that is given', () => {
    const ids = new Ids();
    const template = ids.cut(`{"type":"ack","id":"${message}"}`);
    const given = crypto.randomUUID();
    expect(fill(template, ids, new Map([[ids.number(message), given]]))).toBe(
      `{"type":"ack","id":"${given}"}`,
    );
  });

  it('stays a plain string where there is no id', () => {
    expect(new Ids().cut('2026-11-23T19:32:00.000Z at 09:00')).toBe('2026-11-23T19:32:00.000Z at 09:00');
  });
});

describe('what rounds say', () => {
  it('is a median, a 95th percentile and the spread between quartiles', () => {
    const values = Array.from({ length: 101 }, (_, index) => 100 - index);
    expect(summary(values)).toEqual({ n: 101, median: 50, p95: 95, iqr: 50 });
  });

  it('is a ratio round by round, so that a slow round counts for both', () => {
    const slow = [
      [2, 2, 2],
      [20, 20, 20],
      [4, 4, 4],
    ];
    const quick = [
      [1, 1, 1],
      [10, 10, 10],
      [1, 1, 1],
    ];
    expect(ratio(slow, quick)).toEqual({ median: 2, least: 2, most: 4, iqr: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { atMost, exitCode, failedRow, goal, notesOf, plainRow, printedRows } from '../../bench/rows.ts';
import { ratio, summary } from '../../bench/stats.ts';
import { table } from '../../bench/table.ts';
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

describe('a ratio of tails', () => {
  it('compares the quantile it is asked for', () => {
    const tailed = Array.from({ length: 100 }, (_, index) => (index < 90 ? 1 : 30));
    const even = Array.from({ length: 100 }, () => 1);
    expect(ratio([tailed], [even]).median).toBe(1);
    expect(ratio([tailed], [even], 0.95).median).toBe(30);
  });

  it('leaves out a round in which one side has nothing', () => {
    expect(ratio([[4], [], [9]], [[2], [1], []])).toEqual({ median: 2, least: 2, most: 2, iqr: 0 });
  });
});

describe('the table', () => {
  const compared = ratio([[3], [4]], [[2], [2]]);

  it('sets numbers right and words left', () => {
    expect(
      table(
        ['what', 'n'],
        [
          ['a', '100'],
          ['long', '7'],
        ],
      ).split('\n'),
    ).toEqual(['what    n', '----  ---', 'a     100', 'long    7']);
  });

  it('never hides a goal that is missed', () => {
    const row = {
      ...plainRow('chat', 'hours', [3, 4]),
      against: { what: 'same rows', ratio: compared },
      goal: atMost(1.5, compared),
    };
    expect(compared.median).toBe(1.75);
    expect(printedRows([row])).toMatch(/1\.75 \(0\.25\) +same rows +≤ 1\.5 × +MISSED/);
    expect(printedRows([{ ...row, goal: goal('≤ 2 ×', true) }])).toMatch(/≤ 2 × +met/);
  });

  it('says what could not be measured, and why', () => {
    const failed = failedRow('rush', 'the service did not start');
    expect(printedRows([failed])).toMatch(/rush +failed +0 +–/);
    expect(notesOf([failed])).toEqual(['rush, failed: the service did not start']);
  });
});

describe('a run', () => {
  const hours = plainRow('chat', 'hours', [3, 4]);

  it('fails by what could not be measured and by what was counted, never by a time', () => {
    const slow = { ...hours, goal: atMost(1.5, ratio([[3]], [[1]])) };
    expect(slow.goal.met).toBe(false);
    expect(exitCode([hours, slow, { ...hours, goal: goal('nothing lost', true) }])).toBe(0);
    expect(exitCode([hours, { ...hours, goal: goal('nothing lost', false) }])).toBe(1);
    expect(exitCode([failedRow('rush', 'the service did not start'), hours])).toBe(1);
  });
});

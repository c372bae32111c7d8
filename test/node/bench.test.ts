import { describe, expect, it } from 'vitest';
import {
  atMost,
  exitCode,
  failedRow,
  goal,
  notesOf,
  plainRow,
  printedRows,
  table,
} from '../../bench/measure/rows.ts';
import { ratio, summary } from '../../bench/measure/stats.ts';

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

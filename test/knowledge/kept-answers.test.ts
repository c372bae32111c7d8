import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KeptAnswers } from '../../durable-objects/knowledge/kept-answers.ts';
import { plainStorage } from '../shop/plain.ts';

const SCHEMA = readFileSync('migrations/knowledge/0001_initial.sql', 'utf8');
const NOW = Date.parse('2026-12-01T10:00:00Z');
const MINUTE = 60_000;
const call = { key: 'owner:k', print: 'p' };

function kept() {
  const { sql } = plainStorage([SCHEMA]);
  const asked: string[] = [];
  const watched = {
    exec: (query: string, ...bindings: SqlStorageValue[]) => {
      asked.push(query);
      return sql.exec(query, ...bindings);
    },
  } as unknown as SqlStorage;
  const plans = () =>
    asked.flatMap((query) =>
      sql
        .exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...(query.match(/\?/g) ?? []).map(() => 0))
        .toArray()
        .map(({ detail }) => detail),
    );
  return { answers: new KeptAnswers(watched), plans };
}

describe('answers that are kept for calls that come twice', () => {
  it('are looked for by their own key, however many there are', () => {
    const { answers, plans } = kept();
    expect(answers.begin(call, NOW)).toBeNull();
    expect(answers.begin(call, NOW)).toBe('running');
    answers.end(call, 'sealed', NOW);
    expect(answers.begin(call, NOW)).toEqual({ answer: 'sealed' });
    expect(answers.due()).toBe(NOW + 1_440 * MINUTE);
    answers.sweep(NOW + 1_439 * MINUTE);
    expect([...answers.all()]).toEqual([{ key: 'answer:owner:k', answer: 'sealed' }]);
    answers.sweep(NOW + 1_440 * MINUTE);
    expect(answers.due()).toBeNull();
    const [everything, ...others] = plans().filter((detail) => !/\(key=\?\)|requests_by_time/.test(detail));
    // That of all of them, for an erasure.
    expect(everything).toContain('key>? AND key<?');
    expect(others).toEqual([]);
  });

  it('are another call’s, and anew a day later; what was cut off comes again after two minutes', () => {
    const { answers } = kept();
    answers.begin(call, NOW);
    expect(answers.begin({ ...call, print: 'q' }, NOW)).toBe('other');
    expect(answers.begin(call, NOW + 2 * MINUTE - 1)).toBe('running');
    expect(answers.begin(call, NOW + 2 * MINUTE)).toBeNull();
    answers.end(call, 'sealed', NOW + 2 * MINUTE);
    expect(answers.begin(call, NOW + 1_442 * MINUTE - 1)).toEqual({ answer: 'sealed' });
    expect(answers.begin(call, NOW + 1_442 * MINUTE)).toBeNull();
  });
});

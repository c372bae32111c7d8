import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LaterEffects } from '../../src/shop/remote/later.ts';
import { plainStorage } from './plain.ts';
import { NOW } from './world.ts';

const SCHEMA = readFileSync('migrations/remote-shop/0007_later.sql', 'utf8');
const AT = Date.parse(NOW);
const note = (text: string) => ({ do: 'note', text });

function left(marks: readonly string[]) {
  const { sql } = plainStorage([SCHEMA]);
  const later = new LaterEffects(sql);
  for (const mark of marks) later.put(mark, `order ${mark}`, note(mark), AT);
  return { sql, later };
}

describe('what a write leaves for later', () => {
  it('is begun once the turn is over, and again with longer pauses until it is done', () => {
    const { later } = left(['a']);
    expect([...later.begin(AT + 1_999)]).toEqual([]);
    expect([...later.begin(AT + 2_000)]).toEqual([
      { mark: 'a', effect: note('a'), again: false, last: false },
    ]);
    // Cut off: nobody said that it is done.
    expect([...later.begin(AT + 61_999)]).toEqual([]);
    expect([...later.begin(AT + 62_000)]).toMatchObject([{ again: true, last: false }]);
    expect(later.nextDue()).toBe(AT + 662_000);
    later.put('a', 'order a', note('another'), AT);
    expect([...later.begin(AT + 662_000)]).toMatchObject([{ effect: note('a') }]);
    later.done('a');
    expect(later.nextDue()).toBeNull();
  });

  it('is given up within a day, and says which try is the last', () => {
    const { later } = left(['a']);
    const tries: boolean[] = [];
    for (let at = later.nextDue() ?? 0; tries.at(-1) !== true; at = later.nextDue() ?? 0) {
      expect(at).toBeLessThan(AT + 86_400_000);
      for (const { last } of later.begin(at)) tries.push(last);
    }
    expect(tries).toHaveLength(20);
  });

  it('is not done for whom is erased while what is due before it is done', () => {
    const { sql, later } = left(['a', 'b', 'c']);
    const done: string[] = [];
    for (const { mark } of later.begin(AT + 2_000)) {
      done.push(mark);
      sql.exec("DELETE FROM later_effects WHERE order_id = 'order b'");
      later.done(mark);
    }
    expect(done).toEqual(['a', 'c']);
    expect(later.nextDue()).toBeNull();
  });
});

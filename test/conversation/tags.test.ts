import { describe, expect, it } from 'vitest';
import { evolve } from '../../src/conversation/evolve.ts';
import { join } from '../../src/conversation/join.ts';
import { initialState, type State } from '../../src/conversation/state.ts';

let seq = 0;
function tagged(state: State, added: string[], removed: string[] = []): State {
  const fact = { type: 'tags.changed', advisor: 'nora', added, removed } as const;
  seq++;
  return evolve(state, {
    id: `e${seq}`,
    seq,
    at: '2026-06-09T10:00:00.000Z',
    origin: 'cu_1',
    path: [],
    fact,
  });
}

describe('tags of a thread', () => {
  it('are there once, the newest last, and no more than twenty', () => {
    const twice = tagged(tagged(initialState(), ['vip', 'late']), ['vip']);
    expect(twice.tags).toEqual(['late', 'vip']);
    expect(tagged(twice, ['new'], ['late', 'never-there']).tags).toEqual(['vip', 'new']);
    const many = Array.from({ length: 25 }, (_, n) => `t${n}`);
    expect(tagged(twice, many).tags).toEqual(many.slice(5));
  });

  it('of two threads that are joined are those of both', () => {
    const [one, other] = [tagged(initialState(), ['vip', 'late']), tagged(initialState(), ['late', 'size'])];
    expect(join(one, other).tags).toEqual(['vip', 'late', 'size']);
    expect(join(initialState(), initialState()).tags).toBeUndefined();
  });
});

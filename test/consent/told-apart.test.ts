import { describe, expect, it } from 'vitest';
import type { ConsentAlternative } from '../../src/consent/card.ts';
import { judge } from '../../src/consent/judge.ts';

/* One of several alternatives is agreed to only by what is true of it and of no other. */

const belt = { title: 'Nœud leather belt Ceinture en cuir Nœud', options: ['L', 'Black'] };
const base = { items: [belt], target: [], amounts: [], address: null, method: null };
const swap = (id: string, ...target: string[]): ConsentAlternative => ({
  ...base,
  id,
  acts: ['exchange'],
  target,
});
const back: ConsentAlternative = { ...base, id: 'refund', acts: ['refund'], amounts: ['49'], method: 'card' };

const chosen = (alternatives: ConsentAlternative[], words: string, locale = 'en') => {
  const verdict = judge({ orders: ['45797'], alternatives }, words, locale);
  return verdict.kind === 'agrees' ? verdict.alternative : null;
};

describe('between two exchanges', () => {
  const two = [swap('small', 'S', 'Black'), swap('tan', 'M', 'Tan')];
  it.each([
    ['M then', 'tan'],
    ['the M please', 'tan'],
    ['in tan', 'tan'],
    ['the tan one', 'tan'],
    ['S please', 'small'],
    ['the second', 'tan'],
    ['the first one', 'small'],
  ])('“%s” is %s', (words, id) => expect(chosen(two, words)).toBe(id));

  it.each(['exchange it', 'yes', 'M in black', 'S in tan', 'L', 'yes please exchange it', 'the belt'])(
    '“%s” is neither',
    (words) => expect(chosen(two, words)).toBeNull(),
  );

  it.each([
    ['le M alors', 'tan'],
    ['en S svp', 'small'],
    ['échangez-la', null],
    ['M en noir', null],
  ])('« %s » is %s', (words, id) => expect(chosen(two, words, 'fr')).toBe(id));
});

describe('between an exchange and money back', () => {
  const choice = [swap('small', 'S', 'Black'), back];
  it.each([
    ['the exchange please', 'small'],
    ['S please', 'small'],
    ['the refund please', 'refund'],
  ])('“%s” is %s', (words, id) => expect(chosen(choice, words)).toBe(id));
});

describe('between two things', () => {
  const cancel = (id: string, title: string): ConsentAlternative => ({
    ...base,
    id,
    acts: ['cancel'],
    items: [{ title, options: ['M', 'Navy'] }],
  });
  const two = [cancel('coat', 'Trench coat'), cancel('top', 'Striped top')];
  it.each([
    ['the coat please', 'coat'],
    ['cancel the top', 'top'],
    ['the top', 'top'],
  ])('“%s” is never the other one', (words, id) => expect([id, null]).toContain(chosen(two, words)));
  it.each(['cancel it', 'yes cancel', 'the navy one'])('“%s” is neither', (words) =>
    expect(chosen(two, words)).toBeNull(),
  );
});

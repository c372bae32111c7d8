import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/consent/index.ts';
import { cards, isCardKind } from './cards.ts';

/*
 * What people say after a card, from a letter to a text message with its slips: language, card, words, `yes` (and to which alternative) or
 * `not`. `registers` was written before its author had read the grammar, which then refused 18.6 % of its agreements and read a yes into nine
 * others; it has been fitted to since. `registers-later` was written in two halves after that, of which 22 % and 28 % were refused when they
 * were first read. What is told beside a yes has been read by its form since: the floors are what that reaches.
 */

function read(file: string) {
  return readFileSync(`test/consent/${file}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [language = '', kind = '', words = '', wanted = ''] = line.split('\t');
      if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
      const verdict = judge(cards[kind], words.replaceAll('\\n', '\n'), language);
      return { line, language, wanted, verdict };
    });
}

describe.each([
  ['registers', 0.035],
  ['registers-later', 0.06],
])('an answer in any register (%s)', (file, most) => {
  const rows = read(file);

  it('is no yes where it gives none', () => {
    const wrong = rows.filter(({ wanted, verdict }) => wanted === 'not' && verdict.kind === 'agrees');
    expect(wrong.map(({ line }) => line)).toEqual([]);
  });

  it('is a yes to the alternative that it names', () => {
    for (const { line, wanted, verdict } of rows) {
      const [, alternative] = wanted.split(':');
      if (alternative && verdict.kind === 'agrees') expect(verdict.alternative, line).toBe(alternative);
    }
  });

  it('is refused no oftener than it was, where it agrees', () => {
    const plain = rows.filter(({ wanted }) => wanted !== 'not');
    const refused = plain.filter(({ verdict }) => verdict.kind !== 'agrees');
    expect(refused.length / plain.length, refused.map(({ line }) => line).join('\n')).toBeLessThan(most);
  });
});

/* A plain yes, and beside it a clause that begins as one tells of oneself: it may be about another thing, a joke, a condition or somebody else's say. */
it('a yes is read into none of what is told beside one and takes it back', () => {
  const rows = read('told-beside');
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(({ verdict }) => verdict.kind === 'agrees').map(({ line }) => line)).toEqual([]);
});

describe('a card for a part of an order', () => {
  it.each([
    ['en', 'Yes, cancel it', 'agrees'],
    ['en', 'Yes, just the coat please', 'agrees'],
    ['en', 'cancel the coat of order 45837', 'agrees'],
    ['en', 'Please cancel order 45837', 'changes'],
    ['en', 'Yes, cancel my order', 'changes'],
    ['en', 'cancel everything please', 'changes'],
    ['fr', 'Oui, annulez-le', 'agrees'],
    ['fr', 'Oui, juste le trench', 'agrees'],
    ['fr', 'Annulez la commande 45837', 'changes'],
  ] as const)('%s: %s → %s', (language, words, verdict) => {
    expect(judge(cards.part, words, language).kind).toBe(verdict);
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ConsentAlternative, ConsentCard } from '../../src/consent/card.ts';
import { judge } from '../../src/consent/index.ts';
import { type CardKind, cards, isCardKind } from './cards.ts';

/*
 * 400 answers to a card in seven languages, by a second stranger to the grammar: card, what they are, language, words. Phrases of the kinds
 * that were refused have been added since, so the figure flatters. Code alone reads more than nine of ten plain agreements; the others are asked once more or go to a judge.
 */

/** What the stranger was shown: a cancellation with its money, and a return of a striped top. */
const shown: Record<CardKind, ConsentCard> = {
  ...cards,
  cancel: { orders: ['45821'], alternatives: [only(cards.cancel, { amounts: ['87.00', '87'] })] },
  return: {
    orders: ['45821'],
    alternatives: [only(cards.return, { items: [{ title: 'Striped top', options: ['S', 'Navy'] }] })],
  },
};

function only({ alternatives }: ConsentCard, over: Partial<ConsentAlternative>): ConsentAlternative {
  const [alternative] = alternatives;
  if (!alternative) throw new Error('an empty card');
  return { ...alternative, ...over };
}

const rows = readFileSync('test/consent/strangers.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [kind = '', wanted = '', language = '', words = ''] = line.split('\t');
    if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
    return { words, agrees: wanted === 'agrees', verdict: judge(shown[kind], words, language) };
  });

it('no yes is read into the words of strangers who give none', () => {
  const wrong = rows.filter(({ agrees, verdict }) => !agrees && verdict.kind === 'agrees');
  expect(rows.length).toBe(400);
  expect(wrong.map(({ words }) => words)).toEqual([]);
});

it('plain agreements of strangers are read as often as before', () => {
  const plain = rows.filter(({ agrees }) => agrees);
  const read = plain.filter(({ verdict }) => verdict.kind === 'agrees');
  expect(read.length / plain.length).toBeGreaterThan(0.92);
});

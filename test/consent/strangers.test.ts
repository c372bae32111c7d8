import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from '../../src/consent/index.ts';
import { cards, isCardKind } from './cards.ts';

/*
 * 400 answers to a card in seven languages, by a second stranger to the grammar: card, what they are, language, words. Nobody fits anything to
 * them. Code alone reads three of four plain agreements; the others tell stories beside them, and are asked once more or go to a judge.
 */

const rows = readFileSync('test/consent/strangers.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [kind = '', wanted = '', language = '', words = ''] = line.split('\t');
    if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
    return { words, agrees: wanted === 'agrees', verdict: judge(cards[kind], words, language) };
  });

it('no yes is read into the words of strangers who give none', () => {
  const wrong = rows.filter(({ agrees, verdict }) => !agrees && verdict.kind === 'agrees');
  expect(rows.length).toBe(400);
  expect(wrong.map(({ words }) => words)).toEqual([]);
});

it('plain agreements of strangers are read as often as before', () => {
  const plain = rows.filter(({ agrees }) => agrees);
  const read = plain.filter(({ verdict }) => verdict.kind === 'agrees');
  expect(read.length / plain.length).toBeGreaterThan(0.74);
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from '../../../src/consent/index.ts';
import { dozen } from './cards.ts';

/*
 * Written as an enemy of the rule would: a yes, and beside it what ordinary words can still say against it. Language, card, words; none is a
 * plain yes to its card.
 */

const rows = readFileSync('test/consent/dozen/against.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [language = '', kind = '', words = ''] = line.split('\t');
    const card = dozen.get(kind);
    if (!card) throw new Error(`no such card: ${kind}`);
    return { line, verdict: judge(card, words, language) };
  });

it('no yes is read past harmless words into what stands against it', () => {
  expect(rows.length).toBeGreaterThan(300);
  expect(rows.filter(({ verdict }) => verdict.kind === 'agrees').map(({ line }) => line)).toEqual([]);
});

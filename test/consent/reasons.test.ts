import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/consent/index.ts';
import { cards, isCardKind } from './cards.ts';

/*
 * A yes with its reason beside it, and what resembles one: a hedge, a condition, a question, sarcasm, another thing or a reason that speaks against
 * the act. Both tables were written before the grammar of reasons: language, card, words.
 */

function read(file: string) {
  return readFileSync(`test/consent/${file}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [language = '', kind = '', words = ''] = line.split('\t');
      if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
      return { line, language, words, verdict: judge(cards[kind], words, language) };
    });
}

describe('a yes with its reason', () => {
  it('is read in nineteen of twenty, in every language in four of five', () => {
    const rows = read('with-reason');
    const share = (some: typeof rows) =>
      some.filter(({ verdict }) => verdict.kind === 'agrees').length / some.length;
    expect(share(rows)).toBeGreaterThan(0.94);
    for (const language of ['en', 'fr', 'de', 'nl', 'es', 'it', 'pt'])
      expect(share(rows.filter((row) => row.language === language)), language).toBeGreaterThan(0.8);
  });

  it('is never taken for a refusal or a change', () => {
    const wrong = read('with-reason').filter(
      ({ verdict }) => verdict.kind === 'declines' || verdict.kind === 'changes',
    );
    expect(wrong.map(({ line }) => line)).toEqual([]);
  });

  it('is read into none of what resembles one', () => {
    const rows = read('near-yes');
    expect(rows.length).toBeGreaterThan(200);
    const wrong = rows.filter(({ verdict }) => verdict.kind === 'agrees');
    expect(wrong.map(({ line }) => line)).toEqual([]);
  });

  it.each([
    ['en', 'Yes, it is too small', 'yes it is too small'],
    ['fr', 'Oui, elle est trop petite', 'oui elle est trop petite'],
    ['de', 'Ja, es ist zu klein', 'ja es ist zu klein'],
    ['nl', 'Ja, hij is te klein', 'ja hij is te klein'],
    ['es', 'Sí, me queda pequeño', 'sí me queda pequeño'],
    ['it', 'Sì, mi sta piccolo', 'sì mi sta piccolo'],
    ['pt', 'Sim, está pequeno', 'sim está pequeno'],
  ])('in %s is set off from it: %s', (language, apart, together) => {
    expect(judge(cards.return, apart, language).kind).toBe('agrees');
    expect(judge(cards.return, together, language).kind).toBe('unclear');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/consent/index.ts';
import { cards, isCardKind } from './cards.ts';

/*
 * What people say after a card, written by somebody else than the grammar and before it, and not looked at while it was
 * made: language, card, words, what they are. The floors are what was reached unseen; no line is to be fitted.
 */

const rows = readFileSync('test/consent/unseen.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [language = '', kind = '', words = '', wanted = ''] = line.split('\t');
    if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
    return { words, wanted, verdict: judge(cards[kind], words, language) };
  });
const KINDS = { yes: 'agrees', no: 'declines', change: 'changes', unclear: 'unclear' } as const;

describe('consent in words nobody fitted the grammar to', () => {
  it('is read into no message that gives none', () => {
    const wrong = rows.filter(
      ({ wanted, verdict }) => !wanted.startsWith('yes') && verdict.kind === 'agrees',
    );
    expect(wrong.map(({ words }) => words)).toEqual([]);
  });

  it('is refused in fewer than one plain agreement of twenty-five', () => {
    const plain = rows.filter(({ wanted }) => wanted.startsWith('yes'));
    const refused = plain.filter(({ verdict }) => verdict.kind !== 'agrees');
    expect(refused.length / plain.length).toBeLessThan(1 / 25);
  });

  it('names the alternative that was named', () => {
    for (const { wanted, verdict } of rows) {
      const [, alternative] = wanted.split(':');
      if (alternative && verdict.kind === 'agrees') expect(verdict.alternative).toBe(alternative);
    }
  });

  it('is told from a refusal, a change and doubt in nine cases of ten', () => {
    const others = rows.filter(({ wanted }) => !wanted.startsWith('yes'));
    const right = others.filter(({ wanted, verdict }) =>
      Object.entries(KINDS).some(([name, kind]) => name === wanted && kind === verdict.kind),
    );
    expect(right.length / others.length).toBeGreaterThan(0.9);
  });
});

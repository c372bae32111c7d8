import { describe, expect, it } from 'vitest';
import { excerpt, hasWords, keyOf, matchOf, readQuestion, tagOf } from '../../src/search/question.ts';

const parts = (q: string) => readQuestion(q).terms.map(({ part }) => part);

describe('a question to the search', () => {
  it.each([
    ['06 12 34 56 78', ['612345678']],
    ['+33 6 12 34 56 78', ['33612345678']],
    ['#45821', ['45821']],
    ['0045821', ['45821']],
    ['Crème BRÛLÉE', ['creme', 'brulee']],
    ['sophie.martin@exam', ['sophie.martin@exam']],
    ['1Z999AA1', ['1z999aa1']],
    ['robe 06 12', ['robe', '06', '12']],
    ['', []],
    ['  ?! ', []],
  ])('%s looks for %j among names and numbers', (q, found) => {
    expect(parts(q)).toEqual(found);
  });

  it('takes tags apart from what is looked for, and bounds what it is given', () => {
    expect(readQuestion('tag:VIP robe TAG:wrong-size')).toMatchObject({
      tags: ['vip', 'wrong-size'],
      terms: [{ part: 'robe', words: ['robe'] }],
    });
    expect(readQuestion('a b c d e f g h i j k l').terms).toHaveLength(8);
    expect(readQuestion('x'.repeat(10_000)).terms[0]?.part).toHaveLength(200);
  });

  it('is no language of its own for SQLite: quotes and operators are words or nothing', () => {
    for (const q of ['"', 'a" OR "b', 'NEAR(a b)', 'text:robe*', '-robe', '^', "'; DROP TABLE said"])
      expect(matchOf(readQuestion(q).terms.flatMap(({ words }) => words)), q).toMatch(
        /^(?:"[\p{L}\p{N}]+"(?: \*)?(?: AND (?!$))?)*$/u,
      );
  });

  it('finds the beginning of its last word alone, from three characters on', () => {
    expect(matchOf(['retour', 'rob'])).toBe('"retour" AND "rob" *');
    expect(matchOf(['retour', 'ro'])).toBe('"retour" AND "ro"');
    expect(hasWords('Un retour de ma Robe bleue', ['retour', 'rob'])).toBe(true);
    expect(hasWords('Un retour de ma Robe bleue', ['reto', 'robe'])).toBe(false);
    expect(hasWords('Un retour de ma Robe bleue', ['un', 'ro'])).toBe(false);
  });
});

describe('a tag', () => {
  it.each([
    ['VIP', 'vip'],
    ['  Wrong size! ', 'wrong-size'],
    ['Ça-va', 'ca-va'],
    ['!', null],
    ['x'.repeat(80), 'x'.repeat(40)],
  ])('%s is kept as %s', (text, tag) => {
    expect(tagOf(text)).toBe(tag);
  });
});

describe('a key', () => {
  it('of a number is its digits, and of anything else the folded text', () => {
    expect(keyOf('+33612345678')).toBe('33612345678');
    expect(keyOf('Élodie Dùpont')).toBe('elodie dupont');
    expect(keyOf('MR0045821')).toBe('mr0045821');
  });
});

describe('an excerpt', () => {
  it('shows the line about the word that was found, on one line, and not much of it', () => {
    const text = `${'before '.repeat(60)}\nthe needle is here ${'after '.repeat(60)}`;
    const shown = excerpt(text, ['needle']);
    expect(shown).toContain('the needle is here');
    expect(shown.length).toBeLessThanOrEqual(162);
    expect(shown).not.toContain('\n');
    expect(excerpt('short', ['nowhere'])).toBe('short');
    expect(excerpt(text, ['nowhere']).startsWith('before')).toBe(true);
  });
});

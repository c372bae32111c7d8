import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { passagesOf } from '../../src/knowledge/passages.ts';

describe('an article in passages', () => {
  it('is cut at its headings, and each passage stands under its own', () => {
    expect(passagesOf('Intro.\n\n## Wool\nBy hand.\n\nDry flat.\n\n# Silk\n\nCold water.')).toEqual([
      { heading: '', text: 'Intro.' },
      { heading: 'Wool', text: 'By hand.\nDry flat.' },
      { heading: 'Silk', text: 'Cold water.' },
    ]);
  });

  it('has no markup in it, and of a link its words', () => {
    expect(
      passagesOf('**Free** from _60 €_, see [our page](https://x.example/a_b).\n- one\n* two\n> said'),
    ).toEqual([{ heading: '', text: 'Free from 60 €, see our page.\n– one\n– two\nsaid' }]);
  });

  it('has none that is too long for a message, and loses no word', () => {
    const words = fc.array(fc.constantFrom('linen', 'wash', 'cold.', 'never!', 'dry', 'été', '\n', '\n\n'), {
      maxLength: 600,
    });
    fc.assert(
      fc.property(words, (all) => {
        const body = all.join(' ');
        const pieces = passagesOf(body);
        expect(pieces.every(({ text }) => text.length <= 720)).toBe(true);
        const kept = pieces
          .map(({ text }) => text)
          .join(' ')
          .split(/\s+/)
          .filter(Boolean);
        expect(kept).toEqual(body.split(/\s+/).filter(Boolean));
      }),
      { seed: inject('fuzz'), numRuns: 100 },
    );
  });
});

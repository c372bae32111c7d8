import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/language/index.ts';
import { pieceText } from '../../../src/language/options.ts';

/* A colour is said in the customer's language, whatever language the shop's catalogue has. */

const said = (tag: string, colour: string) =>
  pieceText({ title: 'Lune', options: { colour } }, languageOf(tag).formats, false);

describe('a colour of the catalogue', () => {
  it.each([
    ['fr', 'midnight', 'bleu nuit'],
    ['fr', 'Navy Blue', 'bleu marine'],
    ['fr', 'light grey', 'gris clair'],
    ['fr', 'Dark Blue', 'bleu foncé'],
    ['fr', 'off-white', 'blanc cassé'],
    ['fr', 'rouge', 'rouge'],
    ['en', 'bleu nuit', 'midnight blue'],
    ['en', 'gris clair', 'light grey'],
    ['en', 'écru', 'ecru'],
    ['en', 'noire', 'black'],
    ['en', 'sand', 'sand'],
  ])('is said in %s: %s', (tag, colour, text) => expect(said(tag, colour)).toBe(`Lune (${text})`));

  it.each(['en', 'fr'])('that is no common one stays as it is written (%s)', (tag) =>
    expect(said(tag, 'Zephyr 12')).toBe('Lune (Zephyr 12)'),
  );
});

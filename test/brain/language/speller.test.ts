import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/language/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';

/* A word is changed only where it is none of its language and one word is clearly meant. */

const spelled = (language: string, word: string) => compiled(languageOf(language)).correct(word);

describe('the speller', () => {
  it.each([
    [
      'en',
      'shopping rained chair change patient fitting trailer weather loyal staple collar serving lasting',
    ],
    ['fr', 'valeurs chaise rouge moment compter chaleur voyage plume montrer porter sauter couler'],
  ])('leaves the words of the language as they are, in %s', (language, all) => {
    for (const word of all.split(' ')) expect(spelled(language, word)).toBe(word);
  });

  it.each([
    ['en', 'exhange', 'exchange'],
    ['en', 'retrun', 'return'],
    ['en', 'delivry', 'delivery'],
    ['en', 'adress', 'address'],
    ['fr', 'commmande', 'commande'],
    ['fr', 'livrasion', 'livraison'],
    ['fr', 'remboursment', 'remboursement'],
  ])('corrects a slip of the finger, in %s: %s', (language, slip, word) =>
    expect(spelled(language, slip)).toBe(word),
  );
});

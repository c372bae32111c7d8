import { describe, expect, it } from 'vitest';
import {
  anonymous,
  answers,
  coverageOf,
  isAsked,
  keyOf,
  matchOf,
  tellingWords,
} from '../../src/knowledge/question.ts';

const covered = (question: string, text: string) => {
  const words = tellingWords(question);
  return answers(words, coverageOf(words, text));
};

const WOOL =
  'Washing and care\nWool and cashmere\nWash wool and cashmere by hand in cold water, never wring them.';
const GIFT = 'Cartes cadeaux\nLes cartes cadeaux sont envoyées par e-mail et valables deux ans.';

describe('a passage answers', () => {
  it.each([
    ['How do I wash the wool jumper? Is wool washed by hand?', WOOL],
    ['washing cashmere', WOOL],
    ['Vos cartes cadeaux sont valables combien de temps ?', GIFT],
    ['carte cadeau valable ?', GIFT],
  ])('"%s"', (question, text) => expect(covered(question, text)).toBe(true));

  it.each([
    ['Where can I park near your shop?', WOOL],
    ['Do you deliver water to Iceland?', WOOL],
    ['Livrez-vous en Islande ?', GIFT],
    ['Thank you so much', WOOL],
    ['the and of', WOOL],
  ])('not "%s"', (question, text) => expect(covered(question, text)).toBe(false));
});

describe('a question for the index', () => {
  it('holds no operator of FTS5, whatever somebody writes', () => {
    const match = matchOf(tellingWords('wool" OR (NEAR silk* AND NOT title:x) -linen ^coat'));
    expect(match).toMatch(/^("[\p{L}\p{N}]+"\* OR )*"[\p{L}\p{N}]+"\*$/u);
  });

  it('is none where no word tells anything', () =>
    expect(matchOf(tellingWords('what is the …?'))).toBeNull());
});

describe('what may be a question for an article', () => {
  it.each([
    ...[
      'do you ship to Switzerland?',
      'shipping to Norway',
      'how long do gift cards last',
      'wifi in the shop',
    ],
    ...['Livrez-vous en Suisse ?', 'comment laver la soie', 'emballage cadeau'],
    ...['I have a dog, may he come into the shop?', 'Kann ich bei Ihnen parken?'],
  ])('"%s"', (words) => expect(isAsked(words)).toBe(true));

  it.each([
    ...['grand so, thanks a million', 'I dont have a photo', "I'm on the train now", 'cheers mate'],
    ...['merci beaucoup à vous', "je n'ai pas de photo", 'c’était pour ma sœur'],
  ])('not "%s"', (words) => expect(isAsked(words)).toBe(false));
});

describe('a question that is kept', () => {
  it('names nobody: no address, number or link', () => {
    const kept = anonymous(
      'I am jo.doe@example.com, 06 12 34 56 78, order #45821: https://x.example/me do you wrap gifts?',
    );
    expect(kept).not.toMatch(/example\.com|45821|06 12|https/);
    expect(kept).toContain('do you wrap gifts?');
  });

  it('is the same for the same words in another order or form', () => {
    expect(keyOf(tellingWords('Do you wrap gifts?'))).toBe(keyOf(tellingWords('gift wrapping please')));
  });
});

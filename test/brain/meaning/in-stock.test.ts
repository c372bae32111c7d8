import { describe, expect, it } from 'vitest';
import { product, World } from '../world.ts';

/* What there is of a thing is told whole, colour by colour. */

const SIZES = ['XS', 'S', 'M', 'L', 'XL'];
const colours = { white: ['XS', 'M', 'L'], navy: ['XS', 'S', 'M', 'XL'], black: ['S', 'L', 'XL'] };

function world(locale: string): World {
  const made = new World().speak('chat', 'anonymous');
  made.locale = locale;
  made.orders = [];
  made.products = [
    product({
      ...{ id: 'TP-203', title: 'Essentiel T-shirt' },
      variants: Object.entries(colours).flatMap(([colour, there]) =>
        SIZES.map((size) => ({
          ...{ sku: `${colour}-${size}`, options: { size, colour }, price: 2900 },
          stock: there.includes(size) ? 2 : 0,
        })),
      ),
    }),
  ];
  return made;
}

const ALL =
  /size XS, M or L in white.*size XS, S, M or XL in navy.*size S, L or XL in black|taille XS, M ou L en blanc.*taille XS, S, M ou XL en bleu marine.*taille S, L ou XL en noir/;

describe('what is in stock', () => {
  it.each([
    ['en', ['Do you have the Essentiel T-shirt?'], ALL],
    ['en', ['Do you have the Essentiel T-shirt in white?', 'and in which sizes?'], ALL],
    ['en', ['Do you have the Essentiel T-shirt in white?', 'what other sizes do you have?'], ALL],
    ['en', ['Do you have the Essentiel T-shirt in white?', 'what other colours do you have it in?'], ALL],
    ['fr', ['Avez-vous le T-shirt Essentiel ?'], ALL],
    ['fr', ['Avez-vous le T-shirt Essentiel en blanc ?', 'et les autres tailles ?'], ALL],
    ['fr', ['Avez-vous le T-shirt Essentiel en blanc ?', 'et dans quelles autres couleurs ?'], ALL],
    [
      'en',
      ['Do you have the Essentiel T-shirt in S?'],
      /size S in (?:navy or black|black or navy)\. Also in stock: .*XS, M or L in white/,
    ],
    [
      'en',
      ['Do you have the Essentiel T-shirt?', 'what sizes are there in navy?'],
      /size XS, S, M or XL in navy\. Also/,
    ],
    ['en', ['Do you have the Essentiel T-shirt?', 'and in S?'], /size S in /],
    ['fr', ['Avez-vous le T-shirt Essentiel ?', 'et en S ?'], /taille S en /],
    [
      'fr',
      ['Avez-vous le T-shirt Essentiel en bleu marine ?'],
      /taille XS, S, M ou XL en bleu marine\. Aussi/,
    ],
  ] as const)('is told whole (%s: %s)', async (locale, lines, told) => {
    const talk = world(locale);
    let text = '';
    for (const line of lines) ({ text } = await talk.say(line));
    expect(text).toMatch(told);
  });

  it.each([
    ['en', 'Do you have the Essentiel T-shirt in M in white?'],
    ['fr', 'Avez-vous le T-shirt Essentiel en M blanc ?'],
  ])('is told alone where one thing was asked about (%s: %s)', async (locale, line) => {
    const { text } = await world(locale).say(line);
    expect(text).toMatch(/M (?:in white|en blanc)\./);
    expect(text).not.toMatch(/navy|marine/);
  });

  it.each([
    ['en', 'what size should I take in the Essentiel T-shirt?'],
    ['fr', 'quelle taille dois-je prendre pour le T-shirt Essentiel ?'],
  ])('is no advice on sizes (%s: %s)', async (locale, line) => {
    expect((await world(locale).say(line)).text).toMatch(/88-92/);
  });
});

import { describe, expect, it } from 'vitest';
import { World } from '../world.ts';

const CHART = {
  S: { bust: '84-88 cm', waist: '64-68 cm', hips: '90-94 cm' },
  M: { bust: '88-92 cm', waist: '68-72 cm', hips: '94-98 cm' },
  L: { bust: '92-97 cm', waist: '72-77 cm', hips: '98-103 cm' },
  XL: { bust: '97-103 cm', waist: '77-83 cm', hips: '103-109 cm' },
};

const told = async (locale: string, words: string) => {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  for (const product of world.products) product.sizeChart = CHART;
  return (await world.say(words)).text;
};

describe('measures of a body against the size chart', () => {
  it.each([
    ['which size of the Lune dress for 96 bust 78 waist?', 'XL', 'bust 97-103 cm and waist 77-83 cm'],
    [
      'Which size should I take for the Lune dress, my bust is 96 and my waist is 74 cm',
      'L',
      'bust 92-97 cm',
    ],
    ['what size lune dress if i am 34 inches bust and 26 waist', 'S', 'waist 64-68 cm'],
    ['Size for the Lune dress please, measurements 90-70-96', 'M', 'hips 94-98 cm'],
    ['Which size of the Lune dress? bust: 86cm waist: 66cm hips: 97cm', 'M', 'hips 94-98 cm'],
    ['Which size of the Lune dress, hips 38 in', 'M', 'hips 94-98 cm'],
  ])('%s', async (words, size, range) => {
    const text = await told('en', words);
    expect(text).toContain(`I recommend size ${size}:`);
    expect(text).toContain(range);
  });

  it.each([
    ['Quelle taille pour la robe Lune ? Je fais 96 de tour de poitrine et 75 de tour de taille', 'L'],
    ['Quelle taille prendre pour la robe Lune, tour de poitrine 86, tour de hanches 97', 'M'],
    ['quelle taille pour la robe Lune avec mes mensurations 90/70/96', 'M'],
  ])('%s', async (words, size) => {
    expect(await told('fr', words)).toMatch(new RegExp(`la taille ${size}\\s:`));
  });

  it('recommend nothing where the largest size is too small', async () => {
    expect(await told('en', 'Which size of the Lune dress fits a bust of 120 cm?')).not.toContain(
      'recommend',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { PRODUCTS } from '../../../sandbox/seed/products.ts';
import { inLanguage } from '../../../src/conversation/titles.ts';
import { viewProduct } from '../../../src/identity/view.ts';
import { sizesSaid } from '../../../src/language/choosing/sizes-said.ts';
import { product, World } from '../world.ts';

const ASKED = {
  'Lune dress': { en: 'what size for the Lune dress?', fr: 'quelle taille pour la robe Lune ?' },
  jeans: { en: 'what size for the Quai straight jeans?', fr: 'quelle taille pour le jean droit Quai ?' },
  boots: { en: 'what size for the Pavé ankle boots?', fr: 'quelle pointure pour les bottines Pavé ?' },
} as const;

const answered = async (locale: 'en' | 'fr', thing: keyof typeof ASKED, words: string) => {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  world.orders = [];
  world.products = PRODUCTS.map(viewProduct).map((one) => inLanguage(one, locale));
  await world.say(ASKED[thing][locale]);
  return (await world.say(words)).text.replace(/\u00a0|\u202f/g, ' ');
};

describe('the size somebody usually wears, after a product', () => {
  it.each([
    [
      'en',
      'Lune dress',
      "I'm 1m78 and usually take L",
      'You usually take L. This is the L of the Lune dress',
    ],
    ['en', 'Lune dress', 'normally I wear an M', 'You usually take M. This is the M'],
    ['en', 'Lune dress', 'my usual size is small', 'You usually take S. This is the S'],
    ['en', 'jeans', 'I always take a 40', 'You usually take 40. This is the 40'],
    ['en', 'jeans', "I'm normally a UK 12", 'A UK 12 is usually a 40 in French sizes'],
    ['en', 'boots', "I'm a 39 most of the time", 'You usually take 39. This is the 39'],
    ['fr', 'jeans', "je fais du 40 d'habitude", 'Vous portez habituellement du 40. '],
    ['fr', 'jeans', 'habituellement je porte du 38', 'Vous portez habituellement du 38. '],
    ['fr', 'Lune dress', 'normalement je mets du M', 'Vous portez habituellement du M. '],
    ['fr', 'Lune dress', 'je mesure 1m65 et je prends du L en général', 'Vous portez habituellement du L. '],
    ['fr', 'boots', 'je chausse du 39', 'Vous portez habituellement du 39. '],
  ] as const)('%s %s, is held against its chart: %s', async (locale, thing, words, told) => {
    expect(await answered(locale, thing, words)).toContain(told);
  });

  it.each([
    ['en', "I'm usually a 12", 'You usually take 12'],
    ['en', "5'9, size 12", 'You usually take 12'],
    ['en', 'I tend to buy a 10', 'You usually take 10'],
    ['fr', "je fais du 40 d'habitude", 'Vous portez habituellement du 40'],
    ['fr', 'ma taille habituelle est le 42', 'Vous portez habituellement du 42'],
  ] as const)('%s, says nothing for certain of a chart in letters: %s', async (locale, words, told) => {
    const text = await answered(locale, 'Lune dress', words);
    expect(text).toContain(told);
    expect(text).toMatch(/M ?: (?:bust|poitrine) 88-92 cm/);
    expect(text).not.toMatch(/is the one|est le bon|recommend|conseille/);
  });

  it.each([
    ['en', "I'm 1m78"],
    ['en', "I'm 5'9"],
    ['en', 'five foot four'],
    ['en', "I'm 178 cm tall"],
    ['fr', 'je mesure 1m72'],
    ['fr', 'je fais 1,65 m'],
  ] as const)('%s, a height alone gives no size: %s', async (locale, words) => {
    const text = await answered(locale, 'Lune dress', words);
    expect(text).toMatch(/A height alone gives no size|La stature seule ne donne pas de taille/);
    expect(text).not.toMatch(/usually take|habituellement/);
  });

  it('asks which thing it is about where none was spoken of', async () => {
    const world = new World().speak('chat', 'anonymous');
    world.orders = [];
    expect((await world.say("I'm usually a 12")).text).toContain('Which item do you mean?');
  });

  it('goes on with an exchange that is under way', async () => {
    const world = new World().speak('chat', 'verified');
    await world.say('I would like to exchange the dress');
    expect((await world.say("I'm usually an M")).text).not.toContain('You usually take');
  });
});

describe('somebody between two sizes', () => {
  it.each([
    ['en', 'boots', 'between 38 and 39', 'I would take the 39'],
    ['en', 'boots', 'hmm, 38 or 39?', 'I would take the 39'],
    ['en', 'Lune dress', "I'm torn between an S and an M", 'I would take the M'],
    ['en', 'Lune dress', 'should I get M or L?', 'I would take the L'],
    ['en', 'Lune dress', "I'm somewhere between sizes S and M", 'I would take the M'],
    ['fr', 'boots', 'entre le 38 et le 39', 'je prendrais le 39'],
    ['fr', 'Lune dress', "j'hésite entre S et M", 'je prendrais le M'],
    ['fr', 'Lune dress', 'M ou L ?', 'je prendrais le L'],
    ['fr', 'Lune dress', 'vous me conseillez du S ou du M ?', 'je prendrais le M'],
    ['fr', 'boots', 'je suis entre un 39 et un 40', 'je prendrais le 40'],
  ] as const)('%s, takes what is written: %s', async (locale, thing, words, told) => {
    const text = await answered(locale, thing, words);
    expect(text).toContain(told);
    expect(text).toMatch(/It is written of it|Il est écrit à son sujet/);
  });

  it.each([
    ['en', 'between 38 and 40'],
    ['en', "I'm between a 38 and a 40"],
    ['en', '38 or 40?'],
    ['fr', 'entre le 38 et le 40'],
    ['fr', 'je suis entre 38 et 40'],
  ] as const)('%s, is told both with their measures where nothing is written: %s', async (locale, words) => {
    const text = await answered(locale, 'jeans', words);
    expect(text).toMatch(/38 ?: (?:waist|tour de taille) 70 cm, .*40 ?: (?:waist|tour de taille) 74 cm/);
    expect(text).not.toMatch(/I would take|je prendrais/);
  });

  it('takes what an article says of it', async () => {
    const world = new World().speak('chat', 'anonymous');
    world.orders = [];
    world.passages = [
      {
        ...{ title: 'Sizes', url: null, language: 'en', coverage: 1 },
        text: 'Between two sizes, take the smaller.',
      } as (typeof world.passages)[number],
    ];
    world.products = [product({ description: 'A dress.' })];
    await world.say('what size for the Lune dress?');
    expect((await world.say('between M and L')).text).toContain('I would take the M of the Lune dress');
  });
});

it('reads no size into days, ages and sums', () => {
  for (const text of [
    'between 2 and 4 days',
    'I am 40 years old',
    'entre 10 et 12 jours',
    'I take 2 of them',
  ])
    expect(sizesSaid(text)).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { PRODUCTS } from '../../../sandbox/seed/products.ts';
import { inLanguage } from '../../../src/conversation/titles.ts';
import { viewProduct } from '../../../src/identity/view.ts';
import { budgetIn } from '../../../src/language/choosing/budget.ts';
import { product, World } from '../world.ts';

const told = async (locale: string, words: string) => {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  world.products = PRODUCTS.map(viewProduct).map((one) => inLanguage(one, locale));
  return (await world.say(words)).text;
};

describe('something of a kind, a material and a price', () => {
  it.each([
    [
      'en',
      'I am after a silk dress, I have got 130 max',
      ['Soir slip dress'],
      'dress, in silk, up to €130.00',
    ],
    ['en', 'any silk dresses for under 150?', ['Soir slip dress'], 'dresses, in silk, up to €150.00'],
    ['en', 'something in linen, 80 at most', ['Rivage linen shirt'], 'in linen, up to €80.00'],
    ['en', 'a cashmere jumper please', ['Givre cashmere sweater'], 'jumper, in cashmere'],
    [
      'en',
      'leather shoes between 80 and 100 euros',
      ['Escale leather sandals'],
      'between €80.00 and €100.00',
    ],
    ['en', 'wool trousers, I can spend 100', ['Atelier wide trousers'], 'trousers, in wool, up to €100.00'],
    ['fr', "une robe en soie, j'ai 130 euros maxi", ['Robe nuisette Soir'], 'robe, en soie, jusqu’à 130 €'],
    ['fr', 'des chaussures en cuir, pas plus de 100 balles', ['Sandales en cuir'], 'jusqu’à 100 €'],
    ['fr', 'quelque chose en lin entre 60 et 80 euros', ['Pantalon en lin Dune'], 'entre 60 € et 80 €'],
    ['fr', 'vous avez des pulls en cachemire ?', ['Pull en cachemire Givre'], 'pulls, en cachemire'],
    ['fr', 'il me faudrait un top en soie sans dépasser 80 euros', ['Top en soie Cantate'], 'jusqu’à 80 €'],
  ])('%s: %s', async (locale, words, titles, understood) => {
    const text = await told(locale, words);
    for (const title of titles) expect(text).toContain(`- ${title}`);
    expect(text.replace(/\u00a0|\u202f/g, ' ')).toContain(understood);
    expect(text).not.toMatch(/sorry|Malheureusement/);
  });

  it.each([
    ['en', "a silk dress, I've got 120 max", 'Soir slip dress, €129.00'],
    ['en', 'a cashmere sweater under 100', 'Givre cashmere sweater, €149.00'],
    ['en', 'wool coats, budget 200', 'Boréal wool coat, €249.00'],
    ['fr', "une robe en soie, j'ai 120 euros maxi", 'Robe nuisette Soir'],
    ['fr', 'un manteau en laine à 200 euros maximum', 'Manteau en laine Boréal'],
    ['fr', 'des bottines en cuir, 150 euros grand max', 'Bottines Pavé'],
  ])('%s, the nearest where nothing costs so little: %s', async (locale, words, nearest) => {
    const text = await told(locale, words);
    expect(text).toMatch(/sorry|Malheureusement/);
    expect(text).toContain(`- ${nearest}`);
  });

  it('is anything of the shop where no kind is named', async () => {
    expect(await told('en', 'under 40 euros what do you have?')).toContain('- Essentiel T-shirt, €29.00');
    expect(await told('fr', 'vous auriez quoi à moins de 40 euros ?')).toContain('- T-shirt Essentiel');
  });

  it('says nothing of sizes where there are none', async () => {
    const world = new World().speak('chat', 'anonymous');
    world.products = [
      product({
        ...{ id: 'L', title: 'Braise lamp', description: '' },
        variants: [{ sku: 'L', options: {}, price: 8_000, stock: 2 }],
      }),
    ];
    expect((await world.say('a lamp under 100 euros')).text).toContain(
      'This is what there is (lamp, up to €100.00):\n- Braise lamp, €80.00\n'.trim(),
    );
  });

  it('is told of other dresses where none is of that material', async () => {
    expect(await told('en', 'a leather dress around 100')).toMatch(
      /sorry, there is nothing .*\n- Aube wrap dress, €95\.00/,
    );
  });

  it('is not compared with a sum in another currency', async () => {
    const text = await told('en', 'any wool coats for less than £300?');
    expect(text).toContain('Our prices are in EUR');
  });
});

describe('a gift of about so much', () => {
  it.each([
    ['en', 'looking for a gift around 50'],
    ['en', 'a present for my sister, about fifty euros'],
    ['en', 'gift ideas at roughly €50?'],
    ['en', 'I need a present, 50 or so'],
    ['en', 'a little something for my mum, 50 give or take'],
    ['fr', 'un cadeau vers 50 euros'],
    ['fr', 'une idée cadeau autour de 50 € ?'],
    ['fr', 'quelque chose à offrir, environ cinquante euros'],
    ['fr', 'un cadeau pour une amie dans les 50 euros'],
    ['fr', 'je cherche un cadeau, 50 euros à peu près'],
  ])('%s, lists what costs from 40 to 60: %s', async (locale, words) => {
    const text = await told(locale, words);
    expect(text).toMatch(/around €50\.00|autour de 50/);
    expect(text).toMatch(/- (?:Voile silk scarf|Foulard en soie Voile)/);
    const prices = [...text.matchAll(/^- .*?(?:€(\d+)\.00|(\d+)\s€)/gm)].map(([, en, fr]) =>
      Number(en ?? fr),
    );
    expect(prices.length).toBeGreaterThan(2);
    for (const price of prices) expect(Math.abs(price - 50)).toBeLessThanOrEqual(10);
  });

  it('is no gift card, and no wrapping', async () => {
    for (const words of ['do you sell gift cards around 50?', 'can you gift wrap a dress around 90 euros?'])
      expect(await told('en', words)).not.toContain('This is what there is');
  });
});

describe('the cheapest, and the dearest', () => {
  it.each([
    ['en', 'show me your cheapest dress', 'Marée shirt dress, €79.00'],
    ['en', 'which dress is the least expensive?', 'Marée shirt dress, €79.00'],
    ['en', "what's your most expensive coat", 'Boréal wool coat, €249.00'],
    ['en', 'the priciest dress you sell?', 'Soir slip dress, €129.00'],
    ['en', 'cheapest linen thing you have', 'Rivage linen shirt, €65.00'],
    ['fr', 'votre robe la moins chère ?', 'Robe chemise Marée, 79'],
    ['fr', 'quel est votre manteau le plus cher ?', 'Manteau en laine Boréal, 249'],
    ['fr', 'la jupe la moins chère svp', 'Jupe en jean Jardin, 64'],
    ['fr', 'c’est laquelle votre robe la plus chère ?', 'Robe nuisette Soir, 129'],
    ['fr', 'les chaussures les moins chères ?', 'Sandales en cuir Escale, 89'],
  ])('%s: %s', async (locale, words, first) => {
    const text = (await told(locale, words)).replace(/\u00a0|\u202f/g, ' ');
    expect(text.split('\n').find((line) => line.startsWith('- '))).toContain(first);
  });
});

describe('something of a colour and a size', () => {
  it.each([
    ['en', 'is there anything in black for a wedding, size L'],
    ['en', 'do you have something black in L'],
    ['en', 'have you got anything in size 40 in navy?'],
    ['fr', 'vous avez quelque chose de noir pour un mariage, taille L ?'],
    ['fr', 'vous auriez quelque chose en bleu marine, taille 40 ?'],
  ])('%s: %s', async (locale, words) => {
    const text = await told(locale, words);
    expect(text).toMatch(/^- .*(?:black|noir|navy|marine)/m);
  });
});

describe('what is no choice', () => {
  it.each([
    ['en', 'what is the silk dress made of?'],
    ['en', 'I paid 120 euros for a silk dress and it is torn'],
    ['en', 'my linen shirt was 65 euros, I want a refund'],
    ['fr', "j'ai payé 120 euros une robe en soie, elle est déchirée"],
    ['fr', 'la robe en soie se lave comment ?'],
  ])('%s: %s', async (locale, words) => {
    expect(await told(locale, words)).not.toMatch(/This is what there is|Voici ce qu|The nearest|rapproche/);
  });

  it('sizes and days are no prices', () => {
    for (const text of [
      'between 38 and 40',
      'within 14 days',
      'sous 48h',
      'about 90 cm',
      'size 40 max 2 pieces',
    ])
      expect(budgetIn(text, 'EUR', false)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { product, World } from '../world.ts';

const variant = (sku: string, size: string, colour: string, price: number, stock = 3) => ({
  sku,
  options: { size, colour },
  price,
  stock,
});

const told = async (locale: string, words: string) => {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  const titled = (name: string) => (locale === 'fr' ? `Robe ${name}` : `${name} dress`);
  world.products = [
    product({
      id: 'A',
      title: titled('Aube'),
      variants: [variant('A-1', 'M', 'green', 9_000), variant('A-2', 'L', 'sand', 9_000)],
    }),
    product({
      id: 'B',
      title: titled('Soir'),
      variants: [variant('B-1', 'M', 'green', 15_000), variant('B-2', 'L', 'black', 15_000)],
    }),
    product({
      id: 'C',
      title: titled('Jardin'),
      variants: [variant('C-1', 'M', 'green', 7_000, 0), variant('C-2', '42', 'black', 7_000)],
    }),
  ];
  return (await world.say(words)).text;
};

describe('a thing asked for by its kind', () => {
  it.each([
    ['en', 'Do you have a dress in green?', ['Aube', 'Soir'], ['Jardin']],
    ['en', 'hi im looking for a dress for a wedding, size L, budget 100', ['Aube'], ['Soir', 'Jardin']],
    ['en', 'any dresses in stock in M under €120?', ['Aube'], ['Soir', 'Jardin']],
    ['en', 'Do you have dresses in black?', ['Soir', 'Jardin'], ['Aube']],
    ['en', 'I am looking for a dress in UK 14', ['Jardin'], ['Soir', 'Aube']],
    ['fr', 'Avez-vous une robe noire à moins de 80 euros ?', ['Jardin'], ['Soir', 'Aube']],
    ['fr', 'je cherche une robe verte en M, budget 100', ['Aube'], ['Soir', 'Jardin']],
  ])('%s: %s', async (locale, words, named, others) => {
    const text = await told(locale, words);
    for (const title of named) expect(text).toMatch(new RegExp(`- (?:Robe )?${title}`));
    for (const title of others) expect(text).not.toContain(title);
  });

  it('is told to be out of stock where nothing of it comes like that, with what there is', async () => {
    const text = await told('en', 'Do you have a dress in purple?');
    expect(text).toMatch(/^I'm sorry|\nI'm sorry/);
    expect(text).toContain('- Aube dress');
  });
});

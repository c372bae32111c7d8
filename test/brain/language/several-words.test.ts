import { describe, expect, it } from 'vitest';
import { world } from '../meaning/parcels.ts';
import { ofType, order, product } from '../world.ts';

/* Colours of several words, said in the shop's language or the other one. */

const ENGLISH = ['navy stripe', 'navy', 'off white', 'dark green', 'floral'];
const FRENCH = ['bleu marine à rayures', 'bleu marine', 'blanc cassé', 'vert foncé', 'à fleurs'];

const SAID = [
  ['en', 'exchange my top for navy stripe', 4, 0],
  ['en', 'can I exchange the top for the striped navy one?', 4, 0],
  ['en', 'I want to exchange my top for navy', 4, 1],
  ['en', 'please exchange my top for off-white', 0, 2],
  ['en', 'exchange the top for the dark green one', 0, 3],
  ['en', 'I would like to exchange my top for the floral one', 0, 4],
  ['fr', 'je voudrais échanger mon top contre le bleu marine à rayures', 4, 0],
  ['fr', 'échanger le top contre le marine rayé', 4, 0],
  ['fr', 'je voudrais échanger mon top contre du bleu marine', 4, 1],
  ['fr', 'je veux échanger mon top en blanc cassé', 0, 2],
  ['fr', 'échangez mon top contre le vert foncé', 0, 3],
  ['fr', 'je voudrais échanger mon top contre celui à fleurs', 0, 4],
] as const;

describe.each([
  ['English', ENGLISH],
  ['French', FRENCH],
])('in a shop that calls colours in %s', (_, colours) => {
  it.each(SAID)('%s: the colour is the one that is said: %s', async (locale, words, has, wants) => {
    const variants = colours.map((colour, n) => ({
      ...{ sku: `T-${n}`, options: { size: 'S', colour }, price: 4500, stock: 3 },
    }));
    const item = {
      ...{ line: '1', sku: `T-${has}`, product: 'T', title: 'Rivage top', quantity: 1, price: 4500 },
      options: { size: 'S', colour: colours[has] ?? '' },
    };
    const talk = world(locale, order({ items: [item] }));
    talk.products = [product({ id: 'T', title: 'Rivage top', variants })];
    const said = await talk.say(words);
    expect(ofType(said, 'propose').map(({ call }) => call.input)).toMatchObject([{ sku: `T-${wants}` }]);
  });
});

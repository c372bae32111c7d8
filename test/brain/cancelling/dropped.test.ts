import { describe, expect, it } from 'vitest';
import { order, type Said, World } from '../world.ts';

/* A no is heard: what was offered is over, and nothing of the kind follows until it is wished for again. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `S-${line}`, product: `P-${line}`, title },
  ...{ options: { size: 'M' }, quantity: 1, price: 4_000 },
});
const ITEMS = {
  en: [thing('1', 'Onde skirt'), thing('2', 'Nord jumper'), thing('3', 'Sel t-shirt')],
  fr: [thing('1', 'Jupe Onde'), thing('2', 'Pull Nord'), thing('3', 'T-shirt Sel')],
};

function world(locale: 'en' | 'fr'): World {
  const made = new World();
  made.locale = locale;
  made.orders = [
    order({
      ...{ id: '45847', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [], total: 12_000 },
      items: structuredClone(ITEMS[locale]),
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
  ];
  return made.speak('chat', 'verified', 'Eve');
}

async function after(shop: World, ...lines: readonly string[]): Promise<Said> {
  let last = await shop.say(shop.locale === 'fr' ? 'Bonjour' : 'Hello');
  for (const line of lines) last = await shop.say(line);
  return last;
}

const ASKS = { en: 'cancel the skirt in order 45847', fr: 'annulez la jupe de la commande 45847' };

describe('an offer that is dropped', () => {
  it.each([
    ['en', 'forget it'],
    ['en', 'never mind'],
    ['en', 'drop it'],
    ['en', "no, we'll keep everything"],
    ['en', 'nah leave it as it is'],
    ['fr', 'laissez tomber'],
    ['fr', "c'est bon je garde"],
    ['fr', 'Non merci, on garde tout'],
    ['fr', 'oubliez ça'],
    ['fr', 'non, ne touchez à rien'],
  ] as const)(
    'is over, is said to be, and comes back for no word but a wish (%s: %s)',
    async (locale, words) => {
      const shop = world(locale);
      const said = await after(shop, ASKS[locale], words);
      expect({ text: said.text, cards: shop.cards }).toMatchObject({ cards: [] });
      expect(said.text).toMatch(/stays as it is|reste telle quelle|leave it as it is|n’y touche pas/);
      for (const more of [words, 'ok', locale === 'fr' ? 'oui' : 'yes']) {
        const then = await shop.say(more);
        expect({ more, text: then.text, cards: shop.cards }).toMatchObject({ cards: [] });
      }
      expect(shop.orders[0]?.status).toBe('pending');
      expect(shop.calls.map(({ name }) => name)).not.toContain('cancel_order');
      await shop.say(ASKS[locale]);
      expect(shop.cards).toHaveLength(1);
    },
  );

  it.each([
    ['en', 'i said forget it'],
    ['fr', "j'ai dit laissez tomber"],
  ] as const)('and is dropped once more, brings no larger one (%s)', async (locale, words) => {
    const shop = world(locale);
    const said = await after(shop, ASKS[locale], locale === 'fr' ? 'oubliez' : 'forget it', words);
    expect({ text: said.text, cards: shop.cards }).toMatchObject({ cards: [] });
    expect(said.choices).toEqual([]);
  });

  it.each([
    ['en', 'No thanks, we keep everything'],
    ['fr', 'Non merci, on garde tout'],
  ] as const)('where there was none is acknowledged (%s)', async (locale, words) => {
    const { text } = await after(world(locale), words);
    expect(text).toMatch(/nothing is changed|rien ne change/);
  });
});

describe('a thing that is kept beside one that is not', () => {
  it.each([
    ['fr', 'le pull, gardez-le, mais le t-shirt enlevez-le', '3'],
    ['fr', 'la jupe, je la garde, enlevez le pull', '2'],
    ['fr', 'gardez le pull, retirez le t-shirt', '3'],
    ['en', 'the jumper, keep it, but remove the t-shirt', '3'],
    ['en', 'keep the skirt, take the jumper out', '2'],
    ['en', 'the t-shirt I keep, cancel the skirt', '1'],
  ] as const)('is put on no card (%s: %s)', async (locale, words, line) => {
    const shop = world(locale);
    const wish = locale === 'fr' ? 'annulez la commande 45847' : 'cancel order 45847';
    const { steps } = await after(shop, wish, words);
    const calls = steps.flatMap((step) => (step.type === 'propose' ? [step.call] : []));
    expect(calls).toEqual([{ tool: 'cancel_order', input: { order: '45847', lines: [line] } }]);
  });
});

describe('a threat', () => {
  it.each([
    ['fr', 'je vais finir par tout annuler moi'],
    ['fr', 'toujours pas de nouvelles de la 45847, à ce rythme je vais tout annuler'],
    ['fr', "j'ai bien envie de tout renvoyer"],
    ['en', 'at this rate i will end up cancelling the lot'],
    ['en', "honestly I'm tempted to cancel everything"],
    ['en', 'sort it out, otherwise I will just cancel'],
    ['en', 'I feel like sending everything back'],
  ] as const)('is no wish: nothing is put, and what is wrong is asked (%s: %s)', async (locale, words) => {
    const shop = world(locale);
    const said = await after(shop, words);
    expect({ text: said.text, cards: shop.cards }).toMatchObject({ cards: [] });
    expect(said.text).toMatch(/What can I put right|Que puis-je faire pour y remédier/);
    expect(said.choices.map(({ id }) => id)).toContain('human');
    await shop.say(locale === 'fr' ? 'oui' : 'yes');
    expect(shop.orders[0]?.status).toBe('pending');
  });

  it.each([
    ['fr', 'je veux tout annuler'],
    ['en', 'cancel everything in order 45847, I have had enough'],
  ] as const)('that is a wish is put on a card (%s: %s)', async (locale, words) => {
    const shop = world(locale);
    await after(shop, words);
    expect(shop.cards).toHaveLength(1);
  });
});

it.each([
  'I need to check when I can drop it off, I will get back to you.',
  'where do I drop it off?',
  'can I drop that at the post office?',
])('handing a parcel in drops nothing: %s', async (text) => {
  const world = new World().speak('chat', 'verified', 'Sophie');
  await world.say('My dress is too big, what should I do?');
  expect((await world.say(text)).text).not.toContain('nothing is changed');
});

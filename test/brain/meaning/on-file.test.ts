import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { ofType, order, product, World } from '../world.ts';

/* What is on file of the customer, and what the shop sells at all. */

/** What is told, of what is on file. */
const TOLD = {
  email: /sophie\.martin/,
  phone: /12 ?34 ?56 ?78|\+33/,
  address: /Lilas/,
  payment: /4242/,
} as const;

const ON_FILE = [
  ['en', 'Which email address and which address do you have on file for me?', ['email', 'address']],
  ['en', 'What is my address on file?', ['address']],
  ['en', 'what phone number do you have for my account', ['phone']],
  ['en', 'which card did I use?', ['payment']],
  ['en', 'can you tell me my email?', ['email']],
  ['fr', 'Quelle adresse avez-vous enregistrée pour moi ?', ['address']],
  ['fr', 'Quelle est mon adresse e-mail dans votre dossier ?', ['email']],
  ['fr', 'quelle carte ai-je utilisée ?', ['payment']],
  ['fr', 'pouvez-vous me rappeler le téléphone de mon compte ?', ['phone']],
] as const;

/** What is said of an account, an order or an address without a question for what is on file. */
const NOT_ASKED = [
  ['en', "it was my daughter who ordered this with my account and we don't want the dress"],
  ['en', 'my son bought it on my account'],
  ['en', 'I know who ordered it, it was my husband who paid'],
  ['en', 'my address on file is wrong'],
  ['en', 'what is the address for returns?'],
  ['en', 'give me the phone number of the shop'],
  ['en', 'who ordered this?'],
  ['fr', 'c’est mon fils qui a commandé avec mon compte'],
  ['fr', 'c’est ma mère qui a payé et elle ne veut pas de la robe'],
  ['fr', 'l’adresse enregistrée est fausse'],
  ['fr', 'quelle est l’adresse de votre boutique ?'],
  ['fr', 'à quelle adresse dois-je envoyer le retour ?'],
  ['fr', 'rappelez-moi sur mon téléphone pour ma commande'],
] as const;

const CHANNELS: readonly Channel[] = ['chat', 'email', 'whatsapp', 'voice'];

describe('what is on file', () => {
  it.each(ON_FILE)(
    'is told to who is verified, as far as it is asked for, on every channel: %s, %s',
    async (locale, line, asked) => {
      for (const channel of CHANNELS) {
        const world = new World().speak(channel, 'verified', 'Sophie');
        world.locale = locale;
        const { text } = await world.say(line);
        const told = Object.entries(TOLD).flatMap(([kind, known]) => (known.test(text) ? [kind] : []));
        expect(told, `${channel}: ${text}`).toEqual(asked);
        expect(world.calls.map(({ name }) => name)).toContain('view_profile');
      }
    },
  );

  it.each(ON_FILE)('is read out to nobody else: %s, %s', async (locale, line) => {
    for (const assurance of ['anonymous', 'claimed', 'recognised'] as const) {
      const world = new World().speak('chat', assurance, 'Sophie');
      world.locale = locale;
      const { text } = await world.say(line);
      expect(text, assurance).not.toMatch(/sophie\.martin|Lilas|4242|\+33/);
      expect(world.calls.map(({ name }) => name)).not.toContain('view_profile');
    }
  });

  it.each(NOT_ASKED)('is told to nobody who does not ask for it: %s, %s', async (locale, line) => {
    for (const channel of CHANNELS) {
      const world = new World().speak(channel, 'verified', 'Sophie');
      world.locale = locale;
      const said = await world.say(line);
      for (const known of Object.values(TOLD)) expect(said.text, channel).not.toMatch(known);
      // Whether there is a number to call is looked up for a call.
      expect(ofType(said, 'because').flatMap(({ plan }) => plan)).not.toContain('details');
    }
  });

  it.each([
    ['en', 'what details do you have on me?'],
    ['fr', 'quelles coordonnées avez-vous sur moi ?'],
  ])('is on the phone neither an address nor a card where nothing is named: %s, %s', async (locale, line) => {
    const world = new World().speak('voice', 'verified', 'Sophie');
    world.locale = locale;
    const { text } = await world.say(line);
    expect(text).toMatch(TOLD.email);
    expect(text).not.toMatch(TOLD.address);
    expect(text).not.toMatch(TOLD.payment);
  });
});

describe('a thing that is not wanted', () => {
  const shop = (locale: string, status: 'pending' | 'delivered') => {
    const world = new World().speak('chat', 'recognised', 'Sophie');
    world.locale = locale;
    const [dress] = order().items;
    if (!dress) throw new Error('no dress');
    const bag = {
      ...{ ...dress, line: '2', product: 'BG-1', sku: 'BG-1', options: {} },
      title: locale === 'fr' ? 'Sac Marée' : 'Maree bag',
    };
    world.orders = [order({ items: [dress, bag], status })];
    return world;
  };
  const put = ({ cards }: World) =>
    cards.flatMap(({ alternatives }) => alternatives.flatMap(({ effects }) => effects));
  const LINES = [
    ['en', "we don't want the bag"],
    ['en', "it was my daughter who ordered this with my account and we don't want the bag"],
    ['en', 'my mother does not want the bag anymore'],
    ['fr', 'on ne veut pas du sac'],
    ['fr', 'c’est mon fils qui a commandé avec mon compte, on ne veut pas du sac'],
    ['fr', 'nous ne voulons plus de ce sac, merci'],
  ] as const;

  it.each(LINES)('is sent back once it has come: %s, %s', async (locale, line) => {
    const world = shop(locale, 'delivered');
    await world.say(line);
    expect(put(world)).toMatchObject([{ tool: 'return_item', input: { lines: ['2'] } }]);
  });

  it.each(LINES)('is cancelled while it has not left: %s, %s', async (locale, line) => {
    const world = shop(locale, 'pending');
    await world.say(line);
    expect(put(world)).toMatchObject([{ tool: 'cancel_order', input: { lines: ['2'] } }]);
  });

  it.each([
    ['en', "what if we don't want the bag?"],
    ['en', "I don't want the bag to get lost"],
    ['en', "I don't want an exchange"],
    ['fr', 'et si on ne veut pas du sac ?'],
    ['fr', 'je ne veux pas d’échange'],
  ])('is not what is said here: %s, %s', async (locale, line) => {
    const world = shop(locale, 'delivered');
    await world.say(line);
    expect(put(world)).toEqual([]);
  });
});

describe('what is sold', () => {
  const shop = (locale: string) => {
    const world = new World().speak('chat', 'anonymous');
    world.locale = locale;
    world.products = [product(), product({ id: 'CT-1', title: 'Brume coat' })];
    return world;
  };

  it.each([
    ['en', 'What kinds of things do you sell?'],
    ['en', 'what do you sell'],
    ['en', 'which types of products do you have?'],
    ['en', 'what kind of clothes do you carry?'],
    ['fr', 'Que vendez-vous ?'],
    ['fr', "Qu'est-ce que vous vendez ?"],
    ['fr', 'Quels types de produits proposez-vous ?'],
    ['fr', 'quel genre de vêtements vous avez ?'],
  ])('is named: %s, %s', async (locale, line) => {
    const { text } = await shop(locale).say(line);
    expect(text).toContain('Lune dress');
    expect(text).toContain('Brume coat');
  });

  it.each([
    ['en', 'What do you offer for late parcels?'],
    ['en', 'What do you have in M of the Lune dress?'],
    ['en', 'what sizes do you have'],
    ['fr', 'Que proposez-vous pour un colis perdu ?'],
    ['fr', 'Quelles tailles avez-vous ?'],
  ])('is not listed where something else is asked: %s, %s', async (locale, line) => {
    expect((await shop(locale).say(line)).text).not.toContain('Brume coat');
  });
});

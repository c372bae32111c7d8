import { describe, expect, it } from 'vitest';
import { order, product, type Said, World } from '../world.ts';
import { piece } from './parcels.ts';

/* Short lines that hang on what was said before them, and parcels that are not to be sent. */

type Locale = 'en' | 'fr';

const coat = order({ items: [piece('1', 'CO-1', 'Brume trench coat')] });
const unsent = order({
  status: 'pending',
  deliveredAt: null,
  items: [piece('1', 'JU-1', 'Onde skirt'), piece('2', 'CO-1', 'Brume trench coat')],
});
const where = { en: 'Where is my order?', fr: 'Où est ma commande ?' };

function world(locale: Locale, about: World['orders'][number], channel: 'chat' | 'voice' = 'chat'): World {
  const made = new World().speak(channel, 'verified', 'Sophie');
  made.locale = locale;
  made.orders = [structuredClone(about)];
  made.products = [
    product({
      id: 'CO-1',
      title: 'Brume trench coat',
      variants: ['S', 'M', 'L'].map((size) => ({
        sku: `CO-1-${size}`,
        options: { size, colour: 'navy' },
        price: 5000,
        stock: 4,
      })),
    }),
  ];
  return made;
}

const handedOver = ({ steps }: Said) => steps.some(({ type }) => type === 'handover');
const proposed = ({ steps }: Said) => steps.flatMap((step) => (step.type === 'propose' ? [step.call] : []));

describe('after an answer', () => {
  it.each([
    ['en', 'ok'],
    ['en', 'lovely, ta'],
    ['en', 'cool'],
    ['en', 'meh'],
    ['fr', 'ok'],
    ['fr', "d'accord"],
    ['fr', 'bof'],
  ] as const)('%s: "%s" is taken as it is', async (locale, line) => {
    const shop = world(locale, coat);
    await shop.say(where[locale]);
    expect((await shop.say(line)).text).toMatch(/I am here if|You're welcome|Je reste à votre disposition/);
  });

  it.each([
    ['en', 'so when?', /by Monday 14 December/],
    ['fr', 'alors quand ?', /le lundi 14 décembre/],
  ] as const)('%s: "%s" is answered by the day', async (locale, line, day) => {
    const shop = world(locale, unsent);
    await shop.say(where[locale]);
    expect((await shop.say(line)).text).toMatch(day);
  });

  it.each([
    ['en', 'so when?', /within 5 days of the parcel reaching us/],
    ['fr', 'et quand ?', /sous 5\sjours après réception/],
  ] as const)(
    '%s: "%s" to a card is answered beside it, and agrees to nothing',
    async (locale, line, days) => {
      const shop = world(locale, coat);
      await shop.say(locale === 'en' ? 'I want to return the coat' : 'Je veux retourner le manteau');
      await shop.say(locale === 'en' ? 'refund please' : 'remboursement');
      const said = await shop.say(line);
      expect(said.text).toMatch(days);
      expect(proposed(said)).toMatchObject([{ tool: 'choose_refund' }]);
      expect(shop.orders[0]?.refunds).toEqual([]);
    },
  );

  it.each([
    ['en', 'after Christmas rather'],
    ['fr', 'après les fêtes plutôt'],
  ] as const)('%s: "%s" puts a return off, and has a parcel that has not left held', async (locale, line) => {
    const returning = world(locale, coat);
    await returning.say(locale === 'en' ? 'I want to return the coat' : 'Je veux retourner le manteau');
    expect((await returning.say(line)).text).toMatch(/take your time|prenez votre temps/);
    const waiting = world(locale, unsent);
    await waiting.say(where[locale]);
    expect(handedOver(await waiting.say(line))).toBe(true);
  });
});

describe('a parcel that has not left', () => {
  it.each([
    ['en', 'please do not send the skirt'],
    ['fr', "n'envoyez pas la jupe s'il vous plaît"],
  ] as const)('%s: is cancelled on a card where it is not to be sent: "%s"', async (locale, line) => {
    const shop = world(locale, {
      ...unsent,
      items: [piece('1', 'JU-1', locale === 'en' ? 'Onde skirt' : 'Jupe Onde'), ...unsent.items.slice(1)],
    });
    await shop.say(where[locale]);
    const said = await shop.say(line);
    expect(proposed(said)).toMatchObject([{ tool: 'cancel_order', input: { lines: ['1'] } }]);
    expect(shop.orders[0]?.status).toBe('pending');
  });

  it.each([
    ['en', 'can you hold off sending it?'],
    ['en', "don't ship it yet"],
    ['fr', "vous pouvez attendre avant de l'envoyer ?"],
    ['fr', "ne l'expédiez pas encore"],
  ] as const)('%s: is held by a person: "%s"', async (locale, line) => {
    const shop = world(locale, unsent);
    await shop.say(where[locale]);
    const said = await shop.say(line);
    expect(said.text).not.toMatch(/take your time|prenez votre temps/);
    expect(handedOver(said)).toBe(true);
  });

  it.each([
    ['en', 'is it free to cancel?', /free of charge .*€87\.00/s],
    ['en', 'does it cost anything to cancel?', /free of charge .*€87\.00/s],
    ['fr', "est-ce gratuit d'annuler ?", /gratuite .*87\s€/s],
  ] as const)('%s: tells what cancelling costs, and cancels nothing: "%s"', async (locale, line, told) => {
    const shop = world(locale, unsent);
    await shop.say(where[locale]);
    const said = await shop.say(line);
    expect(said.text).toMatch(told);
    expect(proposed(said)).toEqual([]);
    await shop.say(locale === 'en' ? 'yes' : 'oui');
    expect(shop.orders[0]?.status).toBe('pending');
  });

  it('is cancelled where that is wished for', async () => {
    const shop = world('en', unsent);
    await shop.say(where.en);
    expect(proposed(await shop.say('please cancel it and tell me if it is free'))).toHaveLength(1);
  });
});

describe('a line that is not understood on the phone', () => {
  it.each([
    ['en', 'I want to return the coat', 'refund please', /Let me ask once more.*Shall I do that/s],
    ['fr', 'Je veux retourner le manteau', 'remboursement', /repose la question.*Souhaitez-vous que je/s],
  ] as const)(
    '%s: has the open card asked again before a person is offered',
    async (locale, first, wish, asked) => {
      const shop = world(locale, coat, 'voice');
      await shop.say(first);
      await shop.say(wish);
      const once = await shop.say('wibble zorglub');
      expect(once.text).toMatch(asked);
      expect(handedOver(once)).toBe(false);
      expect(handedOver(await shop.say('zorglub wobble'))).toBe(false);
      expect(handedOver(await shop.say('wobble'))).toBe(true);
    },
  );

  it.each([
    ['en', 'Do you have a shop in Lyon?'],
    ['fr', 'Avez-vous une boutique à Lyon ?'],
  ] as const)('%s: calls nobody for the first one after a person was offered', async (locale, first) => {
    const shop = world(locale, coat, 'voice');
    await shop.say(first);
    const once = await shop.say('wibble zorglub');
    expect(handedOver(once)).toBe(false);
    expect(once.text).toMatch(/Shall I ask a colleague|Souhaitez-vous que je demande/);
    expect(handedOver(await shop.say('zorglub wobble'))).toBe(true);
  });
});

describe('an exchange that was taken back a moment ago', () => {
  it.each([
    ['en', 'I want to exchange the coat for an M', 'yes', 'cancel the exchange', 'no wait keep both'],
    [
      'fr',
      'Je veux échanger le manteau contre un M',
      'oui',
      "annulez l'échange",
      'non attendez gardez les deux',
    ],
  ] as const)('%s: is told as it is, and put again', async (locale, first, yes, undo, line) => {
    const shop = world(locale, coat);
    for (const said of [first, yes, undo]) await shop.say(said);
    expect(shop.orders[0]?.exchanges.every(({ status }) => status === 'undone')).toBe(true);
    const { text, steps } = await shop.say(line);
    expect(text).toMatch(/has just been taken back|vient d’être annulé/);
    expect(text).not.toMatch(/nothing is changed|rien ne change/);
    expect(steps.flatMap((step) => (step.type === 'propose' ? [step.call.tool] : []))).toEqual([
      'exchange_item',
    ]);
    await shop.say(yes);
    expect(shop.orders[0]?.exchanges.some(({ status }) => status !== 'undone')).toBe(true);
  });

  it('is no exchange that stands: "undo that, I keep mine" puts its end on a card', async () => {
    const shop = world('en', coat);
    for (const said of ['I want to exchange the coat for an M', 'yes']) await shop.say(said);
    expect(proposed(await shop.say('undo that, I keep mine'))).toMatchObject([{ tool: 'undo' }]);
    await shop.say('yes');
    expect(shop.orders[0]?.exchanges.every(({ status }) => status === 'undone')).toBe(true);
  });
});

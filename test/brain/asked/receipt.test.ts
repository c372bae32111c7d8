import { describe, expect, it } from 'vitest';
import type { Assurance, Channel } from '../../../src/conversation/values.ts';
import { ofType, order, type Said, World } from '../world.ts';

/* Who is verified gets the receipt of an order; who is not, the smallest proof and not a hint. */

const ASKED = [
  ['en', 'can you send me the invoice?'],
  ['en', 'please send me the receipt again'],
  ['en', 'I need the invoice for my order'],
  ['en', 'could I have a copy of my receipt please'],
  ['en', 'where can I find my invoice?'],
  ['en', 'I lost my invoice, could you email it to me?'],
  ['fr', 'pouvez-vous me renvoyer la facture ?'],
  ['fr', "renvoyez-moi la facture s'il vous plaît"],
  ['fr', "j'ai besoin de la facture de ma commande"],
  ['fr', 'où puis-je trouver ma facture ?'],
  ['fr', "je n'ai pas reçu ma facture"],
  ['fr', 'il me faudrait une facture pour cette commande'],
] as const;

const CHANNELS: readonly Channel[] = ['chat', 'email', 'whatsapp', 'voice'];
const TOLD = { en: /not a tax invoice/, fr: /n.est pas une facture/ } as const;

function talk(locale: string, channel: Channel = 'chat', assurance: Assurance = 'verified'): World {
  const world = new World().speak(channel, assurance, 'Sophie');
  world.locale = locale;
  return world;
}

const sent = (world: World) =>
  world.calls.flatMap(({ name, input }) =>
    name === 'send_receipt' ? [(input as { order: string }).order] : [],
  );
const files = (said: Said) => ofType(said, 'attach').map(({ attachment }) => attachment.id);

describe('the receipt of an order', () => {
  it.each(ASKED)(
    'goes along to who is verified, on every channel that takes files: %s, %s',
    async (locale, line) => {
      for (const channel of CHANNELS) {
        const world = talk(locale, channel);
        const said = await world.say(line);
        expect(sent(world), `${channel}: ${said.text}`).toEqual(['45821']);
        expect(world.calls.at(-1)?.input).toMatchObject({ language: locale });
        expect(files(said)).toEqual(channel === 'voice' ? [] : ['receipt-45821']);
        expect(said.text.replaceAll('’', "'")).toMatch(TOLD[locale]);
        expect(/e-?mail/.test(said.text)).toBe(channel === 'voice');
        expect(world.control).toBe('assistant');
        expect(ofType(said, 'propose')).toEqual([]);
      }
    },
  );

  it.each(ASKED)('is nothing that anybody less sure gets, nor a hint of it: %s, %s', async (locale, line) => {
    for (const assurance of ['anonymous', 'claimed', 'recognised'] as const) {
      const world = talk(locale, 'chat', assurance);
      const said = await world.say(line);
      expect(sent(world)).toEqual([]);
      expect(files(said)).toEqual([]);
      expect(said.text, assurance).not.toMatch(/87|4242|Visa|\u20ac/);
      expect(world.control).toBe('assistant');
      expect(said.choices.map(({ id }) => id)).toContain('human');
    }
  });

  it.each([
    ['en', 'I need the invoice for 45830', ['45830']],
    ['fr', 'la facture de la commande 45830 svp', ['45830']],
    ['en', 'please send me the invoices for 45821 and 45830', ['45821', '45830']],
    ['fr', 'envoyez-moi les factures des commandes 45821 et 45830', ['45821', '45830']],
    ['en', 'can you send me the invoice for 77?', []],
    ['fr', 'pouvez-vous m’envoyer la facture de la commande 77777 ?', []],
  ] as const)('is of the order that is named: %s, %s', async (locale, line, named) => {
    const world = talk(locale);
    world.orders = [order(), order({ id: '45830' })];
    const said = await world.say(line);
    expect(sent(world), said.text).toEqual(named);
  });

  it.each([
    ['en', 'can you send me the invoice?'],
    ['fr', 'pouvez-vous m’envoyer la facture ?'],
  ])('is asked for by choices where several could be meant: %s, %s', async (locale, line) => {
    const world = talk(locale);
    world.orders = [order(), order({ id: '45830' })];
    const asked = await world.say(line);
    expect(sent(world)).toEqual([]);
    expect(asked.choices.map(({ id }) => id)).toEqual(['order:45821', 'order:45830']);
    const said = await world.press('order:45830');
    expect(sent(world)).toEqual(['45830']);
    expect(files(said)).toEqual(['receipt-45830']);
  });

  it.each([
    ['en', 'where is my order 45830?', 'and can you send me its invoice?'],
    ['fr', 'où est ma commande 45830 ?', 'et pouvez-vous m’envoyer la facture ?'],
  ])('is of the order that is spoken of: %s, %s', async (locale, before, line) => {
    const world = talk(locale);
    world.orders = [order(), order({ id: '45830', status: 'shipped', deliveredAt: null })];
    await world.say(before);
    await world.say(line);
    expect(sent(world)).toEqual(['45830']);
  });

  it.each([
    ['en', 'can you send me an invoice with our VAT number?'],
    ['en', 'I need the invoice made out to my company'],
    ['en', 'please send me a corrected invoice'],
    ['en', 'send me a tax invoice please'],
    ['fr', 'pouvez-vous m’envoyer une facture avec notre numéro de TVA ?'],
    ['fr', 'il me faut une facture au nom de mon entreprise'],
    ['fr', 'la facture que vous m’avez envoyée est fausse, il y a une erreur'],
    ['fr', 'envoyez-moi une facture corrigée'],
    ['fr', 'je voudrais une facture avec le SIRET'],
  ])('is no invoice with other details, which a person sees to: %s, %s', async (locale, line) => {
    const world = talk(locale);
    const said = await world.say(line);
    expect(sent(world)).toEqual([]);
    expect(world.control === 'waiting' || said.choices.some(({ id }) => id === 'human')).toBe(true);
  });

  it('is a person’s on the phone where no mailbox is on file, and nothing is said to be sent', async () => {
    const world = talk('en', 'voice');
    world.mailbox = false;
    const { text } = await world.say('can you send me the invoice?');
    expect(text).not.toMatch(/on the way/);
    expect(world.control).toBe('waiting');
  });

  it('is a person’s where the shop’s system says that it cannot', async () => {
    const world = talk('en');
    world.unable.push('send_receipt');
    await world.say('can you send me the invoice?');
    expect(sent(world)).toEqual([]);
    expect(world.control).toBe('waiting');
  });
});

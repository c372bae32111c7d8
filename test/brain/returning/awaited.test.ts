import { describe, expect, it } from 'vitest';
import { creditWanted } from '../../../src/language/upkeep/store-credit.ts';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* Money that is waited for, of the very order that came back or was cancelled; and money back as store credit. */

const coat = piece('1', 'CO-1', 'Boréal wool coat');
const recent = () => order({ id: '45736', items: [piece('1', 'DR-9', 'Aube wrap dress')] });
const back = (id: string, ...titles: string[]) =>
  order({
    ...{ id, status: 'returned', items: titles.map((title, n) => piece(`${n + 1}`, `P-${id}-${n}`, title)) },
    returnable: { open: false, reason: 'already_returned', lastDay: null },
  });
const off = (id: string, title: string) => ({ ...pending(id, title), status: 'cancelled' as const });

describe('who sent things back and waits for the money', () => {
  it.each([
    [
      'fr',
      'j’ai renvoyé mes trois articles il y a plus de deux semaines et je n’ai toujours pas vu l’argent',
    ],
    ['fr', 'mes 3 articles sont renvoyés depuis deux semaines et je n’ai toujours pas été remboursée'],
    ['en', 'I sent my three items back two weeks ago and still have no refund'],
  ])('%s: “%s” is told of the order with as many', async (locale, words) => {
    const made = world(
      locale,
      recent(),
      back('45760', 'Colline maxi dress', 'Marché tote bag', 'Dune linen trousers'),
      back('45752', 'Brise linen blazer'),
    );
    const said = await made.say(words);
    expect(said.text).toContain('45760');
    expect(said.text).not.toMatch(/45736|45752/);
    expect(said.calls).toEqual([]);
  });

  it.each([
    ['en', 'did you get my blazer back yet', 'and the money??'],
    ['en', 'did you get my blazer back yet', 'when do I get the money?'],
    ['fr', 'où en est ma commande 45752 ?', 'et l’argent ?'],
    ['fr', 'où en est ma commande 45752 ?', 'je n’ai toujours pas vu l’argent'],
  ])('%s: after “%s”, “%s” stays with that order', async (locale, first, words) => {
    const made = world(locale, recent(), back('45752', 'Brise linen blazer'));
    expect((await made.say(first)).text).toContain('45752');
    const said = await made.say(words);
    expect(said.text).toContain('45752');
    expect(said.text).not.toContain('45736');
  });

  it('a thing of another order is no word on the one that came back', async () => {
    const made = world('en', recent(), back('45752', 'Brise linen blazer'));
    const said = await made.say('I sent the wrap dress back two weeks ago and still have no refund');
    expect(said.text).toContain('45736');
    expect(said.text).not.toContain('45752');
  });

  it('of two that may be meant it is asked', async () => {
    const made = world('en', back('45760', 'Colline maxi dress'), back('45752', 'Brise linen blazer'));
    const said = await made.say('I sent it back two weeks ago and still have no refund');
    expect(said.choices.map(({ id }) => id)).toEqual(['order:45760', 'order:45752']);
  });
});

describe('a cancelled order of which nothing was paid back', () => {
  it.each([
    ['fr', 'j’ai annulé ma commande et je n’ai toujours pas été remboursée'],
    ['fr', 'je n’ai toujours pas été remboursée de ma commande annulée, où en est l’argent'],
    ['en', 'I cancelled my order and still have no refund'],
  ])('%s: “%s” goes to a person', async (locale, words) => {
    const made = world(locale, pending('45840', 'Marinière top'), off('45779', 'Marché tote bag'));
    const said = await made.say(words);
    expect(said.text).toContain('45779');
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(ofType(said, 'propose')).toEqual([]);
  });

  it('is cancelled by a plain wish as before', async () => {
    const made = world('en', pending('45840', 'Marinière top'), off('45779', 'Marché tote bag'));
    const said = await made.say('cancel my order please, when do I get the refund?');
    expect(ofType(said, 'propose')[0]?.call).toMatchObject({
      tool: 'cancel_order',
      input: { order: '45840' },
    });
  });
});

describe('money back as store credit', () => {
  it.each([
    ['en', 'no actually i would like store credit instead'],
    ['en', 'could I have a credit note instead of the refund'],
    ['en', 'can you refund it as store credit?'],
    ['fr', 'je préfère un avoir'],
    ['fr', 'finalement je voudrais plutôt un avoir'],
    ['fr', 'vous pouvez me rembourser en bon d’achat ?'],
  ])('%s: “%s” goes to a person, and is no exchange', async (locale, words) => {
    const made = world(locale, order({ id: '45806', items: [coat] }));
    await made.say(locale === 'fr' ? 'est-ce que je peux renvoyer le manteau ?' : 'can I return the coat?');
    const said = await made.say(words);
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(ofType(said, 'propose')).toEqual([]);
    expect(said.text).not.toMatch(/exchange|échang/i);
    await made.say(
      locale === 'fr' ? 'envoyez-moi aussi l’étiquette par SMS' : 'could you also send me the label by text',
    );
    expect(made.orders[0]?.returns).toEqual([]);
  });

  it.each([
    ['en', 'I do not want store credit, I want my money back'],
    ['en', 'can I pay with store credit?'],
    ['en', 'I would like a refund rather than a credit note'],
    ['fr', 'je veux être remboursée, pas un avoir'],
    ['fr', 'je voudrais en avoir une autre en taille M'],
  ])('%s: “%s” wishes for none', (_, words) => {
    expect(creditWanted(words)).toBe(false);
  });
});

describe('one piece, one order', () => {
  const skirts = () => order({ items: [{ ...piece('1', 'SK-1', 'Jardin denim skirt'), quantity: 2 }] });
  it.each([
    ['fr', 'la jupe en jean a un trou'],
    ['en', 'the denim skirt has a hole in it'],
  ])('%s: “%s” of two asks how many', async (locale, words) => {
    const made = world(locale, skirts());
    const said = await made.say(words);
    expect(said.choices.map(({ id }) => id)).toEqual(['item:45821:1:x1', 'item:45821:1:x2']);
    const one = await made.press('item:45821:1:x1');
    expect(ofType(one, 'propose')[0]?.call).toMatchObject({
      input: { lines: [{ line: '1', quantity: 1 }] },
    });
  });

  it.each([
    ['fr', 'je veux annuler l’une de mes deux commandes, celle avec la marinière'],
    ['fr', 'annulez la commande avec la marinière'],
    ['en', 'cancel one of my two orders, the one with the Marinière top'],
    ['en', 'please cancel the order with the Marinière top'],
  ])('%s: “%s” means the order', async (locale, words) => {
    const two = pending('45840', 'Marinière top');
    const all = {
      ...two,
      items: [...two.items.map((item) => ({ ...item, quantity: 2 })), { ...coat, line: '2' }],
    };
    const made = world(locale, all, pending('45852', 'Marée shirt dress'));
    const said = await made.say(words);
    expect(ofType(said, 'propose').map(({ call }) => call.input)).toEqual([{ order: '45840' }]);
  });
});

describe('the thing of the order that has not left', () => {
  it.each([
    ['fr', 'je voudrais la robe pas encore partie en taille L'],
    ['en', 'I would like the dress that has not been shipped yet in L'],
  ])('%s: “%s” is changed there', async (locale, words) => {
    const dress = (size: string) => ({ ...order().items[0], options: { size, colour: 'midnight' } });
    const of = (id: string, size: string) => ({
      ...pending(id, ''),
      items: order().items.map((item) => ({ ...item, ...dress(size) })),
    });
    const made = world(locale, { ...of('45810', 'L'), status: 'shipped' }, of('45843', 'S'));
    const said = await made.say(words);
    expect(said.text).toContain('45843');
    expect(said.text).not.toContain('45810');
  });
});

import { describe, expect, it } from 'vitest';
import { order, type World } from '../world.ts';
import { pending, piece, world } from './parcels.ts';

/*
 * What is named is what is meant: restoring is never destroying, the last correction holds, an item that fits is out, and another
 * order than the one named is left alone.
 */

const offers = (said: Awaited<ReturnType<World['say']>>) =>
  said.steps.flatMap((step) => (step.type === 'propose' ? [step.call] : []));
const done = ({ calls }: World) =>
  calls.filter(({ name }) => ['cancel_order', 'return_item', 'exchange_item', 'undo'].includes(name));

describe('restoring an order', () => {
  it.each([
    ['en', 'I changed my mind, can you un-cancel it?'],
    ['en', 'Actually I do want it after all. Please reactivate the order I just cancelled.'],
    ['en', 'oops, could you reinstate that order'],
    ['en', 'can the cancellation be reversed?'],
    ['en', "please don't cancel it, I'd like to keep it"],
    ['en', 'Cancel the cancellation please'],
    ['en', 'is it possible to bring my order back?'],
    ['fr', "finalement je la veux, pouvez-vous annuler l'annulation ?"],
    ['fr', 'Pouvez-vous réactiver la commande que je viens d’annuler ?'],
    ['fr', 'je me suis trompée, rétablissez ma commande svp'],
    ['fr', 'ne l’annulez pas finalement'],
    ['fr', 'remettez la commande en place s’il vous plaît'],
  ] as const)('%s: "%s" offers to cancel nothing, and no yes does', async (locale, text) => {
    const shop = world(locale, pending('45830', 'Nord coat'), pending('45831', 'Lin shirt'));
    await shop.say(locale === 'en' ? 'Please cancel order 45830' : 'Annulez la commande 45830 svp');
    await shop.say(locale === 'en' ? 'Yes please' : 'Oui');
    expect(done(shop).map(({ input }) => input)).toEqual([{ order: '45830' }]);
    const said = await shop.say(text);
    expect({
      text: said.text,
      offers: offers(said).filter(({ tool }) => tool === 'cancel_order'),
    }).toMatchObject({ offers: [] });
    await shop.say(locale === 'en' ? 'Yes please!' : 'Oui, merci !');
    expect(done(shop).filter(({ name }) => name === 'cancel_order')).toHaveLength(1);
  });
});

describe('a correction', () => {
  const parcel = order({
    items: [
      piece('1', 'TO-1', 'Marine striped top'),
      piece('2', 'CO-1', 'Brume trench coat'),
      piece('3', 'BE-1', 'Cuir belt'),
    ],
  });
  const sac = order({
    items: [
      piece('1', 'BA-1', 'Sable bag'),
      piece('2', 'TR-1', 'Lin trousers'),
      piece('3', 'PU-1', 'Laine jumper'),
    ],
  });
  it.each([
    [
      'en',
      parcel,
      ['The striped top is too small', 'sorry no, I mean the trench coat, the top is fine'],
      '2',
    ],
    ['en', parcel, ['Can I return the striped top?', 'wait, not the top. The coat.'], '2'],
    ['en', parcel, ["I'll keep the coat. it's the belt I want to send back"], '3'],
    ['en', parcel, ['The coat fits perfectly but I want to return the belt'], '3'],
    ['en', parcel, ['I want to send the belt back, not the coat'], '3'],
    ['en', sac, ["I'll keep the trousers. it's the jumper I want to send back"], '3'],
    ['fr', sac, ['c’est le sac que je veux renvoyer, le pantalon me va'], '1'],
    ['fr', sac, ['je garde le pantalon mais je voudrais renvoyer le pull'], '3'],
    ['fr', sac, ['Le sac est trop petit', 'pardon, je voulais dire le pull, le sac est très bien'], '3'],
    ['fr', sac, ['je veux renvoyer le pull, pas le sac'], '3'],
  ] as const)('%s %#: only what was said last goes back', async (locale, about, texts, line) => {
    const shop = world(locale, about);
    let said: Awaited<ReturnType<World['say']>> | undefined;
    for (const text of texts) said = await shop.say(text);
    const last = said ? offers(said) : [];
    const offered = last.map(({ input }) => (input as { lines?: string[] }).lines);
    const made = done(shop).map(({ input }) => (input as { lines?: string[] }).lines);
    expect({ text: said?.text, offered: [...offered, ...made].filter(Boolean) }).toMatchObject({
      offered: [[line]],
    });
    if (made.length > 0) return;
    await shop.say(locale === 'en' ? 'yes' : 'oui');
    expect(done(shop).map(({ input }) => (input as { lines?: string[] }).lines)).toEqual([[line]]);
  });
});

describe('another order than the customer’s own', () => {
  it.each([
    ['en', ['cancel 45847 for me', 'I asked for 45847!']],
    ['en', ['Please cancel order #45847.', 'no, 45847', 'yes']],
    ['fr', ['annulez la 45847', 'j’ai dit 45847 !']],
    ['fr', ['je voudrais annuler ma commande 45847', 'oui']],
  ] as const)('%s %#: nothing is offered for it, nor for any other', async (locale, texts) => {
    const shop = world(locale, pending('45839', 'Nord coat'));
    shop.foreign = [pending('45847', 'Lin shirt')];
    for (const text of texts) {
      const said = await shop.say(text);
      expect({ text: said.text, offers: offers(said) }).toMatchObject({ offers: [] });
    }
    expect(done(shop)).toEqual([]);
  });
});

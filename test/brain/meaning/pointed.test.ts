import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../../src/identity/view.ts';
import { pointingIn } from '../../../src/language/pointing/pointing.ts';
import { ofType, order, type Said, World } from '../world.ts';
import { piece } from './parcels.ts';

/* Which of several is meant, said without its name: what is left out is never put, and what is not told is asked. */

const UNSENT: Partial<OrderView> = {
  status: 'pending',
  deliveredAt: null,
  returnable: { open: false, reason: 'not_delivered', lastDay: null },
};

/** A shopper with two orders that have not left, two delivered ones with a shirt each, and one on its way. */
function shopper(locale: 'en' | 'fr', which: readonly string[]): World {
  const say = (en: string, fr: string) => (locale === 'en' ? en : fr);
  const top = piece('1', 'T-1', say('Cantate silk top', 'Top en soie Cantate'));
  const breton = piece('1', 'T-2', say('Marinière top', 'Haut marinière'));
  const shirt = (colour: string) => ({
    ...piece('1', 'S-1', say('Rivage shirt', 'Chemise Rivage')),
    options: { size: 'M', colour },
  });
  const coat = piece('2', 'C-1', say('Averse trench coat', 'Trench Averse'));
  const all: OrderView[] = [
    order({ ...UNSENT, id: '45851', placedAt: '2026-12-13T10:00:00Z', items: [top] }),
    order({ ...UNSENT, id: '45831', placedAt: '2026-12-12T10:00:00Z', items: [breton] }),
    order({
      ...UNSENT,
      id: '45826',
      status: 'shipped',
      placedAt: '2026-12-11T10:00:00Z',
      items: [shirt('black')],
    }),
    order({
      id: '45811',
      placedAt: '2026-12-05T10:00:00Z',
      deliveredAt: '2026-12-08T10:00:00Z',
      items: [shirt('white')],
    }),
    order({
      id: '45801',
      placedAt: '2026-11-25T10:00:00Z',
      deliveredAt: '2026-11-28T10:00:00Z',
      items: [shirt('navy'), coat],
    }),
  ];
  const world = new World().speak('chat', 'verified', 'Anna');
  world.locale = locale;
  world.orders = all.filter(({ id }) => which.includes(id));
  return world;
}

const put = (said: Said) =>
  ofType(said, 'propose').map(({ call }) => [call.tool, (call.input as { order: string }).order]);
const madeBy = ({ calls }: World) =>
  calls
    .filter(({ name }) => !name.startsWith('find_'))
    .map(({ name, input }) => [name, (input as { order: string }).order]);
const asked = ({ choices }: Said) =>
  choices.flatMap(({ id }) => (/^(?:order|item):/.test(id) ? [id.split(':')[1]] : []));

describe('of two orders, after "which one?"', () => {
  it.each([
    ['fr', 'annulez ma commande', "pas celle du haut en soie, l'autre", '45831'],
    ['fr', 'annulez ma commande', "l'autre, pas le top en soie", '45831'],
    ['fr', 'annulez ma commande', 'tout sauf la marinière', '45851'],
    ['fr', 'je veux annuler une commande', "celle qui n'est pas la marinière", '45851'],
    ['fr', 'annulez ma commande', 'surtout pas la marinière !', '45851'],
    ['fr', 'annulez ma commande', 'la dernière', '45851'],
    ['fr', 'annulez ma commande', 'la plus ancienne', '45831'],
    ['fr', 'annulez ma commande', 'celle que je viens de commander', '45851'],
    ['en', 'cancel my order', 'not the one with the silk top', '45831'],
    ['en', 'cancel my order', 'anything but the marinière', '45851'],
    ['en', 'cancel my order', 'the one without the silk top', '45831'],
    ['en', 'cancel my order', 'the other one, not the silk top', '45831'],
    ['en', 'cancel my order', 'the latest one', '45851'],
    ['en', 'cancel my order', 'the first one I placed', '45831'],
    ['en', 'cancel my order', 'the one I just ordered', '45851'],
    ['en', 'cancel my order', 'the one from yesterday', '45851'],
  ] as const)('%s: %s – %s', async (locale, wish, words, id) => {
    const world = shopper(locale, ['45851', '45831']);
    expect(asked(await world.say(wish))).toEqual(['45851', '45831']);
    expect(put(await world.say(words))).toEqual([['cancel_order', id]]);
    expect(world.calls).toEqual([]);
  });

  it.each([
    ['en', 'cancel one of my orders, but not the silk top one', '45831'],
    ['fr', 'annulez une de mes commandes, mais pas celle du top en soie', '45831'],
    ['en', 'cancel my most recent order', '45851'],
    ['fr', 'annulez ma première commande', '45831'],
  ] as const)('%s: said at once: %s', async (locale, words, id) => {
    expect(put(await shopper(locale, ['45851', '45831']).say(words))).toEqual([['cancel_order', id]]);
  });

  it.each([
    ['en', 'cancel 45851', 'no, not that one, the other'],
    ['fr', 'annulez la 45851', "ah non pardon, l'autre"],
    ['fr', 'annulez la 45851', "non pas celle-là, l'autre commande"],
  ] as const)('%s: a card is for the other one: %s – %s', async (locale, wish, words) => {
    const world = shopper(locale, ['45851', '45831']);
    expect(put(await world.say(wish))).toEqual([['cancel_order', '45851']]);
    expect(put(await world.say(words))).toEqual([['cancel_order', '45831']]);
    await world.say(locale === 'en' ? 'yes' : 'oui');
    expect(world.calls.map(({ name, input }) => [name, (input as { order: string }).order])).toEqual([
      ['cancel_order', '45831'],
    ]);
  });

  it('of three, asks between those that are not left out', async () => {
    const world = shopper('en', ['45851', '45831']);
    world.orders.push(order({ ...UNSENT, id: '45790', items: [piece('1', 'B-1', 'Nœud belt')] }));
    await world.say('cancel my order');
    const said = await world.say('not the one with the belt');
    expect(put(said)).toEqual([]);
    expect(asked(said)).toEqual(['45851', '45831']);
  });
});

describe('a thing that was ordered twice', () => {
  it.each([
    ['en', 'I want to return the shirt', ['45826', '45811', '45801']],
    ['fr', 'je veux renvoyer la chemise', ['45826', '45811', '45801']],
  ] as const)(
    '%s: %s: opens nothing and asks which, with what tells them apart',
    async (locale, words, ids) => {
      const world = shopper(locale, ids);
      const said = await world.say(words);
      expect(world.calls).toEqual([]);
      expect(put(said)).toEqual([]);
      expect(asked(said)).toEqual(ids);
      for (const told of locale === 'en' ? ['navy', 'delivered'] : ['bleu marine', 'livrée', 'commandée'])
        expect(said.text).toContain(told);
    },
  );

  it.each([
    ['en', 'the one that arrived last week', '45811'],
    ['en', 'the one that arrived first', '45801'],
    ['en', 'the older one', '45801'],
    ['en', 'the one delivered on the 8th', '45811'],
    ['en', 'the white one', '45811'],
    ['fr', 'celle que j’ai reçue en premier', '45801'],
    ['fr', 'celle livrée le 8', '45811'],
    ['fr', 'celle que j’ai reçue en novembre', '45801'],
    ['fr', 'la plus ancienne', '45801'],
  ] as const)('%s: %s', async (locale, words, id) => {
    const world = shopper(locale, ['45826', '45811', '45801']);
    await world.say(locale === 'en' ? 'I want to return the shirt' : 'je veux renvoyer la chemise');
    const said = await world.say(words);
    const made = madeBy(world);
    expect([...put(said), ...made]).toEqual([['return_item', id]]);
  });

  it.each([
    ['en', 'the one that is still on its way'],
    ['en', 'not that one, the new one I just ordered'],
    ['fr', 'celle qui est en route'],
  ] as const)('%s: %s: says that it has not come', async (locale, words) => {
    const world = shopper(locale, ['45826', '45811']);
    await world.say(locale === 'en' ? 'I want to return the shirt' : 'je veux renvoyer la chemise');
    const said = await world.say(words);
    expect(said.text).toContain('45826');
    expect(world.calls).toEqual([]);
  });

  it.each([
    ['en', 'I want to return the shirt from order 45801', 'the shirt in the other order too', ['45811']],
    ['en', 'return the navy shirt please', 'and the one in my other order', ['45811']],
    // What was only put stays on the card.
    [
      'fr',
      'je renvoie la chemise de la commande 45801',
      'et celle de l’autre commande aussi',
      ['45801', '45811'],
    ],
  ] as const)('%s: %s – %s', async (locale, wish, words, ids) => {
    const world = shopper(locale, ['45811', '45801']);
    await world.say(wish);
    const before = world.calls.length;
    const said = await world.say(words);
    expect([...put(said), ...world.calls.slice(before).map(() => 'done')]).toEqual(
      ids.map((id) => ['return_item', id]),
    );
  });

  it.each([
    ['en', 'I want to return a shirt from my first order', '45801'],
    ['en', 'I want to return the shirt, the one in my last order', '45811'],
    ['en', 'I’d like to return the shirt, not the white one', '45801'],
    ['fr', 'je veux renvoyer la chemise de ma première commande', '45801'],
  ] as const)('%s: said at once: %s', async (locale, words, id) => {
    const world = shopper(locale, ['45811', '45801']);
    const said = await world.say(words);
    const made = madeBy(world);
    expect([...put(said), ...made]).toEqual([['return_item', id]]);
  });

  it.each([
    ['en', 'return everything except the trench from order 45801', ['1']],
    ['en', 'I want to return everything but the shirt from order 45801', ['2']],
    ['fr', 'je renvoie tout sauf le trench de la commande 45801', ['1']],
  ] as const)('%s: what is left out of an order stays: %s', async (locale, words, lines) => {
    const world = shopper(locale, ['45811', '45801']);
    const said = await world.say(words);
    const of = (input: unknown) => (input as { lines?: unknown }).lines;
    const made = [
      ...ofType(said, 'propose').map(({ call }) => of(call.input)),
      ...world.calls.map(({ input }) => of(input)),
    ];
    expect(made).toEqual([lines]);
  });
});

describe('words that leave nothing out', () => {
  it.each([
    ['en', 'this is not the dress I ordered'],
    ['en', 'that is not the right size'],
    ['en', 'I do not want the dress'],
    ['en', 'do you have it in the other colour?'],
    ['en', 'not what I wanted'],
    ['fr', "ce n'est pas la robe que j'ai commandée"],
    ['fr', 'je ne veux pas la robe'],
    ['fr', 'pas la bonne taille'],
    ['fr', "plutôt dans l'autre couleur"],
    ['fr', 'pas de souci'],
  ] as const)('%s: %s', (tag, words) => {
    expect(pointingIn(words, tag, '2026-12-14')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { OrderView } from '../../../src/identity/view.ts';
import { order, World } from '../world.ts';

/* What goes back without a name is what is on its way or came lately; an order that is long over is answered for by its name alone. */

const AHEAD: Partial<OrderView> = {
  deliveredAt: null,
  shipments: [],
  returnable: { open: false, reason: 'not_delivered', lastDay: null },
};
const over = (lastDay: string, deliveredAt: string): OrderView =>
  order({
    ...{ id: '45743', placedAt: '2026-08-01T10:00:00Z', shippedAt: '2026-08-02T10:00:00Z', deliveredAt },
    returnable: { open: false, reason: 'window_closed', lastDay },
  });
const longOver = () => over('2026-09-04', '2026-08-05T10:00:00Z');

function world(locale: string, ...orders: OrderView[]): World {
  const made = new World();
  made.locale = locale;
  made.orders = orders;
  return made.speak('chat', 'recognised', 'Sophie');
}

const ASKED = [
  ['en', 'if I refuse the parcel do I get my money back'],
  ['en', 'can I return the other two only?'],
  ['en', 'refund me'],
  ['en', 'I want a refund'],
  ['en', 'can I send it back?'],
  ['en', 'how do I return it'],
  ['fr', 'si je refuse le colis, je suis remboursée ?'],
  ['fr', 'renvoyer que les deux autres ?'],
  ['fr', 'remboursez-moi'],
  ['fr', 'je veux être remboursée'],
  ['fr', 'je peux le renvoyer ?'],
  ['fr', 'comment je fais un retour ?'],
] as const;

describe('a return or money back without a named order, beside an order that is long over', () => {
  it.each(ASKED)('is about what is on its way (%s: %s)', async (locale, words) => {
    const shipped = order({ ...AHEAD, id: '45820', status: 'shipped' });
    const { text } = await world(locale, shipped, longOver()).say(words);
    expect(text).toContain('45820');
    expect(text).not.toContain('45743');
  });

  it.each(ASKED)(
    'is about what has not left, where nothing is on its way (%s: %s)',
    async (locale, words) => {
      const pending = order({ ...AHEAD, id: '45820', status: 'pending', shippedAt: null });
      const { text } = await world(locale, pending, longOver()).say(words);
      expect(text).not.toContain('45743');
    },
  );

  it.each(ASKED)('is about the long over order where there is no other (%s: %s)', async (locale, words) => {
    expect((await world(locale, longOver()).say(words)).text).toContain('45743');
  });
});

describe('beside what is on its way', () => {
  const shipped = () => order({ ...AHEAD, id: '45820', status: 'shipped' });

  it.each([
    ['en', 'can I return order 45743?'],
    ['fr', 'je peux renvoyer la commande 45743 ?'],
  ])('an order that is long over is answered for when it is named (%s)', async (locale, words) => {
    expect((await world(locale, shipped(), longOver()).say(words)).text).toContain('45743');
  });

  it.each([
    ['en', 'it is too small for me'],
    ['fr', 'elle est trop petite pour moi'],
  ])('what does not fit has come already (%s)', async (locale, words) => {
    expect((await world(locale, shipped(), longOver()).say(words)).text).toContain('45743');
  });

  it.each([
    ['en', 'I want a refund'],
    ['fr', 'je veux être remboursée'],
  ])('it is asked which, where another order was over only lately (%s)', async (locale, words) => {
    const lately = over('2026-12-10', '2026-11-10T10:00:00Z');
    const { choices } = await world(locale, shipped(), lately).say(words);
    expect(choices.map(({ id }) => id)).toEqual(['order:45820', 'order:45743']);
  });
});

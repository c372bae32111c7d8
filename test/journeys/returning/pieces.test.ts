import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/shop/shop.ts';
import { CHANNELS, someone } from '../agreed/agreed.ts';
import { serviceInside } from '../service.ts';

/* Of a thing that was ordered twice, one is sent back or cancelled and the other stays: over the wire, and as the shop has it afterwards. */

const service = serviceInside();

/** They cost what the order does. */
const BLAZERS: Item = {
  ...{ line: '1', sku: 'BZ-1', product: 'BZ-1', title: 'Brise blazer', quantity: 2, price: 4350 },
  options: { size: 'M', colour: 'sand' },
};

describe.each(CHANNELS)('on %s', (channel) => {
  it.each([
    ['fr', 'Les deux blazers sont trop grands, remboursez-moi', 'je veux en renvoyer un seul', 'oui'],
    ['en', 'The blazers are too big, I would like a refund', 'just one of them', 'yes'],
  ])('%s: of two that were offered to be sent back, one goes', async (locale, wish, one, yes) => {
    const { say, order } = await someone(service, channel, locale, undefined, [BLAZERS]);
    await say(wish);
    expect(await say(one)).toMatch(/1 (×|exemplaire)/);
    expect((await order())?.returns).toEqual([]);
    await say(yes);
    const { returns, refunds } = (await order()) ?? {};
    expect(returns).toMatchObject([{ settlement: 'refund', parts: [{ line: '1', quantity: 1 }] }]);
    expect(refunds).toMatchObject([{ amount: 4350 }]);
  });

  it.each([
    ['fr', 'Je veux annuler ma commande', 'finalement je n’en veux plus qu’un', 'oui'],
    ['en', 'Please cancel my order', 'actually I only need one of the two', 'yes'],
  ])('%s: of two that were to be cancelled, one is kept', async (locale, wish, one, yes) => {
    const { say, order, pending } = await someone(service, channel, locale, [BLAZERS]);
    await say(`${wish} ${pending}`);
    expect(await say(one)).toMatch(/1 (×|exemplaire)/);
    await say(yes);
    const { status, items, refunds } = (await order(pending)) ?? {};
    expect(status).toBe('pending');
    expect(items).toMatchObject([{ quantity: 1 }]);
    expect(refunds).toMatchObject([{ amount: 4350 }]);
  });
});

it.each([
  ['fr', 'Je voudrais un remboursement pour le blazer', 'Sur les 2', 'un', 'oui'],
  ['en', 'I want my money back for the blazer', 'How many of the 2', 'one', 'yes'],
])('%s: where it is not said how many, it is asked', async (locale, wish, asks, one, yes) => {
  const { say, order } = await someone(service, 'chat', locale, undefined, [BLAZERS]);
  expect(await say(wish)).toContain(asks);
  await say(one);
  await say(yes);
  expect((await order())?.returns).toMatchObject([{ parts: [{ line: '1', quantity: 1 }] }]);
});

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Shop } from '../../src/shop/shop.ts';
import { ShopUnavailable } from '../../src/shop/unavailable.ts';
import { tools } from '../../src/tools/index.ts';
import { anOrder, NOW, SETTINGS, theDress } from '../shop/world.ts';
import { agreed, aShop, cardOf, memoryLedger, speaking } from './world.ts';

const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } });
const EXCHANGE = { order: '45821', line: '1', sku: 'DR-101-M' };

describe('finding an order', () => {
  test('a stranger who names one is claimed for it for the rest of the turn, and sees what is public', async () => {
    const world = await aShop();
    const { toolbox, claimed } = speaking('stranger', world);
    expect(await toolbox.call('return_item', { order: '45821', lines: ['1'] })).toMatchObject(
      refusal('assurance', { needs: 'claimed' }),
    );
    const found = await toolbox.call('find_order', { order: ' #45821 ' });
    expect(found).toMatchObject({
      ok: true,
      claimed: '45821',
      order: '45821',
      output: { returnable: { open: true, daysLeft: 29 } },
    });
    expect(JSON.stringify(found)).not.toMatch(/Sophie|example\.com|Lilas|MR0045821|4242/);
    expect(claimed).toEqual(['45821']);
    expect(await toolbox.quote('return_item', { order: '45821', lines: ['1'] })).toMatchObject({ ok: true });
    await toolbox.call('find_order', { order: '45821' });
    expect(claimed).toEqual(['45821']);
  });

  test('a known customer sees their own orders in full, and others not at all', async () => {
    const world = await aShop();
    const { toolbox } = speaking('sophie', world, { claims: ['77'] });
    expect(await toolbox.call('find_order', { order: '45821' })).toMatchObject({
      ok: true,
      output: { shipments: [{ tracking: 'MR0045821' }] },
    });
    const other = await toolbox.call('find_order', { order: '77', contact: 'claire@example.com' });
    expect(other).toMatchObject(refusal('unknown'));
    expect(await toolbox.call('find_order', { order: '99999' })).toEqual(other);
    const listed = await toolbox.call('list_orders', {});
    expect(listed.ok && listed.output.map(({ id }) => id)).toEqual(['45830', '45821']);
  });

  test.each(['sophie.martin@EXAMPLE.com', '06 12 34 56 78', '+33612345678', '69 003'])(
    'opens with the number and %s',
    async (contact) => {
      const settings = { ...SETTINGS, orderLookup: 'number+contact' as const };
      const { toolbox } = speaking('stranger', await aShop(), { settings });
      expect(await toolbox.call('find_order', { order: '45821', contact })).toMatchObject({
        ok: true,
        claimed: '45821',
      });
    },
  );

  test('a wrong number, a wrong contact and none are told apart by nobody', async () => {
    const settings = { ...SETTINGS, orderLookup: 'number+contact' as const };
    const { toolbox, spent, claimed } = speaking('stranger', await aShop(), { settings });
    const none = await toolbox.call('find_order', { order: '45821' });
    expect(spent).toHaveLength(0);
    expect(none).toMatchObject(refusal('contact'));
    expect(await toolbox.call('find_order', { order: '99999' })).toEqual(none);
    expect(await toolbox.call('find_order', { order: '45821', contact: 'claire@example.com' })).toEqual(none);
    expect(await toolbox.call('find_order', { order: '99999', contact: 'claire@example.com' })).toEqual(none);
    expect(await toolbox.call('find_order', { order: '45821', contact: 'card' })).toEqual(none);
    expect(spent).toHaveLength(3);
    expect(claimed).toEqual([]);
  });

  test('an empty postcode opens nothing', async () => {
    const settings = { ...SETTINGS, orderLookup: 'number+contact' as const };
    const world = await aShop();
    const order = await world.shop.order('45821');
    if (order)
      await world.stub.putOrder({
        ...order,
        address: null,
        customer: { ...order.customer, email: '', phone: '' },
      });
    const { toolbox } = speaking('stranger', world, { settings });
    for (const contact of ['-', ' - ', '@', '+']) {
      expect(await toolbox.call('find_order', { order: '45821', contact })).toMatchObject(refusal('contact'));
    }
  });
});

describe('counting through order numbers', () => {
  test('ends after a few numbers that open nothing', async () => {
    const { toolbox } = speaking('stranger', await aShop());
    for (let n = 0; n < 5; n += 1)
      expect(await toolbox.call('find_order', { order: `9000${n}` })).toMatchObject(refusal('unknown'));
    expect(await toolbox.call('find_order', { order: '90005' })).toMatchObject(
      refusal('policy', { reason: 'limit' }),
    );
    expect(await toolbox.call('find_order', { order: '45821' })).toMatchObject(
      refusal('policy', { reason: 'limit' }),
    );
  });

  test('is no better when the numbers do open', async () => {
    const { toolbox, spent } = speaking('stranger', await aShop());
    for (const order of ['45821', '45830', '77'])
      expect(await toolbox.call('find_order', { order })).toMatchObject({ ok: true });
    expect(spent).toHaveLength(2);
  });

  test('never closes what the session has named, nor anything to the known', async () => {
    const world = await aShop();
    const closed = { lookupAllowed: () => false };
    const stranger = speaking('stranger', world, { ...closed, assurance: 'claimed', claims: ['45821'] });
    expect(await stranger.toolbox.call('find_order', { order: '45821' })).toMatchObject({ ok: true });
    expect(
      await speaking('sophie', world, closed).toolbox.call('find_order', { order: '45821' }),
    ).toMatchObject({ ok: true });
  });
});

describe('returning', () => {
  test('gives a known customer the label, once made and always the same', async () => {
    const world = await aShop();
    const first = await speaking('sophie', world).toolbox.call('return_item', {
      order: '45821',
      lines: ['2', '1', '2'],
      reason: 'too small',
    });
    expect(first).toMatchObject({
      ok: true,
      order: '45821',
      output: {
        return: 'R-45821-1',
        lines: ['1', '2'],
        deadline: '2026-12-22',
        carrier: 'Mondial Relay',
        label: {
          id: 'label-R-45821-1',
          filename: 'return-label-R-45821-1.pdf',
          type: 'application/pdf',
          key: 'labels/R-45821-1.pdf',
        },
        toAddressOnFile: false,
        existing: false,
      },
    });
    const file = world.files.stored.get('labels/R-45821-1.pdf');
    expect(new TextDecoder().decode(file?.bytes.slice(0, 5))).toBe('%PDF-');
    const later = await speaking('sophie', world, { turn: 'm-2' }).toolbox.call('return_item', {
      order: '45821',
      lines: ['1'],
    });
    expect(later).toMatchObject({ ok: true, output: { return: 'R-45821-1', existing: true } });
    expect(later.ok && first.ok && later.output.label).toEqual(first.ok && first.output.label);
    expect(world.files.puts).toBe(1);
  });

  test('makes a claimed visitor’s label for the address on file alone', async () => {
    const world = await aShop();
    const claimed = { assurance: 'claimed' as const, claims: ['45821'] };
    const { toolbox } = speaking('stranger', world, claimed);
    const input = { order: '45821', lines: ['1'] };
    // However plainly it is asked for: a claimed visitor is shown a card first.
    expect(await toolbox.call('return_item', input)).toMatchObject(refusal('consent'));
    const card = await cardOf('stranger', world, [{ tool: 'return_item', input }], 'p', claimed);
    expect(await agreed('stranger', world, card, claimed)).toMatchObject([
      { ok: true, output: { label: null, toAddressOnFile: true } },
    ]);
    expect((await world.shop.order('45821'))?.returns[0]?.label).toMatchObject({
      key: 'labels/R-45821-1.pdf',
    });
    expect(await toolbox.quote('return_item', { order: '77', lines: ['1'] })).toMatchObject(
      refusal('unknown'),
    );
  });

  test('goes by the calendar', async () => {
    const world = await aShop();
    const late = { now: '2026-12-23T09:00:00Z' };
    expect(
      await speaking('sophie', world, late).toolbox.call('return_item', { order: '45821', lines: ['1'] }),
    ).toMatchObject(refusal('policy', { reason: 'window_closed' }));
    expect(
      await speaking('sophie', world).toolbox.call('return_item', { order: '45830', lines: ['1'] }),
    ).toMatchObject(refusal('policy', { reason: 'not_delivered' }));
    await speaking('sophie', world).toolbox.call('return_item', { order: '45821', lines: ['1'] });
    expect(
      await speaking('sophie', world, late).toolbox.call('return_item', { order: '45821', lines: ['1'] }),
    ).toMatchObject(refusal('policy', { reason: 'window_closed' }));
  });

  test('goes on where a failing file store left it', async () => {
    const world = await aShop();
    const broken = { ...world.files, put: () => Promise.reject(new Error('R2 is away')) };
    const ledger = memoryLedger();
    const input = { order: '45821', lines: ['1'] };
    expect(
      await speaking('sophie', { ...world, files: broken }, { ledger }).toolbox.call('return_item', input),
    ).toMatchObject(refusal('unavailable'));
    expect(ledger.done.size).toBe(0);
    expect(await speaking('sophie', world, { ledger }).toolbox.call('return_item', input)).toMatchObject({
      ok: true,
      output: { return: 'R-45821-1', existing: false, label: { key: 'labels/R-45821-1.pdf' } },
    });
  });
});

const Existing = z.object({ existing: z.boolean() });

describe('exchanging', () => {
  test('opens the return, reserves one piece, and does it once for a yes', async () => {
    const world = await aShop();
    const ledger = memoryLedger();
    const card = await cardOf('sophie', world, [{ tool: 'exchange_item', input: EXCHANGE }]);
    const [first] = await agreed('sophie', world, card, { ledger });
    expect(first).toMatchObject({
      ok: true,
      output: {
        exchange: 'X-45821-1',
        return: 'R-45821-1',
        from: { sku: 'DR-101-S' },
        to: { sku: 'DR-101-M' },
        deadline: '2026-12-22',
        existing: false,
      },
    });
    // Again in another turn; and after a crash in mid-call.
    const again = await agreed('sophie', world, card, { ledger, turn: 'm-2' });
    expect(again).toEqual([{ ok: true, output: first?.ok && first.output }]);
    const crashed = memoryLedger();
    crashed.begun.push('card:p1:0');
    expect(await agreed('sophie', world, card, { ledger: crashed })).toEqual([first]);
    expect([...ledger.done.keys()]).toEqual(['card:p1:0']);
    const product = await world.shop.product('DR-101');
    expect(product?.variants.find(({ sku }) => sku === 'DR-101-M')?.stock).toBe(3);
    expect((await world.shop.order('45821'))?.exchanges).toHaveLength(1);
  });

  test('leaves no return behind when the last piece goes in between', async () => {
    const world = await aShop();
    const card = await cardOf('sophie', world, [{ tool: 'exchange_item', input: EXCHANGE }]);
    await world.stub.putProduct(theDress({ S: 6, M: 0, L: 5 }));
    const shop = { ...world.shop, product: async () => theDress() };
    expect(await agreed('sophie', { ...world, shop }, card)).toMatchObject([
      refusal('policy', { reason: 'out_of_stock' }),
    ]);
    expect(await world.shop.order('45821')).toMatchObject({ returns: [], exchanges: [] });
  });

  test('twenty different yeses at once for one line: one exchange', async () => {
    const world = await aShop();
    const cards = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const sku = n % 2 ? 'DR-101-M' : 'DR-101-L';
        const input = { ...EXCHANGE, sku };
        return cardOf('sophie', world, [{ tool: 'exchange_item', input }], `p${n}`);
      }),
    );
    const results = await Promise.all(cards.map((card) => agreed('sophie', world, card)));
    expect(
      results.flat().filter((result) => result.ok && !Existing.parse(result.output).existing),
    ).toHaveLength(1);
    const order = await world.shop.order('45821');
    expect(order?.exchanges).toHaveLength(1);
    expect(order?.returns.filter(({ status }) => status === 'open')).toHaveLength(1);
  });

  test('is undone on request, and once', async () => {
    const world = await aShop();
    await agreed(
      'sophie',
      world,
      await cardOf('sophie', world, [{ tool: 'exchange_item', input: EXCHANGE }]),
    );
    const undo = { order: '45821', exchange: 'X-45821-1' };
    const ledger = memoryLedger();
    for (const turn of ['m-2', 'm-2']) {
      expect(await speaking('sophie', world, { turn, ledger }).toolbox.call('undo', undo)).toMatchObject({
        ok: true,
        output: { undone: 'exchange' },
      });
    }
    const product = await world.shop.product('DR-101');
    expect(product?.variants.find(({ sku }) => sku === 'DR-101-M')?.stock).toBe(4);
    expect(
      await speaking('sophie', world).toolbox.call('undo', { order: '45821', return: 'R-45821-1' }),
    ).toMatchObject({ ok: true, output: { undone: 'return' } });
  });
});

test('cancelling pays back once', async () => {
  const world = await aShop();
  const input = { order: '45830' };
  const ledger = memoryLedger();
  const calls = [{ tool: 'cancel_order' as const, input }];
  const [one, other] = [await cardOf('sophie', world, calls, 'a'), await cardOf('sophie', world, calls, 'b')];
  const dress = { line: '1', sku: 'DR-101-S', title: 'Lune dress', quantity: 1 };
  const out = [{ ...dress, options: { size: 'S', colour: 'midnight' } }];
  const output = { order: '45830', refund: 8700, currency: 'EUR', lines: null, out };
  expect(await agreed('sophie', world, one, { ledger })).toEqual([{ ok: true, order: '45830', output }]);
  expect(await agreed('sophie', world, one, { ledger })).toEqual([{ ok: true, output }]);
  expect(await agreed('sophie', world, other, { ledger })).toMatchObject([
    refusal('policy', { reason: 'already_cancelled' }),
  ]);
  expect((await world.shop.order('45830'))?.refunds).toHaveLength(1);
});

/* A compromised brain emits an attacker's calls. Nothing may change and nothing may leak. */
describe('a compromised brain', () => {
  const ATTACKS = [
    ['find_order', { order: '77' }],
    ['return_item', { order: '77', lines: ['1'] }],
    ['exchange_item', { order: '77', line: '1', sku: 'DR-101-M' }],
    ['choose_refund', { order: '77', return: 'R-77-1' }],
    ['cancel_order', { order: '77' }],
    ['undo', { order: '77', return: 'R-77-1' }],
  ] as const;

  test.each(ATTACKS)('%s on somebody else’s order is as on none', async (tool, input) => {
    const world = await aShop();
    await world.shop.apply(
      {
        act: 'return',
        order: '77',
        lots: [{ line: '1', quantity: null }],
        reason: 'private',
        settlement: null,
        deadline: '2026-12-22',
        carrier: 'x',
      },
      { key: 'own', agreed: null, now: NOW },
    );
    const before = JSON.stringify(await world.shop.order('77'));
    const none = JSON.parse(JSON.stringify(input).replaceAll('77', '78'));
    const { toolbox, ledger } = speaking('verified', world, { claims: ['77'] });
    const refused = await toolbox.call(tool, input as never);
    expect(refused).toMatchObject({ ok: false });
    expect(await toolbox.call(tool, none as never)).toEqual(refused);
    if (tool === 'find_order') return;
    expect(await toolbox.quote(tool, input as never)).toMatchObject(refusal('unknown'));
    expect(await toolbox.quote(tool, none as never)).toMatchObject(refusal('unknown'));
    expect(JSON.stringify(await world.shop.order('77'))).toBe(before);
    expect((ledger as ReturnType<typeof memoryLedger>).done.size).toBe(0);
  });

  test.each([
    ['stranger', 'list_orders', {}],
    ['stranger', 'exchange_item', EXCHANGE],
    ['stranger', 'cancel_order', { order: '45830' }],
    ['stranger', 'choose_refund', { order: '45821', return: 'R-45821-1' }],
    ['stranger', 'undo', { order: '45821', return: 'R-45821-1' }],
    ['nobody', 'list_orders', {}],
    ['nobody', 'cancel_order', { order: '45830' }],
  ] as const)('a %s may not %s, even with a claim', async (who, tool, input) => {
    const world = await aShop();
    const claims = ['45821', '45830'];
    const known = who === 'stranger' ? { assurance: 'claimed' as const, account: 'c-1' } : {};
    const { toolbox, ledger } = speaking(who, world, { claims, ...known });
    expect(await toolbox.call(tool, input as never)).toMatchObject(
      refusal('assurance', { needs: 'recognised' }),
    );
    expect((ledger as ReturnType<typeof memoryLedger>).begun).toEqual([]);
  });

  test('calls nothing consequential, whatever the customer has said', async () => {
    const world = await aShop();
    const yes = await cardOf('verified', world, [{ tool: 'exchange_item', input: EXCHANGE }]);
    const { toolbox } = speaking('verified', world, { yes });
    for (const [tool, input] of [
      ['exchange_item', EXCHANGE],
      ['cancel_order', { order: '45830' }],
    ] as const)
      expect(await toolbox.call(tool, input as never)).toMatchObject(refusal('consent'));
    expect(await world.shop.order('45821')).toMatchObject({ returns: [], exchanges: [] });
  });

  test('returns and undoes nothing that was not plainly asked for', async () => {
    const world = await aShop();
    const { toolbox } = speaking('verified', world, { asks: false, turn: 'm-2' });
    const input = { order: '45821', lines: ['1'] };
    expect(await toolbox.call('return_item', input)).toMatchObject(refusal('consent'));
    expect((await world.shop.order('45821'))?.returns).toEqual([]);
    await speaking('verified', world).toolbox.call('return_item', input);
    const undo = { order: '45821', return: 'R-45821-1' };
    expect(await toolbox.call('undo', undo)).toMatchObject(refusal('consent'));
    // The label of what there is already may be given again.
    expect(await toolbox.call('return_item', input)).toMatchObject({ ok: true, output: { existing: true } });
  });

  test('does no more than is on the card, and nothing once what it rests on has changed', async () => {
    const world = await aShop();
    const card = await cardOf('sophie', world, [
      { tool: 'exchange_item', input: EXCHANGE },
      { tool: 'cancel_order', input: { order: '45830' } },
    ]);
    const dearer = theDress();
    for (const variant of dearer.variants) variant.price += variant.sku === 'DR-101-M' ? 1 : 0;
    await world.stub.importLines([{ type: 'product', ...dearer }]);
    const { toolbox, notes } = speaking('sophie', world, { yes: card });
    expect((await toolbox.settle()).results).toMatchObject([{ result: { ok: false } }]);
    expect(notes).toEqual(['agreed', expect.stringMatching(/^(?:policy|changed)$/)]);
    const other = {
      ...card,
      alternatives: card.alternatives.map((one) => ({ ...one, effects: one.effects.slice(1) })),
    };
    const cheaper = JSON.parse(JSON.stringify(other).replaceAll('"amount":8700', '"amount":8701'));
    expect(await agreed('sophie', world, cheaper)).toMatchObject([refusal('changed')]);
    expect(await world.shop.order('45821')).toMatchObject({ returns: [], exchanges: [] });
    expect((await world.shop.order('45830'))?.status).toBe('pending');
    expect(await agreed('sophie', world, other)).toMatchObject([{ ok: true }]);
  });

  test('one yes does all that is on the card, each once, and goes on after a crash in between', async () => {
    const world = await aShop();
    const card = await cardOf('sophie', world, [
      { tool: 'exchange_item', input: EXCHANGE },
      { tool: 'cancel_order', input: { order: '45830' } },
    ]);
    const ledger = memoryLedger();
    let away = true;
    const shop: Shop = {
      ...world.shop,
      apply: (write, how) =>
        away && write.act === 'cancel'
          ? Promise.reject(new ShopUnavailable('away'))
          : world.shop.apply(write, how),
    };
    expect(await agreed('sophie', { ...world, shop }, card, { ledger })).toMatchObject([
      { ok: true },
      refusal('unavailable'),
    ]);
    away = false;
    const results = await agreed('sophie', { ...world, shop }, card, { ledger });
    expect(results).toMatchObject([{ ok: true }, { ok: true, output: { refund: 8700 } }]);
    expect([...ledger.done.keys()]).toEqual(['card:p1:0', 'card:p1:1']);
    expect((await world.shop.order('45821'))?.exchanges).toHaveLength(1);
    expect((await world.shop.order('45830'))?.refunds).toHaveLength(1);
  });

  test('a yes that needs a proof first stands, and does nothing before it', async () => {
    const world = await aShop();
    const claimed = { assurance: 'claimed' as const, claims: ['45821'] };
    const calls = [{ tool: 'exchange_item' as const, input: EXCHANGE }];
    const card = await cardOf('stranger', world, calls, 'p1', claimed);
    const before = speaking('stranger', world, { ...claimed, yes: card });
    expect((await before.toolbox.settle()).results).toMatchObject([{ result: refusal('assurance') }]);
    expect(before.notes).toEqual(['agreed']);
    expect((await world.shop.order('45821'))?.exchanges).toEqual([]);
    expect(await agreed('verified', world, card)).toMatchObject([{ ok: true }]);
  });

  test('a refund agreed to three times is one refund', async () => {
    const world = await aShop();
    await speaking('sophie', world).toolbox.call('return_item', { order: '45821', lines: ['1', '2'] });
    const input = { order: '45821', return: 'R-45821-1' };
    const calls = [{ tool: 'choose_refund' as const, input }];
    const cards = await Promise.all(['a', 'b', 'c'].map((id) => cardOf('sophie', world, calls, id)));
    const results = [];
    for (const card of cards) results.push(...(await agreed('sophie', world, card)));
    expect(results).toMatchObject([
      { ok: true, output: { amount: 9700, method: 'card' } },
      refusal('policy', { reason: 'already_refunded' }),
      refusal('policy', { reason: 'already_refunded' }),
    ]);
    const { toolbox } = speaking('sophie', world);
    for (const more of [{ amount: 5000 }, { iban: 'FR76' }])
      expect(await toolbox.quote('choose_refund', { ...input, ...more } as never)).toMatchObject(
        refusal('invalid'),
      );
    expect((await world.shop.order('45821'))?.refunds.map(({ amount }) => amount)).toEqual([9700]);
  });

  test('no refund without a return', async () => {
    const world = await aShop();
    const input = { order: '45821', return: 'R-45821-1' };
    const { toolbox } = speaking('verified', world);
    expect(await toolbox.quote('choose_refund', input)).toMatchObject(refusal('unknown'));
    expect((await world.shop.order('45821'))?.refunds).toEqual([]);
  });

  test.each([
    '4582\u200B1',
    '45821\u202E',
    '\u{E0031}45821',
    '45821\u0000',
    '45821\n45830',
    '4582\u03011',
    '\u2060#45821',
    '',
    '#',
    'x'.repeat(200),
  ])('an order number with invisible or foreign matter (%j) is refused', async (order) => {
    const { toolbox, claimed, spent } = speaking('stranger', await aShop());
    expect(await toolbox.call('find_order', { order })).toMatchObject(refusal('invalid'));
    expect(claimed).toEqual([]);
    expect(spent).toEqual([]);
  });

  test.each(['４５８２１', '45\u202f821', 'n° 45821', 'Order no. 45821', '45,821'])(
    'an order is found as a customer writes its number (%s), and named as the shop does',
    async (order) => {
      const world = await aShop();
      const { toolbox } = speaking('sophie', world);
      expect(await toolbox.call('find_order', { order })).toMatchObject({ ok: true, order: '45821' });
      expect(await toolbox.call('return_item', { order, lines: ['1'] })).toMatchObject({
        order: '45821',
        output: { order: '45821', return: 'R-45821-1' },
      });
      const stranger = speaking('stranger', world, { claims: ['45821'], assurance: 'claimed' });
      expect(await stranger.toolbox.call('find_order', { order })).toMatchObject({ order: '45821' });
      expect(stranger.spent).toEqual([]);
    },
  );

  test.each(['l5821', '𝟒5821x', '4582l', 'Ⅳ5821', '45821-A', '4582-1', '045821'])(
    'what looks like one of the customer’s numbers (%s) is another one',
    async (order) => {
      const { toolbox } = speaking('sophie', await aShop());
      expect(await toolbox.call('find_order', { order })).toMatchObject(refusal('unknown'));
    },
  );

  test('a number between two orders is neither’s', async () => {
    const world = await aShop();
    await world.stub.importLines([
      { type: 'order', ...anOrder({ id: 'FR-2026-1' }) },
      { type: 'order', ...anOrder({ id: 'FR-202-61' }) },
    ]);
    const { toolbox } = speaking('sophie', world);
    expect(await toolbox.call('find_order', { order: 'fr20261' })).toMatchObject(refusal('unknown'));
    expect(await toolbox.call('find_order', { order: 'FR-202-61' })).toMatchObject({ order: 'FR-202-61' });
  });

  test('a foreign order and one that is none cost the same calls of the shop', async () => {
    const world = await aShop();
    for (const [who, claims] of [
      ['stranger', []],
      ['stranger', ['77']],
      ['sophie', []],
      ['nobody', []],
    ] as const) {
      for (const contact of [undefined, 'eve@example.com', '+33600000009', '69003']) {
        for (const orderLookup of [
          'number+contact',
          ...(who === 'sophie' ? (['number'] as const) : []),
        ] as const) {
          const tried = async (order: string) => {
            const calls: string[] = [];
            const counting = new Proxy(world.shop, {
              get(shop, name) {
                calls.push(String(name));
                return shop[name as keyof Shop];
              },
            });
            const { toolbox, spent } = speaking(
              who,
              { ...world, shop: counting },
              {
                claims: [...claims],
                settings: { ...SETTINGS, orderLookup },
              },
            );
            const answers = [];
            for (const [tool, input] of [
              ['find_order', { order, ...(contact ? { contact } : {}) }],
              ['return_item', { order, lines: ['1'] }],
              ['cancel_order', { order }],
              ['undo', { order, return: `R-${order}-1` }],
            ] as const) {
              answers.push(await toolbox.call(tool, input as never));
            }
            return { calls, spent, answers: JSON.stringify(answers).replaceAll(order, 'N') };
          };
          // Claire's order with somebody else's contact, to everybody but Claire.
          const foreign = claims.length > 0 || who === 'sophie' ? '78' : '77';
          await world.stub.importLines([
            {
              type: 'order',
              ...anOrder({
                id: '78',
                customer: { ...anOrder().customer, id: 'c-9', email: 'x@example.com', phone: '' },
                address: null,
              }),
            },
            {
              type: 'order',
              ...anOrder({
                id: '77',
                customer: { ...anOrder().customer, id: 'c-9', email: 'x@example.com', phone: '' },
                address: null,
              }),
            },
          ]);
          expect(await tried(foreign)).toEqual(await tried('79'));
        }
      }
    }
  });

  test.each(['change_address', 'constructor', '__proto__', 'toString', 'find_order '])(
    'there is no tool called %s',
    async (name) => {
      const { toolbox } = speaking('verified', await aShop());
      expect(await toolbox.call(name as never, {} as never)).toMatchObject(refusal('invalid'));
    },
  );

  test.each([
    ['find_order', { order: '45821', account: 'c-2' }],
    ['find_order', { order: ['45821'] }],
    ['find_order', null],
    ['list_orders', { account: 'c-2' }],
    ['find_products', { query: '' }],
    ['return_item', { order: '45821', lines: [] }],
    ['return_item', { order: '45821', lines: ['1'], sendTo: 'mallory@example.com' }],
    ['exchange_item', { ...EXCHANGE, quantity: 0 }],
    ['undo', { order: '45821' }],
    ['undo', { order: '45821', exchange: 'X-45821-1', return: 'R-45821-1' }],
  ] as const)('%s takes no %j', async (name, input) => {
    const { toolbox } = speaking('verified', await aShop());
    expect(await toolbox.call(name, input as never)).toMatchObject(refusal('invalid'));
  });

  test('lines of another order, and skus of another product, are not the customer’s', async () => {
    const world = await aShop();
    const input = { order: '45821', line: '1', sku: 'TP-201-M' };
    const { toolbox } = speaking('sophie', world);
    expect(await toolbox.call('return_item', { order: '45821', lines: ['1', '9'] })).toMatchObject(
      refusal('unknown'),
    );
    expect(await toolbox.quote('exchange_item', input)).toMatchObject(
      refusal('policy', { reason: 'different_product' }),
    );
  });
});

describe('keys', () => {
  test('of a reversible call follow the turn and the meaning of its input', async () => {
    const world = await aShop();
    const keyOf = async (turn: string, input: { order: string; lines: string[]; reason?: string }) => {
      const ledger = memoryLedger();
      await speaking('sophie', world, { ledger, turn }).toolbox.call('return_item', input);
      return ledger.begun[0];
    };
    const key = await keyOf('m-1', { order: '45821', lines: ['1', '2'] });
    expect(await keyOf('m-1', { lines: ['2', '1', '1'], order: '#45821' })).toBe(key);
    expect(await keyOf('m-2', { order: '45821', lines: ['1', '2'] })).not.toBe(key);
    expect(await keyOf('m-1', { order: '45821', lines: ['1'] })).not.toBe(key);
  });

  test('reads and refusals leave no record', async () => {
    const ledger = memoryLedger();
    const { toolbox } = speaking('sophie', await aShop(), { ledger });
    await toolbox.call('find_order', { order: '45821' });
    await toolbox.call('find_products', { query: 'dress' });
    expect(ledger.begun).toEqual([]);
    await toolbox.call('return_item', { order: '45830', lines: ['1'] });
    expect(ledger.done.size).toBe(0);
  });
});

test('a shop that does not answer is a refusal, a fault of our own is not', async () => {
  const world = await aShop();
  const away = { ...world.shop, order: () => Promise.reject(new ShopUnavailable('away')) };
  expect(
    await speaking('sophie', { ...world, shop: away }).toolbox.call('find_order', { order: '45821' }),
  ).toMatchObject(refusal('unavailable'));
  const wrong = { ...world.shop, order: () => Promise.reject(new TypeError('a bug')) };
  await expect(
    speaking('sophie', { ...world, shop: wrong }).toolbox.call('find_order', { order: '45821' }),
  ).rejects.toThrow(TypeError);
});

test.each(Object.values(tools).map((tool) => [tool.name, tool] as const))(
  '%s can be told to a model',
  (name, tool) => {
    expect(Object.keys(tools)).toContain(name);
    expect(z.toJSONSchema(tool.input)).toMatchObject({ type: 'object', additionalProperties: false });
    expect(tool.description.length).toBeGreaterThan(40);
  },
);

describe('a shop that hangs', () => {
  test('is one that does not answer: the write stays open under its key, and nobody waits', async () => {
    const world = await aShop();
    const ledger = memoryLedger();
    const hanging = Promise.withResolvers<never>();
    const shop = { ...world.shop, apply: () => hanging.promise };
    const { toolbox } = speaking('verified', { ...world, shop }, { ledger, callMs: 20 });
    expect(await toolbox.call('return_item', { order: '45821', lines: ['1'] })).toMatchObject(
      refusal('unavailable'),
    );
    expect(ledger.begun).toHaveLength(1);
    expect(ledger.done.size).toBe(0);
    // What comes of it later is for whoever looks into the open write.
    hanging.reject(new ShopUnavailable('late'));
    await Promise.resolve();
    expect(ledger.done.size).toBe(0);
  });
});

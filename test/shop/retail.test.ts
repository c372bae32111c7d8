import { describe, expect, test } from 'vitest';
import { definitions } from '../../src/brain/model/tools.ts';
import type { Order } from '../../src/shop/shop.ts';
import type { ShopWrite } from '../../src/shop/writes.ts';
import { sameEffect } from '../../src/tools/carry-out.ts';
import { tools } from '../../src/tools/index.ts';
import type { Codes, QuoteScope } from '../../src/tools/tool.ts';
import { plainPort, plainShop } from './plain.ts';
import { anItem, anOrder, memoryFiles, NOW, SETTINGS, theDress } from './world.ts';

/*
 * Everything that an advisor of a shop does in the retail domain of τ²-bench
 * (github.com/sierra-research/tau2-bench), as the call that does it here, carried out in the embedded shop on
 * what was quoted.
 */

const VISA = { id: 'card-1', method: 'card', label: 'Visa ending 4242' };
const GIFT = { id: 'gift-1', method: 'gift card', label: 'Gift card 0042', balance: 20_000 };
const HOME = { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' };
const THERE = { line1: '5 quai Perrache', line2: '', postcode: '69002', city: 'Lyon', country: 'FR' };

function retail(balance = GIFT.balance) {
  const books = plainShop();
  const shop = plainPort(books);
  const methods = [VISA, { ...GIFT, balance }];
  const customer = { ...anOrder().customer, addresses: [HOME], paymentMethods: methods };
  const payments = [{ ...VISA, amount: 17_400 }];
  const large = { sku: 'DR-101-L', options: { size: 'L', colour: 'midnight' } };
  const items = [anItem(), anItem({ line: '2', ...large })];
  const order = (id: string, change: Partial<Order> = {}) =>
    books.putOrder(anOrder({ id, customer, items, total: 17_400, payments, ...change }));
  books.putProduct({ ...theDress(), kind: 'dress' });
  order('45821');
  order('45830', {
    status: 'pending',
    deliveredAt: null,
    shippedAt: null,
    placedAt: '2026-11-23T10:00:00Z',
  });
  return { books, shop, scope: scopeOf(shop) };
}

const codes: Codes = {
  ways: ['email'],
  send: async () => true,
  check: async () => ({ verdict: 'passed', left: 5 }),
};

function scopeOf(
  shop: QuoteScope['shop'],
  who: Partial<QuoteScope> = {},
): QuoteScope & { files: ReturnType<typeof memoryFiles> } {
  const files = memoryFiles();
  return {
    now: NOW,
    assurance: 'verified',
    account: 'c-1',
    claims: [],
    settings: SETTINGS,
    shop,
    codes,
    ...who,
    files,
  };
}

/** Calls a tool as its toolbox would once its card was agreed to. */
async function called(
  name: keyof typeof tools,
  input: unknown,
  who: Partial<QuoteScope> = {},
  { shop } = retail(),
) {
  const speaking = scopeOf(shop, who);
  const tool = tools[name];
  const parsed = tool.input.parse(input) as never;
  const quoted = tool.quote ? await tool.quote(parsed, speaking) : null;
  if (quoted && !quoted.ok) return { result: quoted, quoted: null, shop };
  const agreed = quoted?.ok ? quoted.output : null;
  const result = await tool.run(parsed, { ...speaking, key: 'k', agreed });
  return { result, quoted: agreed, shop };
}

const done = (output: object) => ({ ok: true, output });

describe('what an advisor of a shop does', () => {
  test.each<[action: string, name: keyof typeof tools, input: unknown, output: object]>([
    ['calculate', 'calculate', { sum: '2 * (79.90 - 12) + 4.5' }, { result: 140.3 }],
    [
      'get_order_details',
      'find_order',
      { order: '#45821' },
      { id: '45821', details: { address: HOME, payments: [VISA] } },
    ],
    [
      'get_product_details',
      'find_products',
      { query: 'DR-101' },
      [{ id: 'DR-101', variants: [{ sku: 'DR-101-S', price: 8_700 }, {}, {}] }],
    ],
    [
      'list_all_product_types',
      'list_products',
      {},
      [{ kind: 'dress', products: [{ id: 'DR-101', title: 'Lune dress' }] }],
    ],
    [
      'get_user_details',
      'view_profile',
      {},
      { name: 'Sophie Martin', addresses: [HOME], paymentMethods: [VISA, GIFT] },
    ],
    ['find_user_id_by_email', 'send_code', { address: 'sophie.martin@example.com' }, { by: 'email' }],
    [
      'cancel_pending_order',
      'cancel_order',
      { order: '45830', reason: 'no longer needed' },
      { refund: 17_400 },
    ],
    [
      'exchange_delivered_order_items',
      'exchange_item',
      {
        order: '45821',
        line: '1',
        sku: 'DR-101-M',
        also: [{ line: '2', sku: 'DR-101-S' }],
        payment: 'gift-1',
      },
      { to: { sku: 'DR-101-M' }, also: [{ to: { sku: 'DR-101-S' } }] },
    ],
    [
      'return_delivered_order_items',
      'return_item',
      { order: '45821', lines: ['1'], payment: 'gift-1' },
      { lines: ['1'], refund: { amount: 8_700, method: 'gift card' } },
    ],
    [
      'modify_pending_order_items',
      'change_items',
      { order: '45830', items: [{ line: '1', sku: 'DR-101-M' }], payment: 'gift-1' },
      {
        total: 17_400,
        items: [
          { line: '2', sku: 'DR-101-L' },
          { line: '1', sku: 'DR-101-M' },
        ],
      },
    ],
    [
      'modify_pending_order_address',
      'change_order_address',
      { order: '45830', address: THERE },
      { address: THERE },
    ],
    [
      'modify_pending_order_payment',
      'change_payment',
      { order: '45830', payment: 'gift-1' },
      { payment: 'gift-1' },
    ],
    ['modify_user_address', 'change_profile_address', { address: THERE }, { address: THERE }],
  ])('%s is %s', async (_, name, input, output) => {
    expect((await called(name, input)).result).toMatchObject(done(output));
  });

  test('find_user_id_by_name_zip is find_account', async () => {
    const stranger = { assurance: 'anonymous', account: null } as const;
    const found = await called('find_account', { name: 'martin SOPHIE', postcode: '69 003' }, stranger);
    expect(found.result).toMatchObject({ ok: true, claimed: '45830', output: { id: '45830' } });
    expect(JSON.stringify(found.result)).not.toMatch(/Sophie|Lilas|69003|4242|example\.com/);
    const refused = { ok: false, refusal: { code: 'contact' } };
    expect(
      (await called('find_account', { name: 'Sophie Martin', postcode: '69004' }, stranger)).result,
    ).toMatchObject(refused);
    expect(
      (await called('find_account', { name: 'Sophie', postcode: '69003' }, stranger)).result,
    ).toMatchObject(refused);
  });

  test('transfer_to_human_agents is hand_over', () => {
    expect(definitions().map(({ name }) => name)).toContain('hand_over');
  });
});

describe('each leaves what it says', () => {
  test('a change of address, of payment and of items is the order’s from then on', async () => {
    const moved = await called('change_order_address', { order: '45830', address: THERE });
    expect(moved.quoted).toMatchObject({
      act: 'change_address',
      goes: [{ to: '5 quai Perrache, 69002 Lyon, FR' }],
    });
    expect((await moved.shop.order('45830'))?.address).toEqual(THERE);

    const paid = await called('change_payment', { order: '45830', payment: 'gift-1' });
    expect(paid.quoted?.money).toMatchObject([
      { direction: 'to_customer', amount: 17_400, method: 'Visa ending 4242', when: 'now' },
      { direction: 'from_customer', amount: 17_400, method: 'Gift card 0042', when: 'now' },
    ]);
    expect((await paid.shop.account('c-1'))?.paymentMethods).toMatchObject([
      {},
      { id: 'gift-1', balance: 2_600 },
    ]);
    const other = await paid.shop.apply(
      { act: 'cancel', order: '45830', lots: null, reason: '' },
      { key: 'c', agreed: null, now: NOW },
    );
    expect(other).toMatchObject({ ok: true, value: { refunds: [{ amount: 17_400, method: 'gift card' }] } });
    expect((await paid.shop.account('c-1'))?.paymentMethods).toMatchObject([{}, { balance: 20_000 }]);

    const home = await called('change_profile_address', { address: THERE });
    expect((await home.shop.account('c-1'))?.addresses).toEqual([THERE]);
    expect((await home.shop.order('45830'))?.address).toEqual(HOME);
  });

  test('one line is cancelled, and the other comes', async () => {
    const cancelled = await called('cancel_order', { order: '45830', lines: ['2'] });
    expect(cancelled.result).toMatchObject(done({ refund: 8_700, lines: ['2'] }));
    expect(await cancelled.shop.order('45830')).toMatchObject({
      status: 'pending',
      total: 8_700,
      items: [{ line: '1' }],
    });
  });

  test('a gift card that does not hold enough pays nothing', async () => {
    const poor = retail(17_399);
    const refused = await called('change_payment', { order: '45830', payment: 'gift-1' }, {}, poor);
    expect(refused.result).toMatchObject({ ok: false, refusal: { reason: 'insufficient_balance' } });
    expect(await poor.shop.order('45830')).toMatchObject({ refunds: [], charges: [] });
    const rich = await called('change_payment', { order: '45830', payment: 'gift-1' }, {}, retail(17_400));
    expect(rich.result).toMatchObject({ ok: true });
  });

  test('store credit is there once the parcel is in', async () => {
    const { shop, books } = retail();
    await called(
      'return_item',
      { order: '45821', lines: ['1'], settlement: 'credit' },
      {},
      { shop, books, scope: scopeOf(shop) },
    );
    expect((await shop.account('c-1'))?.paymentMethods).toHaveLength(2);
    books.receiveReturn('R-45821-1');
    expect((await shop.account('c-1'))?.paymentMethods).toMatchObject([
      {},
      {},
      { id: 'store-credit', balance: 8_700 },
    ]);
  });

  test('a return that was opened before is given back with its label, and nothing is opened for it', async () => {
    const world = retail();
    const first = await called('return_item', { order: '45821', lines: ['1'] }, {}, world);
    const again = await called('resend_label', { order: '45821' }, {}, world);
    expect(again.result).toMatchObject(done({ return: 'R-45821-1', label: { id: 'label-R-45821-1' } }));
    expect(first.result).toMatchObject(done({ return: 'R-45821-1' }));
    expect((await world.shop.order('45821'))?.returns).toHaveLength(1);
    const none = await called('resend_label', { order: '45830' }, {}, world);
    expect(none.result).toMatchObject({ ok: false, refusal: { code: 'unknown' } });
  });

  test.each([
    ['damaged, without a photo', { order: '45821', problem: 'damaged', lines: ['1'] }, { next: 'photo' }],
    [
      'damaged, with one',
      { order: '45821', problem: 'damaged', photos: ['f-1'] },
      { next: 'person', photos: ['f-1'] },
    ],
    [
      'wrong, and no photo can be taken',
      { order: '45821', problem: 'wrong', noPhoto: true },
      { next: 'person' },
    ],
    ['missing', { order: '45821', problem: 'missing', lines: ['2'] }, { next: 'person' }],
    [
      'late, within the usual days',
      { order: '45830', problem: 'late' },
      { next: 'wait', until: '2026-11-29' },
    ],
  ] as const)('a problem: %s', async (_, input, output) => {
    expect((await called('report_problem', input)).result).toMatchObject(done(output));
  });

  test('a problem: late, after the usual days', async () => {
    const later = { now: '2026-11-30T09:00:00Z' };
    const report = await called('report_problem', { order: '45830', problem: 'late' }, later);
    expect(report.result).toMatchObject(done({ next: 'person' }));
  });
});

describe('who may', () => {
  const verified = { ok: false, refusal: { code: 'assurance', needs: 'verified' } };
  const recognised = { assurance: 'recognised' } as const;

  test.each([
    [
      'choose a method on file for the money',
      'return_item',
      { order: '45821', lines: ['1'], payment: 'gift-1' },
    ],
    ['choose store credit', 'return_item', { order: '45821', lines: ['1'], settlement: 'credit' }],
    [
      'pay a difference by a method of their own',
      'change_items',
      { order: '45830', items: [{ line: '1', sku: 'DR-101-M' }], payment: 'gift-1' },
    ],
    ['hear which methods there are', 'change_payment', { order: '45830', payment: 'gift-1' }],
  ] as const)('%s: the verified', async (_, name, input) => {
    expect((await called(name, input, recognised)).result).toMatchObject(verified);
    expect((await called(name, input)).result).toMatchObject({ ok: true });
  });

  test.each(['change_order_address', 'change_payment', 'change_profile_address', 'view_profile'] as const)(
    '%s declares that it needs the verified',
    (name) => {
      expect(tools[name].assurance).toBe('verified');
    },
  );

  test('money is settled with a return on an agreed amount alone', async () => {
    const { shop, scope } = retail();
    const input = { order: '45821', lines: ['1'], settlement: 'original' as const };
    const asked = { ...scope, key: 'k', agreed: null };
    expect(await tools.return_item.run(input, asked)).toMatchObject({
      ok: false,
      refusal: { code: 'consent' },
    });
    expect((await shop.order('45821'))?.returns).toEqual([]);
  });
});

test('what somebody agreed to before a code is the same after it, and a cent more is not', async () => {
  const { books, shop } = retail();
  const quoteTo = async (who: Partial<QuoteScope>) => {
    const quoted = await tools.cancel_order.quote?.({ order: '45830' }, scopeOf(shop, who));
    if (!quoted?.ok) throw new Error('no quote');
    return quoted.output;
  };
  const before = await quoteTo({ assurance: 'claimed', account: null, claims: ['45830'] });
  expect(before.money).toMatchObject([{ amount: 17_400, method: 'original payment' }]);
  const after = await quoteTo({});
  expect(after.money).toMatchObject([{ amount: 17_400, method: 'card' }]);
  expect(sameEffect(before, after)).toBe(true);
  const order = books.order('45830');
  if (order) books.putOrder({ ...order, payments: [{ ...VISA, amount: 17_401 }] });
  expect(sameEffect(before, await quoteTo({}))).toBe(false);
});

describe('between the card and the act', () => {
  const exchange = { order: '45821', line: '1', sku: 'DR-101-M' };
  const changed = { ok: false, refusal: { code: 'changed' } };

  async function agreedThen(change: (world: ReturnType<typeof retail>) => void) {
    const world = retail();
    const scope = scopeOf(world.shop, { assurance: 'recognised' });
    const quoted = await tools.exchange_item.quote?.(exchange, scope);
    if (!quoted?.ok) throw new Error('no quote');
    change(world);
    const result = await tools.exchange_item.run(exchange, { ...scope, key: 'k', agreed: quoted.output });
    return { result, order: await world.shop.order('45821'), files: scope.files };
  }

  test('a price that changed lapses the card, to the cent', async () => {
    const dress = theDress();
    const dearer = { ...dress, variants: dress.variants.map((one) => ({ ...one, price: one.price + 1 })) };
    const { result, order } = await agreedThen(({ books }) => books.putProduct(dearer));
    expect(result).toMatchObject(changed);
    expect(order).toMatchObject({ returns: [], exchanges: [], charges: [] });
  });

  test('an order that was given to somebody else is nobody’s any more, and no label is made', async () => {
    const heir = { ...anOrder().customer, id: 'c-9', name: 'Heir', email: 'heir@example.com' };
    const { result, order, files } = await agreedThen(({ books }) =>
      books.putOrder(anOrder({ customer: heir })),
    );
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unknown' } });
    expect(order).toMatchObject({ customer: { id: 'c-9' }, returns: [], exchanges: [] });
    expect(files.puts).toBe(0);
  });

  test('an order that goes to somebody else while the tool looks at it is done nothing to', async () => {
    const { books, shop } = retail();
    const scope = scopeOf(shop);
    const seen = books.order('45821');
    const heir = { ...anOrder().customer, id: 'c-9', name: 'Heir', email: 'heir@example.com' };
    if (seen) books.putOrder({ ...seen, customer: heir });
    const late = { ...scope, shop: { ...shop, order: async () => seen }, key: 'k', agreed: null };
    const unknown = { ok: false, refusal: { code: 'unknown' } };
    expect(await tools.return_item.run({ order: '45821', lines: ['1'] }, late)).toMatchObject(unknown);
    expect(books.order('45821')?.returns).toEqual([]);
    expect(scope.files.puts).toBe(0);
  });

  test('an address on file that changed lapses what was to go there, also for whoever only named the order', async () => {
    const moved = { ...HOME, line1: '99 rue Ailleurs' };
    const { result, order } = await agreedThen(({ books }) => {
      const before = books.order('45821');
      if (before) books.putOrder({ ...before, address: moved });
    });
    expect(result).toMatchObject(changed);
    expect(order?.exchanges).toEqual([]);

    const { books, shop } = retail();
    const visitor = scopeOf(shop, { assurance: 'claimed', account: null, claims: ['45821'] });
    const input = { order: '45821', lines: ['1'] };
    const quoted = await tools.return_item.quote?.(input, visitor);
    if (!quoted?.ok) throw new Error('no quote');
    expect(JSON.stringify(quoted)).not.toMatch(/sophie|example\.com/i);
    const { customer } = anOrder();
    books.putOrder(anOrder({ customer: { ...customer, email: 'heir@example.com' } }));
    const asked = { ...visitor, key: 'k', agreed: quoted.output };
    expect(await tools.return_item.run(input, asked)).toMatchObject(changed);
    expect(books.order('45821')?.returns).toEqual([]);
    expect(visitor.files.puts).toBe(0);
  });

  test('an item that was paid back meanwhile is not exchanged as well', async () => {
    const { result, order } = await agreedThen(({ books }) => {
      const write: ShopWrite = {
        act: 'return',
        order: '45821',
        lots: [{ line: '1', quantity: null }],
        reason: '',
        settlement: { to: 'original' },
        deadline: '2026-12-22',
        carrier: 'x',
      };
      books.apply(write, { key: 'other', agreed: null, now: NOW });
    });
    expect(result).toMatchObject({ ok: false, refusal: { reason: 'already_refunded' } });
    expect(order?.exchanges).toEqual([]);
  });
});

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * -3', -9],
  ['0.1 + 0.2', 0.3],
  ['10 / 4 / 5', 0.5],
  ['1 / 0', null],
  ['(1', null],
  ['1 2', null],
  ['process.exit()', null],
  ['', null],
])('%s is %s', async (sum, result) => {
  const found = (await called('calculate', { sum: sum || ' x ' })).result;
  expect(found).toMatchObject(result === null ? { ok: false } : done({ result }));
});

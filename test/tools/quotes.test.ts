import { expect, test } from 'vitest';
import { anItem, anOrder } from '../shop/world.ts';
import { aShop, speaking } from './world.ts';

const EXCHANGE = { order: '45821', line: '1', sku: 'DR-101-M' };

test('a quote says what a call would do, and changes nothing', async () => {
  const world = await aShop();
  const before = JSON.stringify(await world.shop.order('45821'));
  const { toolbox, ledger } = speaking('sophie', world);
  expect(await toolbox.quote('exchange_item', EXCHANGE)).toMatchObject({
    ok: true,
    output: {
      act: 'exchange',
      order: '45821',
      out: [{ line: '1', options: { size: 'S' } }],
      in: [{ line: null, sku: 'DR-101-M', options: { size: 'M' }, quantity: 1 }],
      money: [],
    },
  });
  expect(await toolbox.quote('cancel_order', { order: '45830' })).toMatchObject({
    ok: true,
    output: { act: 'cancel', final: true, money: [{ direction: 'to_customer', when: 'now' }] },
  });
  expect(JSON.stringify(await world.shop.order('45821'))).toBe(before);
  expect(ledger).toMatchObject({ begun: [] });
});

test('a quote is refused as the call would be', async () => {
  const world = await aShop();
  const { toolbox } = speaking('sophie', world);
  const refused = (code: string) => ({ ok: false, refusal: { code } });
  expect(await toolbox.quote('cancel_order', { order: '45821' })).toMatchObject(refused('policy'));
  expect(await toolbox.quote('cancel_order', { order: '77' })).toMatchObject(refused('unknown'));
  expect(await toolbox.quote('exchange_item', { ...EXCHANGE, line: '9' })).toMatchObject(refused('unknown'));
  expect(await toolbox.quote('find_order', { order: '45821' })).toMatchObject(refused('invalid'));
  const stranger = speaking('stranger', world).toolbox;
  expect(await stranger.quote('exchange_item', EXCHANGE)).toMatchObject(refused('assurance'));
});

test('a quote of a cancellation says whether something of the order stays', async () => {
  const world = await aShop();
  const items = [
    anItem({ quantity: 2 }),
    anItem({ line: '2', sku: 'TP-201-S', product: 'TP-201', price: 1000 }),
  ];
  const order = anOrder({ id: '45832', status: 'pending', deliveredAt: null, items, total: 18_400 });
  await world.stub.importLines([{ type: 'order', ...order }]);
  const { toolbox } = speaking('sophie', world);
  const part = async (lines?: (string | { line: string; quantity: number })[]) => {
    const quote = await toolbox.quote('cancel_order', { order: '45832', ...(lines ? { lines } : {}) });
    return quote.ok ? quote.output.part : quote;
  };
  expect(await part([{ line: '1', quantity: 1 }])).toBe(true);
  expect(await part([{ line: '1', quantity: 1 }, '2'])).toBe(true);
  expect(await part(['1', '2'])).toBeUndefined();
  expect(await part()).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import type { ToolName } from '../../src/tools/tool.ts';
import { agreed, aShop, cardOf, speaking } from './world.ts';

/* Anybody can call under any number: by that alone only what can be undone is done. */

type World = Awaited<ReturnType<typeof aShop>>;

const offered = (world: World, tool: ToolName, input: unknown) => cardOf('sophie', world, [{ tool, input }]);

describe('by a caller ID alone', () => {
  test('an order is not cancelled, whatever was agreed to', async () => {
    const world = await aShop();
    const input = { order: '45830' };
    const card = await offered(world, 'cancel_order', input);
    expect(await agreed('sophie', world, card, { numberAlone: true })).toMatchObject([
      { ok: false, refusal: { code: 'assurance', needs: 'verified' } },
    ]);
    expect((await world.shop.order('45830'))?.cancellation).toBeNull();
    expect(await agreed('verified', world, card)).toMatchObject([{ ok: true }]);
  });

  test('a return is opened, exchanged and undone again', async () => {
    const world = await aShop();
    const call = speaking('sophie', world, { numberAlone: true }).toolbox;
    const exchange = { order: '45821', line: '1', sku: 'DR-101-M' };
    expect(await call.call('return_item', { order: '45821', lines: ['1'] })).toMatchObject({ ok: true });
    const card = await offered(world, 'exchange_item', exchange);
    expect(await agreed('sophie', world, card, { numberAlone: true })).toMatchObject([{ ok: true }]);
    const id = (await world.shop.order('45821'))?.exchanges[0]?.id ?? '';
    expect(await call.call('undo', { order: '45821', exchange: id })).toMatchObject({ ok: true });
  });

  test('money is promised for a parcel to come, and does not leave at once for one that is in', async () => {
    const world = await aShop();
    const back = await speaking('sophie', world).toolbox.call('return_item', {
      order: '45821',
      lines: ['1'],
    });
    const id = back.ok ? back.output.return : '';
    const input = { order: '45821', return: id };
    await world.stub.receiveReturn(id);
    const late = await offered(world, 'choose_refund', input);
    expect(await agreed('sophie', world, late, { numberAlone: true })).toMatchObject([
      { refusal: { code: 'assurance', needs: 'verified' } },
    ]);
    expect((await world.shop.order('45821'))?.refunds).toEqual([]);
    const other = await aShop();
    await speaking('sophie', other).toolbox.call('return_item', { order: '45821', lines: ['1'] });
    const early = await offered(other, 'choose_refund', input);
    expect(await agreed('sophie', other, early, { numberAlone: true })).toMatchObject([{ ok: true }]);
  });

  test('nothing is done for somebody to whom it could not be told elsewhere', async () => {
    const world = await aShop();
    const order = await world.stub.getOrder('45821');
    if (!order) throw new Error('no order');
    for (const one of [order, { ...order, id: '45830' }])
      await world.stub.putOrder({ ...one, customer: { ...order.customer, email: '' } });
    const input = { order: '45821', lines: ['1'] };
    expect(
      await speaking('sophie', world, { numberAlone: true }).toolbox.call('return_item', input),
    ).toMatchObject({ refusal: { code: 'assurance', needs: 'verified' } });
    expect(await speaking('verified', world).toolbox.call('return_item', input)).toMatchObject({ ok: true });
  });
});

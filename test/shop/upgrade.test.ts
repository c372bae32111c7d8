import { expect, test } from 'vitest';
import { allMigrations, plainPort, plainShop } from './plain.ts';
import { anItem, anOrder, NOW } from './world.ts';

/* A shop as it stood before parts, payments and amendments were kept: its rows mean what they meant. */

function before() {
  const old = plainShop(allMigrations('0004'));
  const order = anOrder({
    items: [anItem({ quantity: 2 }), anItem({ line: '2', sku: 'DR-101-M' })],
    total: 26_100,
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 26_100 }],
  });
  const rows = [
    [
      "INSERT INTO orders (id, account, placed_at, body) VALUES ('45821', 'c-1', 1, ?)",
      JSON.stringify(order),
    ],
    [
      `INSERT INTO returns VALUES ('R-45821-1', '45821', 1, '["1","2"]', '', 'open', 'refund', ?, '2026-12-22', 'x', 'T', NULL)`,
      NOW,
    ],
    [
      `INSERT INTO exchanges VALUES ('X-45821-1', '45821', 1, '1', 'R-45821-1', 'DR-101-L', 2,
         '{"sku":"DR-101-S","title":"","options":{}}', '{"sku":"DR-101-L","title":"","options":{}}', 'reserved', ?)`,
      NOW,
    ],
    [
      "INSERT INTO refunds VALUES ('F-45821-1', '45821', 1, 'R-45821-1', 8700, 'EUR', 'card', 'on_receipt', ?)",
      NOW,
    ],
  ] as const;
  for (const [sql, value] of rows) old.db.prepare(sql).run(value);
  for (const migration of allMigrations().slice(allMigrations('0004').length)) old.db.exec(migration);
  return old;
}

test('a return of before is of whole lines, and its refund paid for what was not exchanged', async () => {
  const shop = before();
  expect(shop.order('45821')).toMatchObject({
    returns: [
      {
        parts: [
          { line: '1', quantity: 2 },
          { line: '2', quantity: 1 },
        ],
        settlement: 'refund',
      },
    ],
    exchanges: [{ quantity: 2, pieces: [{ from: 0, to: 2 }] }],
    refunds: [{ amount: 8_700, sources: [], covers: null }],
  });
  const terms = { agreed: null, now: NOW };
  const settle = {
    act: 'settle',
    order: '45821',
    return: 'R-45821-1',
    settlement: { to: 'original' },
  } as const;
  expect(shop.apply(settle, { key: 'a', ...terms })).toEqual({ ok: false, reason: 'already_refunded' });
  shop.receiveReturn('R-45821-1');
  expect(shop.order('45821')?.refunds).toMatchObject([{ status: 'issued' }]);
  expect(await plainPort(shop).orderByName({ name: 'Sophie Martin', postcode: '69003' })).toMatchObject({
    id: '45821',
  });
});

test('what an old refund has paid is paid by no new one', () => {
  const shop = before();
  const terms = { agreed: null, now: NOW };
  shop.apply({ act: 'undo_exchange', order: '45821', exchange: 'X-45821-1' }, { key: 'u', ...terms });
  // The old refund covers all that was not exchanged, which is everything now.
  const settle = {
    act: 'settle',
    order: '45821',
    return: 'R-45821-1',
    settlement: { to: 'original' },
  } as const;
  expect(shop.quote(settle)).toEqual({ ok: false, reason: 'already_refunded' });
  expect(
    shop.apply({ act: 'undo_return', order: '45821', return: 'R-45821-1' }, { key: 'r', ...terms }),
  ).toMatchObject({
    ok: true,
    value: { return: { status: 'undone' } },
  });
  expect(shop.order('45821')?.refunds).toEqual([]);
});

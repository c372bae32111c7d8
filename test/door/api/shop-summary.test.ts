import { describe, expect, it } from 'vitest';
import { dressOrder } from '../../orders.ts';
import { ADMIN, ask } from '../world.ts';

/* What an owner who brought a feed in is shown of it. */

const json = { ...ADMIN, 'content-type': 'application/json' };
const shop = async () => (await ask('/api/v1/shop', { headers: ADMIN })).json();
const kind = (to: string) =>
  ask('/api/v1/settings', { method: 'PATCH', headers: json, body: JSON.stringify({ shop: { kind: to } }) });

describe('a summary of the shop', () => {
  it('counts what the feed brought, and names the orders that came in last', async () => {
    const before = (await shop()) as { held: { orders: number; people: number } };
    const line = dressOrder(
      { account: 'c-summary', order: '70001', name: 'Ida Blum', email: 'ida@example.com', phone: '' },
      new Date(),
    );
    await ask('/api/v1/import', {
      ...{ method: 'POST', headers: { ...ADMIN, 'content-type': 'application/x-ndjson' } },
      body: JSON.stringify(line),
    });
    const after = (await shop()) as {
      kind: string;
      held: { orders: number; people: number; newest: { id: string; name: string; at: string }[] };
    };
    expect(after.kind).toBe('embedded');
    expect(after.held.orders).toBe(before.held.orders + 1);
    expect(after.held.people).toBe(before.held.people + 1);
    expect(after.held.newest[0]).toEqual({ id: '70001', name: line.customer.name, at: line.placedAt });
  });

  it('holds nothing where another system keeps the orders', async () => {
    await kind('http');
    expect(await shop()).toEqual({ kind: 'http', held: null });
    await kind('embedded');
  });
});

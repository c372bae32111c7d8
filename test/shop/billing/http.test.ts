import { expect, it } from 'vitest';
import { HttpShop } from '../../../src/shop/http/http-shop.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import { allMigrations, plainStorage } from '../plain.ts';
import { acme, invoice, nora, solo, team, zoe } from './world.ts';

/** A shop by HTTP that answers with these; `asked` are the paths. */
function httpShop(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    const { pathname, search } = new URL(url);
    asked.push(pathname + search);
    const answer = new Map(Object.entries(answers)).get(pathname);
    return answer ? Response.json(answer) : Response.json({}, { status: 404 });
  };
  const reach = { url: 'https://shop.example', fetch, hidden: [], prove: () => ({}) };
  const { sql } = plainStorage(allMigrations('9999', 'remote-shop'));
  return { asked, shop: new HttpShop(reach, new Beside(sql)) };
}

const BILLING = {
  accounts: [acme(), acme({ id: 'other', members: ['c-77'] })],
  subscriptions: [team(), solo(), team({ id: 'sub-7', account: 'other' })],
  invoices: [
    invoice(),
    invoice({ id: 'INV-2', issuedAt: '2026-11-20T00:00:00Z' }),
    invoice({ id: 'INV-3', customer: zoe, account: null }),
  ],
};

it('a shop by HTTP that keeps subscriptions tells of those of the customer and of their companies alone', async () => {
  const { shop } = httpShop({ '/capabilities': { subscriptions: true }, '/billing': BILLING });
  expect(await shop.capabilities()).toEqual(['subscriptions', 'invoices']);
  const { accounts, subscriptions, invoices } = await shop.billing(nora.id);
  expect(accounts.map(({ id }) => id)).toEqual(['acme']);
  expect(subscriptions.map(({ id }) => id)).toEqual(['sub-1']);
  expect(invoices.map(({ id }) => id)).toEqual(['INV-2', 'INV-2026-041']);
  expect((await shop.billing(zoe.id)).subscriptions.map(({ id }) => id)).toEqual(['sub-2']);
});

it('a shop by HTTP that keeps none is not asked, and ends none', async () => {
  const { shop, asked } = httpShop({ '/capabilities': { cancel: true }, '/billing': BILLING });
  expect(await shop.billing(nora.id)).toEqual({ accounts: [], subscriptions: [], invoices: [] });
  expect(asked).toEqual(['/capabilities']);
  const write = { act: 'end_subscription', subscription: 'sub-1', customer: nora.id } as const;
  const refused = { ok: false, reason: 'unsupported' };
  expect(await shop.quote({ ...write, endsOn: '2026-12-15', reason: '' })).toEqual(refused);
});

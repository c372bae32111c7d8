import { evictDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { invoice, lineOf, usual, zoe } from '../shop/billing/world.ts';
import { freshShop } from '../shop/fresh.ts';

test('a company, subscriptions and invoices outlive an eviction, and come back from a backup', async () => {
  const { stub, shop } = freshShop();
  await stub.importLines(usual());
  await evictDurableObject(stub);
  const { subscriptions, invoices } = await shop.billing('c-9');
  expect(subscriptions.map(({ id }) => id)).toEqual(['sub-1']);
  expect(invoices).toHaveLength(2);
  expect(await stub.getBusinessAccount('acme')).toMatchObject({ tier: 'strategic' });
  const other = freshShop();
  for (let place: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof stub.backUp>> = await stub.backUp(place);
    await other.stub.restore(page.tables);
    place = page.next;
    if (place === null) break;
  }
  expect(await other.shop.billing('c-9')).toEqual(await shop.billing('c-9'));
  expect(await other.shop.accountByContact({ email: zoe.email })).toMatchObject({
    holders: [{ account: { id: 'c-20' } }],
  });
});

test('an import tells who lost a contact to the news of a subscription or an invoice', async () => {
  const { stub } = freshShop();
  await stub.importLines(usual());
  const { moved } = await stub.importLines([
    lineOf.invoice(
      invoice({
        ...{ id: 'INV-9', account: null, issuedAt: '2026-11-30T10:00:00Z' },
        customer: { ...zoe, id: 'c-21' },
      }),
    ),
  ]);
  expect(moved).toContainEqual({ contact: 'email:zoe@example.com', lostBy: [] });
  const { moved: left } = await stub.importLines([
    lineOf.invoice(
      invoice({
        ...{ id: 'INV-10', account: null, issuedAt: '2026-12-01T10:00:00Z' },
        customer: { ...zoe, email: 'zoe@new.example' },
      }),
    ),
  ]);
  expect(left).toContainEqual({ contact: 'email:zoe@example.com', lostBy: ['c-20'] });
});

import { putLine } from '../../../src/shop/embedded/lines.ts';
import { Account, BusinessAccount, type FeedLine, Invoice, Subscription } from '../../../src/shop/shop.ts';
import { plainPort, plainShop } from '../plain.ts';

/** Tuesday morning, in the middle of the month that is paid for. */
export const NOW = '2026-12-01T09:00:00.000Z';

export const nora = customer('c-9', 'Nora Lind', 'nora@acme.example', '+33611111111');
export const zoe = customer('c-20', 'Zoé Petit', 'zoe@example.com', '+33633333333');

function customer(id: string, name: string, email: string, phone: string) {
  return Account.parse({ id, name, email, phone, locale: 'en' });
}

export function acme(over: Partial<BusinessAccount> = {}): BusinessAccount {
  return BusinessAccount.parse({
    ...{ id: 'acme', name: 'Acme SARL', tier: 'strategic', members: ['c-9', 'c-10'] },
    manager: { name: 'Jeanne Morel', email: 'jeanne@saas.example' },
    ...over,
  });
}

/** The company's, which Nora looks after. */
export function team(over: Partial<Subscription> = {}): Subscription {
  return Subscription.parse({
    ...{ id: 'sub-1', customer: nora, account: 'acme', plan: 'Team', status: 'active' },
    ...{ price: 4900, currency: 'EUR', interval: 'month', seats: 5, noticeDays: 0 },
    ...{ startedAt: '2026-03-15T10:00:00Z', renewsAt: '2026-12-15T10:00:00Z' },
    payment: { label: 'Visa ending 4242' },
    ...over,
  });
}

/** Zoé's own. */
export function solo(over: Partial<Subscription> = {}): Subscription {
  return team({
    ...{ id: 'sub-2', customer: zoe, account: null, plan: 'Solo', seats: 1, price: 900 },
    ...over,
  });
}

export function invoice(over: Partial<Invoice> = {}): Invoice {
  return Invoice.parse({
    ...{ id: 'INV-2026-041', customer: nora, account: 'acme', subscription: 'sub-1', status: 'paid' },
    ...{ issuedAt: '2026-11-15T10:00:00Z', dueAt: '2026-11-30T10:00:00Z', paidAt: '2026-11-16T08:00:00Z' },
    ...{ total: 4900, tax: 817, currency: 'EUR' },
    lines: [{ title: 'Team, 5 seats, November 2026', quantity: 1, amount: 4083 }],
    ...over,
  });
}

export const lineOf = {
  account: (account: BusinessAccount): FeedLine => ({ ...account, type: 'account' }),
  subscription: (one: Subscription): FeedLine => ({ ...one, type: 'subscription' }),
  invoice: (one: Invoice): FeedLine => ({ ...one, type: 'invoice' }),
};

/** The embedded shop with a company of two and somebody who has something of their own. */
export function billed(lines: readonly FeedLine[] = usual()) {
  const shop = plainShop();
  for (const line of lines) putLine(shop.sql, line);
  return { ...shop, port: plainPort(shop) };
}

export function usual(): FeedLine[] {
  return [
    lineOf.account(acme()),
    lineOf.subscription(team()),
    lineOf.subscription(solo()),
    lineOf.invoice(invoice()),
    lineOf.invoice(
      invoice({ id: 'INV-2026-052', status: 'open', paidAt: null, issuedAt: '2026-11-28T10:00:00Z' }),
    ),
    lineOf.invoice(
      invoice({
        id: 'INV-2026-049',
        customer: zoe,
        account: null,
        subscription: 'sub-2',
        total: 900,
        tax: 150,
      }),
    ),
  ];
}

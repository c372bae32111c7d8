import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import type { Service } from '../../../scripts/clients/service.ts';

let count = 0;
const DAY = 86_400_000;

/** Somebody who pays by the month, alone (`company` null) or for a company of their own. */
export interface Subscriber {
  account: string;
  name: string;
  email: string;
  phone: string;
  company: string | null;
  subscription: string;
  /** The paid invoice, and the open one behind it. */
  paid: string;
  open: string;
}

/** Brings them in by the feed: a subscription that renews in ten days, and two invoices. `over`: of the subscription. */
export async function subscriber(
  service: Service,
  firstName: string,
  {
    company = null,
    tier = 'standard',
    ...over
  }: { company?: string | null; tier?: string; [field: string]: unknown } = {},
): Promise<Subscriber> {
  const n = 81_000 + count++;
  const now = (await new Clock(service).now()).getTime();
  const at = (days: number) => new Date(now + days * DAY).toISOString();
  const email = `${firstName.toLowerCase()}.${n}@example.com`;
  const one = { account: `c-${n}`, name: `${firstName} Lind`, email, phone: `+336124${n}` };
  const customer = { id: one.account, name: one.name, email, phone: one.phone, locale: 'en' };
  const whose = { customer, account: company && `co-${n}` };
  const [paid, open] = [`INV-${n}-1`, `INV-${n}-2`];
  const invoice = {
    type: 'invoice',
    ...whose,
    subscription: `sub-${n}`,
    total: 4900,
    tax: 817,
    currency: 'EUR',
  };
  const lines = [{ title: 'Team, 5 seats', quantity: 1, amount: 4083 }];
  await new Api(service).import([
    ...(company
      ? [
          {
            ...{ type: 'account', id: `co-${n}`, name: company, tier, members: [one.account] },
            manager: { name: 'Jeanne Morel', email: 'jeanne@saas.example' },
          },
        ]
      : []),
    {
      ...{ type: 'subscription', id: `sub-${n}`, ...whose, plan: 'Team', status: 'active', price: 4900 },
      ...{ currency: 'EUR', interval: 'month', seats: 5, startedAt: at(-200), renewsAt: at(10) },
      payment: { label: 'Visa ending 4242' },
      ...over,
    },
    { ...invoice, id: paid, status: 'paid', issuedAt: at(-20), paidAt: at(-19), dueAt: at(-6), lines },
    { ...invoice, id: open, status: 'open', issuedAt: at(-2), dueAt: at(12), lines },
  ] as never);
  return { ...one, company, subscription: `sub-${n}`, paid, open };
}

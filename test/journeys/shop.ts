import { Api } from '../../scripts/clients/api.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import type { Service } from '../../scripts/clients/service.ts';

/** A customer of the demo store with one delivered order of her own, brought by the feed. */
export interface Shopper {
  name: string;
  email: string;
  phone: string;
  account: string;
  order: string;
}

let count = 0;

/** A stranger to the thread whom the shop knows: order delivered yesterday, a Lune dress in S. */
export async function shopper(service: Service, firstName: string): Promise<Shopper> {
  const n = 70_000 + count++;
  const order = `${n}`;
  const now = await new Clock(service).now();
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const person = {
    name: `${firstName} Roche`,
    email: `${firstName.toLowerCase()}.${order}@example.com`,
    phone: `+336124${order}`,
    account: `c-${order}`,
    order,
  };
  await new Api(service).import([
    {
      type: 'order',
      id: order,
      status: 'delivered',
      placedAt: ago(5),
      shippedAt: ago(4),
      deliveredAt: ago(1),
      currency: 'EUR',
      total: 8700,
      customer: {
        id: person.account,
        name: person.name,
        email: person.email,
        phone: person.phone,
        locale: 'en',
      },
      address: { line1: '1 rue Neuve', postcode: '69001', city: 'Lyon', country: 'FR' },
      items: [
        {
          line: '1',
          sku: 'DR-101-S',
          product: 'DR-101',
          title: 'Lune dress',
          options: { size: 'S', colour: 'midnight' },
          quantity: 1,
          price: 8700,
        },
      ],
      shipments: [{ carrier: 'Mondial Relay', tracking: `MR${order}`, status: 'delivered', at: ago(1) }],
      payments: [{ id: `p-${order}`, method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    },
  ]);
  return person;
}

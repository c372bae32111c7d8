import { luneDress } from '../../sandbox/seed/dress.ts';
import type { Api, StoreSettings } from '../clients/api.ts';
import { addDays, dayIn, zoned } from '../clients/clock.ts';
import type { AngryScript } from './angry-scripts.ts';
import { freeNumber } from './cast.ts';

/** The angry customer and their orders. */
export interface Buyer {
  name: string;
  firstName: string;
  email: string;
  phone: string;
  street: string;
  /** The order that came on Monday, and the one placed on Tuesday evening. */
  dress: string;
  shirt: string;
  /** Last day to send the dress back, ISO. */
  deadline: string;
}

/**
 * Brings a fresh customer with two orders in through the shop's feed. The second comes three days after it
 * was placed.
 */
export async function buys(
  api: Api,
  settings: StoreSettings,
  script: AngryScript,
  tuesday: string,
): Promise<Buyer> {
  const dress = await freeNumber(api);
  const shirt = await freeNumber(api);
  const at = (days: number, time: string) =>
    zoned(addDays(tuesday, days), time, settings.timeZone).toISOString();
  const [firstName = '', last = ''] = script.customer.split(' ');
  const email = `${firstName}.${last}.${dress}@example.com`.toLowerCase();
  const phone = `+336124${dress}`;
  const street = '8 quai des Brumes';
  const person = {
    customer: { id: `c-angry-${dress}`, name: script.customer, email, phone, locale: script.locale },
    address: { line1: street, postcode: '69002', city: 'Lyon', country: 'FR' },
    currency: 'EUR',
  };
  const delivered = at(-1, '16:10');
  await api.import([
    {
      ...person,
      type: 'order',
      id: dress,
      status: 'delivered',
      placedAt: at(-5, '21:02'),
      shippedAt: at(-3, '15:30'),
      deliveredAt: delivered,
      total: 8700,
      items: [luneDress(script.locale === 'fr' ? { title: 'Robe Lune' } : {})],
      shipments: [{ carrier: 'Colissimo', tracking: `CO${dress}`, status: 'delivered', at: delivered }],
      payments: [{ id: `p-${dress}`, method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    },
    {
      ...person,
      type: 'order',
      id: shirt,
      status: 'pending',
      placedAt: at(0, '20:38'),
      total: 5900,
      items: [
        {
          line: '1',
          sku: 'ANGRY-SHIRT-38',
          product: 'ANGRY-SHIRT',
          title: script.locale === 'fr' ? 'Chemise Lin' : 'Lin shirt',
          options: { size: '38', colour: 'white' },
          quantity: 1,
          price: 5900,
        },
      ],
      shipments: [],
      payments: [{ id: `p-${shirt}`, method: 'card', label: 'Visa ending 4242', amount: 5900 }],
    },
  ]);
  const deadline = addDays(dayIn(new Date(delivered), settings.timeZone), settings.returns.windowDays);
  return { name: script.customer, firstName, email, phone, street, dress, shirt, deadline };
}

import { Api } from '../../scripts/clients/api.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { type Buyer, dressOrder } from '../orders.ts';

/** A customer of the demo store with one delivered order, brought by the feed. */
export type Shopper = Buyer;

let count = 0;

/** A stranger to the thread whom the shop knows: order delivered yesterday, a Lune dress in S. `as`: how the shop has them written. */
export async function shopper(
  service: Service,
  firstName: string,
  as: { name?: string; phone?: string } = {},
): Promise<Shopper> {
  const n = 70_000 + count++;
  const order = `${n}`;
  const now = await new Clock(service).now();
  const person = {
    name: as.name ?? `${firstName} Roche`,
    email: `${firstName.toLowerCase()}.${order}@example.com`,
    phone: as.phone ?? `+336124${order}`,
    account: `c-${order}`,
    order,
  };
  await new Api(service).import([dressOrder(person, now)]);
  return person;
}

import { z } from 'zod';
import type { EmbeddedShop } from '../../durable-objects/shop/embedded-shop.ts';
import { Place } from './shapes.ts';
import type { StoreShop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

/**
 * The {@link Shop} port over one store's shop object, which `open` opens for each call: a stub that met a
 * crash once stays broken (developers.cloudflare.com/durable-objects/best-practices/error-handling), and
 * whoever holds the port lives on. Throws {@link ShopUnavailable} and nothing else.
 */
export function embeddedShop(open: () => DurableObjectStub<EmbeddedShop>): StoreShop {
  return {
    capabilities: () => answer(open().capabilities()),
    account: (id) => answer(open().account(id)),
    accountByContact: (contact) => answer(open().accountByContact(contact)),
    order: (number) => answer(open().order(number)),
    orderByName: (person) => answer(open().orderByName(person)),
    ordersOf: (account, limit) => answer(open().ordersOf(account, limit)),
    product: (id) => answer(open().getProduct(id)),
    findProducts: (query, near) => answer(open().findProducts(query, near)),
    productKinds: () => answer(open().productKinds()),
    billing: (customer) => answer(open().billing(customer)),
    // RPC tells less of a span than its schema.
    places: async () => z.array(Place).parse(structuredClone(await answer(open().places()))),
    agenda: {
      of: (customer) => answer(open().appointmentsOf(customer)),
      free: (query) => answer(open().freeTimes(query)),
    },
    quote: (write) => answer(open().quote(write)),
    apply: (write, terms) => answer(open().apply(write, terms)),
    // The feed says when an order arrived.
    noteArrival: async () => null,
    attachLabel: (request) => answer(open().attachLabel(request)),
  };
}

async function answer<P extends Promise<unknown>>(call: P): Promise<Awaited<P>> {
  try {
    return await call;
  } catch (cause) {
    throw new ShopUnavailable('The shop did not answer.', { cause });
  }
}

import type { Shop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

/** An answer of the object beside a shop system: a shop that is down is no failure of the object. */
export type Reached<T> = { value: T } | { down: string };

/** The port, as that object answers it. */
export type ReachedShop = {
  [Name in keyof Shop]: (
    ...args: Parameters<Shop[Name]>
  ) => Promise<Reached<Awaited<ReturnType<Shop[Name]>>>>;
};

/**
 * The {@link Shop} port over the object beside a shop system of others, opened for each call as that of the
 * embedded shop is. Throws {@link ShopUnavailable} and nothing else.
 */
export function remoteShop(open: () => ReachedShop): Shop {
  return {
    capabilities: () => answer(open().capabilities()),
    account: (id) => answer(open().account(id)),
    accountByContact: (contact) => answer(open().accountByContact(contact)),
    order: (number) => answer(open().order(number)),
    orderByName: (person) => answer(open().orderByName(person)),
    ordersOf: (account, limit) => answer(open().ordersOf(account, limit)),
    product: (id) => answer(open().product(id)),
    // No words are no search of theirs.
    findProducts: async (query) => (query.trim() === '' ? [] : answer(open().findProducts(query))),
    productKinds: () => answer(open().productKinds()),
    billing: (customer) => answer(open().billing(customer)),
    quote: (write) => answer(open().quote(write)),
    apply: (write, terms) => answer(open().apply(write, terms)),
    noteArrival: (word) => answer(open().noteArrival(word)),
    attachLabel: (request) => answer(open().attachLabel(request)),
  };
}

async function answer<T>(call: Promise<Reached<T>>): Promise<T> {
  const reached = await call.catch((cause: unknown) => {
    throw new ShopUnavailable('The shop did not answer.', { cause });
  });
  if ('down' in reached) throw new ShopUnavailable(reached.down);
  return reached.value;
}

import type { Settings } from '../settings.ts';
import { embeddedShop } from './embedded.ts';
import { type ReachedShop, remoteShop } from './remote.ts';
import type { Shop, StoreShop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

type ShopKind = Settings['shop']['kind'];

/** What adapters reach a store's shop through. */
export interface ShopReach {
  /** A new stub of the object that keeps the embedded shop. */
  object: Parameters<typeof embeddedShop>[0];
  /** A new stub of the object beside the store's shop of a kind that is somebody else's. */
  beside(kind: Exclude<ShopKind, 'embedded'>): ReachedShop;
}

/**
 * Every kind of shop with its adapter: the one place that knows them. A new one is an adapter, a line here
 * and its kind.
 */
const ADAPTERS: Readonly<Record<ShopKind, (reach: ShopReach) => Shop>> = {
  embedded: ({ object }) => embeddedShop(object),
  shopify: ({ beside }) => remoteShop(() => beside('shopify')),
  woocommerce: ({ beside }) => remoteShop(() => beside('woocommerce')),
  prestashop: ({ beside }) => remoteShop(() => beside('prestashop')),
  http: ({ beside }) => remoteShop(() => beside('http')),
};

/**
 * The store's shop, as the port. Its kind is asked for at each call: whoever holds the port outlives a change
 * of settings. Throws {@link ShopUnavailable} and nothing else, also where the settings do not come.
 */
export function shopOf(settings: () => Settings | Promise<Settings>, reach: ShopReach): StoreShop {
  const shop = async () => {
    try {
      return ADAPTERS[(await settings()).shop.kind](reach);
    } catch (cause) {
      throw new ShopUnavailable('The settings of the store did not come.', { cause });
    }
  };
  return {
    capabilities: async () => (await shop()).capabilities(),
    account: async (id) => (await shop()).account(id),
    accountByContact: async (contact) => (await shop()).accountByContact(contact),
    order: async (number) => (await shop()).order(number),
    orderByName: async (person) => (await shop()).orderByName(person),
    ordersOf: async (account, limit) => (await shop()).ordersOf(account, limit),
    product: async (id) => (await shop()).product(id),
    findProducts: async (query, near) => (await shop()).findProducts(query, near),
    productKinds: async () => (await shop()).productKinds(),
    billing: async (customer) => (await shop()).billing(customer),
    // No system of others has them: they are where the feed put them.
    places: async () => (await embeddedShop(reach.object).places?.()) ?? [],
    agenda: {
      of: async (customer) => (await embeddedShop(reach.object).agenda?.of(customer)) ?? [],
      free: async (query) => (await embeddedShop(reach.object).agenda?.free(query)) ?? [],
    },
    quote: async (write) => (await shop()).quote(write),
    apply: async (write, terms) => (await shop()).apply(write, terms),
    noteArrival: async (word) => (await shop()).noteArrival(word),
    attachLabel: async (request) => (await shop()).attachLabel(request),
  };
}

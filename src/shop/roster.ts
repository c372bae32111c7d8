import type { Settings } from '../settings.ts';
import { embeddedShop } from './embedded.ts';
import type { Shop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

type ShopKind = Settings['shop']['kind'];

/** What adapters reach a store's shop through. */
export interface ShopReach {
  /** A new stub of the object that keeps the embedded shop. */
  object: Parameters<typeof embeddedShop>[0];
}

/** Every kind of shop with its adapter: the one place that knows them. A new one is an adapter, a line here and its kind. */
const ADAPTERS: Readonly<Record<ShopKind, (reach: ShopReach) => Shop>> = {
  embedded: ({ object }) => embeddedShop(object),
};

/**
 * The store's shop, as the port. Its kind is asked for at each call: whoever holds the port outlives a change of settings.
 * Throws {@link ShopUnavailable} and nothing else, also where the settings do not come.
 */
export function shopOf(settings: () => Settings | Promise<Settings>, reach: ShopReach): Shop {
  const shop = async () => {
    try {
      return ADAPTERS[(await settings()).shop.kind](reach);
    } catch (cause) {
      throw new ShopUnavailable('The settings of the store did not come.', { cause });
    }
  };
  return {
    account: async (id) => (await shop()).account(id),
    accountByContact: async (contact) => (await shop()).accountByContact(contact),
    order: async (number) => (await shop()).order(number),
    ordersOf: async (account, limit) => (await shop()).ordersOf(account, limit),
    product: async (id) => (await shop()).product(id),
    findProducts: async (query) => (await shop()).findProducts(query),
    createReturn: async (request) => (await shop()).createReturn(request),
    attachLabel: async (request) => (await shop()).attachLabel(request),
    createExchange: async (request) => (await shop()).createExchange(request),
    settleByRefund: async (request) => (await shop()).settleByRefund(request),
    cancelOrder: async (request) => (await shop()).cancelOrder(request),
    undoExchange: async (request) => (await shop()).undoExchange(request),
    undoReturn: async (request) => (await shop()).undoReturn(request),
  };
}

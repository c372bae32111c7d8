import { now } from '../../src/clock.ts';
import { ShopConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import type { KnownAccount } from '../../src/identity/assurance.ts';
import type { Settings } from '../../src/settings.ts';
import type { RemoteKind } from '../../src/shop/remote/roster.ts';
import { shopOf } from '../../src/shop/roster.ts';
import type { OrderRecord, StoreShop } from '../../src/shop/shop.ts';
import { objectName, open } from './open.ts';

/** The object that keeps a store's orders and stock when the shop is the embedded one. */
export function shopObject(env: Env, store: string) {
  return open(env, env.SHOP, objectName(store, 'shop'));
}

/** The kinds of shop that somebody else's system is. */
export const REMOTE_KINDS: readonly RemoteKind[] = ShopConnection.options;

/** The object beside a store's shop that is somebody else's. */
export function remoteShopObject(env: Env, store: string, kind: RemoteKind) {
  return open(env, env.REMOTE_SHOP, objectName(store, `shop-${kind}`));
}

/** The store's shop, as the port, of the kind that its settings name at each call. */
export function storeShop(env: Env, store: string, settings: () => Settings | Promise<Settings>): StoreShop {
  return shopOf(settings, {
    object: () => shopObject(env, store),
    beside: (kind) => remoteShopObject(env, store, kind),
  });
}

/** Whose an order is, and the country it went to (ISO 3166 alpha-2). */
interface OrderOwner {
  account: KnownAccount;
  country: string | undefined;
}

/** A shop that can also tell whose an order is; null where there is no such order. */
export interface OwnersShop extends StoreShop {
  ownerOf(order: string): Promise<OrderOwner | null>;
}

/** For so long an answer of the shop tells whose the order is, in milliseconds. */
const FRESH = 30_000;
/** Orders that are remembered at most. */
const MOST = 50;

/**
 * The shop, with a memory of whose the orders are that it has just shown: what a turn has read need not be
 * asked once more by what the turn leaves behind. Everything else of an order may change at any moment and is
 * asked for each time.
 */
export function withOwners(shop: StoreShop): OwnersShop {
  const seen = new Map<string, { owner: OrderOwner; at: number }>();
  const read = async (id: string): Promise<OrderRecord | null> => {
    const order = await shop.order(id);
    if (seen.size >= MOST) seen.clear();
    if (order) seen.set(id, { owner: ownerIn(order), at: now() });
    return order;
  };
  return {
    ...shop,
    order: read,
    async ownerOf(id) {
      const known = seen.get(id);
      if (known && Math.abs(now() - known.at) < FRESH) return known.owner;
      const order = await read(id);
      return order && ownerIn(order);
    },
  };
}

function ownerIn({ customer, address }: OrderRecord): OrderOwner {
  const { id, name, locale } = customer;
  return { account: { id, name, locale }, country: address?.country };
}

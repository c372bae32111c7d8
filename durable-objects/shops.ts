import type { Env } from '../src/env.ts';
import { embeddedShop } from '../src/shop/embedded.ts';
import type { Shop } from '../src/shop/shop.ts';
import { objectName, open } from './open.ts';

/** The object that keeps a store's orders and stock when the shop is the embedded one. */
export function shopObject(env: Env, store: string) {
  return open(env, env.SHOP, objectName(store, 'shop'));
}

/** The store's shop, as the port. */
export function embeddedShopOf(env: Env, store: string): Shop {
  return embeddedShop(shopObject(env, store));
}

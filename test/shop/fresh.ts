import { env } from 'cloudflare:workers';
import type { Env } from '../../src/env.ts';
import { embeddedShop } from '../../src/shop/embedded.ts';

/** A shop object that no other test knows, unless it is named. Needs workerd. */
export function freshShop(name: string = crypto.randomUUID()) {
  const { SHOP } = env as unknown as Env;
  const stub = SHOP.get(SHOP.idFromName(name));
  return { stub, shop: embeddedShop(() => stub) };
}

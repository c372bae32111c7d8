import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { LaterEffects } from '../../src/shop/remote/later.ts';
import type { RemoteShopSystem } from '../../src/shop/remote/roster.ts';
import { trace } from '../../src/trace.ts';
import { storeObject } from '../clients/store.ts';
import { reasonOf } from './polling.ts';

/** Does in a shop system what writes have left for later. Of what cannot be done the owner is told, once no try is left. */
export async function doLater({
  env,
  later,
  store,
  open,
}: {
  env: Env;
  later: LaterEffects;
  store: string;
  open: () => Promise<Pick<RemoteShopSystem, 'doLater'>>;
}): Promise<void> {
  for (const { mark, effect, again, last } of later.begin(now())) {
    try {
      await (await open()).doLater?.(effect, again);
      later.done(mark);
    } catch (error) {
      trace('shop.later_failed', { store, reason: reasonOf(error) });
      if (!last) continue;
      later.done(mark);
      await tellDown(env, store, reasonOf(error));
    }
  }
}

/** The owner reads it on the desk. */
export async function tellDown(env: Env, store: string, reason: string): Promise<void> {
  trace('shop.down', { store, reason }, 'error');
  await storeObject(env, store)
    .trouble('shop', reason)
    .catch(() => undefined);
}

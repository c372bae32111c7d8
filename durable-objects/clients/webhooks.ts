import type { Env } from '../../src/env.ts';
import { objectName, open } from './open.ts';

/** What tells a store's own systems what happens. */
export function webhooksObject(env: Env, store: string) {
  return open(env, env.WEBHOOKS, objectName(store, 'webhooks'));
}

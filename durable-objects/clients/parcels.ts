import type { Env } from '../../src/env.ts';
import { objectName, open } from './open.ts';

/** What a store's carriers were asked for. */
export function parcelsObject(env: Env, store: string) {
  return open(env, env.PARCELS, objectName(store, 'parcels'));
}

import type { Env } from '../../src/env.ts';
import { objectName, open } from './open.ts';

/** What a store's figures are counted from. */
export function figuresObject(env: Env, store: string) {
  return open(env, env.FIGURES, objectName(store, 'figures'));
}

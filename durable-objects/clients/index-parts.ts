import type { Env } from '../../src/env.ts';
import { objectName, open } from './open.ts';

/**
 * Parts of a store's index. Each holds some ten million messages; a store of another size is as well served by them. With another
 * number everybody's part is another one, and everybody has to tell everything again.
 */
const PARTS = 8;

/** The part that a customer's thread is told to. */
export function indexPart(env: Env, store: string, customer: string) {
  return partAt(env, store, partOf(customer));
}

/** All parts: what is looked for may be in any. */
export function indexParts(env: Env, store: string) {
  return Array.from({ length: PARTS }, (_, part) => partAt(env, store, part));
}

function partAt(env: Env, store: string, part: number) {
  return open(env, env.INDEX, objectName(store, `index/${part}`));
}

/** FNV-1a: ids are random already, or a shop's. */
export function partOf(customer: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(customer)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % PARTS;
}

/** Forgets all of a person's. */
export async function forgetInIndex(env: Env, store: string, customer: string): Promise<void> {
  const part = indexPart(env, store, customer);
  while (await part.forget(customer));
}

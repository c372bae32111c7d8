import type { ConnectionFields, ConnectionName } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import type { ConnectionAct, ConnectionVerdict, ShownConnection } from '../store/connections.ts';
import { isolateMemory } from './isolate.ts';
import { storeObject } from './store.ts';

/** Milliseconds that a connection is used before it is asked for anew. Real time on purpose, as in store.ts. */
const FRESH = 30_000;
const seen = isolateMemory(new Map<string, { fields: ConnectionFields | null; at: number }>());

/**
 * What a store reaches another system by, secrets in clear; null where it is not connected.
 * `now`: whoever changed it a moment ago, in another isolate, wants to see that.
 */
export async function connectionOf(
  env: Env,
  store: string,
  name: ConnectionName,
  when: 'lately' | 'now' = 'lately',
): Promise<ConnectionFields | null> {
  const key = `${store} ${name}`;
  const known = seen.get(key);
  if (when === 'lately' && known && Date.now() - known.at < FRESH) return known.fields;
  const opened = structuredClone(await storeObject(env, store).connection({ type: 'open', name }));
  const fields = opened.ok ? opened.fields : null;
  if (seen.size > 1_000) seen.clear();
  seen.set(key, { fields, at: Date.now() });
  return fields;
}

/** A connection without its secrets; null where there is none. */
export async function shownConnection(
  env: Env,
  store: string,
  name: ConnectionName,
): Promise<ShownConnection | null> {
  const verdict = await storeObject(env, store).connection({ type: 'show', name });
  return verdict.ok ? structuredClone(verdict.connection) : null;
}

/** Changes a connection; where it was changed that counts at once. */
export async function actOnConnection(
  env: Env,
  store: string,
  act: ConnectionAct,
): Promise<ConnectionVerdict> {
  const verdict = structuredClone(await storeObject(env, store).connection(act));
  if (act.type !== 'seen') seen.delete(`${store} ${act.name}`);
  return verdict;
}

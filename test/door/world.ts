import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import type { SandboxEnv } from '../../sandbox/env.ts';

export const bindings = env as unknown as SandboxEnv;
export const HERE = 'http://localhost:8787';
const front = (exports as unknown as { default: Fetcher }).default;

/** Asks the running service, as it stands behind its sandbox. */
export function ask(path: string, init: RequestInit<RequestInitCfProperties> = {}): Promise<Response> {
  return front.fetch(HERE + path, { redirect: 'manual', ...init });
}

export const ADMIN = { authorization: 'Bearer dev-admin-token' };
export const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * Everything that is kept, by count: rows of every table of every object, and every blob. What a refused
 * request must leave as it was.
 */
export async function kept(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const { CUSTOMER, ADDRESS, STORE, SHOP } = bindings;
  for (const [name, namespace] of Object.entries({ CUSTOMER, ADDRESS, STORE, SHOP })) {
    const space = namespace as unknown as DurableObjectNamespace;
    for (const id of await listDurableObjectIds(space)) {
      await runInDurableObject(space.get(id), (_, { storage }) => {
        for (const table of storage.sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_cf%' ESCAPE '\\'",
        )) {
          const { n } = storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM "${table.name}"`).one();
          counts[`${name} ${id.name ?? id} ${table.name}`] = n;
        }
      });
    }
  }
  counts.blobs = (await bindings.BLOBS.list()).objects.length;
  return counts;
}

/** What a refusal must never carry: stacks, paths, tables, secrets. */
export const LEAK =
  /\bat .+:\d+:\d+|\.ts\b|node_modules|SQLITE|no such table|dev-(?:admin|twilio|seal|platform|whatsapp|identity)|durable|stack/i;

import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterAll, beforeAll, expect } from 'vitest';
import type { SandboxEnv } from '../../sandbox/env.ts';
import { objectsMade } from '../machine/made.ts';
import { quiet } from '../machine/quiet.ts';

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
 * Everything that is kept once nothing is under way, by count: rows of every table of every object, and every
 * blob. What a refused request must leave as it was.
 */
export async function kept(): Promise<Record<string, number>> {
  await quiet();
  const counts: Record<string, number> = {};
  for (const name of ['CUSTOMER', 'ADDRESS', 'STORE', 'SHOP', 'REMOTE_SHOP', 'WEBHOOKS']) {
    for (const object of objectsMade(name)) {
      await runInDurableObject(object, (_, { storage }) => {
        for (const table of storage.sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_cf%' ESCAPE '\\'",
        )) {
          // Up to where figures and index were told is noted by alarms, whenever these ring.
          const of =
            table.name === 'meta'
              ? "meta WHERE name <> 'counted' AND name <> 'hooked' AND name NOT LIKE 'indexed%'"
              : `"${table.name}"`;
          const { n } = storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${of}`).one();
          counts[`${name} ${object.id} ${table.name}`] = n;
        }
      });
    }
  }
  counts.blobs = (await bindings.BLOBS.list()).objects.length;
  return counts;
}

/**
 * What the tests of this group ask for, all of it, leaves everything as it was: counted before and after them,
 * since counting is what takes time.
 */
export function keepingNothing(): void {
  let before: Record<string, number>;
  beforeAll(async () => {
    before = await kept();
  });
  afterAll(async () => expect(await kept()).toEqual(before));
}

/** What a refusal must never carry: stacks, paths, tables, secrets. */
export const LEAK =
  /\bat .+:\d+:\d+|\.ts\b|node_modules|SQLITE|no such table|dev-(?:admin|twilio|seal|platform|whatsapp|identity)|durable|stack/i;

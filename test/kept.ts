import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Env } from '../src/env.ts';
import { objectsMade } from './machine/made.ts';

const bindings = env as unknown as Env;

/**
 * Every row of every table of every customer, address and store, as text, by object and table; the keys of
 * all files beside them. The shop's object is the shop's own. `but`: a customer whose object is not entered.
 */
export async function everythingKept(but?: string): Promise<{ where: string; row: string }[]> {
  const all: { where: string; row: string }[] = [];
  for (const name of ['CUSTOMER', 'ADDRESS', 'STORE']) {
    for (const object of objectsMade(name)) {
      const { id } = object;
      if (but && id.equals(bindings.CUSTOMER.idFromName(`demo:${but}`))) continue;
      await runInDurableObject(object, (_, { storage }) => {
        const tables = storage.sql.exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
        );
        for (const { name: table } of tables.toArray()) {
          for (const row of storage.sql.exec(`SELECT * FROM "${table}"`))
            all.push({ where: `${name} ${id.name ?? id} ${table}`, row: JSON.stringify(row) });
        }
        for (const [key, value] of storage.kv.list())
          all.push({ where: `${name} ${id.name ?? id} kv`, row: JSON.stringify([key, value]) });
      });
    }
  }
  for (const { key } of (await bindings.BLOBS.list()).objects) all.push({ where: 'BLOBS', row: key });
  return all;
}

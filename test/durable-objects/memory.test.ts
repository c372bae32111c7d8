import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../src/env.ts';
import { begin } from '../begin.ts';

const bindings = env as unknown as Env;

/** Questions that every turn asks, as memory.ts words them. None may read the whole past. */
const ASKED = [
  "SELECT * FROM outbox WHERE state = 'held'",
  "SELECT 1 FROM log WHERE id = 'x'",
  `SELECT t.session FROM transcript t JOIN exchanges x ON x.rowid = t.seq JOIN log l ON l.seq = t.seq
   ORDER BY t.seq DESC LIMIT 30`,
  `SELECT t.session FROM transcript t JOIN exchanges x ON x.rowid = t.seq JOIN log l ON l.seq = t.seq
   WHERE t.session = 's' ORDER BY t.number DESC LIMIT 30`,
  "SELECT at, fact FROM log WHERE type = 'action.done' ORDER BY seq DESC LIMIT 10",
  "SELECT message, session FROM externals WHERE channel = 'email' AND external = 'x'",
  "SELECT max(number) AS n FROM transcript WHERE session = 's'",
  "SELECT min(due) AS due FROM outbox WHERE state IN ('queued', 'sending')",
  "SELECT body FROM outbox WHERE kind = 'owner' AND address = 'a' AND state = 'sent' ORDER BY id DESC LIMIT 1",
  "SELECT id FROM sessions WHERE channel = 'whatsapp' AND address = 'a' ORDER BY at DESC LIMIT 1",
];

describe('the memory', () => {
  it.each(ASKED)('answers by index: %s', async (query) => {
    const customer = bindings.CUSTOMER.getByName('test:cu_memory');
    await begin(customer);
    const plan = await runInDurableObject(customer, (_, state) =>
      state.storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`).toArray(),
    );
    const steps = plan.map(({ detail }) => detail);
    // A scan is fine along an index, where LIMIT or max() ends it; over a table, or with a sort behind it, it is not.
    expect(steps.filter((step) => /^SCAN (?!.*USING (COVERING )?INDEX)|USE TEMP B-TREE/.test(step))).toEqual(
      [],
    );
  });
});

import { runInDurableObject } from 'cloudflare:test';
import { expect } from 'vitest';
import type { CustomerObject } from '../../../durable-objects/customer/rpc.ts';
import { project } from '../../../durable-objects/customer/thread/projections/project.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { evolve } from '../../../src/conversation/evolve.ts';
import { initialState } from '../../../src/conversation/state.ts';

type Stub = DurableObjectStub<CustomerObject>;

/** Tables that follow from the log alone. */
export const PROJECTED = ['exchanges', 'transcript', 'sessions', 'tickets', 'facts'] as const;

/** The rows of some tables of an object. */
export async function tables(object: Stub, names: readonly string[]): Promise<Record<string, unknown[]>> {
  return runInDurableObject(object, (_, { storage }) =>
    Object.fromEntries(names.map((name) => [name, storage.sql.exec(`SELECT * FROM ${name}`).toArray()])),
  );
}

/** What follows from the log, made anew, beside what is stored. */
export async function expectWhole(object: Stub): Promise<void> {
  await runInDurableObject(object, async (_, { storage }) => {
    const { sql } = storage;
    const events = sql
      .exec<{ seq: number; id: string; at: string; origin: string; path: string; fact: string }>(
        'SELECT * FROM log ORDER BY seq',
      )
      .toArray()
      .map((row) => ({ ...row, path: JSON.parse(row.path), fact: JSON.parse(row.fact) }) as Event);
    const kept = sql.exec<{ body: string }>('SELECT body FROM state').one().body;
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(events.reduce(evolve, initialState()))));
    const self = sql
      .exec<{ client_id: string }>('SELECT client_id FROM exchanges LIMIT 1')
      .toArray()[0]?.client_id;
    const before = PROJECTED.map((name) => sql.exec(`SELECT * FROM ${name}`).toArray());
    for (const name of PROJECTED) sql.exec(`DELETE FROM ${name}`);
    for (const event of events) project(sql, self ?? '', event);
    expect(PROJECTED.map((name) => sql.exec(`SELECT * FROM ${name}`).toArray())).toEqual(before);
  });
}

import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

/*
 * The schemas as they are. When this fails because a migration was added: look at the difference, take it
 * over here, and make sure that (1) no applied file was edited, (2) rows written before it still read, (3)
 * projections that changed are rebuilt.
 */

const bindings = env as unknown as Env;

async function columns(stub: DurableObjectStub, table: string): Promise<string[]> {
  return runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', table)
      .toArray()
      .map(({ name }) => name),
  );
}

async function tables(stub: DurableObjectStub): Promise<string[]> {
  return runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name",
      )
      .toArray()
      .map(({ name }) => name),
  );
}

describe('the schema', () => {
  it('comes with the first thing that is kept, and not with a question', async () => {
    const customer = bindings.CUSTOMER.getByName('test:cu_nobody');
    expect(await customer.profile()).toBeNull();
    expect(await customer.exchanges(30, null)).toBeNull();
    expect(
      await customer.advise({ type: 'note', advisor: 'a1', text: 'x' }, 't', { key: 'k', print: 'p' }),
    ).toBe('unknown_customer');
    expect(await customer.advise({ type: 'takeover', advisor: 'a1', name: 'Nora' }, 't')).toBe(
      'unknown_customer',
    );
    expect(await customer.receipts([], 't')).toBe(0);
    await customer.wake();
    expect(await tables(customer)).toEqual([]);
    await begin(customer);
    expect(await tables(customer)).toContain('log');
    expect(await customer.profile()).toBeNull();
  });

  it('of exchanges has exactly the columns of the contract', async () => {
    const customer = bindings.CUSTOMER.getByName('test:cu_schema');
    await begin(customer);
    expect(await columns(customer, 'exchanges')).toEqual([
      'client_id',
      'timestamp',
      'channel',
      'direction',
      'author',
      'text',
      'detected_intent',
      'entities',
      'resolution_achieved',
      'inferred_satisfaction',
      'ticket',
      'assurance',
      'origin',
    ]);
  });

  it('of the objects has these tables', async () => {
    const customer = bindings.CUSTOMER.getByName('test:cu_schema');
    await begin(customer);
    expect(await tables(customer)).toEqual([
      'actions',
      'addresses',
      'approvals',
      'calls',
      'challenges',
      'drafts',
      'exchanges',
      'externals',
      'facts',
      'links',
      'log',
      'lookups',
      'meta',
      'migrations',
      'outbox',
      'paces',
      'promises',
      'reasons',
      'requests',
      'sessions',
      'state',
      'tickets',
      'transcript',
      'tries',
    ]);
    const store = bindings.STORE.getByName('test:store');
    await store.settings();
    expect(await tables(store)).toEqual([]);
    await store.delist('cu_nobody');
    expect(await tables(store)).toEqual([
      'approvals',
      'connections',
      'counts',
      'desk',
      'digests',
      'drafts',
      'erasures',
      'lookups',
      'mailboxes',
      'migrations',
      'promises',
      'requests',
      'restores',
      'scenario_results',
      'scenarios',
      'secrets',
      'settings',
      'settings_history',
      'spend',
      'tenancy',
      'tokens',
      'troubles',
      'unclaimed',
    ]);
  });
});

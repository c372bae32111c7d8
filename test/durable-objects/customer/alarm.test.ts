import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { Address } from '../../../durable-objects/address/address.ts';
import { EmbeddedShop } from '../../../durable-objects/shop/embedded-shop.ts';
import { Store } from '../../../durable-objects/store/store.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

/*
 * The platform tries an alarm that throws six times more and then never again
 * (developers.cloudflare.com/durable-objects/api/alarms).
 */

const bindings = env as unknown as Env;

/** More often than the platform would try. */
const FAILURES = 7;

it('a customer whose alarm fails seven times is woken again, sooner or later, and then does what is owed', async () => {
  const customer = bindings.CUSTOMER.getByName(`demo:cu_${crypto.randomUUID().replaceAll('-', '')}`);
  await begin(customer);
  await runInDurableObject(customer, async (_, { storage }) => {
    // A call that nobody can read stops whoever looks after calls, and a message waits to leave.
    storage.sql.exec("INSERT INTO calls (session, due, body) VALUES ('v1', 1, '{')");
    storage.sql.exec(
      `INSERT INTO outbox (kind, address, message, body, state, attempts, due, path)
       VALUES ('trouble', 'store', NULL, '{"channel":"email","reason":"test","trace":"t"}', 'queued', 0, ?, '[]')`,
      Date.now() + 3_600_000,
    );
    await storage.setAlarm(Date.now() + 86_400_000);
  });
  const waits: number[] = [];
  for (let n = 0; n < FAILURES; n++) {
    expect(await runDurableObjectAlarm(customer), `alarm ${n + 1}`).toBe(true);
    const next = await runInDurableObject(customer, (_, { storage }) => storage.getAlarm());
    waits.push((next ?? Number.NaN) - Date.now());
  }
  expect(waits.every((wait) => wait > 20_000 && wait <= 3_600_000)).toBe(true);
  expect(waits[5]).toBeGreaterThan((waits[0] ?? 0) * 8);

  await runInDurableObject(customer, (_, { storage }) => {
    storage.sql.exec("DELETE FROM calls WHERE session = 'v1'");
    storage.sql.exec('UPDATE outbox SET due = 0');
  });
  expect(await runDurableObjectAlarm(customer)).toBe(true);
  const states = await runInDurableObject(customer, (_, { storage }) =>
    storage.sql.exec<{ state: string }>('SELECT state FROM outbox').toArray(),
  );
  expect(states).toEqual([{ state: 'sent' }]);
});

it('what fails in one place of a customer stops nothing else that is owed', async () => {
  const customer = bindings.CUSTOMER.getByName(`demo:cu_${crypto.randomUUID().replaceAll('-', '')}`);
  await begin(customer);
  await runInDurableObject(customer, async (_, { storage }) => {
    storage.sql.exec("INSERT INTO calls (session, due, body) VALUES ('v1', 1, '{')");
    storage.sql.exec(
      `INSERT INTO outbox (kind, address, message, body, state, attempts, due, path)
       VALUES ('trouble', 'store', NULL, '{"channel":"email","reason":"test","trace":"t"}', 'queued', 0, 0, '[]')`,
    );
    await storage.setAlarm(Date.now() + 86_400_000);
  });
  await runDurableObjectAlarm(customer);
  const states = await runInDurableObject(customer, (_, { storage }) =>
    storage.sql.exec<{ state: string }>('SELECT state FROM outbox').toArray(),
  );
  expect(states).toEqual([{ state: 'sent' }]);
});

it('the embedded shop owes nothing that an alarm would have to wake it for', () => {
  expect('alarm' in EmbeddedShop.prototype).toBe(false);
});

it('an address that cannot ask whether its holder ever began asks again in an hour, however often that fails', async () => {
  const address = bindings.ADDRESS.getByName(`test:email:${crypto.randomUUID()}@alarm.example`);
  await address.claim('cu_nobody', null);
  await runInDurableObject(address, async (_, state) => {
    const CUSTOMER = {
      getByName: () => ({ exists: () => Promise.reject(new Error('out of reach')) }),
    } as unknown as Env['CUSTOMER'];
    for (let n = 0; n < FAILURES; n++) {
      state.storage.sql.exec("UPDATE lapsing SET until = 0 WHERE name = 'claimed'");
      await new Address(state, { ...bindings, CUSTOMER }).alarm();
      const next = (await state.storage.getAlarm()) ?? Number.NaN;
      expect(next - Date.now(), `alarm ${n + 1}`).toBeGreaterThan(3_000_000);
      expect(next - Date.now(), `alarm ${n + 1}`).toBeLessThanOrEqual(3_600_000);
    }
    expect(state.storage.sql.exec('SELECT home FROM claim').toArray()).toEqual([{ home: 'cu_nobody' }]);
  });
});

it('a store that cannot delete what is old enough tries again within the hour, however often that fails', async () => {
  const store = bindings.STORE.getByName(`alarm-${crypto.randomUUID()}:store`);
  await store.keepUnclaimed('email', 'mail: too many', 'mail/old.eml');
  await runInDurableObject(store, async (_, state) => {
    state.storage.sql.exec("UPDATE unclaimed SET at = '2020-01-01T00:00:00.000Z'");
    const BLOBS = { delete: () => Promise.reject(new Error('out of reach')) } as unknown as R2Bucket;
    for (let n = 0; n < FAILURES; n++) {
      await expect(new Store(state, { ...bindings, BLOBS }).alarm()).rejects.toThrow('out of reach');
      const next = (await state.storage.getAlarm()) ?? Number.NaN;
      expect(next - Date.now(), `alarm ${n + 1}`).toBeGreaterThan(3_000_000);
      expect(next - Date.now(), `alarm ${n + 1}`).toBeLessThanOrEqual(3_600_000);
    }
    expect(state.storage.sql.exec('SELECT reference FROM unclaimed').toArray()).toHaveLength(1);
  });
});

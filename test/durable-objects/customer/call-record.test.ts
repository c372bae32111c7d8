import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { CallRecords } from '../../../durable-objects/customer/calls/record.ts';
import { Generation } from '../../../durable-objects/customer/thread/generation.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

const bindings = env as unknown as Env;

it('a call that came with another object’s thread is attended to when it is due', async () => {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, (_, { storage }) => {
    const generation = new Generation();
    const records = new CallRecords(storage.sql, generation);
    expect(records.nextDue()).toBeNull();
    storage.sql.exec("INSERT INTO calls (session, due, body) VALUES ('v1', 42, '{}')");
    generation.next();
    expect(records.nextDue()).toBe(42);
  });
});

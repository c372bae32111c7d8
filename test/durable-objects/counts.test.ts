import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { setClockShift } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { LIMITS } from '../../src/limits.ts';

const bindings = env as unknown as Env;
const HOUR = 3_600_000;
const aStore = () => bindings.STORE.getByName(`counts-${crypto.randomUUID()}:store`);
afterEach(() => setClockShift(0));

describe('acknowledgements of unproven senders', () => {
  it('are one a day for a mailbox', async () => {
    const store = aStore();
    expect(await store.mayAcknowledge('m1')).toBe(true);
    expect(await store.mayAcknowledge('m1')).toBe(false);
    expect(await store.mayAcknowledge('m2')).toBe(true);
    setClockShift(23.9 * HOUR);
    expect(await store.mayAcknowledge('m1')).toBe(false);
    setClockShift(25.1 * HOUR);
    expect(await store.mayAcknowledge('m1')).toBe(true);
  });

  it('are so many a day over all mailboxes, also after the object has slept', async () => {
    const store = aStore();
    const most = LIMITS.acknowledgedInStore.most;
    for (let n = 0; n < most; n++) expect(await store.mayAcknowledge(`m${n}`)).toBe(true);
    await evictDurableObject(store);
    expect(await store.mayAcknowledge('another')).toBe(false);
    setClockShift(25.1 * HOUR);
    expect(await store.mayAcknowledge('another')).toBe(true);
  });
});

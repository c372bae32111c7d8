import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../src/env.ts';

const bindings = env as unknown as Env;
const fresh = () => bindings.ADDRESS.getByName(`test:email:${crypto.randomUUID()}@example.com`);

describe('an address', () => {
  it('belongs to the first who claims it, however many ask at once', async () => {
    const address = fresh();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => address.claim(`cu_${n}`, null)));
    const homes = new Set(claims.map(({ home }) => home));
    expect(homes.size).toBe(1);
    expect((await address.resolve())?.home).toBe([...homes][0]);
  });

  it('remembers its owner when it was evicted', async () => {
    const address = fresh();
    await address.claim('cu_1', {
      account: { id: 'c-1', name: 'Sophie', locale: 'en' },
      lastOrderAt: null,
      knownAt: 1,
    });
    await evictDurableObject(address);
    expect(await address.resolve()).toMatchObject({ home: 'cu_1', account: { id: 'c-1' } });
  });

  it('writes nothing when it is only asked', async () => {
    const address = fresh();
    expect(await address.resolve()).toBeNull();
    const tables = await runInDurableObject(address, (_, state) =>
      state.storage.sql
        .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\'")
        .toArray(),
    );
    expect(tables).toEqual([]);
  });

  it('is given up by its owner alone', async () => {
    const address = fresh();
    await address.claim('cu_1', null);
    expect(await address.release('cu_2')).toBe(false);
    expect(await address.release('cu_1')).toBe(true);
    expect(await address.resolve()).toBeNull();
    expect((await address.claim('cu_2', null)).home).toBe('cu_2');
  });
});

describe('a confirmed address', () => {
  const sophie = { id: 'c-1', name: 'Sophie', locale: 'en' };

  it('keeps whose account its holder owns, and forgets it with its holder', async () => {
    const address = fresh();
    await address.claim('cu_1', null);
    expect(await address.confirm(['cu_1'], sophie, '2026-11-26T10:00:00Z')).toBe(true);
    await evictDurableObject(address);
    expect((await address.resolve())?.confirmed).toEqual({ account: sophie, at: '2026-11-26T10:00:00Z' });
    await address.depart('cu_2', '2026-11-27T10:00:00Z', null);
    expect((await address.resolve())?.confirmed).toBeNull();
  });

  it('is confirmed by nobody but its holder, and nothing is kept of an address that nobody has', async () => {
    const address = fresh();
    expect(await address.confirm(['cu_1'], sophie, '2026-11-26T10:00:00Z')).toBe(false);
    expect(await address.resolve()).toBeNull();
    await address.claim('cu_2', null);
    expect(await address.confirm(['cu_1'], sophie, '2026-11-26T10:00:00Z')).toBe(false);
    expect((await address.resolve())?.confirmed).toBeNull();
  });

  it('counts each code that goes there once', async () => {
    const address = fresh();
    for (let again = 0; again < 10; again++) expect(await address.admitCode('k1', 2)).toBe(true);
    expect(await address.admitCode('k2', 2)).toBe(true);
    expect(await address.admitCode('k3', 2)).toBe(false);
    expect(await address.resolve()).toBeNull();
  });
});

import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { addressObject } from '../../durable-objects/clients/address.ts';
import { newApiToken, storeOfApiToken } from '../../src/api/api-token.ts';
import type { Env } from '../../src/env.ts';
import { app } from '../../src/index.ts';
import { blindName, sealer } from '../../src/seal.ts';
import { readReplyToken, readSessionToken, replyToken, sessionToken } from '../../src/tokens.ts';
import { bindings, HERE } from './world.ts';

const OLD = 'the first key of this deployment, 42 letters';
const NEW = 'another key that takes the place of the first';
const before = { ...bindings, SEAL_KEY: OLD };
const during = { ...bindings, SEAL_KEY: NEW, SEAL_KEY_PREVIOUS: OLD, NAMES_KEY: OLD };
const after = { ...bindings, SEAL_KEY: NEW, NAMES_KEY: OLD };
const claims = { store: 'demo', customer: 'cu_1', session: 's1' };

describe('a new SEAL_KEY', () => {
  it('opens what the previous one made, for as long as that is named', async () => {
    const session = await sessionToken(before, claims);
    const reply = await replyToken(before, 'demo', 's1', 'email:a@b.example');
    const read = async (env: Env) => [
      (await readSessionToken(env, 'demo', session))?.session ?? null,
      await readReplyToken(env, 'demo', reply, 'email:a@b.example'),
    ];
    expect(await read(during)).toEqual(['s1', 's1']);
    expect(await read(after)).toEqual([null, null]);
  });

  it('signs and seals whatever is made from now on', async () => {
    const session = await sessionToken(during, claims);
    expect(await readSessionToken(after, 'demo', session)).toMatchObject(claims);
    expect(await readSessionToken(before, 'demo', session)).toBeNull();
    const sealed = await sealer(during, 'store-secrets', 'x').seal('words');
    expect(await sealer(after, 'store-secrets', 'x').open(sealed)).toEqual({ text: 'words', stale: false });
    await expect(sealer(before, 'store-secrets', 'x').open(sealed)).rejects.toThrow();
  });

  it('leaves objects their names, and API tokens what they open', () => {
    expect(blindName(after, 'address', 'demo', 'email:a@b.example')).toBe(
      blindName(before, 'address', 'demo', 'email:a@b.example'),
    );
    const object = (env: Env) => addressObject(env, 'demo', 'email:a@b.example', {}).id.toString();
    expect(object(after)).toBe(object(before));
    expect(storeOfApiToken(after, newApiToken(before, 'demo'))).toBe('demo');
  });

  it('seals a store’s secrets and tokens anew when they are read', async () => {
    const store = bindings.STORE.getByName(`resealed-${crypto.randomUUID()}:store`);
    const name = 'resealed';
    const secrets = { adminToken: 'a', identitySecret: 'i', anthropicApiKey: 'k' };
    const under = (env: Env) =>
      runInDurableObject(store, async (object) => {
        // The binding of an object's environment: what a deployment with other secrets would have.
        Object.assign(Reflect.get(object, 'env') as object, {
          SEAL_KEY: env.SEAL_KEY,
          SEAL_KEY_PREVIOUS: env.SEAL_KEY_PREVIOUS,
          NAMES_KEY: env.NAMES_KEY,
        });
      });
    const key = bindings.SEAL_KEY;
    const rotated = { SEAL_KEY: NEW, SEAL_KEY_PREVIOUS: key, NAMES_KEY: key } as Env;
    try {
      await store.create(name, secrets, null);
      await under(rotated);
      expect(await store.secrets(name)).toEqual(secrets);
      await under({ ...rotated, SEAL_KEY_PREVIOUS: undefined } as Env);
      expect(await store.secrets(name)).toEqual(secrets);
    } finally {
      await under({ SEAL_KEY: key } as Env);
      await evictDurableObject(store);
    }
  });
});

describe('a deployment', () => {
  const deployed = (over: Partial<Env>) => {
    const { SANDBOX: _, ...env } = bindings;
    const secrets = Object.keys(env).filter((name) => String(Reflect.get(env, name)).startsWith('dev-'));
    return { ...env, ...Object.fromEntries(secrets.map((name) => [name, OLD])), ...over } as Env;
  };
  const detail = async (over: Partial<Env>) => {
    const response = await app.request(`${HERE}/api/v1/openapi.json`, {}, deployed(over));
    if (response.status !== 503) return null;
    return ((await response.json()) as { detail: string }).detail;
  };

  it.each<[string, Partial<Env>, RegExp]>([
    ['a short SEAL_KEY', { SEAL_KEY: 'x'.repeat(31) }, /^SEAL_KEY: fewer than 32/],
    ['a short previous one', { SEAL_KEY_PREVIOUS: 'short', NAMES_KEY: OLD }, /^SEAL_KEY_PREVIOUS: fewer/],
    ['a short NAMES_KEY', { NAMES_KEY: 'short' }, /^NAMES_KEY: fewer/],
    ['a previous key and no key for names', { SEAL_KEY_PREVIOUS: OLD }, /NAMES_KEY/],
    ['a development key that was kept', { SEAL_KEY_PREVIOUS: 'dev-seal-key' }, /Development secrets/],
  ])('does not run with %s', async (_, over, why) => {
    expect(await detail(over)).toMatch(why);
  });

  it('runs with keys of 32 characters', async () => {
    expect(await detail({ SEAL_KEY: 'x'.repeat(32) })).toBeNull();
    expect(await detail({ SEAL_KEY: NEW, SEAL_KEY_PREVIOUS: OLD, NAMES_KEY: OLD })).toBeNull();
  });
});

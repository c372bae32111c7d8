import { describe, expect, it } from 'vitest';
import type { Env } from '../../src/env.ts';
import worker, { app } from '../../src/index.ts';
import { bindings, HERE } from './world.ts';

/** A bucket that holds nothing yet but what is put into it. */
function bucket() {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const fake = {
    async get(key: string) {
      asked.push(key);
      const text = kept.get(key);
      return text === undefined ? null : { text: async () => text };
    },
    async put(key: string, text: string, { onlyIf }: { onlyIf?: { etagDoesNotMatch?: string } } = {}) {
      if (onlyIf?.etagDoesNotMatch === '*' && kept.has(key)) return null;
      kept.set(key, text);
      return { key };
    },
  };
  return { kept, asked, bucket: fake as unknown as R2Bucket };
}

/** The configuration of a deployment, whose secrets are real ones. */
function deployed(over: Partial<Env>): Env {
  const { SANDBOX: _, ...env } = bindings;
  const secrets = Object.keys(env).filter((name) => String(Reflect.get(env, name)).startsWith('dev-'));
  return {
    ...env,
    ...Object.fromEntries(secrets.map((name) => [name, 'real-secret-of-32-characters-or-more'])),
    ...over,
  } as Env;
}

const refused = async (env: Env) => {
  const response = await app.request(`${HERE}/api/v1/openapi.json`, {}, env);
  if (response.status === 200) return null;
  expect(response.status).toBe(503);
  const { detail } = (await response.json()) as { detail: string };
  await expect(worker.email({ to: 'a@b.example' } as ForwardableEmailMessage, env)).rejects.toThrow(detail);
  return detail;
};

describe('a deployment whose objects must stay in the European Union', () => {
  it('refuses web and mail while its bucket is bound without a jurisdiction', async () => {
    const { bucket: BLOBS, kept } = bucket();
    expect(await refused(deployed({ JURISDICTION: 'eu', BLOBS }))).toContain('BLOBS_JURISDICTION is none');
    expect(await refused(deployed({ JURISDICTION: 'eu', BLOBS_JURISDICTION: '', BLOBS }))).toContain('none');
    expect(await refused(deployed({ JURISDICTION: '', BLOBS_JURISDICTION: 'eu', BLOBS }))).toContain('"eu"');
    expect(kept.size).toBe(0);
  });

  it('runs with a bucket of the same jurisdiction, and asks it once', async () => {
    const { bucket: BLOBS, asked, kept } = bucket();
    const env = deployed({ JURISDICTION: 'eu', BLOBS_JURISDICTION: 'eu', BLOBS });
    for (let again = 0; again < 3; again++) expect(await refused(env)).toBeNull();
    expect([...kept.values()]).toEqual(['eu']);
    expect(asked).toHaveLength(1);
  });

  it('refuses a bucket that was filled under another jurisdiction', async () => {
    const { bucket: BLOBS } = bucket();
    expect(await refused(deployed({ JURISDICTION: '', BLOBS }))).toBeNull();
    const moved = deployed({ JURISDICTION: 'eu', BLOBS_JURISDICTION: 'eu', BLOBS });
    expect(await refused(moved)).toContain('first used with JURISDICTION none');
  });

  it('stores nothing while the bucket cannot be asked', async () => {
    const BLOBS = { get: () => Promise.reject(new Error('R2 is down')) } as unknown as R2Bucket;
    const response = await app.request(`${HERE}/api/v1/desk`, {}, deployed({ BLOBS }));
    expect(response.status).toBe(500);
  });
});

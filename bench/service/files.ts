import type { BenchEnv } from './env.ts';

/** Files of this isolate, the newest few thousand. */
const kept = new Map<string, { bytes: ArrayBuffer; type: string }>();
const MOST = 4_000;

/** A bucket as cheap as one can be: on the platform, R2 is another machine's work. */
const bucket = {
  async put(key: string, body: BodyInit, options: { httpMetadata?: { contentType?: string } } = {}) {
    const bytes = await new Response(body).arrayBuffer();
    kept.set(key, { bytes, type: options.httpMetadata?.contentType ?? '' });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return { key };
  },
  async get(key: string) {
    const file = kept.get(key);
    if (!file) return null;
    return { arrayBuffer: async () => file.bytes, httpMetadata: { contentType: file.type } };
  },
  async list({ prefix }: { prefix: string }) {
    return { objects: [...kept.keys()].filter((key) => key.startsWith(prefix)).map((key) => ({ key })) };
  },
};

/** The environment with files in memory. */
export function withFiles<E extends BenchEnv>(env: E): E {
  // Only what the service calls of a bucket: put, get and list.
  return { ...env, BLOBS: bucket as unknown as BenchEnv['BLOBS'] };
}

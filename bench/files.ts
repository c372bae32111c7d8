import { Customer } from '../src/index.ts';
import type { BenchEnv } from './env.ts';

interface Kept {
  bytes: ArrayBuffer;
  type: string;
}

/** Files of this isolate. Kept for as long as a measurement lasts: the newest few thousand. */
const kept = new Map<string, Kept>();
const MOST = 4_000;

/** A bucket as cheap as one can be: on the platform, R2 is another machine's work. */
const bucket = {
  async put(
    key: string,
    body: BodyInit,
    { httpMetadata }: { httpMetadata?: { contentType?: string } } = {},
  ): Promise<{ key: string }> {
    const bytes = await new Response(body).arrayBuffer();
    kept.set(key, { bytes, type: httpMetadata?.contentType ?? '' });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return { key };
  },
  async get(key: string) {
    const file = kept.get(key);
    if (!file) return null;
    return {
      arrayBuffer: async () => file.bytes,
      text: async () => new TextDecoder().decode(file.bytes),
      httpMetadata: { contentType: file.type },
    };
  },
  async list({ prefix }: { prefix: string }) {
    const key = [...kept.keys()].find((one) => one.startsWith(prefix));
    return { objects: key ? [{ key }] : [] };
  },
};

/** The environment with files in memory. */
export function withFiles<E extends BenchEnv>(env: E): E {
  // Only what the service calls of a bucket: put, get and list.
  return { ...env, BLOBS: bucket as unknown as BenchEnv['BLOBS'] };
}

/** The customer's object, untouched, with its files in memory. */
export class FiledCustomer extends Customer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, withFiles(env));
  }
}

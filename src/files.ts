/** Where bytes live: mails, attachments, labels. Implemented over R2. */
export interface FileStore {
  /** Stores bytes under `key`; the same key is overwritten. */
  put(key: string, bytes: ArrayBuffer | Uint8Array | ReadableStream, type: string): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<{ bytes: ArrayBuffer; type: string } | null>;
}

/**
 * The prefix of what a customer's browsers upload, sent or never sent: erasing the customer deletes all of
 * it.
 */
export function uploadsOf(customer: string): string {
  return `attachments/${customer}/`;
}

/** Keys R2 deletes or lists in one call. */
const AT_ONCE = 1_000;

/** Deletes files for good, those that are gone already included. */
export async function dropFiles(bucket: R2Bucket, store: string, keys: Iterable<string>): Promise<void> {
  const all = Array.from(keys, (key) => `${store}/${key}`);
  for (let at = 0; at < all.length; at += AT_ONCE) await bucket.delete(all.slice(at, at + AT_ONCE));
}

/** The keys of all files under a prefix. */
export async function filesUnder(bucket: R2Bucket, store: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await bucket.list({ prefix: `${store}/${prefix}`, cursor, limit: AT_ONCE });
    keys.push(...page.objects.map(({ key }) => key.slice(store.length + 1)));
    if (!page.truncated) return keys;
    cursor = page.cursor;
  }
}

/** {@link FileStore} over an R2 bucket, every key under one store's prefix so that stores never meet. */
export function bucketFiles(bucket: R2Bucket, store: string): FileStore {
  return {
    async put(key, bytes, type) {
      await bucket.put(`${store}/${key}`, bytes, { httpMetadata: { contentType: type } });
    },
    async get(key) {
      const object = await bucket.get(`${store}/${key}`);
      if (!object) return null;
      return {
        bytes: await object.arrayBuffer(),
        type: object.httpMetadata?.contentType ?? 'application/octet-stream',
      };
    },
  };
}

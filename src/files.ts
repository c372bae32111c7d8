/** Where bytes live: mails, attachments, labels. Implemented over R2. */
export interface FileStore {
  /** Stores bytes under `key`; the same key is overwritten. */
  put(key: string, bytes: ArrayBuffer | Uint8Array | ReadableStream, type: string): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<{ bytes: ArrayBuffer; type: string } | null>;
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

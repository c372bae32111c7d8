/*
 * Messages for a browser, which its push service passes on and cannot read: RFC 8291 over RFC 8188
 * (`aes128gcm`), in one record.
 */

/** What a browser gives of itself, as bytes: its public key (an uncompressed point of P-256) and a secret. */
export interface PushKeys {
  p256dh: Uint8Array<ArrayBuffer>;
  auth: Uint8Array<ArrayBuffer>;
}

/** What is made anew for each message. */
export interface PushNonce {
  keys: CryptoKeyPair;
  salt: Uint8Array<ArrayBuffer>;
}

/** Bytes of a record (RFC 8188, section 2.1): no push service has to take more (RFC 8030, section 7.2). */
const RECORD = 4_096;
/** Bytes that may be said: the record without its header, the authentication tag and the mark of its end. */
export const MOST_PUSHED = RECORD - 86 - 16 - 1;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** The last record ends with this (RFC 8188, section 2). */
const LAST = 2;

/**
 * Encrypts at most {@link MOST_PUSHED} bytes for a browser. Rejects where its key is no point of the curve.
 */
export async function encryptPush(
  message: Uint8Array,
  { p256dh, auth }: PushKeys,
  nonce?: PushNonce,
): Promise<Uint8Array<ArrayBuffer>> {
  const { keys, salt } = nonce ?? (await freshNonce());
  const own = new Uint8Array(await exported(keys.publicKey));
  const theirs = await crypto.subtle.importKey('raw', p256dh, CURVE, false, []);
  // Not written where it is used: the platform's types call `public` by another name.
  const exchange = { name: 'ECDH', public: theirs };
  const shared = await crypto.subtle.deriveBits(exchange, keys.privateKey, 256);
  const input = await derived(shared, auth, joined(text('WebPush: info\0'), p256dh, own), 32);
  const key = await derived(input, salt, text('Content-Encoding: aes128gcm\0'), 16);
  const iv = await derived(input, salt, text('Content-Encoding: nonce\0'), 12);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    aes,
    joined(message, Uint8Array.of(LAST)),
  );
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, RECORD);
  return joined(salt, size, Uint8Array.of(own.length), own, new Uint8Array(sealed));
}

async function freshNonce(): Promise<PushNonce> {
  const keys = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  if (!('privateKey' in keys)) throw new Error('one key instead of two');
  return { keys, salt: crypto.getRandomValues(new Uint8Array(16)) };
}

async function exported(key: CryptoKey): Promise<ArrayBuffer> {
  const raw = await crypto.subtle.exportKey('raw', key);
  if (!(raw instanceof ArrayBuffer)) throw new Error('a key that is no bytes');
  return raw;
}

async function derived(
  secret: ArrayBuffer,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<ArrayBuffer> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, bytes * 8);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function text(words: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(words));
}

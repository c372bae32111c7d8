import { createHmac, hkdfSync } from 'node:crypto';
import { base64, bytesOfBase64 } from './bytes/base64.ts';

/*
 * Everything the service signs or seals for itself hangs on one secret, SEAL_KEY. Each purpose gets a key of
 * its own (HKDF, RFC 5869), so that a token made for one door opens no other. A new SEAL_KEY takes its place
 * while SEAL_KEY_PREVIOUS still opens what the old one made; names of objects outlive both, under NAMES_KEY.
 */

/** The secrets of a deployment that keys are made from. */
export interface SealEnv {
  SEAL_KEY?: string;
  SEAL_KEY_PREVIOUS?: string;
  NAMES_KEY?: string;
}

/** Fewest characters of these secrets outside development: 128 bits in hex. */
const SHORTEST = 32;

/** Why a deployment must not run with these secrets; null when it may. */
export function unfitSealKeys(env: SealEnv): string | null {
  const { SEAL_KEY, SEAL_KEY_PREVIOUS, NAMES_KEY } = env;
  const short = Object.entries({ SEAL_KEY, SEAL_KEY_PREVIOUS, NAMES_KEY }).filter(
    ([, key]) => key && key.length < SHORTEST,
  );
  if (short.length) return `${short.map(([name]) => name).join(', ')}: fewer than ${SHORTEST} characters.`;
  if (SEAL_KEY_PREVIOUS && !NAMES_KEY)
    return 'SEAL_KEY_PREVIOUS without NAMES_KEY: set it to the first SEAL_KEY there was, or no address finds its customer.';
  return null;
}

export type Purpose =
  | 'session'
  | 'file'
  | 'upload'
  | 'reply'
  | 'relay'
  | 'call'
  | 'network'
  | 'code'
  | 'address'
  | 'holder'
  | 'erasure'
  | 'api-token'
  | 'answer'
  | 'store-secrets'
  | 'mcp-token'
  | 'connection'
  | 'consent'
  | 'push'
  | 'webhook'
  | 'notice'
  | 'console'
  | 'invitation'
  | 'passkey';

/** Thrown where SEAL_KEY is missing: the door stays closed. */
class SealMissing extends Error {
  constructor() {
    super('SEAL_KEY is not set');
  }
}

/** 32 key bytes for one purpose of one store. */
export async function purposeKey(
  secret: string | undefined,
  purpose: Purpose,
  store: string,
): Promise<Uint8Array> {
  if (!secret) throw new SealMissing();
  const name = `${secret}\n${purpose}\n${store}`;
  const cached = keys.get(name);
  if (cached) return cached;
  const base = await crypto.subtle.importKey('raw', encode(secret), 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: encode('onethread'), info: encode(`${purpose}:${store}`) },
    base,
    256,
  );
  const key = new Uint8Array(bits);
  if (keys.size > 500) keys.clear();
  keys.set(name, key);
  return key;
}

/** The keys that open what was made for a purpose: the present one first, then the one before it. */
export async function openingKeys(env: SealEnv, purpose: Purpose, store: string): Promise<Uint8Array[]> {
  const { SEAL_KEY, SEAL_KEY_PREVIOUS } = env;
  const keys = [await purposeKey(SEAL_KEY, purpose, store)];
  if (SEAL_KEY_PREVIOUS) keys.push(await purposeKey(SEAL_KEY_PREVIOUS, purpose, store));
  return keys;
}

/**
 * A name for `text` by which an object can be found and the text cannot: HMAC-SHA256 under a purpose key, 160
 * bits of it, in hex. The same in one store for as long as NAMES_KEY is, or without one the first SEAL_KEY;
 * in another store another. Not a promise, so that a stub is opened at once.
 */
export function blindName(env: SealEnv, purpose: Purpose, store: string, text: string): string {
  const secret = env.NAMES_KEY || env.SEAL_KEY;
  if (!secret) throw new SealMissing();
  const name = `${secret}\n${purpose}\n${store}`;
  const key =
    nameKeys.get(name) ?? new Uint8Array(hkdfSync('sha256', secret, 'onethread', `${purpose}:${store}`, 32));
  if (nameKeys.size > 500) nameKeys.clear();
  nameKeys.set(name, key);
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 40);
}

/** Seals and opens the text of one purpose of one store. */
export interface Sealer {
  /** Under the present key. */
  seal(text: string): Promise<string>;
  /**
   * Under the present key or the one before it; `stale` when it was that one. Rejects when neither opens it.
   */
  open(sealed: string): Promise<{ text: string; stale: boolean }>;
}

export function sealer(env: SealEnv, purpose: Purpose, store: string): Sealer {
  return {
    seal: async (text) => seal(await purposeKey(env.SEAL_KEY, purpose, store), text),
    async open(sealed) {
      const [present, ...earlier] = await openingKeys(env, purpose, store);
      if (!present) throw new SealMissing();
      try {
        return { text: await unseal(present, sealed), stale: false };
      } catch (error) {
        for (const key of earlier) return { text: await unseal(key, sealed), stale: true };
        throw error;
      }
    },
  };
}

/** Encrypts text under a purpose key: AES-GCM, fresh nonce, base64. */
export async function seal(key: Uint8Array, text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, aes, encode(text)),
  );
  const joined = new Uint8Array(nonce.length + sealed.length);
  joined.set(nonce);
  joined.set(sealed, nonce.length);
  return base64(joined);
}

/** Decrypts what {@link seal} made; throws when it was made under another key or changed. */
export async function unseal(key: Uint8Array, sealed: string): Promise<string> {
  const bytes = bytesOfBase64(sealed);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const clear = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.slice(0, 12) },
    aes,
    bytes.slice(12),
  );
  return new TextDecoder().decode(clear);
}

const nameKeys = new Map<string, Uint8Array>();
const keys = new Map<string, Uint8Array>();
const encode = (text: string) => new TextEncoder().encode(text);

import { base64url } from 'jose';
import { z } from 'zod';
import type { Cbor } from './cbor.ts';

/*
 * Public keys of passkeys: as authenticators write them (COSE, RFC 9053 and RFC 8230), and as WebCrypto takes them (JSON Web Keys).
 */

/** A public key as it is kept. */
export const PublicKey = z.discriminatedUnion('algorithm', [
  z.object({ algorithm: z.literal('ES256'), x: z.string(), y: z.string() }),
  z.object({ algorithm: z.literal('RS256'), n: z.string(), e: z.string() }),
  z.object({ algorithm: z.literal('EdDSA'), x: z.string() }),
]);
export type PublicKey = z.infer<typeof PublicKey>;

/** The algorithms that are asked for, best liked first, under their numbers in COSE. */
export const ALGORITHMS = [-7, -8, -257] as const;

/** Bytes of an RSA modulus: 2048 bits at least (NIST SP 800-131A), and no more than a browser makes. */
const MODULUS = { least: 256, most: 1024 };

/** The key that a map of COSE holds; null where it is of no algorithm that was asked for, or is none. */
export function publicKeyOf(cose: Cbor): PublicKey | null {
  if (!(cose instanceof Map)) return null;
  const bytes = (label: number) => {
    const value = cose.get(label);
    return value instanceof Uint8Array ? value : new Uint8Array();
  };
  const kind = [cose.get(1), cose.get(3)].join();
  const [x, y] = [bytes(-2), bytes(-3)];
  // Of an RSA key these labels are the modulus and the exponent; of the others -1 is the curve.
  if (kind === '3,-257') {
    const [n, e] = [bytes(-1), x];
    const fits = n.length >= MODULUS.least && n.length <= MODULUS.most && e.length > 0 && e.length <= 4;
    return fits ? { algorithm: 'RS256', n: base64url.encode(n), e: base64url.encode(e) } : null;
  }
  if (kind === '2,-7' && cose.get(-1) === 1 && x.length === 32 && y.length === 32)
    return { algorithm: 'ES256', x: base64url.encode(x), y: base64url.encode(y) };
  if (kind === '1,-8' && cose.get(-1) === 6 && x.length === 32)
    return { algorithm: 'EdDSA', x: base64url.encode(x) };
  return null;
}

/** Whether the key's other half has signed `data`. False too for a key that is none. */
export async function isSignedBy(key: PublicKey, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  try {
    switch (key.algorithm) {
      case 'ES256': {
        const { x, y } = key;
        const raw = rawSignature(signature);
        const how = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
        return raw !== null && (await verified({ kty: 'EC', crv: 'P-256', x, y }, how, raw, data));
      }
      case 'RS256': {
        const { n, e } = key;
        const how = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
        return await verified({ kty: 'RSA', n, e }, how, signature, data);
      }
      case 'EdDSA':
        return await verified({ kty: 'OKP', crv: 'Ed25519', x: key.x }, { name: 'Ed25519' }, signature, data);
    }
  } catch {
    return false;
  }
}

async function verified(
  jwk: JsonWebKey,
  how: { name: string; namedCurve?: string; hash?: string },
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', jwk, how, false, ['verify']);
  return crypto.subtle.verify(how, key, signature, data);
}

/**
 * The 64 bytes that WebCrypto takes, of a signature as authenticators give it: DER of two whole numbers (WebAuthn, section
 * 6.5.5). Null where it is none.
 */
function rawSignature(der: Uint8Array): Uint8Array | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const raw = new Uint8Array(64);
  let at = 2;
  for (const half of [0, 1]) {
    const size = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || size === 0 || size > 33) return null;
    const digits = der.subarray(at + 2, at + 2 + size);
    const number = digits[0] === 0 ? digits.subarray(1) : digits;
    if (digits.length !== size || number.length > 32) return null;
    raw.set(number, 32 * (half + 1) - number.length);
    at += 2 + size;
  }
  return at === der.length ? raw : null;
}

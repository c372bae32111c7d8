import { SignJWT } from 'jose';
import { z } from 'zod';
import { base64url, bytesOfBase64url } from '../bytes/base64.ts';

/* How a sender of push messages shows who it is: VAPID (RFC 8292). */

/** Seconds that a token is good; a push service may refuse more than a day (RFC 8292, section 2). */
const GOOD_FOR = 12 * 3_600;

const Private = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
/** The private key, as JWK. */
export type PushSigner = z.infer<typeof Private>;
export const PushSigner = Private;

/** A new key pair. `public` is what browsers subscribe with: an uncompressed point, base64url. */
export async function newPushSigner(): Promise<{ public: string; signer: PushSigner }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  if (!('privateKey' in pair)) throw new Error('one key instead of two');
  const signer = PushSigner.parse(await crypto.subtle.exportKey('jwk', pair.privateKey));
  return { public: publicOf(signer), signer };
}

/**
 * The `Authorization` of a message to `endpoint`. `subject`: whom the push service can write to, an https or
 * mailto URL. `at`: seconds since 1970.
 */
export async function vapid(
  signer: PushSigner,
  { endpoint, subject, at }: { endpoint: string; subject: string; at: number },
): Promise<string> {
  const token = await new SignJWT({})
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    .setSubject(subject)
    .setExpirationTime(at + GOOD_FOR)
    .sign(signer);
  return `vapid t=${token}, k=${publicOf(signer)}`;
}

function publicOf({ x, y }: PushSigner): string {
  const point = [bytesOfBase64url(x), bytesOfBase64url(y)].flatMap((half) => [...(half ?? [])]);
  return base64url(Uint8Array.of(4, ...point));
}

import { base64url } from 'jose';
import { z } from 'zod';
import { equalBytes } from '../constant-time.ts';
import { type AuthenticatorData, readAttestation, readAuthenticatorData } from './authenticator.ts';
import { isSignedBy, type PublicKey } from './keys.ts';

/*
 * Making a passkey and signing in with one, from the side that trusts it: WebAuthn Level 3, sections 7.1 and 7.2. Which
 * challenge was answered is for who made it to judge.
 */

/** Bytes as browsers' answers carry them to us. */
export const Bytes = z
  .string()
  .max(12_000)
  .regex(/^[\w-]*$/)
  .refine((text) => text.length % 4 !== 1, 'not base64url');

const ClientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

/** The host that passkeys of a service at `origin` are for. */
export const hostOf = (origin: string) => new URL(origin).hostname;

/** A passkey that was made: its id, its key and its count. */
export interface MadePasskey {
  id: string;
  key: PublicKey;
  counter: number;
}

/**
 * The challenge that a browser has answered, by what it says of it; null where it answered for another act, another page
 * or from within one.
 */
export function challengeIn(clientData: string, act: 'create' | 'get', origin: string): string | null {
  try {
    const said = ClientData.parse(JSON.parse(new TextDecoder().decode(base64url.decode(clientData))));
    const own = said.type === `webauthn.${act}` && said.origin === origin;
    return own && !said.crossOrigin && said.topOrigin === undefined ? said.challenge : null;
  } catch {
    return null;
  }
}

/** The passkey that an attestation object brings; null where it was not made here, or without making sure by whom. */
export async function madePasskey(attestation: string, origin: string): Promise<MadePasskey | null> {
  const data = readAttestation(base64url.decode(attestation));
  if (!data?.made || !(await isOfOwner(data, origin))) return null;
  const { id, key } = data.made;
  return { id: base64url.encode(id), key, counter: data.counter };
}

/** What a browser brings of a passkey that signs in. All of it base64url. */
export interface SignedChallenge {
  clientData: string;
  authenticatorData: string;
  signature: string;
}

/**
 * The authenticator's count where it has signed with this key, here, and has made sure for whom; else null. A count that
 * does not grow is a sign of a copied key: it is refused.
 */
export async function countOf(
  signed: SignedChallenge,
  { key, counter }: Pick<MadePasskey, 'key' | 'counter'>,
  origin: string,
): Promise<number | null> {
  const told = base64url.decode(signed.authenticatorData);
  const data = readAuthenticatorData(told);
  if (!data || !(await isOfOwner(data, origin))) return null;
  if ((data.counter > 0 || counter > 0) && data.counter <= counter) return null;
  const hash = await crypto.subtle.digest('SHA-256', base64url.decode(signed.clientData));
  const text = new Uint8Array([...told, ...new Uint8Array(hash)]);
  return (await isSignedBy(key, base64url.decode(signed.signature), text)) ? data.counter : null;
}

async function isOfOwner({ site, present, verified }: AuthenticatorData, origin: string): Promise<boolean> {
  const host = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hostOf(origin)));
  return present && verified && equalBytes(site, new Uint8Array(host));
}

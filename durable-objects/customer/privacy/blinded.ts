import type { Env } from '../../../src/env.ts';
import { purposeKey } from '../../../src/seal.ts';

/** A customer's id in a receipt: a hash that is useless without the deployment's key, and the same for the same id. */
export async function blindedCustomer(env: Env, store: string, customer: string): Promise<string> {
  const secret = await purposeKey(env.NAMES_KEY || env.SEAL_KEY, 'erasure', store);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(customer));
  return `hmac-sha256:${[...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

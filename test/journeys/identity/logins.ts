import { SignJWT } from 'jose';
import { Clock } from '../../../scripts/clients/clock.ts';
import type { Service } from '../../../scripts/clients/service.ts';

/**
 * The login token a shop makes for somebody who is signed in there. `over` is what a forger would write
 * instead.
 */
export async function loginOf(
  service: Service,
  account: string,
  over: { claims?: Record<string, unknown>; secret?: string } = {},
): Promise<string> {
  const issued = Math.floor((await new Clock(service).now()).getTime() / 1000);
  const claims = {
    store: service.store,
    sub: account,
    nonce: crypto.randomUUID(),
    iat: issued,
    exp: issued + 300,
    ...over.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(over.secret ?? 'dev-identity-secret'));
}

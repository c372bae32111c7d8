import type { Context } from 'hono';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { z } from 'zod';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { now } from '../../clock.ts';
import type { Env } from '../../env.ts';
import { providerFetch } from '../../outbound.ts';
import type { ApiEnv } from '../env.ts';
import type { SignedInPerson } from './cookie.ts';

/** What Access states about the person it admitted. */
const Claims = z.object({ email: z.string().min(3).max(320) });

type Keys = ReturnType<typeof createRemoteJWKSet>;
/** The keys of a team, read once for each isolate, and again when an unknown key signs. */
const teams = new Map<string, Keys>();

function keysOf(env: Env, team: string): Keys {
  const known = teams.get(team);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(`${team}/cdn-cgi/access/certs`), {
    [customFetch]: providerFetch(env),
  });
  teams.set(team, keys);
  return keys;
}

/**
 * The person whom Cloudflare Access admitted, where it protects the console and both settings name it: the
 * person of the default store with that address
 * (developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/validating-json). Access alone
 * admits nobody who does not work here.
 */
export async function personOfAccess(c: Context<ApiEnv>): Promise<SignedInPerson | null> {
  const { ACCESS_TEAM, ACCESS_AUDIENCE, DEFAULT_STORE } = c.env;
  const token = c.req.header('cf-access-jwt-assertion');
  if (!token || !ACCESS_TEAM || !ACCESS_AUDIENCE) return null;
  const team = ACCESS_TEAM.replace(/\/$/, '');
  try {
    const { payload } = await jwtVerify(token, keysOf(c.env, team), {
      issuer: team,
      audience: ACCESS_AUDIENCE,
      algorithms: ['RS256', 'ES256'],
      currentDate: new Date(now()),
    });
    const { email } = Claims.parse(payload);
    const person = structuredClone(await deskObject(c.env, DEFAULT_STORE).personOf(email));
    return person && { store: DEFAULT_STORE, person, session: null, renewed: false };
  } catch {
    return null;
  }
}

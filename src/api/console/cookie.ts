import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { SESSION_MS } from '../../../durable-objects/desk/sign-ins.ts';
import type { Person } from '../../console/protocol.ts';
import { publicOrigin } from '../../door/stores.ts';
import type { Env } from '../../env.ts';
import { consoleToken, readConsoleToken } from '../../tokens.ts';
import type { ApiEnv } from '../env.ts';
import { newSecretId } from './ids.ts';

/** `__Host-`: for this host only, over TLS, for every path (RFC 6265bis, section 4.1.3.2). */
const COOKIE = '__Host-onethread';
const GIVEN = /(?:^|;\s*)__Host-onethread=([\w.-]{1,2048})(?:;|$)/;

/** Who is signed in, and where. */
export interface SignedInPerson {
  store: string;
  person: Person;
  /** The session that their cookie names; null where Cloudflare Access signed them in. */
  session: string | null;
  /** The cookie is to be renewed. */
  renewed: boolean;
}

/** Whether a request brings a cookie of ours. */
export function hasCookie(c: Pick<Context, 'req'>): boolean {
  return GIVEN.test(c.req.header('cookie') ?? '');
}

/** The person a cookie signs in; null where it is not valid, or no longer. */
export async function personOfCookie(c: Context<ApiEnv>): Promise<SignedInPerson | null> {
  const token = GIVEN.exec(c.req.header('cookie') ?? '')?.[1];
  const claims = token && c.env.SEAL_KEY ? await readConsoleToken(c.env, token) : null;
  if (!claims) return null;
  const { store, session } = claims;
  const known = structuredClone(await deskObject(c.env, store).session(session));
  return known && { store, person: known.person, session, renewed: known.renewed };
}

/** A new session's id. */
export const newSession = () => newSecretId('cs');

/** The header that signs a browser in. */
export async function cookieFor(env: Env, store: string, session: string): Promise<string> {
  return cookie(await consoleToken(env, { store, session }), SESSION_MS / 1000);
}

/** The header that signs it out. */
export const noCookie = () => cookie('', 0);

function cookie(value: string, seconds: number): string {
  return `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a browser's request may do what it asks for: every change, and every socket, must come from a page
 * of the service itself. `SameSite=Strict` alone would allow pages of sibling hosts.
 */
export function isFromOwnPage(c: Context<ApiEnv>): boolean {
  const changes = !SAFE.includes(c.req.method) || c.req.header('upgrade') !== undefined;
  return !changes || c.req.header('origin') === publicOrigin(c.env, c.req.url);
}

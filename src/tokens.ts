import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { now } from './clock.ts';
import { equalText } from './constant-time.ts';
import type { Env } from './env.ts';
import { openingKeys, type Purpose, purposeKey } from './seal.ts';

/** What a browser holds between its visits: which object and which session it speaks in. */
const SessionClaims = z.object({ store: z.string(), customer: z.string(), session: z.string() });
export type SessionClaims = z.infer<typeof SessionClaims>;

/** What a relay socket may be opened for: one call, and once. */
const RelayClaims = SessionClaims.extend({ ticket: z.string() });
type RelayClaims = z.infer<typeof RelayClaims>;

/** What a browser gets for an upload: worth a file in this very session. */
const UploadClaims = z.object({
  store: z.string(),
  session: z.string(),
  file: z.string(),
  key: z.string(),
  filename: z.string(),
  type: z.string(),
  size: z.number(),
});
type UploadClaims = z.infer<typeof UploadClaims>;

const FileClaims = z.object({ store: z.string(), key: z.string(), filename: z.string(), type: z.string() });
export type FileClaims = z.infer<typeof FileClaims>;

const DAY = 86_400;
/**
 * Lifetimes in seconds. A browser is recognised for half a year; a relay socket is dialled at once; a person signs in
 * anew after a week at the latest.
 */
const LIFETIME = {
  session: 180 * DAY,
  relay: 900,
  call: DAY / 2,
  file: 900,
  label: 45 * DAY,
  console: 7 * DAY,
  invitation: 7 * DAY,
  challenge: 300,
};

export const sessionToken = (env: Env, claims: SessionClaims) =>
  sign(env, 'session', claims, LIFETIME.session);
export const readSessionToken = (env: Env, store: string, token: string) =>
  read(env, 'session', store, token, SessionClaims);

export const relayToken = (env: Env, claims: RelayClaims) => sign(env, 'relay', claims, LIFETIME.relay);
export const readRelayToken = (env: Env, store: string, token: string) =>
  read(env, 'relay', store, token, RelayClaims);

/**
 * For the webhooks of one call: they bring no attestation, so whose call it is must not be looked up anew.
 */
export const callToken = (env: Env, claims: SessionClaims) => sign(env, 'call', claims, LIFETIME.call);
export const readCallToken = (env: Env, store: string, token: string) =>
  read(env, 'call', store, token, SessionClaims);

/** What a browser holds of a person who is signed in: worth as much as the session's row in the store's desk. */
const ConsoleClaims = z.object({ store: z.string(), session: z.string() });
type ConsoleClaims = z.infer<typeof ConsoleClaims>;

export const consoleToken = (env: Env, claims: ConsoleClaims) =>
  sign(env, 'console', claims, LIFETIME.console);
/** The store is inside the token: a cookie is for one store, and opens no other. */
export async function readConsoleToken(env: Env, token: string): Promise<ConsoleClaims | null> {
  const store = unverifiedStore(token);
  return store ? read(env, 'console', store, token, ConsoleClaims) : null;
}

/** A link that takes one person in, once. */
const InvitationClaims = z.object({ store: z.string(), invitation: z.string() });
type InvitationClaims = z.infer<typeof InvitationClaims>;

export const invitationToken = (env: Env, claims: InvitationClaims) =>
  sign(env, 'invitation', claims, LIFETIME.invitation);
export async function readInvitationToken(env: Env, token: string): Promise<InvitationClaims | null> {
  const store = unverifiedStore(token);
  return store ? read(env, 'invitation', store, token, InvitationClaims) : null;
}

/** What a passkey is to answer: of a person who makes one, or null, of whoever signs in. Nothing is kept of it until it is. */
const ChallengeClaims = z.object({ store: z.string(), person: z.string().nullable(), challenge: z.string() });
type ChallengeClaims = z.infer<typeof ChallengeClaims>;

export const challengeToken = (env: Env, claims: ChallengeClaims) =>
  sign(env, 'passkey', claims, LIFETIME.challenge);
/** `exp`: until when it is good, in seconds. */
export const readChallengeToken = (env: Env, store: string, token: string) =>
  read(env, 'passkey', store, token, ChallengeClaims.extend({ exp: z.number() }));

export const uploadToken = (env: Env, claims: UploadClaims) => sign(env, 'upload', claims, DAY);
const readUploadToken = (env: Env, store: string, token: string) =>
  read(env, 'upload', store, token, UploadClaims);

/**
 * The files behind the ids that a session was given when it uploaded them; null when one is not this session's
 * or has expired. Each keeps its id: whoever uploaded it finds it again in the message.
 */
export async function readUploads(
  env: Env,
  store: string,
  session: string,
  ids: readonly string[],
): Promise<(Pick<UploadClaims, 'filename' | 'type' | 'size' | 'key'> & { id: string })[] | null> {
  const uploads = await Promise.all(ids.map((id) => readUploadToken(env, store, id)));
  const files = [];
  for (const [index, upload] of uploads.entries()) {
    if (upload?.session !== session) return null;
    const { filename, type, size, key } = upload;
    files.push({ id: ids[index] ?? '', filename, type, size, key });
  }
  return files;
}

/**
 * A link to a stored file: 15 minutes for what a person uploaded, 45 days for a label that a message carries.
 */
export const fileToken = (env: Env, claims: FileClaims, lasting: boolean) =>
  sign(env, 'file', claims, lasting ? LIFETIME.label : LIFETIME.file);
/** The store is inside the token: `/files/:signed` names none. */
export async function readFileToken(env: Env, token: string): Promise<FileClaims | null> {
  const store = unverifiedStore(token);
  return store ? read(env, 'file', store, token, FileClaims) : null;
}

/**
 * The token of a plus-addressed Reply-To: short enough for a local part (RFC 5321 allows 64 octets). It names
 * a session and is bound to the address it was sent to, so that it tells nothing about, and is worth nothing
 * to, anybody else.
 */
export async function replyToken(env: Env, store: string, session: string, address: string): Promise<string> {
  return replyTokenBy(await purposeKey(env.SEAL_KEY, 'reply', store), session, address);
}

async function replyTokenBy(key: Uint8Array, session: string, address: string): Promise<string> {
  const text = new TextEncoder().encode(`${session}\n${address}`);
  const mac = await crypto.subtle.sign('HMAC', await hmacKey(key), text);
  return `${session}.${base32(new Uint8Array(mac).slice(0, 10))}`;
}

/** The session a reply token names, when it was made for mail to `address`; else null. */
export async function readReplyToken(
  env: Env,
  store: string,
  token: string,
  address: string,
): Promise<string | null> {
  const dot = token.lastIndexOf('.');
  if (dot < 1) return null;
  const session = token.slice(0, dot);
  for (const key of await openingKeys(env, 'reply', store))
    if (equalText(await replyTokenBy(key, session, address), token.toLowerCase())) return session;
  return null;
}

/**
 * The six digits of a one-time code: made anew from the challenge each time, so that they are stored nowhere.
 * Another session, another address or another challenge has other ones.
 */
export async function codeOf(
  env: Env,
  store: string,
  { challenge, session, address }: { challenge: string; session: string; address: string },
): Promise<string> {
  const key = await hmacKey(await purposeKey(env.SEAL_KEY, 'code', store));
  const text = new TextEncoder().encode(`${challenge}\n${session}\n${address}`);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, text));
  // Of 64 bits a remainder by a million is even enough: no code is likelier than another by more than 1 in
  // 10^13.
  return (mac.getBigUint64(0) % 1_000_000n).toString().padStart(6, '0');
}

/**
 * A name for a network by which it can be counted and not be found: the same in one store, worth nothing
 * elsewhere.
 */
export async function blinded(env: Env, store: string, network: string): Promise<string> {
  const key = await hmacKey(await purposeKey(env.SEAL_KEY, 'network', store));
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(network));
  return base32(new Uint8Array(mac).slice(0, 10));
}

async function sign(env: Env, purpose: Purpose, claims: { store: string }, seconds: number): Promise<string> {
  const issued = Math.floor(now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(await purposeKey(env.SEAL_KEY, purpose, claims.store));
}

async function read<T extends { store: string }>(
  env: Env,
  purpose: Purpose,
  store: string,
  token: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  for (const key of await openingKeys(env, purpose, store)) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: new Date(now()),
      });
      const claims = schema.parse(payload);
      return claims.store === store ? claims : null;
    } catch {
      // Made under the other key, or by nobody.
    }
  }
  return null;
}

function unverifiedStore(token: string): string | null {
  try {
    const body = token.split('.')[1] ?? '';
    const json: unknown = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')));
    return z.object({ store: z.string() }).parse(json).store;
  } catch {
    return null;
  }
}

function hmacKey(key: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** RFC 4648 base32 in lower case: mail systems fold the case of local parts. */
function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('');
}

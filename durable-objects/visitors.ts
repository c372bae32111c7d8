import { jwtVerify } from 'jose';
import { z } from 'zod';
import { now } from '../src/clock.ts';
import type { Attachment } from '../src/conversation/values.ts';
import type { Env } from '../src/env.ts';
import type { Address } from '../src/identity/address.ts';
import { readUploadToken } from '../src/tokens.ts';
import { storeSecrets } from './stores.ts';
import { addressObject } from './whose.ts';

const Login = z.object({
  store: z.string(),
  sub: z.string().min(1).max(200),
  iat: z.number(),
  exp: z.number(),
  nonce: z.string().min(1).max(200),
});

/** Longest life of a login token, seconds from `iat` to `exp`. */
const LOGIN_LIFE = 600;

/**
 * The shop's customer id that a login token proves for a session; null when it proves nothing. HS256 under the store's
 * identity secret, ten minutes at most, and its nonce belongs to the first session that shows it: a token that leaked opens
 * nothing elsewhere.
 */
export async function identifyLogin(
  env: Env,
  store: string,
  session: string,
  token: string,
): Promise<string | null> {
  const secret = (await storeSecrets(env, store))?.identitySecret;
  if (!secret) return null;
  let login: z.infer<typeof Login>;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: new Date(now()),
    });
    login = Login.parse(payload);
  } catch {
    return null;
  }
  if (login.store !== store || login.exp - login.iat > LOGIN_LIFE || login.iat > now() / 1000 + 60)
    return null;
  const nonce: Address = `visitor:nonce/${login.nonce}`;
  const claim = await addressObject(env, store, nonce, {}).claim(session, null);
  return claim.home === session ? login.sub : null;
}

/** The files behind the ids a browser was given when it uploaded them; null when one is not this session's or has expired. */
export async function uploadedFiles(
  env: Env,
  store: string,
  session: string,
  ids: string[],
): Promise<Attachment[] | null> {
  const files: Attachment[] = [];
  for (const id of ids) {
    const upload = await readUploadToken(env, store, id);
    if (!upload || upload.session !== session) return null;
    const { filename, type, size, key } = upload;
    // Known by the id the browser was given: it finds its own upload again in the message.
    files.push({ id, filename, type, size, key });
  }
  return files;
}

import { jwtVerify } from 'jose';
import { z } from 'zod';
import { now } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';
import type { Address } from '../../../src/identity/address.ts';
import { sessionToken } from '../../../src/tokens.ts';
import { addressObject, ownerOf } from '../../clients/address.ts';
import { storeSecrets } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { type ProofContext, prove, provenBy } from './proofs.ts';

/**
 * What came of a login token. `another`: somebody else sits at this browser; what was said here stays with
 * whom it belongs to, and that person begins anew with a token of their own.
 */
export type Identified = 'proved' | 'refused' | { another: string };

const Login = z.object({
  store: z.string(),
  sub: z.string().min(1).max(200),
  iat: z.number(),
  exp: z.number(),
  nonce: z.string().min(1).max(200),
});

/** Longest life of a login token, seconds from `iat` to `exp`. */
const LOGIN_LIFE = 600;
/** A nonce is remembered for so much longer than its token is good: clocks differ. */
const NONCE_MARGIN_MS = 60_000;

/**
 * The shop's customer id that a login token proves for a session; null when it proves nothing. HS256 under
 * the store's identity secret, ten minutes at most, and its nonce belongs to the first session that shows it:
 * a token that leaked opens nothing elsewhere.
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
  const first = await addressObject(env, store, nonce, {}).once(session, login.exp * 1000 + NONCE_MARGIN_MS);
  return first ? login.sub : null;
}

/**
 * A login raises its session to verified and tells whose account it is; null is a token that proved nothing.
 * When that account's thread lives in another object, the two become one.
 */
export async function identify(
  { session, account: id }: { session: string; account: string | null },
  context: ProofContext & Pick<ObjectContext, 'shop'>,
): Promise<Identified> {
  const { env, store, thread, shop, reached } = context;
  if (id === null) return 'refused';
  const here = thread.state.account;
  if (here && here.id !== id) {
    // Another person at the same browser: that login opens a thread of its own and nothing of this one.
    const customer = await ownerOf(env, store, id, { country: reached.country });
    return { another: await sessionToken(env, { store, customer, session }) };
  }
  const known = await shop.account(id);
  const account = { id, name: known?.name ?? '', locale: known?.locale ?? 'en' };
  const evidence = 'login token of the shop';
  const proof = { session, account, owner: null, evidence, reached: null };
  const proven = await provenBy({ ...proof, source: 'login' }, context);
  if (!proven) return 'refused';
  prove(proven, context);
  return 'proved';
}

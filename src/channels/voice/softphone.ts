import { SignJWT } from 'jose';
import type { Credentials } from '../channel.ts';

/**
 * Seconds that a browser's token is good for: a new one comes before. Twilio takes no token back before its end (up to a day), so
 * whoever is taken out of the store holds one for ten minutes at most; nobody is put through to them in that time.
 */
const LASTS = 600;

/** What lets a browser in to take calls: Twilio's account, an API key of it, and that key's secret. */
interface SoftphoneKey {
  account: string;
  key: string;
  secret: string;
}

/** The store's; null where one of the three is missing. */
export function softphoneKey(credentials: Credentials): SoftphoneKey | null {
  const { twilioAccountSid: account, twilioApiKey: key, twilioApiSecret: secret } = credentials;
  return account && key && secret ? { account, key, secret } : null;
}

/**
 * An access token of Twilio's by which a browser is rung under an identity, and calls nobody. Times in milliseconds.
 * Source: twilio.com/docs/iam/access-tokens, and `jwt/AccessToken` of the npm package.
 */
export async function softphoneToken(
  { account, key, secret }: SoftphoneKey,
  identity: string,
  now: number,
): Promise<{ token: string; expires: number }> {
  const issued = Math.floor(now / 1000);
  const token = await new SignJWT({
    jti: `${key}-${issued}`,
    grants: { identity, voice: { incoming: { allow: true } } },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' })
    .setIssuer(key)
    .setSubject(account)
    .setIssuedAt(issued)
    .setExpirationTime(issued + LASTS)
    .sign(new TextEncoder().encode(secret));
  return { token, expires: (issued + LASTS) * 1000 };
}

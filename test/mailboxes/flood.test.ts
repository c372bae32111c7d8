import { base64url, exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { isSignedByPubSub } from '../../src/mailboxes/gmail/push.ts';

/* Pushes that anybody makes up: each is refused, and Google is asked for its keys once in a while. */

const part = (value: object) => base64url.encode(JSON.stringify(value));
const AUDIENCE = 'https://shop.example/hooks/demo/gmail';

/** Tokens that claim all that a genuine one does, each under a key that nobody knows. */
const forged = (n: number) => {
  const claims = {
    ...{ iss: 'https://accounts.google.com', aud: AUDIENCE, exp: Math.floor(Date.now() / 1_000) + 600 },
    ...{ email: 'push@p.iam.gserviceaccount.com', email_verified: true },
  };
  return `${part({ alg: 'RS256', kid: `kid-${n}` })}.${part(claims)}.${base64url.encode('x'.repeat(256))}`;
};

async function flood(base: string, answer: () => Promise<Response>) {
  let asked = 0;
  const fetch = (async () => {
    asked++;
    return answer();
  }) as typeof globalThis.fetch;
  const account = 'push@p.iam.gserviceaccount.com';
  const verdicts = [];
  for (let n = 0; n < 1_000; n++)
    verdicts.push(await isSignedByPubSub(forged(n), { account, audience: AUDIENCE, base, fetch }));
  return { asked, believed: verdicts.filter(Boolean).length };
}

describe('a thousand pushes that nobody signed', () => {
  it('have Google asked for its keys once', async () => {
    const { publicKey } = await generateKeyPair('RS256');
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] };
    expect(await flood('https://one.example', async () => Response.json(keys))).toEqual({
      asked: 1,
      believed: 0,
    });
  });

  it.each([
    ['refuses', async () => new Response('', { status: 503 })],
    ['cannot be reached', () => Promise.reject(new TypeError('unreachable'))],
  ])('have a Google that %s asked once in a while', async (how, answer) => {
    const { asked, believed } = await flood(`https://${how.split(' ')[0]}.example`, answer);
    expect(believed).toBe(0);
    expect(asked).toBe(1);
  });
});

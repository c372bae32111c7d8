import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { identifyLogin } from '../../durable-objects/customer/verification/login.ts';
import { now } from '../../src/clock.ts';
import { bindings, keepingNothing } from './world.ts';

/* Login tokens as a thief, a forger or a careless shop would make them. */

const SECRET = new TextEncoder().encode('dev-identity-secret');
const seconds = () => Math.floor(now() / 1000);

interface Forged {
  header?: { alg: string; [name: string]: unknown };
  claims?: Record<string, unknown>;
  secret?: Uint8Array;
}

function token({ header = { alg: 'HS256' }, claims = {}, secret = SECRET }: Forged = {}): Promise<string> {
  const whole = {
    store: 'demo',
    sub: 'c-1',
    iat: seconds(),
    exp: seconds() + 300,
    nonce: crypto.randomUUID(),
    ...claims,
  };
  return new SignJWT(whole).setProtectedHeader(header).sign(secret);
}
const shown = (jwt: string, session = 's1') => identifyLogin(bindings, 'demo', session, jwt);
const base64url = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A token with another header over the same claims and the same signature. */
async function beheaded(header: object): Promise<string> {
  const [, claims, signature] = (await token()).split('.');
  return `${base64url(header)}.${claims}.${signature}`;
}

describe('a login token', () => {
  it('says whose session it is, to the first that shows it, again and again', async () => {
    const jwt = await token();
    expect(await shown(jwt)).toBe('c-1');
    expect(await shown(jwt)).toBe('c-1');
    expect(await shown(jwt, 's2')).toBeNull();
  });

  it('binds its nonce, whatever else is signed around it', async () => {
    const nonce = crypto.randomUUID();
    expect(await shown(await token({ claims: { nonce } }))).toBe('c-1');
    expect(await shown(await token({ claims: { nonce, sub: 'c-2' } }), 's2')).toBeNull();
  });

  const forged: [name: string, jwt: () => string | Promise<string>][] = [
    ['signed by nobody', () => new UnsecuredJWT({ store: 'demo', sub: 'c-1', nonce: 'n' }).encode()],
    ['of algorithm none over a real signature', () => beheaded({ alg: 'none' })],
    ['of algorithm NONE', () => beheaded({ alg: 'NONE' })],
    ['of another algorithm', () => token({ header: { alg: 'HS512' } })],
    ['of an asymmetric algorithm', () => beheaded({ alg: 'RS256' })],
    [
      'with a key of its own choice',
      () => token({ header: { alg: 'HS256', kid: '../../dev/null' }, secret: new Uint8Array(32) }),
    ],
    ['with a key in its header', () => beheaded({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } })],
    ['with a critical extension', () => beheaded({ alg: 'HS256', crit: ['b64'], b64: false })],
    ['under another secret', () => token({ secret: new TextEncoder().encode('dev-admin-token') })],
    ['under an empty secret', () => token({ secret: new Uint8Array(1) })],
    ['of another store', () => token({ claims: { store: 'other' } })],
    ['of no store', () => token({ claims: { store: undefined } })],
    ['from the future', () => token({ claims: { iat: seconds() + 3600, exp: seconds() + 3900 } })],
    ['that has expired', () => token({ claims: { iat: seconds() - 400, exp: seconds() - 1 } })],
    ['that lives too long', () => token({ claims: { exp: seconds() + 601 } })],
    ['that lives for ever', () => token({ claims: { exp: undefined } })],
    ['that was never issued', () => token({ claims: { iat: undefined } })],
    ['without a nonce', () => token({ claims: { nonce: undefined } })],
    ['with an empty nonce', () => token({ claims: { nonce: '' } })],
    ['with an endless nonce', () => token({ claims: { nonce: 'n'.repeat(201) } })],
    ['about nobody', () => token({ claims: { sub: '' } })],
    ['about a list', () => token({ claims: { sub: ['c-1'] as never } })],
    ['as long as a book', () => token({ claims: { name: 'x'.repeat(60_000), sub: 'c'.repeat(201) } })],
    ['that is none', () => 'a.b.c'],
    ['of dots', () => '.'.repeat(50_000)],
  ];
  describe('that is false', () => {
    keepingNothing();

    it.each(forged)('%s proves nothing, and keeps nothing', async (_, make) => {
      expect(await shown(await make())).toBeNull();
    });
  });
});

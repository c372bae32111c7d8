import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { accountSession, proxiedSession, proxySignature } from '../../../src/shop/shopify/session.ts';

/* Who is logged in, by the word of Shopify alone. */

const APP = { shop: 'shop-name.myshopify.com', clientId: 'app', clientSecret: 'hush' };
const AT = 1_317_327_555;
/** Shopify's own example (shopify.dev, authenticate app proxies). */
const EXAMPLE =
  'extra=1&extra=2&shop=shop-name.myshopify.com&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555';
const PUBLISHED = 'a9718877bea71c2484f91608a7eaea1532bdf71f5c56825065fa4ccabe549ef3';
const FOR_ONE = '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb';

/** A query that Shopify would send, with what a visitor added to it. */
function query(fields: Record<string, string>, added = '', secret = 'hush'): URLSearchParams {
  const all = { shop: APP.shop, path_prefix: '/apps/onethread', timestamp: String(AT), ...fields };
  const asked = new URLSearchParams(`${added}&${new URLSearchParams(all)}`);
  asked.set('signature', proxySignature(asked, secret));
  return asked;
}

describe('a request through the app proxy', () => {
  it('has the signatures that Shopify publishes', () => {
    const of = (text: string) => proxySignature(new URLSearchParams(text), 'hush');
    expect(of(EXAMPLE)).toBe(PUBLISHED);
    expect(of(`${EXAMPLE}&signature=${PUBLISHED}`)).toBe(PUBLISHED);
    expect(of(`${EXAMPLE}&logged_in_customer_id=1`)).toBe(FOR_ONE);
  });

  it('tells who is logged in, and its signature to nobody', () => {
    const asked = query({ logged_in_customer_id: '12' });
    const session = proxiedSession(asked, APP, AT);
    expect(session).toMatchObject({ account: '12', at: AT });
    expect(session?.proof).not.toContain(asked.get('signature'));
  });

  it('is nobody’s where nobody is logged in', () => {
    for (const fields of [{}, { logged_in_customer_id: '' }])
      expect(proxiedSession(query(fields as never), APP, AT)).toMatchObject({ account: null });
  });

  it.each<[string, URLSearchParams, number?]>([
    ['under another secret', query({ logged_in_customer_id: '1' }, '', 'another')],
    ['of another shop', query({ shop: 'other.myshopify.com', logged_in_customer_id: '1' })],
    ['that is old', query({ logged_in_customer_id: '1' }), AT + 91],
    ['that is of later', query({ logged_in_customer_id: '1' }), AT - 91],
    ['with a time that is none', query({ timestamp: 'NaN', logged_in_customer_id: '1' })],
    [
      'whose visitor has named a customer as well',
      query({ logged_in_customer_id: '1' }, 'logged_in_customer_id=2'),
    ],
    [
      'whose visitor has named a shop as well',
      query({ logged_in_customer_id: '1' }, 'shop=other.myshopify.com'),
    ],
    ['whose customer is no number', query({ logged_in_customer_id: 'guest:a@x.fr' })],
    ['with something that a visitor added', query({ logged_in_customer_id: '1' }, 'ref=a')],
    ['with an equals sign in a value', query({ logged_in_customer_id: '1', path_prefix: '=' })],
  ])('%s proves nothing', (_, asked, seconds = AT) => expect(proxiedSession(asked, APP, seconds)).toBeNull());

  it('that was changed on its way proves nothing, and neither does one of an app without a secret', () => {
    const asked = query({ logged_in_customer_id: '1' });
    asked.set('logged_in_customer_id', '2');
    expect(proxiedSession(asked, APP, AT)).toBeNull();
    const bare = query({ logged_in_customer_id: '1' }, '', '');
    expect(proxiedSession(bare, { ...APP, clientSecret: '' }, AT)).toBeNull();
    bare.delete('signature');
    expect(proxiedSession(bare, APP, AT)).toBeNull();
  });
});

describe('a session token of customer accounts', () => {
  const token = (claims: Record<string, unknown>, secret = 'hush', alg = 'HS256') =>
    new SignJWT({
      ...{ dest: APP.shop, aud: 'app', sub: 'gid://shopify/Customer/77', iat: AT, exp: AT + 300, jti: 'x' },
      ...claims,
    })
      .setProtectedHeader({ alg })
      .sign(new TextEncoder().encode(secret.padEnd(alg === 'HS512' ? 64 : 1, 'x')));
  const read = async (claims: Record<string, unknown> = {}, at = AT) =>
    accountSession(await token(claims), APP, at);

  it('tells whose it is, with or without https before the shop', async () => {
    expect(await read()).toMatchObject({ account: '77', at: AT });
    expect(await read({ dest: `https://${APP.shop}` })).toMatchObject({ account: '77' });
    expect(await read({ sub: undefined })).toMatchObject({ account: null });
  });

  it.each<[string, Record<string, unknown>, number?]>([
    ['of another shop', { dest: 'other.myshopify.com' }],
    ['of a host that only begins so', { dest: `${APP.shop}.evil.example` }],
    ['for another app', { aud: 'another' }],
    ['that has ended', {}, AT + 306],
    ['that never ends', { exp: AT + 9_999_999 }, AT + 100_000],
    ['without an end', { exp: undefined }],
    ['of an advisor in the admin', { sub: '42' }],
    ['of something else', { sub: 'gid://shopify/Company/1' }],
  ])('%s proves nothing', async (_, claims, at = AT) => expect(await read(claims, at)).toBeNull());

  it('under another secret, or another kind of signature, proves nothing', async () => {
    expect(await accountSession(await token({}, 'another'), APP, AT)).toBeNull();
    const strong = { ...APP, clientSecret: 'hush'.padEnd(64, 'x') };
    expect(await accountSession(await token({}, 'hush', 'HS512'), strong, AT)).toBeNull();
    expect(await accountSession('a.b.c', APP, AT)).toBeNull();
  });
});

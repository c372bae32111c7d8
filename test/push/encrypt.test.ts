import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { base64url, bytesOfBase64url } from '../../src/bytes/base64.ts';
import { encryptPush, MOST_PUSHED } from '../../src/push/encrypt.ts';
import { newPushSigner, vapid } from '../../src/push/vapid.ts';

const bytes = (text: string) => bytesOfBase64url(text) ?? expect.fail('not base64url');

/** RFC 8291, section 5 and appendix A. */
const EXAMPLE = {
  message: 'When I grow up, I want to be a watermelon',
  browser: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  own: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  ownPublic: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  sealed:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

async function exampleKeys(): Promise<CryptoKeyPair> {
  const point = bytes(EXAMPLE.ownPublic);
  const [x, y] = [base64url(point.slice(1, 33)), base64url(point.slice(33))];
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  return {
    privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d: EXAMPLE.own }, curve, true, ['deriveBits']),
    publicKey: await crypto.subtle.importKey('jwk', jwk, curve, true, []),
  };
}

describe('a push message', () => {
  it('is encrypted byte for byte as the example of RFC 8291', async () => {
    const sealed = await encryptPush(
      new TextEncoder().encode(EXAMPLE.message),
      { p256dh: bytes(EXAMPLE.browser), auth: bytes(EXAMPLE.auth) },
      { keys: await exampleKeys(), salt: bytes(EXAMPLE.salt) },
    );
    expect(base64url(sealed)).toBe(EXAMPLE.sealed);
  });

  it('of the longest length is read by a browser, and fits into one record', async () => {
    const browser = createECDH('prime256v1');
    const p256dh = new Uint8Array(browser.generateKeys());
    const auth = new Uint8Array(randomBytes(16));
    const message = new Uint8Array(MOST_PUSHED).fill(0x61);
    const sealed = await encryptPush(message, { p256dh, auth });
    expect(sealed.length).toBe(4_096);
    const [salt, own, body] = [sealed.slice(0, 16), sealed.slice(21, 86), sealed.slice(86)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, own]);
    const input = hkdfSync('sha256', browser.computeSecret(own), auth, info, 32);
    const key = hkdfSync('sha256', Buffer.from(input), salt, 'Content-Encoding: aes128gcm\0', 16);
    const iv = hkdfSync('sha256', Buffer.from(input), salt, 'Content-Encoding: nonce\0', 12);
    const opener = createDecipheriv('aes-128-gcm', Buffer.from(key), Buffer.from(iv));
    opener.setAuthTag(body.slice(-16));
    const opened = Buffer.concat([opener.update(body.slice(0, -16)), opener.final()]);
    expect([...opened]).toEqual([...message, 2]);
  });

  it('is not made for a key that is no point of the curve', async () => {
    const p256dh = new Uint8Array(65).fill(4);
    await expect(encryptPush(new Uint8Array(1), { p256dh, auth: new Uint8Array(16) })).rejects.toThrow();
  });
});

describe('VAPID', () => {
  it('signs for the origin of the endpoint, for less than a day, under the key that it names', async () => {
    const { public: point, signer } = await newPushSigner();
    const at = Math.floor(Date.now() / 1_000);
    const header = await vapid(signer, {
      endpoint: 'https://push.example/send/abc?x=1',
      subject: 'https://shop.example',
      at,
    });
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
    expect(key).toBe(point);
    const raw = bytes(key);
    expect([raw.length, raw[0]]).toEqual([65, 4]);
    const jwk = { kty: 'EC', crv: 'P-256', x: base64url(raw.slice(1, 33)), y: base64url(raw.slice(33)) };
    const { payload } = await jwtVerify(token, jwk, { audience: 'https://push.example' });
    expect(payload).toMatchObject({ sub: 'https://shop.example' });
    expect(Number(payload.exp) - at).toBeLessThan(86_400);
    expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'ES256' });
  });
});

describe('base64url', () => {
  it('is read with and without padding, and nothing else is', () => {
    expect(bytesOfBase64url('_-8=')).toEqual(new Uint8Array([255, 239]));
    expect(bytesOfBase64url('_-8')).toEqual(new Uint8Array([255, 239]));
    expect(bytesOfBase64url('a+b')).toBeNull();
    expect(bytesOfBase64url('a')).toBeNull();
  });
});

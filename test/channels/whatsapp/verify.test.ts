import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscribe, verifySignature } from '../../../src/channels/whatsapp/verify.ts';
import { equalBytes, equalText } from '../../../src/constant-time.ts';

const HANDSHAKE = 'https://x.example/hooks/demo/whatsapp?hub.mode=subscribe&hub.challenge=1158201444';

describe('the handshake', () => {
  it('answers the challenge when the token is ours', () => {
    expect(subscribe(`${HANDSHAKE}&hub.verify_token=meatyhamhock`, 'meatyhamhock')).toEqual({
      status: 200,
      body: '1158201444',
    });
  });

  it.each([
    ['another token', `${HANDSHAKE}&hub.verify_token=other`, 'meatyhamhock'],
    ['no token', HANDSHAKE, 'meatyhamhock'],
    ['no secret', `${HANDSHAKE}&hub.verify_token=`, undefined],
    ['an empty secret', `${HANDSHAKE}&hub.verify_token=`, ''],
    ['another mode', 'https://x.example/?hub.mode=x&hub.challenge=1&hub.verify_token=a', 'a'],
    ['no challenge', 'https://x.example/?hub.mode=subscribe&hub.verify_token=a', 'a'],
    ['no URL', 'nonsense', 'a'],
  ])('refuses %s', (_, url, token) => {
    expect(subscribe(url, token)).toEqual({ status: 403, body: '' });
  });
});

describe('the signature', () => {
  const secret = 'dev-whatsapp-secret';
  const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

  async function sign(body: Uint8Array<ArrayBuffer>, key: string): Promise<string> {
    const hmac = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('raw', bytes(key), hmac, false, ['sign']);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', imported, body));
    return `sha256=${[...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  it('agrees with RFC 4231, test case 2', async () => {
    const header = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(await verifySignature(bytes('what do ya want for nothing?'), header, 'Jefe')).toBe(true);
  });

  it('is over the bytes as they came, with their escapes', async () => {
    const raw = bytes('{"body":"\\u00e4\\u00f6 \\/ \\ud83d\\udc4d"}');
    const again = bytes(JSON.stringify(JSON.parse(new TextDecoder().decode(raw))));
    const header = await sign(raw, secret);
    expect(await verifySignature(raw, header, secret)).toBe(true);
    expect(await verifySignature(raw.buffer, header, secret)).toBe(true);
    expect(await verifySignature(again, header, secret)).toBe(false);
  });

  it('refuses another secret, a changed body, and anything missing', async () => {
    const raw = bytes('{}');
    const header = await sign(raw, secret);
    expect(await verifySignature(raw, header, 'other')).toBe(false);
    expect(await verifySignature(bytes('{ }'), header, secret)).toBe(false);
    expect(await verifySignature(raw, header, undefined)).toBe(false);
    expect(await verifySignature(raw, header, '')).toBe(false);
    expect(await verifySignature(raw, null, secret)).toBe(false);
    expect(await verifySignature(raw, header.slice(7), secret)).toBe(false);
    expect(await verifySignature(raw, header.slice(0, -2), secret)).toBe(false);
    expect(await verifySignature(raw, `sha1=${header.slice(7, 47)}`, secret)).toBe(false);
  });
});

describe('comparison in constant time', () => {
  it('says what === says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(equalText(a, a)).toBe(true);
        expect(equalText(a, b)).toBe(a === b);
      }),
    );
  });

  it('never takes a beginning for the whole', () => {
    expect(equalBytes(new Uint8Array([1, 0]), new Uint8Array([1]))).toBe(false);
    expect(equalBytes(new Uint8Array([1]), new Uint8Array([1, 0]))).toBe(false);
    expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true);
  });
});

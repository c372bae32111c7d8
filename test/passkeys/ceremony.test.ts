import fc from 'fast-check';
import { base64url } from 'jose';
import { describe, expect, inject, it } from 'vitest';
import { readAttestation, readAuthenticatorData } from '../../src/passkeys/authenticator.ts';
import { readCbor } from '../../src/passkeys/cbor.ts';
import { challengeIn, countOf, madePasskey } from '../../src/passkeys/ceremony.ts';
import { handleOf, readHandle } from '../../src/passkeys/handle.ts';
import { isSignedBy } from '../../src/passkeys/keys.ts';
import { bytesOf, cbor, Device, textOf } from './device.ts';
import { VECTORS } from './vectors.ts';

const HERE = { origin: 'https://desk.example' };

describe('the vectors of WebAuthn Level 3, section 16', () => {
  it.each(VECTORS)('$name: the key is read, and its signature is good', async (vector) => {
    const data =
      'attestation' in vector
        ? readAttestation(bytesOf(vector.attestation))
        : readAuthenticatorData(bytesOf(vector.made));
    expect(data?.made?.key.algorithm).toBe(vector.algorithm);
    expect(data).toMatchObject({ present: true, verified: vector.verified, counter: 0 });
    const site = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('example.org'));
    expect(data?.site).toEqual(new Uint8Array(site));
    if (!data?.made) throw new Error('no key');

    const client = bytesOf(vector.clientData);
    const clientData = base64url.encode(client);
    expect(challengeIn(clientData, 'get', 'https://example.org')).toBe(
      base64url.encode(bytesOf(vector.challenge)),
    );
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', client));
    const signed = new Uint8Array([...bytesOf(vector.authenticatorData), ...hash]);
    const signature = bytesOf(vector.signature);
    expect(await isSignedBy(data.made.key, signature, signed)).toBe(true);
    expect(
      await isSignedBy(
        data.made.key,
        signature,
        signed.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
      ),
    ).toBe(false);
    const other = signature.map((byte, i) => (i === signature.length - 3 ? byte ^ 1 : byte));
    expect(await isSignedBy(data.made.key, other, signed)).toBe(false);

    // None of the published answers was given with a PIN or a finger: here that is not enough.
    const answer = {
      ...{ clientData, signature: base64url.encode(signature) },
      authenticatorData: base64url.encode(bytesOf(vector.authenticatorData)),
    };
    expect(await countOf(answer, { key: data.made.key, counter: 0 }, 'https://example.org')).toBeNull();
  });
});

describe.each(['ES256', 'RS256', 'EdDSA'] as const)('a passkey of %s', (kind) => {
  it('is kept as it was made, and signs in again and again', async () => {
    const device = await Device.of(kind);
    const { attestation, clientData } = await device.make('YQ', HERE);
    expect(challengeIn(clientData, 'create', HERE.origin)).toBe('YQ');
    const made = await madePasskey(attestation, HERE.origin);
    if (!made) throw new Error('nothing was made');
    expect(made).toMatchObject({ id: device.name, counter: 0, key: { algorithm: kind } });
    let counter = made.counter;
    for (let i = 1; i <= 3; i++) {
      const count = await countOf(await device.sign('Yg', 'h', HERE), { ...made, counter }, HERE.origin);
      expect(count).toBe(i);
      counter = count ?? 0;
    }
  });

  it('signs for nobody else', async () => {
    const [device, other] = await Promise.all([Device.of(kind), Device.of(kind)]);
    const made = await madePasskey((await device.make('YQ', HERE)).attestation, HERE.origin);
    if (!made) throw new Error('nothing was made');
    expect(await countOf(await other.sign('YQ', 'h', HERE), made, HERE.origin)).toBeNull();
  });
});

describe('a passkey', () => {
  const aPasskey = async () => {
    const device = await Device.of();
    const made = await madePasskey((await device.make('YQ', HERE)).attestation, HERE.origin);
    if (!made) throw new Error('nothing was made');
    return { device, made };
  };

  it.each([
    ['for another host', { host: 'evil.example' }],
    ['without anybody there', { flags: 4 }],
    ['without a PIN or a finger', { flags: 1 }],
    ['copied, where it could not be', { flags: 5 | 16 }],
  ])('made or used %s is refused', async (_, over) => {
    const { device, made } = await aPasskey();
    const { attestation } = await device.make('YQ', { ...HERE, ...over });
    expect(await madePasskey(attestation, HERE.origin)).toBeNull();
    expect(await countOf(await device.sign('YQ', 'h', { ...HERE, ...over }), made, HERE.origin)).toBeNull();
  });

  it('whose count does not grow is refused: it may be a copy', async () => {
    const { device, made } = await aPasskey();
    device.counter = 6;
    const answer = await device.sign('YQ', 'h', HERE);
    expect(await countOf(answer, { ...made, counter: 6 }, HERE.origin)).toBe(7);
    expect(await countOf(answer, { ...made, counter: 7 }, HERE.origin)).toBeNull();
    device.counter = -1;
    const uncounted = await device.sign('YQ', 'h', HERE);
    expect(await countOf(uncounted, made, HERE.origin)).toBe(0);
    expect(await countOf(uncounted, { ...made, counter: 7 }, HERE.origin)).toBeNull();
  });

  it('answers for another page, from within one, or for another act: no challenge is read', () => {
    const said = { type: 'webauthn.get', challenge: 'YQ', origin: HERE.origin };
    expect(challengeIn(textOf(said), 'get', HERE.origin)).toBe('YQ');
    for (const over of [
      { origin: 'https://desk.example.evil.example' },
      { origin: 'http://desk.example' },
      { type: 'webauthn.create' },
      { crossOrigin: true },
      { topOrigin: 'https://evil.example' },
      { challenge: 7 },
    ])
      expect(challengeIn(textOf({ ...said, ...over }), 'get', HERE.origin)).toBeNull();
    expect(challengeIn('AAAA', 'get', HERE.origin)).toBeNull();
  });

  it('of a weak or foreign key is not kept', async () => {
    const made = (cose: Map<number, unknown>) => {
      const head = [...new Uint8Array(32), 64 | 5, 0, 0, 0, 0];
      return readAuthenticatorData(new Uint8Array([...head, ...new Uint8Array(16), 0, 1, 7, ...cbor(cose)]));
    };
    const rsa = (bytes: number): [number, unknown][] => [
      ...([
        [1, 3],
        [3, -257],
      ] as [number, unknown][]),
      ...([
        [-1, new Uint8Array(bytes)],
        [-2, new Uint8Array([1, 0, 1])],
      ] as [number, unknown][]),
    ];
    expect(made(new Map(rsa(256)))).not.toBeNull();
    expect(made(new Map(rsa(128)))).toBeNull();
    const ec: [number, unknown][] = [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(32)],
      [-3, new Uint8Array(32)],
    ];
    expect(made(new Map(ec))).not.toBeNull();
    expect(made(new Map([...ec, [-1, 2]]))).toBeNull();
    expect(made(new Map([...ec, [3, -47]]))).toBeNull();
  });
});

describe('whatever bytes come', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const options = { seed: inject('fuzz'), numRuns: 2_000 };

  it('they are read or refused, never a fault', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        readAttestation(data);
        readAuthenticatorData(data);
      }),
      options,
    );
  });

  it('an attestation object that is cut or changed anywhere is read or refused', async () => {
    const { attestation } = await (await Device.of()).make('YQ', HERE);
    const whole = base64url.decode(attestation);
    for (let i = 0; i < whole.length; i++) {
      expect(readAttestation(whole.subarray(0, i))).toBeNull();
      readAttestation(whole.map((byte, at) => (at === i ? byte ^ 0xff : byte)));
    }
    expect(readAttestation(new Uint8Array([...whole, 0]))).toBeNull();
  });

  it('lengths that lie and depths without end are refused', () => {
    for (const hex of [
      '9affffffff',
      'ba7fffffff',
      '5affffffff00',
      '1b0000000000000001',
      '9f00ff',
      `${'81'.repeat(40)}00`,
    ])
      expect(() => readCbor(bytesOf(hex)), hex).toThrow();
    expect(readCbor(bytesOf('83010220')).value).toEqual([1, 2, -1]);
  });
});

describe('a handle', () => {
  it.each(['demo', 'a', 'ab', 'abc', 'a-shop-1', `z${'9'.repeat(62)}`])(
    'names a person of the store %s',
    (store) => {
      const person = `pe_${'0123456789abcdef'.repeat(2)}`;
      const handle = handleOf(store, person);
      expect(readHandle(handle)).toEqual({ store, person });
      expect(base64url.decode(handle).length).toBeLessThanOrEqual(64);
      expect(base64url.encode(base64url.decode(handle))).toBe(handle);
    },
  );

  it('that is none of ours names nobody', () => {
    for (const handle of ['', 'demo', '-x__AAAAAAAAAAAAAAAAAAAAAA', 'D_E_AAAAAAAAAAAAAAAAAAAAAA', '../..'])
      expect(readHandle(handle)).toBeNull();
  });
});

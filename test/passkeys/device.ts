import { base64url } from 'jose';

/* An authenticator in software: it makes passkeys and signs with them as WebAuthn says, or as somebody would who cheats. */

type Kind = 'ES256' | 'RS256' | 'EdDSA';
const HOW = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: {
    ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  EdDSA: { name: 'Ed25519' },
};

export const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
export const textOf = (object: object) => base64url.encode(JSON.stringify(object));
const join = (...parts: (Uint8Array | readonly number[])[]) =>
  new Uint8Array(parts.flatMap((part) => [...part]));

/** CBOR, as far as an attestation object needs it. */
export function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Uint8Array {
  const head = (major: number, size: number) =>
    size < 24
      ? [(major << 5) | size]
      : size < 256
        ? [(major << 5) | 24, size]
        : [(major << 5) | 25, size >> 8, size & 255];
  if (typeof value === 'number') return join(value < 0 ? head(1, -1 - value) : head(0, value));
  if (typeof value === 'string') return join(head(3, value.length), new TextEncoder().encode(value));
  if (value instanceof Uint8Array) return join(head(2, value.length), value);
  const entries = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as number)]);
  return join(head(5, value.size), ...entries);
}

interface Said {
  origin: string;
  host?: string;
  /** 1 present, 4 verified. */
  flags?: number;
  client?: object;
}

export class Device {
  counter = 0;
  readonly id = crypto.getRandomValues(new Uint8Array(32));
  readonly #kind: Kind;
  readonly #pair: CryptoKeyPair;

  private constructor(kind: Kind, pair: CryptoKeyPair) {
    this.#kind = kind;
    this.#pair = pair;
  }

  static async of(kind: Kind = 'ES256'): Promise<Device> {
    const pair = await crypto.subtle.generateKey(HOW[kind], true, ['sign', 'verify']);
    return new Device(kind, pair as CryptoKeyPair);
  }

  get name(): string {
    return base64url.encode(this.id);
  }

  /** Answers the question for a new passkey. */
  async make(challenge: string, said: Said) {
    const made = join([...new Uint8Array(16), 0, this.id.length], this.id, cbor(await this.#cose()));
    const authData = join(await this.#head(said, 64), made);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return {
      clientData: this.#client('webauthn.create', challenge, said),
      attestation: base64url.encode(cbor(attestation)),
    };
  }

  /** Signs in. */
  async sign(challenge: string, handle: string, said: Said) {
    this.counter += 1;
    const authenticatorData = await this.#head(said, 0);
    const clientData = this.#client('webauthn.get', challenge, said);
    const hash = await crypto.subtle.digest('SHA-256', base64url.decode(clientData));
    const data = join(authenticatorData, new Uint8Array(hash));
    const raw = new Uint8Array(await crypto.subtle.sign(HOW[this.#kind], this.#pair.privateKey, data));
    const signature = base64url.encode(this.#kind === 'ES256' ? der(raw) : raw);
    return {
      ...{ id: this.name, clientData, signature, handle },
      authenticatorData: base64url.encode(authenticatorData),
    };
  }

  async #head({ origin, host = new URL(origin).hostname, flags = 5 }: Said, more: number) {
    const site = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(host));
    return join(new Uint8Array(site), [flags | more, 0, 0, this.counter >> 8, this.counter & 255]);
  }

  #client(type: string, challenge: string, { origin, client }: Said): string {
    return textOf({ type, challenge, origin, crossOrigin: false, ...client });
  }

  async #cose(): Promise<Map<number, unknown>> {
    const jwk = (await crypto.subtle.exportKey('jwk', this.#pair.publicKey)) as JsonWebKey;
    const part = (text = '') => base64url.decode(text);
    const known: Record<Kind, [number, unknown][]> = {
      ES256: [...entries(1, 2, 3, -7, -1, 1), [-2, part(jwk.x)], [-3, part(jwk.y)]],
      RS256: [...entries(1, 3, 3, -257), [-1, part(jwk.n)], [-2, part(jwk.e)]],
      EdDSA: [...entries(1, 1, 3, -8, -1, 6), [-2, part(jwk.x)]],
    };
    return new Map(known[this.#kind]);
  }
}

function entries(...flat: number[]): [number, unknown][] {
  return flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1]] as [number, unknown]] : []));
}

/** DER of the two halves of a signature. */
function der(raw: Uint8Array): Uint8Array {
  const number = (half: Uint8Array) => {
    const from = half.findIndex((byte) => byte !== 0);
    const short = half.subarray(from);
    const digits = (short[0] ?? 0) > 127 ? join([0], short) : short;
    return join([2, digits.length], digits);
  };
  const both = join(number(raw.subarray(0, 32)), number(raw.subarray(32)));
  return join([0x30, both.length], both);
}

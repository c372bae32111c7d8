import { readCbor, UnreadableCbor } from './cbor.ts';
import { type PublicKey, publicKeyOf } from './keys.ts';

/** What an authenticator says (WebAuthn Level 3, section 6.1). */
export interface AuthenticatorData {
  /** SHA-256 of the host that the passkey is for. */
  site: Uint8Array;
  /** Somebody touched it. */
  present: boolean;
  /** It made sure who: by a PIN, a finger, a face. */
  verified: boolean;
  /** How often it has signed; 0 where it does not count. */
  counter: number;
  /** A passkey that it has just made. */
  made: { id: Uint8Array; key: PublicKey } | null;
}

const FLAGS = { present: 1, verified: 4, mayBeCopied: 8, isCopied: 16, made: 64, extended: 128 };
/** Site, flags, counter. */
const HEAD = 37;
/** Bytes of the model's id, before the passkey's own. */
const MODEL = 16;
/** Longest id of a passkey (section 4, credential ID). */
const LONGEST_ID = 1_023;

/** Reads it; null where the bytes are none, or hold a key of no algorithm that was asked for. */
export function readAuthenticatorData(bytes: Uint8Array): AuthenticatorData | null {
  if (bytes.length < HEAD) return null;
  const flags = bytes[32] ?? 0;
  const has = (flag: number) => (flags & flag) !== 0;
  if (has(FLAGS.isCopied) && !has(FLAGS.mayBeCopied)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const made = has(FLAGS.made) ? readMade(bytes, view) : { passkey: null, end: HEAD };
    const end = has(FLAGS.extended) ? readCbor(bytes, made.end).end : made.end;
    if (end !== bytes.length) return null;
    return {
      site: bytes.subarray(0, 32),
      ...{ present: has(FLAGS.present), verified: has(FLAGS.verified) },
      counter: view.getUint32(33),
      made: made.passkey,
    };
  } catch (error) {
    if (error instanceof UnreadableCbor || error instanceof RangeError) return null;
    throw error;
  }
}

function readMade(bytes: Uint8Array, view: DataView) {
  const size = view.getUint16(HEAD + MODEL);
  const at = HEAD + MODEL + 2;
  const { value, end } = readCbor(bytes, at + size);
  const key = publicKeyOf(value);
  if (!key || size === 0 || size > LONGEST_ID) throw new UnreadableCbor();
  return { passkey: { id: bytes.subarray(at, at + size), key }, end };
}

/**
 * The authenticator data in an attestation object. Who made the authenticator is not asked (`attestation: "none"`), so what
 * else stands in it is worth nothing. Null where it is none.
 */
export function readAttestation(bytes: Uint8Array): AuthenticatorData | null {
  try {
    const { value, end } = readCbor(bytes);
    const data = value instanceof Map ? value.get('authData') : null;
    return data instanceof Uint8Array && end === bytes.length ? readAuthenticatorData(data) : null;
  } catch (error) {
    if (error instanceof UnreadableCbor) return null;
    throw error;
  }
}

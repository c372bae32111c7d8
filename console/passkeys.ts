import { type PasskeyDevice, PasskeyRefused } from './core/platform.ts';

/* Passkeys, by what browsers have for them (WebAuthn Level 3). Bytes are base64url on the way to the service. */

const MINUTES = 5;

/** The browser's, where it has any: an address that is a number is no place for passkeys (section 5.1.2). */
export function passkeys(): PasskeyDevice | null {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  if (!window.isSecureContext || !('PublicKeyCredential' in window) || isNumber) return null;
  return {
    make: (options) =>
      asked(async () => {
        const { store, host, person, algorithms, known, challenge } = options;
        const made = await navigator.credentials.create({
          publicKey: {
            rp: { id: host, name: store },
            user: { id: bytesOf(person.handle), name: person.email, displayName: person.name },
            challenge: bytesOf(challenge),
            pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
            excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
            attestation: 'none',
            timeout: MINUTES * 60_000,
          },
        });
        if (!(made instanceof PublicKeyCredential)) throw new PasskeyRefused('failed');
        const { response } = made;
        if (!(response instanceof AuthenticatorAttestationResponse)) throw new PasskeyRefused('failed');
        return {
          clientData: textOf(response.clientDataJSON),
          attestation: textOf(response.attestationObject),
        };
      }),
    sign: ({ host, challenge }) =>
      asked(async () => {
        const signed = await navigator.credentials.get({
          publicKey: {
            ...{ rpId: host, challenge: bytesOf(challenge) },
            userVerification: 'required',
            timeout: MINUTES * 60_000,
          },
        });
        if (!(signed instanceof PublicKeyCredential)) throw new PasskeyRefused('failed');
        const { response } = signed;
        if (!(response instanceof AuthenticatorAssertionResponse)) throw new PasskeyRefused('failed');
        return {
          id: textOf(signed.rawId),
          clientData: textOf(response.clientDataJSON),
          authenticatorData: textOf(response.authenticatorData),
          signature: textOf(response.signature),
          handle: textOf(response.userHandle ?? new ArrayBuffer(0)),
        };
      }),
  };
}

async function asked<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'InvalidStateError') throw new PasskeyRefused('known');
    throw new PasskeyRefused(error.name === 'NotAllowedError' ? 'cancelled' : 'failed');
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

import { equalText } from '../../constant-time.ts';

/** What the handshake is answered with. */
export interface HandshakeAnswer {
  status: 200 | 403;
  body: string;
}

/**
 * Meta's subscription handshake: a GET with `hub.mode`, `hub.verify_token` and `hub.challenge`, answered with
 * the challenge when the token is ours. Without a token of our own the door is closed.
 * Source: developers.facebook.com/docs/graph-api/webhooks/getting-started.
 */
export function subscribe(url: URL | string, verifyToken: string | undefined): HandshakeAnswer {
  const query = URL.parse(url)?.searchParams;
  const challenge = query?.get('hub.challenge');
  const given = query?.get('hub.verify_token');
  const ours =
    verifyToken && given && query?.get('hub.mode') === 'subscribe' && equalText(given, verifyToken);
  return ours && challenge ? { status: 200, body: challenge } : { status: 403, body: '' };
}

/**
 * Whether Meta sent this webhook: `X-Hub-Signature-256` is `sha256=` and the hex HMAC-SHA256 of the body
 * under the app secret. `raw` must be the bytes as they came: Meta signs its own escapes (`\u00e4`), which no
 * re-serialising brings back. Without secret or header the answer is no. WebCrypto's `verify` compares in
 * constant time.
 */
export async function verifySignature(
  raw: ArrayBuffer | Uint8Array<ArrayBuffer>,
  header: string | null | undefined,
  appSecret: string | undefined,
): Promise<boolean> {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (!appSecret || !hex) return false;
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(appSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify('HMAC', key, bytesOf(hex), raw);
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

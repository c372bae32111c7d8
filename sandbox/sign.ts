import { lookup } from '../src/lookup.ts';

/*
 * How providers sign what they send, written from their documentation and apart from the service's own
 * checks, so that each proves the other. Runs in workerd and in Node.
 */

const encoder = new TextEncoder();

/** Meta's `X-Hub-Signature-256`: `sha256=<hex HMAC-SHA256(app secret, raw body)>`. */
export async function metaSignature(appSecret: string, body: Uint8Array): Promise<string> {
  return `sha256=${hex(await hmac('SHA-256', appSecret, body))}`;
}

/**
 * Twilio's `X-Twilio-Signature`: base64 HMAC-SHA1 over the URL and, sorted by name, each form field's name
 * and value. For a WebSocket upgrade the URL is the `wss:` one and there are no fields.
 */
export async function twilioSignature(
  authToken: string,
  url: string,
  fields: Record<string, string | string[]> = {},
): Promise<string> {
  const text = Object.keys(fields)
    .sort()
    .flatMap((name) => {
      const value = lookup(fields, name) ?? '';
      return Array.isArray(value) ? [...new Set(value)].sort().map((one) => name + one) : [name + value];
    })
    .join('');
  const mac = await hmac('SHA-1', authToken, encoder.encode(url + text));
  return btoa(String.fromCharCode(...mac));
}

async function hmac(hash: string, secret: string, data: Uint8Array): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash }, false, [
    'sign',
  ]);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new Uint8Array(data)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

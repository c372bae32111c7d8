import { createDecipheriv, createECDH, createHash, hkdfSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { base64url, bytesOfBase64url } from '../../src/bytes/base64.ts';
import { outside, type SandboxEnv } from '../env.ts';

/*
 * A push service and the browsers behind it, on the wire format: RFC 8030, 8188, 8291 and 8292. A browser's
 * keys follow from its id, so that nothing of it is kept.
 */

const DAY = 86_400;

/** Subscribes a browser to a sender's key, as `PushManager.subscribe` does. */
export function subscribe(key: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
  const id = crypto.randomUUID();
  const { ecdh, auth } = browserOf(id);
  const keys = { p256dh: base64url(ecdh.getPublicKey()), auth: base64url(auth) };
  return { endpoint: `http://sandbox/push/${id}/${key}`, keys };
}

/**
 * Takes a message for a browser: 201 where it keeps to the RFCs and the browser can read it. What it says is
 * listed under `/sandbox/sent?channel=push`. Faults ordered for `push` are statuses of its next answers.
 */
export async function takePush(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  const world = outside(env);
  const fault = await world.takeFault('push', false);
  if (fault) return new Response('ordered failure', { status: Number(fault) });
  const [, id = '', key = ''] = path.split('/');
  const header = (name: string) => request.headers.get(name) ?? '';
  if (request.method !== 'POST') return refused(405, 'POST a message');
  if (!/^\d{1,9}$/.test(header('ttl'))) return refused(400, 'TTL is missing (RFC 8030, section 5.2)');
  if (!/^[\w-]{1,32}$/.test(header('topic') || 'none')) return refused(400, 'Topic (RFC 8030, section 5.4)');
  if (header('content-encoding') !== 'aes128gcm')
    return refused(415, 'Content-Encoding (RFC 8291, section 4)');
  const wrong = await wrongSender(header('authorization'), key);
  if (wrong) return refused(403, wrong);
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.length > 4_096) return refused(413, 'more than 4096 bytes');
  const text = decrypted(id, body);
  if (text === null) return refused(400, 'no browser can read this');
  await world.record({
    channel: 'push',
    to: id,
    text,
    attachments: [],
    raw: { headers: Object.fromEntries(request.headers), bytes: body.length },
  });
  return new Response(null, { status: 201, headers: { location: `http://sandbox/push/messages/${id}` } });
}

/** What is wrong with who sends (RFC 8292); null where nothing is. */
async function wrongSender(authorization: string, key: string): Promise<string | null> {
  const [, token = '', shown = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const point = bytesOfBase64url(shown);
  if (shown !== key || point?.length !== 65) return 'not the key that the browser has subscribed to';
  const [x, y] = [base64url(point.slice(1, 33)), base64url(point.slice(33))];
  try {
    const { payload } = await jwtVerify(
      token,
      { kty: 'EC', crv: 'P-256', alg: 'ES256', x, y },
      {
        algorithms: ['ES256'],
        audience: 'http://sandbox',
        requiredClaims: ['exp', 'sub'],
      },
    );
    if ((payload.exp ?? 0) > Date.now() / 1_000 + DAY) return 'exp is more than a day ahead';
    return /^(?:mailto:|https?:\/\/)/.test(payload.sub ?? '') ? null : 'sub is no way to reach anybody';
  } catch (error) {
    return error instanceof Error ? error.message : 'no token';
  }
}

function browserOf(id: string) {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(createHash('sha256').update(`browser ${id}`).digest());
  return { ecdh, auth: createHash('sha256').update(`auth ${id}`).digest().subarray(0, 16) };
}

/** What a browser reads (RFC 8291, section 3); null where it cannot. */
function decrypted(id: string, body: Uint8Array): string | null {
  try {
    const { ecdh, auth } = browserOf(id);
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + (body[20] ?? 0));
    const sealed = body.subarray(21 + sender.length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
    const input = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
    const key = hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16);
    const iv = hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12);
    const opener = createDecipheriv('aes-128-gcm', Buffer.from(key), Buffer.from(iv));
    opener.setAuthTag(sealed.subarray(-16));
    const opened = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
    const end = opened.lastIndexOf(2);
    return end < 0 ? null : opened.subarray(0, end).toString('utf8');
  } catch {
    return null;
  }
}

function refused(status: number, reason: string): Response {
  return new Response(reason, { status });
}

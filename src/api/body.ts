import { createMiddleware } from 'hono/factory';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import { bodyAtMost } from '../door/body.ts';
import { badRequest, tooLarge, wrongType } from '../door/problems.ts';
import type { ApiEnv } from './env.ts';

const MB = 1024 * 1024;
/** Largest JSON body, and largest feed in one call, in bytes; larger catalogues come in several. */
const LARGEST = { json: MB, feed: 20 * MB };
/** NDJSON has no registered type, and programs that post files name none of their own choice. */
const FEEDS = [
  ...[
    'application/x-ndjson',
    'application/ndjson',
    'application/jsonl',
    'application/json',
    'text/plain',
    '',
  ],
  ...['application/octet-stream', 'application/x-www-form-urlencoded'],
];

/**
 * Visible ASCII: the key is stored and compared, nothing more (draft-ietf-httpapi-idempotency-key-header).
 */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Takes a body in before anything parses it: of the right type (415), no longer than allowed (413), whatever
 * it says of its length; with the call's `Idempotency-Key`, if it has one, for whoever does the work.
 */
const body = (kind: keyof typeof LARGEST) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!(kind === 'feed' ? FEEDS.includes(type) : /^application\/(?:[a-z0-9.-]{1,64}\+)?json$/.test(type)))
      return wrongType(
        kind === 'feed' ? 'The feed is application/x-ndjson.' : 'The body is application/json.',
      );
    const key = c.req.header('idempotency-key');
    if (key !== undefined && !IDEMPOTENCY_KEY.test(key))
      return badRequest('Idempotency-Key: 1 to 200 visible ASCII characters');
    const raw = await bodyAtMost(c.req.raw, LARGEST[kind]);
    if (!raw) return tooLarge(`A body may have ${LARGEST[kind] / MB} MB here.`);
    c.req.raw = new Request(c.req.raw, { body: raw });
    c.set(
      'keyed',
      key === undefined ? null : { key, print: await fingerprint(c.req.method, c.req.path, raw) },
    );
    await next();
  });

export const jsonBody = body('json');
export const feedBody = body('feed');

/** What tells one request from another under the same key: all of it that has an effect. */
async function fingerprint(method: string, path: string, raw: ArrayBuffer): Promise<Keyed['print']> {
  // Digested as it lies there: a feed is large, and a copy of it as large again.
  const stream = new crypto.DigestStream('SHA-256');
  const writer = stream.getWriter();
  await writer.write(new TextEncoder().encode(`${method} ${path}\n`));
  await writer.write(raw);
  await writer.close();
  const digest = await stream.digest;
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

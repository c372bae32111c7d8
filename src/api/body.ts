import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import { bodyAtMost } from '../door/body.ts';
import { badRequest, problem, refuse, tooLarge, wrongType } from '../door/problems.ts';
import type { ApiEnv } from './env.ts';
import { answeredOnce } from './repeats.ts';

const MB = 1024 * 1024;
/** Largest JSON body, and largest feed in one call, in bytes; a larger catalogue is sent in several calls. */
const LARGEST = { json: MB, feed: 20 * MB };
/** NDJSON has no registered type, and programs that post files send various ones. */
const FEEDS = [
  ...[
    'application/x-ndjson',
    'application/ndjson',
    'application/jsonl',
    'application/json',
    'text/csv',
    'text/plain',
    '',
  ],
  ...['application/octet-stream', 'application/x-www-form-urlencoded'],
];

/**
 * Visible ASCII: the key is stored and compared, nothing more (draft-ietf-httpapi-idempotency-key-header).
 */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** The refusal of a body before it is read; null where it is accepted. */
function refused(c: Context<ApiEnv>, kind: keyof typeof LARGEST): Response | null {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!(kind === 'feed' ? FEEDS.includes(type) : /^application\/(?:[a-z0-9.-]{1,64}\+)?json$/.test(type)))
    return wrongType(
      kind === 'feed' ? 'The feed is application/x-ndjson or text/csv.' : 'The body is application/json.',
    );
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key))
    return badRequest('Idempotency-Key: 1 to 200 visible ASCII characters');
  return Number(c.req.header('content-length') ?? 0) > LARGEST[kind] ? tooLong(kind) : null;
}

function tooLong(kind: keyof typeof LARGEST): Response {
  return tooLarge(`A body may have ${LARGEST[kind] / MB} MB here.`);
}

/** Reads a JSON body; a refusal where it does not fit. */
async function takeJson(c: Context<ApiEnv>): Promise<Response | null> {
  const refusal = refused(c, 'json');
  if (refusal) return refusal;
  const raw = await bodyAtMost(c.req.raw, LARGEST.json);
  if (!raw) return tooLong('json');
  c.req.raw = new Request(c.req.raw, { body: raw });
  const key = c.req.header('idempotency-key');
  const print = new Fingerprint(c.req.method, c.req.path);
  if (key !== undefined) await print.add(new Uint8Array(raw));
  c.set('keyed', key === undefined ? null : { key, print: await print.done() });
  return null;
}

/**
 * Reads a body before anything parses it: of the right type (415) and no longer than allowed (413), whatever
 * its `content-length` claims. A call repeated under its `Idempotency-Key` has no second effect.
 */
export const jsonBody = createMiddleware<ApiEnv>(async (c, next) => {
  const refusal = await takeJson(c);
  if (refusal) return refusal;
  const keyed = c.get('keyed');
  // Nothing of a stranger's call is kept.
  if (keyed && c.get('caller')) return answeredOnce(c, keyed, next);
  await next();
});

/**
 * The same for a route that hands the call's `Idempotency-Key` to an object, which keeps it and the effect in
 * one transaction and knows whether the effect still holds: the token may be revoked since.
 */
export const keyedBody = createMiddleware<ApiEnv>(async (c, next) => {
  const refusal = await takeJson(c);
  if (refusal) return refusal;
  await next();
});

/** How many bytes an unknown caller may send, and within how many milliseconds. */
const STRANGERS = { most: 4_096, within: 10_000 };

/**
 * The same for a route that is open to anybody: the body is short, has a `content-length` (411), and arrives
 * at once (408).
 */
export const strangersBody = createMiddleware<ApiEnv>(async (c, next) => {
  const length = c.req.header('content-length');
  if (length === undefined) return problem(411, 'Length required', 'The call says how long its body is.');
  if (!(Number(length) <= STRANGERS.most)) return tooLarge(`A body may have ${STRANGERS.most} bytes here.`);
  const raw = await Promise.race([
    bodyAtMost(c.req.raw, STRANGERS.most),
    scheduler.wait(STRANGERS.within).then(() => 'late' as const),
  ]);
  if (raw === 'late') return problem(408, 'Request timeout', 'The body did not come in time.');
  if (!raw) return tooLarge(`A body may have ${STRANGERS.most} bytes here.`);
  c.req.raw = new Request(c.req.raw, { body: raw });
  return jsonBody(c, next);
});

/** The same for the feed, whose body is left to {@link FeedBody}. */
export const feedBody = createMiddleware<ApiEnv>(async (c, next) => {
  const refusal = refused(c, 'feed');
  if (refusal) return refusal;
  await next();
});

/** The body of a feed as it arrives: counted, and digested where the call has a key, but never held in memory. */
export class FeedBody {
  readonly key: string | undefined;
  readonly #body: ReadableStream<Uint8Array> | null;
  readonly #print: Fingerprint;

  constructor(c: Context<ApiEnv>) {
    this.key = c.req.header('idempotency-key');
    this.#body = c.req.raw.body;
    this.#print = new Fingerprint(c.req.method, c.req.path);
  }

  /** Its pieces. Refuses with 413 at the first byte beyond the limit; the pieces before it have been handed out. */
  async *pieces(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const piece of this.#body ?? []) {
      size += piece.byteLength;
      if (size > LARGEST.feed) refuse(tooLong('feed'));
      if (this.key !== undefined) await this.#print.add(piece);
      yield piece;
    }
  }

  /** Its digest, by which another request under the same key is recognised, once all of it has arrived. */
  print(): Promise<string> {
    return this.#print.done();
  }
}

/** A digest of everything of a request that has an effect: tells one request from another under the same key. */
class Fingerprint {
  readonly #stream = new crypto.DigestStream('SHA-256');
  readonly #writer = this.#stream.getWriter();
  readonly #begun: Promise<void>;

  constructor(method: string, path: string) {
    this.#begun = this.#writer.write(new TextEncoder().encode(`${method} ${path}\n`));
  }

  async add(bytes: Uint8Array): Promise<void> {
    await this.#begun;
    await this.#writer.write(bytes);
  }

  async done(): Promise<Keyed['print']> {
    await this.#writer.close();
    const digest = await this.#stream.digest;
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

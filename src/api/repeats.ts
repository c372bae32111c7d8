import type { Context, Next } from 'hono';
import { z } from 'zod';
import { knowledgeObject } from '../../durable-objects/clients/knowledge.ts';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import { contradiction, OTHER_REQUEST } from '../door/problems.ts';
import { sealer } from '../seal.ts';
import type { ApiEnv } from './env.ts';

/** Characters of an answer that is kept: no route answers with more that has an effect. */
const MOST = 32_000;
/** What of an answer's head is a part of it. */
const HEADERS = ['content-type', 'cache-control', 'location', 'etag'];

const Kept = z.object({
  status: z.number().int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** Whose objects keep an effect and its key in one transaction, and know what has become of it since: a token that was revoked. */
const OWN =
  /^\/api\/v1\/(?:tokens|webhooks|articles\/import|settings(?:\/revert)?|presets\/[^/]+\/apply|customers\/[^/]+\/(?:takeover|reply|handback|resolve|reopen|note|promise|promises\/[^/]+\/kept|link|unlink|revoke-session))$/;

/**
 * Answers a call that came before under its `Idempotency-Key` as it was answered then, and has no second effect; another call under the
 * key is refused (422). What was answered is kept for a day, sealed: secrets that are shown once stand in it. A call that was refused has
 * had no effect, and is looked at anew. Two calls at the same moment are not told apart: a key is for trying again, not for a race. Calls of {@link OWN} are left to their objects.
 */
export async function answeredOnce(
  c: Context<ApiEnv>,
  keyed: Keyed,
  next: Next,
): Promise<Response | undefined> {
  if (OWN.test(c.req.path)) {
    await next();
    return undefined;
  }
  const { store } = c.get('at');
  const call = { key: `${c.get('caller').id}:${keyed.key}`, print: keyed.print };
  const box = sealer(c.env, 'answer', store);
  const earlier = await knowledgeObject(c.env, store).answered(call);
  if (earlier === 'other') return contradiction(OTHER_REQUEST);
  if (earlier) {
    const kept = Kept.parse(JSON.parse((await box.open(earlier.answer)).text));
    return new Response(kept.body === '' ? null : kept.body, { status: kept.status, headers: kept.headers });
  }
  await next();
  const { ok, status, headers } = c.res;
  const isJson = /^application\/json\b/.test(headers.get('content-type') ?? '');
  if (!ok || !(isJson || c.res.body === null)) return undefined;
  const body = await c.res.clone().text();
  if (body.length > MOST) return undefined;
  const said = Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const sealed = await box.seal(JSON.stringify({ status, headers: said, body }));
  await knowledgeObject(c.env, store).keepAnswer(call, sealed);
  return undefined;
}

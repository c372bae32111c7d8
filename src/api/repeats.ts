import type { Context, Next } from 'hono';
import { z } from 'zod';
import { knowledgeObject } from '../../durable-objects/clients/knowledge.ts';
import type { Keyed } from '../../durable-objects/storage/requests.ts';
import { conflict, contradiction, OTHER_REQUEST } from '../door/problems.ts';
import { sealer } from '../seal.ts';
import { errorReason, trace } from '../trace.ts';
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

/** What tells a second call that the first is still at work, and seconds after which it is over. */
const UNDER_WAY = { detail: 'A call under this Idempotency-Key is under way.', seconds: 2 };
/** Milliseconds between looks for what becomes of the first; behind the last of them the second is refused. */
const LOOKS = [50, 100, 200, 400, 800, 1_600];

/**
 * Answers a call that came before under its `Idempotency-Key` as it was answered then, and has no second effect; another call under the
 * key is refused (422). One that comes while the first is under way waits for its answer, or is refused where that takes long (409). What was answered is kept for a day, sealed: secrets
 * that are shown once stand in it. A call that was refused has had no effect, and is looked at anew.
 */
export async function answeredOnce(
  c: Context<ApiEnv>,
  keyed: Keyed,
  next: Next,
): Promise<Response | undefined> {
  const { store } = c.get('at');
  const call = { key: `${c.get('caller').id}:${keyed.key}`, print: keyed.print };
  const box = sealer(c.env, 'answer', store);
  let earlier = await knowledgeObject(c.env, store).beginCall(call);
  for (const wait of LOOKS) {
    if (earlier !== 'running') break;
    await scheduler.wait(wait);
    earlier = await knowledgeObject(c.env, store).beginCall(call);
  }
  if (earlier === 'other') return contradiction(OTHER_REQUEST);
  if (earlier === 'running') {
    const refusal = conflict(UNDER_WAY.detail);
    refusal.headers.set('retry-after', String(UNDER_WAY.seconds));
    return refusal;
  }
  if (earlier) {
    const kept = Kept.parse(JSON.parse((await box.open(earlier.answer)).text));
    return new Response(kept.body === '' ? null : kept.body, { status: kept.status, headers: kept.headers });
  }
  const acting = (async () => {
    let sealed: string | null = null;
    try {
      await next();
      const answer = await answerToKeep(c);
      sealed = answer && (await box.seal(JSON.stringify(answer)));
    } finally {
      // What was done is told, also where it cannot be kept.
      await knowledgeObject(c.env, store)
        .endCall(call, sealed)
        .catch((error: unknown) => trace('answer.unkept', { store, reason: errorReason(error) }, 'error'));
    }
  })();
  // Who hangs up and tries again is answered what became of it.
  c.executionCtx.waitUntil(acting.catch(() => undefined));
  await acting;
  return undefined;
}

/** What was answered, with the path it was answered under, for both may name somebody; null where it is not kept. */
async function answerToKeep({ req, res }: Context<ApiEnv>) {
  const isJson = /^application\/json\b/.test(res.headers.get('content-type') ?? '');
  if (!res.ok || !(isJson || res.body === null)) return null;
  const body = await res.clone().text();
  if (body.length > MOST) return null;
  const headers = Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = res.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { path: req.path, status: res.status, headers, body };
}

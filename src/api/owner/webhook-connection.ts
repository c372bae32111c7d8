import { z } from '@hono/zod-openapi';
import { webhooksObject } from '../../../durable-objects/clients/webhooks.ts';
import { type Endpoint, MOST_ENDPOINTS } from '../../../durable-objects/webhooks/endpoints.ts';
import { conflict, notFound, refuse, unfit, unfitAt } from '../../door/problems.ts';
import type { Env } from '../../env.ts';
import { Events, refusePrivate, Url } from './webhooks.ts';

/*
 * The connection `webhook`: the one endpoint whose secret the owner sets, so that all of a store's systems
 * can be set up by one route. Further endpoints, with secrets of ours, are made by `POST /webhooks`.
 */

/** The endpoint's id. */
const ID = 'connection';

const Put = z.strictObject({
  url: Url,
  secret: z.union([
    z.literal(true),
    z.string().regex(/^[\x21-\x7e]{16,1000}$/, '16 to 1000 ASCII characters without spaces'),
  ]),
  events: Events,
  name: z.unknown(),
  seen: z.unknown(),
});
const Fields = Put.partial().required({ url: true });

/** The connection as it is shown, without its secret; null where there is none. */
export async function shownWebhook(env: Env, store: string) {
  const endpoints = await webhooksObject(env, store).endpoints();
  const found = endpoints.find(({ id }) => id === ID);
  return found ? shown(structuredClone(found)) : null;
}

/** Saves the connection; a private address, a missing secret or one endpoint too many is refused with its field. */
export async function putWebhook(env: Env, store: string, given: unknown) {
  const read = Fields.safeParse(given);
  if (!read.success) return refuse(unfit(read.error));
  const { url, secret, events = null } = read.data;
  refusePrivate(env, url);
  const fresh = typeof secret === 'string' ? secret : null;
  const kept = await webhooksObject(env, store).put(ID, { url, events }, fresh);
  if (kept === 'no_secret') return refuse(unfitAt([{ at: 'secret', message: 'none is kept: give one' }]));
  if (kept === 'too_many')
    return refuse(conflict(`A store may have ${MOST_ENDPOINTS} endpoints: delete one first.`));
  return shown(structuredClone(kept));
}

/** Deletes the connection: nothing more is sent there. */
export async function deleteWebhook(env: Env, store: string): Promise<void> {
  await webhooksObject(env, store).delete(ID);
}

/** Sends a signed test event, and returns the answer. */
export async function testWebhook(env: Env, store: string): Promise<{ ok: boolean; detail: string }> {
  const tried = await webhooksObject(env, store).tryOut(ID);
  return tried ? { ok: tried.ok, detail: tried.detail } : refuse(notFound('There is no such connection.'));
}

function shown({ url, events, seen }: Endpoint) {
  return { name: 'webhook' as const, url, secret: true, events, seen };
}

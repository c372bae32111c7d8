import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { webhooksObject } from '../../../durable-objects/clients/webhooks.ts';
import type { DeliveryState } from '../../../durable-objects/webhooks/deliveries.ts';
import { type MadeEndpoint, MOST_ENDPOINTS } from '../../../durable-objects/webhooks/endpoints.ts';
import { conflict, contradiction, notFound, OTHER_REQUEST, refuse, unfitAt } from '../../door/problems.ts';
import type { Env } from '../../env.ts';
import { isPublicUrl } from '../../public-url.ts';
import { trace } from '../../trace.ts';
import { WEBHOOK_EVENTS, WebhookEvent } from '../../webhooks/news.ts';
import { jsonBody, keyedBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** Where the store's own systems are told what happens, and the log of it. Who may call: the owner. */
export const webhooksApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const WEBHOOKS_ABOUT = `A delivery is a POST of \`{id, event, at, store, customer, ticket, data}\`: no address and no word of anybody is in it. \`webhook-id\` is the same at each try, \`webhook-timestamp\` the seconds of this one, \`webhook-signature\` is \`v1,\` and the base64 of HMAC-SHA256(secret, "id.timestamp.body") over the bytes as they come (Standard Webhooks; two of them, with a space between, for a day after a new secret). \`Onethread-Signature\` signs it as \`connections\` are. It is delivered at least once, in no certain order: answer 2xx within 15 seconds. Otherwise it is tried again after 5 seconds, 5 and 30 minutes, 2, 5, 10 and 10 hours, later where \`Retry-After\` asks for it; 410 stops the endpoint. Events: ${Object.entries(
  WEBHOOK_EVENTS,
)
  .map(([name, when]) => `\`${name}\`: ${when}.`)
  .join(' ')}`;

const EndpointId = z.string().regex(/^(?:wh_[0-9a-f]{32}|connection)$/);
export const Url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .openapi({ description: 'An https address on the public internet', example: 'https://shop.example/hooks' });
export const Events = z
  .array(WebhookEvent)
  .min(1)
  .max(WebhookEvent.options.length)
  .nullable()
  .openapi({ description: 'The events it gets; null: all of them', example: ['escalated', 'resolved'] });
const Endpoint = z
  .object({
    id: EndpointId,
    url: z.string(),
    events: Events,
    created: z.string(),
    seen: z
      .object({ at: z.string(), what: z.string() })
      .nullable()
      .openapi({ description: 'The last attempt, and its result' }),
    stopped: z
      .object({ at: z.string(), why: z.string() })
      .nullable()
      .openapi({ description: 'Since when nothing is sent there' }),
  })
  .openapi('WebhookEndpoint');
const Made = Endpoint.extend({
  secret: z.string().openapi({ description: 'The secret it is signed with; only in this answer' }),
});
const NewEndpoint = z.strictObject({ url: Url, events: Events.default(null) }).openapi('NewWebhookEndpoint');
const Changes = z
  .strictObject({
    url: Url,
    events: Events,
    stopped: z.boolean().openapi({ description: 'True: nothing is sent there any more' }),
  })
  .partial()
  .openapi('WebhookEndpointChanges', { example: { stopped: true } });
const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const satisfies DeliveryState[];
const Delivery = z
  .object({
    n: z.number().int(),
    endpoint: EndpointId,
    id: z.string().openapi({ description: 'Its `webhook-id`' }),
    event: z.string(),
    at: z.string(),
    state: z.enum(DELIVERY_STATES),
    tries: z.number().int(),
    next: z.string().nullable().openapi({ description: 'The next attempt' }),
    tried: z.string().nullable().openapi({ description: 'The last attempt' }),
    status: z.number().nullable().openapi({ description: 'The HTTP status of the last answer' }),
    detail: z.string().nullable().openapi({ description: 'What the endpoint answered' }),
  })
  .openapi('WebhookDelivery');
const One = z.object({ id: EndpointId });
const Nothing = { required: true, content: { 'application/json': { schema: z.strictObject({}) } } };

webhooksApi.openapi(
  createRoute({
    method: 'get',
    path: '/webhooks',
    summary: 'The endpoints of the store’s webhooks',
    description: WEBHOOKS_ABOUT,
    responses: {
      200: json(z.object({ endpoints: z.array(Endpoint) }), 'Without their secrets'),
      ...problems(),
    },
  }),
  async (c) => {
    const endpoints = await webhooksObject(c.env, c.get('at').store).endpoints();
    return c.json({ endpoints: structuredClone(endpoints) }, 200);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'post',
    path: '/webhooks',
    summary: 'Add an endpoint; the secret is shown only in this answer',
    middleware: keyedBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewEndpoint),
    },
    responses: { 201: json(Made, 'The endpoint with its secret'), ...problems(400, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const wanted = c.req.valid('json');
    refusePrivate(c.env, wanted.url);
    const made = structuredClone(await webhooksObject(c.env, store).add(wanted, c.get('keyed')));
    if (made === 'other_request') return refuse(contradiction(OTHER_REQUEST));
    if (made === 'too_many')
      return refuse(conflict(`A store may have ${MOST_ENDPOINTS} endpoints: delete one first.`));
    trace('webhook.changed', { store, reason: 'made' });
    return c.json(shownOnce(made), 201);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'patch',
    path: '/webhooks/{id}',
    summary: 'Change an endpoint’s address or events, stop it or resume it',
    middleware: jsonBody,
    request: {
      params: One,
      body: jsonRequest(Changes),
    },
    responses: { 200: json(Endpoint, 'As it is now'), ...problems(400, 404, 413, 415) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { stopped, ...fields } = c.req.valid('json');
    if (fields.url !== undefined) refusePrivate(c.env, fields.url);
    const object = webhooksObject(c.env, store);
    const changed = await object.change(c.req.valid('param').id, fields, stopped);
    if (!changed) return refuse(NONE());
    trace('webhook.changed', { store, reason: 'changed' });
    return c.json(structuredClone(changed), 200);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'put',
    path: '/webhooks/{id}/secret',
    summary: 'Sign with a new secret; for a day, the previous one signs too',
    request: { params: One },
    responses: {
      200: json(Made, 'The endpoint with its secret, shown to this call alone'),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const made = await webhooksObject(c.env, store).renew(c.req.valid('param').id);
    if (!made) return refuse(NONE());
    trace('webhook.changed', { store, reason: 'secret' });
    return c.json(shownOnce(structuredClone(made)), 200);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'delete',
    path: '/webhooks/{id}',
    summary: 'Delete an endpoint, its secret and its log',
    request: { params: One },
    responses: { 204: { description: 'Deleted' }, ...problems(400, 404) },
  }),
  async (c) => {
    const { store } = c.get('at');
    if (!(await webhooksObject(c.env, store).delete(c.req.valid('param').id))) return refuse(NONE());
    trace('webhook.changed', { store, reason: 'deleted' });
    return c.body(null, 204);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'post',
    path: '/webhooks/{id}/test',
    summary: 'Send an endpoint a `test` event now, and read what it answers',
    middleware: jsonBody,
    request: { params: One, headers: IdempotencyKey, body: Nothing },
    responses: {
      200: json(
        z.object({ ok: z.boolean(), detail: z.string().openapi({ description: 'What it answered' }) }),
        'What came of it',
      ),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const tried = await webhooksObject(c.env, c.get('at').store).tryOut(c.req.valid('param').id);
    return tried ? c.json({ ok: tried.ok, detail: tried.detail }, 200) : refuse(NONE());
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'get',
    path: '/webhook-deliveries',
    summary: 'Deliveries of the last 30 days, newest first',
    request: {
      query: z.object({
        endpoint: EndpointId.optional(),
        state: z.enum(DELIVERY_STATES).optional(),
        before: z.coerce
          .number()
          .int()
          .min(1)
          .optional()
          .openapi({ description: '`next` of the previous page' }),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    },
    responses: {
      200: json(
        z.object({ deliveries: z.array(Delivery), next: z.number().int().nullable() }),
        'The deliveries',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { endpoint = null, state = null, before = null, limit } = c.req.valid('query');
    const object = webhooksObject(c.env, c.get('at').store);
    return c.json(structuredClone(await object.deliveries({ endpoint, state }, before, limit)), 200);
  },
);

webhooksApi.openapi(
  createRoute({
    method: 'post',
    path: '/webhook-deliveries/{n}/again',
    summary: 'Deliver a settled event once more, under the same id',
    middleware: jsonBody,
    request: {
      params: z.object({ n: z.coerce.number().int().min(1) }),
      headers: IdempotencyKey,
      body: Nothing,
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'It is sent again'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const verdict = await webhooksObject(c.env, c.get('at').store).again(c.req.valid('param').n);
    if (verdict === 'unknown') return refuse(notFound('There is no such delivery.'));
    if (verdict === 'stopped') return refuse(conflict('Its endpoint is stopped.'));
    // A delivery that waits is sent anyway: a second request for it changes nothing.
    return c.json({ ok: true as const }, 200);
  },
);

const NONE = () => notFound('There is no such endpoint.');

/** Ends a request that would have the service call an address that only the service can reach. */
export function refusePrivate(env: Env, url: string): void {
  if (!env.SANDBOX && !isPublicUrl(url))
    refuse(unfitAt([{ at: 'url', message: 'not an https address on the public internet' }]));
}

function shownOnce({ endpoint, secret }: MadeEndpoint) {
  return { ...endpoint, secret };
}

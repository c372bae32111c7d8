import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { tryCarrier } from '../../../durable-objects/clients/carriers.ts';
import { actOnConnection, shownConnection } from '../../../durable-objects/clients/connections.ts';
import { mailboxObject } from '../../../durable-objects/clients/mailbox.ts';
import { remoteShopObject } from '../../../durable-objects/clients/shop.ts';
import { storeSettings } from '../../../durable-objects/clients/store.ts';
import type { ShownConnection } from '../../../durable-objects/store/connections.ts';
import {
  CONNECTIONS,
  ConnectionName,
  isOfCarrier,
  isOfMailbox,
  readConnection,
} from '../../connections/roster.ts';
import { notFound, refuse, unfitAt } from '../../door/problems.ts';
import type { Env } from '../../env.ts';
import { trace } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { isConsent } from './consent.ts';
import { deleteWebhook, putWebhook, shownWebhook, testWebhook } from './webhook-connection.ts';

/** The store's connections to other systems. Who may call: the owner. */
export const connectionsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const AnyName = z.enum([...ConnectionName.options, 'webhook']);
const Name = z.object({
  name: AnyName.openapi({
    description: `${ConnectionName.options.map((name) => `\`${name}\`: ${CONNECTIONS[name].about}.`).join(' ')} \`webhook\`: a system of the store that is told what happens, as \`GET /webhooks\` says.`,
  }),
});
const fieldsOf = (name: ConnectionName) =>
  Object.keys(CONNECTIONS[name].fields)
    .map((field) => `\`${field}\``)
    .join(', ');
const Put = z.looseObject({}).openapi('ConnectionFields', {
  description: `What the other system is reached by. ${ConnectionName.options
    .map((name) => `\`${name}\`: ${fieldsOf(name)}.`)
    .join(
      ' ',
    )} \`webhook\`: \`url\`, \`secret\`, \`events\`. A secret that is left out, or \`true\`, is kept while the address stays.`,
  example: { url: 'https://shop.example/onethread', secret: 'a secret that both sides know' },
});
const Shown = z
  .looseObject({
    name: AnyName,
    seen: z
      .object({ at: z.string(), what: z.string() })
      .nullable()
      .openapi({ description: 'When the other system was last tried or went down, and with what result' }),
  })
  .openapi('Connection', {
    description: 'Plain values as they are, secrets as `true`',
    example: { name: 'http', url: 'https://shop.example/onethread', secret: true, seen: null },
  });

connectionsApi.openapi(
  createRoute({
    method: 'get',
    path: '/connections',
    summary: 'All connections',
    responses: {
      200: json(z.object({ connections: z.array(Shown) }), 'Without their secrets'),
      ...problems(),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const all = await Promise.all(ConnectionName.options.map((name) => shownConnection(c.env, store, name)));
    const webhook = await shownWebhook(c.env, store);
    const connections = [...all.filter((one) => one !== null).map(shown), ...(webhook ? [webhook] : [])];
    return c.json({ connections }, 200);
  },
);

connectionsApi.openapi(
  createRoute({
    method: 'get',
    path: '/connections/{name}',
    summary: 'A connection without its secrets',
    request: { params: Name },
    responses: { 200: json(Shown, 'The connection'), ...problems(400, 404) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { name } = c.req.valid('param');
    if (name === 'webhook') {
      const webhook = await shownWebhook(c.env, store);
      return webhook ? c.json(webhook, 200) : refuse(notFound('There is no such connection.'));
    }
    const found = await shownConnection(c.env, store, name);
    return found ? c.json(shown(found), 200) : refuse(notFound('There is no such connection.'));
  },
);

connectionsApi.openapi(
  createRoute({
    method: 'put',
    path: '/connections/{name}',
    summary: 'Connect another system; other locations use the old connection for up to half a minute more',
    middleware: jsonBody,
    request: {
      params: Name,
      body: jsonRequest(Put),
    },
    responses: { 200: json(Shown, 'As it is kept'), ...problems(400, 409, 413, 415) },
  }),
  async (c) => {
    const { name } = c.req.valid('param');
    const { store } = c.get('at');
    if (name === 'webhook') {
      const webhook = await putWebhook(c.env, store, c.req.valid('json'));
      trace('connection.changed', { store, reason: name });
      return c.json(webhook, 200);
    }
    const read = readConnection(name, c.req.valid('json'), Boolean(c.env.SANDBOX));
    if ('faults' in read) return refuse(unfitAt(read.faults));
    const verdict = await actOnConnection(c.env, store, { type: 'put', name, fields: read.fields });
    if (!verdict.ok)
      return refuse(
        unfitAt(
          verdict.missing.map((at) => ({ at, message: 'none is kept for this address: give it again' })),
        ),
      );
    trace('connection.changed', { store, reason: name });
    if (isOfMailbox(name)) await mailboxObject(c.env, store).changed(c.get('at').origin);
    return verdict.connection
      ? c.json(shown(verdict.connection), 200)
      : refuse(notFound('It is gone again.'));
  },
);

connectionsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/connections/{name}',
    summary: 'Delete a connection, its secrets and what is remembered of the other system',
    request: { params: Name },
    responses: { 204: { description: 'Deleted' }, ...problems(400) },
  }),
  async (c) => {
    const { name } = c.req.valid('param');
    const { store } = c.get('at');
    if (name === 'webhook') await deleteWebhook(c.env, store);
    else {
      if (isConsent(name)) await mailboxObject(c.env, store).releaseConsent(name);
      await actOnConnection(c.env, store, { type: 'delete', name });
      if (isOfMailbox(name)) await mailboxObject(c.env, store).changed();
      else if (!isOfCarrier(name)) await remoteShopObject(c.env, store, name).changed();
    }
    trace('connection.changed', { store, reason: name });
    return c.body(null, 204);
  },
);

connectionsApi.openapi(
  createRoute({
    method: 'post',
    path: '/connections/{name}/test',
    summary: 'Send a real request through a connection, and read what the other system answers',
    middleware: jsonBody,
    request: {
      params: Name,
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: {
      200: json(
        z.object({
          ok: z.boolean(),
          detail: z.string().openapi({ description: 'The other system’s own words' }),
        }),
        'What came of it',
      ),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { name } = c.req.valid('param');
    const { store } = c.get('at');
    if (name === 'webhook') return c.json(await testWebhook(c.env, store), 200);
    if (!(await shownConnection(c.env, store, name))) return refuse(notFound('There is no such connection.'));
    const { ok, detail } = await tried(c.env, store, name);
    return c.json({ ok, detail }, 200);
  },
);

async function tried(
  env: Env,
  store: string,
  name: ConnectionName,
): Promise<{ ok: boolean; detail: string }> {
  if (isOfMailbox(name)) return mailboxObject(env, store).tryOut(name);
  if (!isOfCarrier(name)) return remoteShopObject(env, store, name).tryOut();
  // The cache is beside the shop.
  const { settings } = await storeSettings(env, store);
  const { postcode, country } = settings.returns.address;
  const verdict = await tryCarrier(env, store, name, { postcode, country });
  await actOnConnection(env, store, { type: 'seen', name, what: verdict.detail });
  return verdict;
}

function shown({ name, fields, seen }: ShownConnection) {
  const { secrets, optional = [] } = CONNECTIONS[name];
  const kept = secrets
    .filter((secret) => !optional.includes(secret))
    .map((secret) => [secret, true] as const);
  return { name, ...Object.fromEntries(kept), ...fields, seen };
}

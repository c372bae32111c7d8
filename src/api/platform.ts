import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { deskObject } from '../../durable-objects/clients/desk.ts';
import { figuresObject } from '../../durable-objects/clients/figures.ts';
import { indexParts } from '../../durable-objects/clients/index-parts.ts';
import { knowledgeObject } from '../../durable-objects/clients/knowledge.ts';
import { mailboxObject } from '../../durable-objects/clients/mailbox.ts';
import { releaseMailbox } from '../../durable-objects/clients/mailboxes.ts';
import { parcelsObject } from '../../durable-objects/clients/parcels.ts';
import { remoteShopObject, shopObject } from '../../durable-objects/clients/shop.ts';
import { forgetSecrets, isStoreName, markStore, storeObject } from '../../durable-objects/clients/store.ts';
import { webhooksObject } from '../../durable-objects/clients/webhooks.ts';
import { ProviderSecrets } from '../../durable-objects/store/secrets.ts';
import { Quota, type Standing, type TenancyAct } from '../../durable-objects/store/tenancy.ts';
import { ShopConnection } from '../connections/roster.ts';
import { equalText } from '../constant-time.ts';
import { denied } from '../door/limits.ts';
import { conflict, contradiction, notFound, OTHER_REQUEST, refuse, unauthorised } from '../door/problems.ts';
import { emailAddress } from '../identity/address.ts';
import { trace } from '../trace.ts';
import { bearer } from './authorise.ts';
import { jsonBody, keyedBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { readAgain } from './mailboxes.ts';
import { changeSecrets, ownerToken, randomSecret } from './secrets.ts';
import { IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** The stores of a deployment. Who may call: the operator, with the platform token. */
export const platformApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const NewStore = ProviderSecrets.extend({
  id: z.string().refine(isStoreName, 'lower case letters, digits and hyphens'),
}).openapi('NewStore');

const platform = createMiddleware<ApiEnv>(async (c, next) => {
  const token = bearer(c.req.header('authorization'));
  const { PLATFORM_TOKEN } = c.env;
  if (!PLATFORM_TOKEN || !token || !equalText(PLATFORM_TOKEN, token)) return denied(c, unauthorised());
  await next();
});

platformApi.openapi(
  createRoute({
    method: 'post',
    path: '/stores',
    summary: 'Create a store with its own tokens, which are shown only in this answer',
    middleware: [platform, keyedBody] as const,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewStore),
    },
    responses: {
      201: json(z.object({ id: z.string(), token: z.string(), identitySecret: z.string() }), 'The new store'),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { id, ...credentials } = c.req.valid('json');
    if (id === c.env.DEFAULT_STORE) refuse(conflict(EXISTS));
    const secrets = { ...credentials, adminToken: ownerToken(id), identitySecret: randomSecret() };
    await markStore(c.env, id);
    const created = await storeObject(c.env, id).create(id, secrets, c.get('keyed'));
    if (created === 'other_request') refuse(contradiction(OTHER_REQUEST));
    if (!created) refuse(conflict(EXISTS));
    forgetSecrets(id);
    return c.json({ id, token: created.adminToken, identitySecret: created.identitySecret }, 201);
  },
);

const EXISTS = 'A store of that name exists.';

const Id = z.object({ id: z.string().refine(isStoreName, 'lower case letters, digits and hyphens') });
const StandingOfStore = z
  .object({
    suspended: z.string().nullable().openapi({ description: 'The reason; null while it is not suspended' }),
    quota: Quota,
    deleted: z.boolean(),
  })
  .openapi('Standing');
const Suspension = z.strictObject({ reason: z.string().min(1).max(500) }).openapi('Suspension');
const answers = { 200: json(StandingOfStore, 'How it is now'), ...problems(400, 404, 409, 413, 415) };

platformApi.openapi(
  createRoute({
    method: 'get',
    path: '/stores/{id}',
    summary: 'The state of a store',
    middleware: [platform] as const,
    request: { params: Id },
    responses: answers,
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    await known(c, id);
    return c.json(await storeObject(c.env, id).standing(), 200);
  },
);

platformApi.openapi(
  createRoute({
    method: 'put',
    path: '/stores/{id}/suspension',
    summary: 'Suspend a store: it accepts and sends nothing, and loses nothing',
    description:
      "Its API answers 403, its other doors 503, so that providers and mail servers try again; what waits to leave is tried for a day, and then lies on the store's desk.",
    middleware: [platform, jsonBody] as const,
    request: {
      params: Id,
      body: jsonRequest(Suspension),
    },
    responses: answers,
  }),
  async (c) => {
    const { reason } = c.req.valid('json');
    return c.json(await settle(c, c.req.valid('param').id, { type: 'suspend', reason }), 200);
  },
);

platformApi.openapi(
  createRoute({
    method: 'delete',
    path: '/stores/{id}/suspension',
    summary: 'Resume a suspended store',
    middleware: [platform] as const,
    request: { params: Id },
    responses: answers,
  }),
  async (c) => c.json(await settle(c, c.req.valid('param').id, { type: 'resume' }), 200),
);

platformApi.openapi(
  createRoute({
    method: 'put',
    path: '/stores/{id}/quota',
    summary:
      'Set what a store may have in a day: mails that leave, turns of a model; null: what every store may',
    middleware: [platform, jsonBody] as const,
    request: {
      params: Id,
      body: jsonRequest(Quota.openapi('Quota')),
    },
    responses: answers,
  }),
  async (c) => {
    const quota = c.req.valid('json');
    return c.json(await settle(c, c.req.valid('param').id, { type: 'quota', quota }), 200);
  },
);

platformApi.openapi(
  createRoute({
    method: 'put',
    path: '/stores/{id}/token',
    summary: 'Replace the token of a store whose owner has lost it; the old one is void',
    middleware: [platform] as const,
    request: { params: Id },
    responses: { 200: json(z.object({ token: z.string() }), 'The new token'), ...problems(400, 404, 409) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    await known(c, id);
    const token = ownerToken(id);
    await changeSecrets(c.env, id, { adminToken: token });
    return c.json({ token }, 200);
  },
);

platformApi.openapi(
  createRoute({
    method: 'delete',
    path: '/stores/{id}',
    summary: 'Delete a store permanently',
    description:
      'At once: its settings, secrets, tokens, desk, mailboxes, orders, products, articles, figures, index, webhooks and files; its doors answer as if it had never been, and its name stays taken. Threads of its customers erase themselves as their retention has it, a day after their last word, within a quarter.',
    middleware: [platform] as const,
    request: { params: Id },
    responses: answers,
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    await known(c, id);
    const boxes = await storeObject(c.env, id).mailboxes();
    for (const { address } of boxes) {
      const mailbox = emailAddress(address);
      if (mailbox) await releaseMailbox(c.env, id, mailbox);
    }
    await shopObject(c.env, id).wipe();
    for (const kind of ShopConnection.options) await remoteShopObject(c.env, id, kind).wipe();
    await deskObject(c.env, id).wipe();
    await figuresObject(c.env, id).wipe();
    await knowledgeObject(c.env, id).wipe();
    await webhooksObject(c.env, id).wipe();
    await mailboxObject(c.env, id).wipe();
    await parcelsObject(c.env, id).wipe();
    await Promise.all(indexParts(c.env, id).map((part) => part.wipe()));
    return c.json(await settle(c, id, { type: 'delete' }), 200);
  },
);

/** 404 where no store of that name was ever created. The default store is the deployment itself. */
async function known(c: Context<ApiEnv>, store: string): Promise<void> {
  if (store === c.env.DEFAULT_STORE) refuse(conflict('The default store is the deployment itself.'));
  const object = storeObject(c.env, store);
  if (!(await object.secrets(store)) && !(await object.standing()).deleted)
    refuse(notFound('No such store.'));
}

async function settle(c: Context<ApiEnv>, store: string, act: TenancyAct): Promise<Standing> {
  await known(c, store);
  const standing = await storeObject(c.env, store).tenancy(act);
  forgetSecrets(store);
  await readAgain(c.env, store);
  trace(`store.${act.type}`, { store });
  return standing;
}

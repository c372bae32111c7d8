import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { forgetSecrets, storeObject, storeSecrets } from '../../durable-objects/clients/store.ts';
import { ProviderSecrets, type StoreSecrets } from '../../durable-objects/store/secrets.ts';
import { conflict, refuse } from '../door/problems.ts';
import type { Env } from '../env.ts';
import { trace } from '../trace.ts';
import { jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, jsonRequest, problems } from './shapes.ts';

/** The store's own secrets. Who may call: the owner. */
export const secretsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const names = Object.keys(ProviderSecrets.shape) as (keyof typeof ProviderSecrets.shape)[];
const Secret = z.string().min(1).max(1_000).nullable();
const Changes = z
  .strictObject(Object.fromEntries(names.map((name) => [name, Secret.optional()])))
  .openapi('ProviderSecrets', { description: 'A secret that is left out stays; null deletes it' });
const Kept = z
  .object(Object.fromEntries(names.map((name) => [name, z.boolean()])))
  .openapi('KeptSecrets', { description: 'Which of them are set' });

secretsApi.openapi(
  createRoute({
    method: 'get',
    path: '/secrets',
    summary: 'Which of the providers’ secrets the store has; none is shown',
    responses: { 200: json(Kept, 'Which there are'), ...problems() },
  }),
  async (c) => c.json(keptOf(await storeSecrets(c.env, c.get('at').store)), 200),
);

secretsApi.openapi(
  createRoute({
    method: 'put',
    path: '/secrets',
    summary: 'Change the providers’ secrets; other locations use the old ones for up to half a minute more',
    middleware: jsonBody,
    request: { body: jsonRequest(Changes) },
    responses: { 200: json(Kept, 'Which there are now'), ...problems(400, 409, 413, 415) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const changed = await changeSecrets(c.env, store, c.req.valid('json'));
    trace('secrets.changed', { store, reason: Object.keys(c.req.valid('json')).join(' ') });
    return c.json(keptOf(changed), 200);
  },
);

secretsApi.openapi(
  createRoute({
    method: 'put',
    path: '/secrets/token',
    summary:
      "Give the store another token of its own; it is shown to this call alone, and this call's is no good",
    responses: { 200: json(z.object({ token: z.string() }), 'The new token'), ...problems(409) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const token = ownerToken(store);
    await changeSecrets(c.env, store, { adminToken: token });
    trace('secrets.changed', { store, reason: 'token' });
    return c.json({ token }, 200);
  },
);

secretsApi.openapi(
  createRoute({
    method: 'put',
    path: '/secrets/identity',
    summary: 'Make a new identity secret; login tokens under the previous one are void',
    responses: { 200: json(z.object({ identitySecret: z.string() }), 'The new secret'), ...problems(409) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const identitySecret = randomSecret();
    await changeSecrets(c.env, store, { identitySecret });
    trace('secrets.changed', { store, reason: 'identity' });
    return c.json({ identitySecret }, 200);
  },
);

type Changed = Parameters<ReturnType<typeof storeObject>['changeSecrets']>[0];

/** Changes a store's secrets; those of the default store are in the environment and cannot be changed here. */
export async function changeSecrets(env: Env, store: string, changes: Changed): Promise<StoreSecrets> {
  if (store === env.DEFAULT_STORE)
    return refuse(conflict("The default store's secrets are the deployment's: wrangler secret put."));
  const changed = await storeObject(env, store).changeSecrets(changes);
  if (!changed) return refuse(conflict('The store is gone.'));
  forgetSecrets(store);
  return changed;
}

function keptOf(secrets: Partial<StoreSecrets> | null): Record<string, boolean> {
  return Object.fromEntries(names.map((name) => [name, Boolean(secrets?.[name])]));
}

/** A new token of a store's own. */
export function ownerToken(store: string): string {
  return `ot_${store}_${randomSecret()}`;
}

/** 256 random bits. */
export function randomSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

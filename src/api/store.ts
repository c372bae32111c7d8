import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { addressObject } from '../../durable-objects/clients/directory.ts';
import {
  forgetSecrets,
  isStoreName,
  markStore,
  rememberSettings,
  storeObject,
  storeSettings,
} from '../../durable-objects/clients/store.ts';
import { StoreSecrets } from '../../durable-objects/store/store.ts';
import { equalText } from '../constant-time.ts';
import { denied } from '../door/limits.ts';
import { MAILBOXES } from '../door/mail.ts';
import {
  badRequest,
  conflict,
  contradiction,
  OTHER_REQUEST,
  refuse,
  unauthorised,
  unfit,
} from '../door/problems.ts';
import type { Env } from '../env.ts';
import { type Address, emailAddress } from '../identity/address.ts';
import { type McpServerInput, McpServersInput } from '../outside/settings.ts';
import { isPublicUrl } from '../public-url.ts';
import { Settings } from '../settings.ts';
import { bearer } from './authorise.ts';
import { jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, problems } from './shapes.ts';

export const storeApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const SettingsBody = z.looseObject({ mcp: McpServersInput.optional() }).openapi('Settings');

storeApi.openapi(
  createRoute({
    method: 'get',
    path: '/settings',
    summary: "The store's settings, defaults filled in",
    responses: { 200: json(SettingsBody, 'The settings'), ...problems() },
  }),
  async (c) => c.json((await storeSettings(c.env, c.get('at').store)).settings, 200),
);

storeApi.openapi(
  createRoute({
    method: 'put',
    path: '/settings',
    summary: 'Replace the settings; what is left out gets its default',
    middleware: jsonBody,
    request: { body: { required: true, content: { 'application/json': { schema: SettingsBody } } } },
    responses: { 200: json(SettingsBody, 'As they are now'), ...problems(400, 409, 413, 415) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { mcp = [], ...others } = c.req.valid('json');
    const servers = mcp.map(({ token: _, ...server }) => server);
    const settings = Settings.safeParse({ ...others, mcp: servers });
    if (!settings.success) refuse(unfit(settings.error));
    const errors = await unfitServers(c.env, store, mcp);
    if (errors.length > 0) refuse(badRequest('The request does not fit its description.', errors));
    const tokens = mcp.flatMap(({ name, token }) =>
      typeof token === 'string' || token === false ? [{ name, token }] : [],
    );
    const mailbox = emailAddress(settings.data.email.address);
    if (!mailbox) refuse(badRequest('email.address: not an address'));
    if (!(await takesMailbox(c.env, store, mailbox))) refuse(conflict('Another store has this mailbox.'));
    const saved = await storeObject(c.env, store).saveSettings(settings.data, tokens);
    const versioned = { ...saved, settings: Settings.parse(saved.settings) };
    rememberSettings(store, versioned);
    return c.json(versioned.settings, 200);
  },
);

/** What is wrong with MCP servers as they are put: addresses that are not on the internet, tokens that are asked to move. */
async function unfitServers(
  env: Env,
  store: string,
  servers: readonly McpServerInput[],
): Promise<{ at: string; message: string }[]> {
  const kept = servers.some(({ token }) => token === true)
    ? (await storeObject(env, store).settings()).settings.mcp
    : [];
  return servers.flatMap(({ name, url, token }, index) => {
    if (!env.SANDBOX && !isPublicUrl(url))
      return [{ at: `mcp.${index}.url`, message: 'not an https address on the public internet' }];
    const has = kept.some((other) => other.name === name && other.url === url && other.token);
    return token === true && !has
      ? [{ at: `mcp.${index}.token`, message: 'none is kept for this name and url: give it again' }]
      : [];
  });
}

/**
 * Gives a store its mailbox, unless another has it: no two read one box, and none writes as another. The
 * default store's is found by its settings; another's is claimed.
 */
async function takesMailbox(env: Env, store: string, mailbox: Address): Promise<boolean> {
  const address = addressObject(env, MAILBOXES, mailbox, {});
  if (store === env.DEFAULT_STORE) return ((await address.resolve())?.home ?? store) === store;
  const { settings } = await storeSettings(env, env.DEFAULT_STORE);
  if (emailAddress(settings.email.address) === mailbox) return false;
  return (await address.claim(store, null)).home === store;
}

/** Creating stores. Who may call: whoever runs the deployment, with the platform token. */
export const platformApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const NewStore = StoreSecrets.omit({ adminToken: true, identitySecret: true })
  .extend({ id: z.string().refine(isStoreName, 'lower case letters, digits and hyphens') })
  .openapi('NewStore');

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
    summary: 'Create a store with tokens of its own; they are shown to this call alone',
    middleware: [platform, jsonBody] as const,
    request: {
      headers: IdempotencyKey,
      body: { required: true, content: { 'application/json': { schema: NewStore } } },
    },
    responses: {
      201: json(z.object({ id: z.string(), token: z.string(), identitySecret: z.string() }), 'The new store'),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { id, ...credentials } = c.req.valid('json');
    if (id === c.env.DEFAULT_STORE) refuse(conflict(EXISTS));
    const secrets = { ...credentials, adminToken: `ot_${id}_${secret()}`, identitySecret: secret() };
    await markStore(c.env, id);
    const created = await storeObject(c.env, id).create(id, secrets, c.get('keyed'));
    if (created === 'other_request') refuse(contradiction(OTHER_REQUEST));
    if (!created) refuse(conflict(EXISTS));
    forgetSecrets(id);
    return c.json({ id, token: created.adminToken, identitySecret: created.identitySecret }, 201);
  },
);

const EXISTS = 'A store of that name exists.';

/** 256 random bits. */
function secret(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

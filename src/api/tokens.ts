import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { deskObject } from '../../durable-objects/clients/desk.ts';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { MAX_TOKENS } from '../../durable-objects/store/tokens.ts';
import { conflict, contradiction, notFound, OTHER_REQUEST, refuse } from '../door/problems.ts';
import { sealer } from '../seal.ts';
import { trace } from '../trace.ts';
import { Scope } from './access.ts';
import { hashOfToken, newApiToken } from './api-token.ts';
import { keyedBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** Tokens for programs, each with a name and its scopes. Who may call: the owner. */
export const tokensApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const TokenId = z.string().regex(/^tk_[0-9a-f]{32}$/);
const ApiToken = z
  .object({
    id: TokenId,
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable().openapi({ description: 'To the minute; null: never used' }),
  })
  .openapi('ApiToken');
const NewApiToken = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .openapi({ description: 'What it is for', example: 'Back office' }),
    scopes: z
      .array(Scope)
      .min(1)
      .max(Scope.options.length)
      .openapi({ example: ['customers:read', 'desk'] }),
  })
  .openapi('NewApiToken');

tokensApi.openapi(
  createRoute({
    method: 'get',
    path: '/tokens',
    summary: 'The API tokens of the store, newest first, without the tokens themselves',
    responses: { 200: json(z.object({ tokens: z.array(ApiToken) }), 'The tokens'), ...problems() },
  }),
  async (c) => c.json({ tokens: await storeObject(c.env, c.get('at').store).tokens() }, 200),
);

tokensApi.openapi(
  createRoute({
    method: 'post',
    path: '/tokens',
    summary: 'Make an API token; it is shown only in this answer',
    middleware: keyedBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewApiToken),
    },
    responses: {
      201: json(ApiToken.extend({ token: z.string() }), 'The token, to be kept where secrets are'),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { name, scopes } = c.req.valid('json');
    const token = newApiToken(c.env, store);
    const sealed = sealer(c.env, 'api-token', store);
    const made = await storeObject(c.env, store).addToken(
      {
        id: `tk_${crypto.randomUUID().replaceAll('-', '')}`,
        hash: hashOfToken(token),
        name,
        scopes: [...new Set(scopes)].sort(),
        sealed: await sealed.seal(token),
      },
      c.get('keyed'),
    );
    if (made === 'other_request') refuse(contradiction(OTHER_REQUEST));
    if (made === 'too_many') refuse(conflict(`A store may have ${MAX_TOKENS} tokens: revoke one first.`));
    if (made === 'revoked') refuse(conflict('The token that this call made has been revoked.'));
    trace('token.made', { store, apiToken: made.token.id, reason: made.token.scopes.join(' ') });
    return c.json({ ...made.token, token: (await sealed.open(made.sealed)).text }, 201);
  },
);

tokensApi.openapi(
  createRoute({
    method: 'put',
    path: '/tokens/{id}/secret',
    summary:
      'Make an API token anew, with the same name and rights; the one before opens nothing from then on',
    request: { params: z.object({ id: TokenId }) },
    responses: {
      200: json(ApiToken.extend({ token: z.string() }), 'The token, shown to this call alone'),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const token = newApiToken(c.env, store);
    const kept = await storeObject(c.env, store).rotateToken(c.req.valid('param').id, hashOfToken(token));
    if (!kept) return refuse(notFound('No such token.'));
    await deskObject(c.env, store).dismiss(kept.id);
    trace('token.made', { store, apiToken: kept.id, reason: 'rotated' });
    return c.json({ ...kept, token }, 200);
  },
);

tokensApi.openapi(
  createRoute({
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke an API token: it is void from then on',
    request: { params: z.object({ id: TokenId }) },
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'Revoked'), ...problems(400, 404) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const token = c.req.valid('param').id;
    if (!(await storeObject(c.env, store).revokeToken(token))) refuse(notFound('No such token.'));
    await deskObject(c.env, store).dismiss(token);
    trace('token.revoked', { store, apiToken: token });
    return c.json({ ok: true as const }, 200);
  },
);

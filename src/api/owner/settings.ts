import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { badRequest, notFound, refuse } from '../../door/problems.ts';
import type { McpServer } from '../../outside/settings.ts';
import { differences } from '../../settings/change.ts';
import { keptSettings } from '../../settings/kept.ts';
import { keyedBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { patchSettings, publish } from './publish.ts';
import { AsTheyAre, answer, CHANGED, changeOf, etagOf, SettingsBody } from './shapes.ts';

/** The store's settings: read, replaced, changed in part, and reverted. Who may call: the scope `settings`. */
export const settingsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Patch = z.looseObject({}).openapi('SettingsPatch', {
  description:
    'Any part of the settings (RFC 7396): `null` puts a setting back to its default, a list is replaced whole.',
  example: { returns: { windowDays: 45 } },
});
const Why = z.object({
  why: z.string().max(500).optional().openapi({ description: 'Why they are changed: shown in the history' }),
});
const IfMatch = z.object({
  'if-match': z.string().optional().openapi({
    description:
      'The `ETag` of the settings that were read: when they have changed since, nothing is done (412).',
  }),
});
const Version = z
  .object({
    version: z.number(),
    at: z.string().nullable().openapi({ description: 'Null: from before changes were recorded' }),
    by: z.string().nullable().openapi({ description: 'The name of a token or a person' }),
    why: z.string().nullable(),
    changes: z
      .array(z.object({ at: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }))
      .nullable()
      .openapi({ description: 'Null: the previous version is not kept' }),
  })
  .openapi('SettingsVersion');

settingsApi.openapi(
  createRoute({
    method: 'get',
    path: '/settings',
    summary: "The store's settings, defaults filled in",
    responses: { 200: { ...AsTheyAre, description: 'The settings' }, ...problems() },
  }),
  async (c) => {
    // Read from the store itself: a caller who reads in order to write must not get an old copy.
    const kept = await storeObject(c.env, c.get('at').store).settings();
    return c.json(kept.settings, 200, { etag: etagOf(kept) });
  },
);

settingsApi.openapi(
  createRoute({
    method: 'put',
    path: '/settings',
    summary: 'Replace the settings; what is left out gets its default',
    middleware: keyedBody,
    request: {
      headers: IfMatch,
      query: Why,
      body: jsonRequest(SettingsBody),
    },
    responses: { 200: AsTheyAre, ...problems(400, 409, 412, 413, 415) },
  }),
  async (c) => {
    const expected = versionOf(c.req.valid('header')['if-match']);
    const saved = await publish(c.env, c.get('at'), c.req.valid('json'), { ...changeOf(c), expected });
    return answer(c, saved);
  },
);

settingsApi.openapi(
  createRoute({
    method: 'patch',
    path: '/settings',
    summary: 'Change some of the settings, and keep the others',
    middleware: keyedBody,
    request: {
      headers: IfMatch,
      query: Why,
      body: {
        required: true,
        content: { 'application/json': { schema: Patch }, 'application/merge-patch+json': { schema: Patch } },
      },
    },
    responses: { 200: AsTheyAre, ...problems(400, 409, 412, 413, 415) },
  }),
  async (c) => {
    const patch = Patch.safeParse(await c.req.json().catch(() => undefined));
    if (!patch.success) return refuse(badRequest('The body is a JSON object with settings.'));
    const asked = versionOf(c.req.valid('header')['if-match']);
    return answer(
      c,
      await patchSettings(c.env, c.get('at'), patch.data, { ...changeOf(c), expected: asked }),
    );
  },
);

settingsApi.openapi(
  createRoute({
    method: 'get',
    path: '/settings/history',
    summary: 'The history of the settings, newest first: who changed what, when and why',
    request: { query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }) },
    responses: {
      200: json(z.object({ versions: z.array(Version) }), 'The versions that are kept'),
      ...problems(400),
    },
  }),
  async (c) => {
    const { limit } = c.req.valid('query');
    const kept = await storeObject(c.env, c.get('at').store).settingsVersions(limit + 1);
    const versions = kept.slice(0, limit).map(({ body, ...version }, index) => {
      const before = kept[index + 1];
      return { ...version, changes: before ? differences(JSON.parse(before.body), JSON.parse(body)) : null };
    });
    return c.json({ versions }, 200);
  },
);

settingsApi.openapi(
  createRoute({
    method: 'post',
    path: '/settings/revert',
    summary: 'Put the settings back to an earlier version, as a new one',
    middleware: keyedBody,
    request: {
      headers: IdempotencyKey.extend(IfMatch.shape),
      query: Why,
      body: jsonRequest(z.strictObject({ version: z.number().int().min(0) })),
    },
    responses: { 200: AsTheyAre, ...problems(400, 404, 409, 412, 413, 415, 422) },
  }),
  async (c) => {
    const { version } = c.req.valid('json');
    const kept = await storeObject(c.env, c.get('at').store).settingsOf(version);
    if (kept === null) return refuse(notFound('That version is not kept.'));
    const earlier = keptSettings(JSON.parse(kept));
    // The token of an MCP server that was removed meanwhile is not restored.
    const { mcp: now } = (await storeObject(c.env, c.get('at').store).settings()).settings;
    const mcp = earlier.mcp.map((server) => ({ ...server, token: now.some((one) => isSame(one, server)) }));
    const change = { by: changeOf(c).by, why: c.req.valid('query').why ?? `back to version ${version}` };
    const expected = versionOf(c.req.valid('header')['if-match']);
    const saved = await publish(
      c.env,
      c.get('at'),
      { ...earlier, mcp },
      {
        ...change,
        expected,
        request: c.get('keyed'),
      },
    );
    return answer(c, saved);
  },
);

function isSame(one: McpServer, other: McpServer): boolean {
  return one.name === other.name && one.url === other.url && one.token;
}

/** The version that `If-Match` names; null where any will do. */
function versionOf(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const named = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim());
  return named ? Number(named[1]) : refuse(CHANGED());
}

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { notFound, refuse } from '../../door/problems.ts';
import { PRESETS } from '../../settings/presets.ts';
import { keyedBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { patchSettings } from './publish.ts';
import { AsTheyAre, answer, changeOf } from './shapes.ts';

/** Initial settings for kinds of companies. Who may call: the scope `settings`. */
export const presetsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const PresetShape = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().openapi({ description: 'Who it is for, and what it does' }),
    settings: z.looseObject({}).openapi({ description: 'What it changes, as a merge patch' }),
  })
  .openapi('Preset');

presetsApi.openapi(
  createRoute({
    method: 'get',
    path: '/presets',
    summary: 'Presets: settings that suit kinds of companies',
    responses: { 200: json(z.object({ presets: z.array(PresetShape) }), 'The presets'), ...problems() },
  }),
  (c) => c.json({ presets: PRESETS.map((preset) => ({ ...preset, settings: { ...preset.settings } })) }, 200),
);

presetsApi.openapi(
  createRoute({
    method: 'post',
    path: '/presets/{id}/apply',
    summary: 'Apply a preset to the settings; what it does not name stays, and it can be reverted',
    middleware: keyedBody,
    request: {
      params: z.object({ id: z.string().max(40) }),
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: { 200: AsTheyAre, ...problems(400, 404, 409, 412, 413, 415, 422) },
  }),
  async (c) => {
    const preset = PRESETS.find(({ id }) => id === c.req.valid('param').id);
    if (!preset) return refuse(notFound('There is no such preset.'));
    const change = {
      by: changeOf(c).by,
      why: `preset: ${preset.title}`,
      expected: null,
      request: c.get('keyed'),
    };
    return answer(c, await patchSettings(c.env, c.get('at'), preset.settings, change));
  },
);

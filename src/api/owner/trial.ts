import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { Channel } from '../../conversation/values.ts';
import { notFound, refuse, tooMany } from '../../door/problems.ts';
import { REHEARSAL } from '../../language/names/rehearsal.ts';
import { tryScenario } from '../../rehearsal/play.ts';
import { sampleAnswers } from '../../rehearsal/samples.ts';
import { readyScenarios } from '../../scenarios/ready.ts';
import { rehearsed } from '../../scenarios/rehearsed.ts';
import { ScenarioResult } from '../../scenarios/result.ts';
import { type Scenario, ScenarioId } from '../../scenarios/scenario.ts';
import { mergePatch } from '../../settings/change.ts';
import { Settings } from '../../settings.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { readSettings } from './publish.ts';

/** Trying a change of settings before it is published. Who may call: the scope `settings`. */
export const trialApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const DAY_SECONDS = 86_400;
const Wanted = z.record(z.string(), z.unknown());
const wish = {
  change: z
    .looseObject({})
    .default({})
    .openapi({ description: 'The wanted change, as `PATCH settings` takes it' }),
  brain: z.enum(['embedded', 'chain']).default('embedded').openapi({
    description: 'Who answers: `chain` uses the brains of the wanted settings, and has their costs',
  }),
};
const Trial = z
  .strictObject({
    scenario: ScenarioId.openapi({ description: 'One of `GET scenarios`: built-in, or the store’s own' }),
    ...wish,
  })
  .openapi('Trial', {
    example: { scenario: 'return-email', change: { returns: { windowDays: 14 } }, brain: 'embedded' },
  });
const Result = z
  .object(ScenarioResult.shape)
  .openapi('TrialResult', { description: 'The scenario’s result with the wanted settings' });

trialApi.openapi(
  createRoute({
    method: 'post',
    path: '/settings/try',
    summary: 'Play a scenario with wanted settings, without publishing them',
    description:
      'With a customer, orders and a shop that are there for this play alone: nobody is written to, and nothing stays but the result. What fails is played once more with the settings that hold. Time that a scenario lets pass is not waited for.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(Trial),
    },
    responses: { 200: json(Result, 'How it went'), ...problems(400, 404, 409, 413, 415, 422, 429) },
  }),
  async (c) => {
    const { scenario: id, change, brain } = c.req.valid('json');
    const { store, origin } = c.get('at');
    const object = storeObject(c.env, store);
    const { settings: held } = await object.settings();
    const { settings: wanted } = readSettings(Wanted.parse(mergePatch(held, change)));
    const scenario = await found(object, id);
    if (!scenario) return refuse(notFound('There is no such scenario.'));
    if (!(await object.scenarios({ type: 'play' })).ok) return refuse(tooMany(DAY_SECONDS));
    const result = await tryScenario({ env: c.env, store, origin }, scenario, {
      wanted: elsewhere(wanted, brain),
      held: elsewhere(Settings.parse(held), brain),
    });
    await object.scenarios({ type: 'results', results: [result] });
    return c.json(result, 200);
  },
);

async function found(object: ReturnType<typeof storeObject>, id: string): Promise<Scenario | null> {
  const ready = readyScenarios().find((one) => one.id === id);
  if (ready) return ready;
  const { scenarios } = await object.scenarios({ type: 'list' });
  return structuredClone(scenarios).find(({ scenario }) => scenario.id === id)?.scenario ?? null;
}

const Asked = z
  .strictObject({
    language: z.enum(['en', 'fr']).openapi({ description: 'The language of the customer and the answers' }),
    channel: Channel,
    questions: z.array(z.string().trim().min(1).max(500)).min(1).max(3).optional().openapi({
      description: 'The customer’s questions; when left out, three frequent ones',
    }),
    ...wish,
  })
  .openapi('SamplesAsked', {
    example: { language: 'en', channel: 'chat', change: { returns: { windowDays: 14 } } },
  });
const Samples = z
  .object({
    samples: z.array(
      z.object({
        question: z.string(),
        answers: z
          .array(z.string())
          .openapi({ description: 'Empty where a person writes the answer or sees it first' }),
      }),
    ),
  })
  .openapi('Samples');

trialApi.openapi(
  createRoute({
    method: 'post',
    path: '/settings/samples',
    summary: 'What a customer would be answered with wanted settings; nothing is published',
    description:
      'A customer of this play alone, whose parcel came yesterday, asks each question in a session of its own. Nobody is written to, and nothing stays.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(Asked),
    },
    responses: { 200: json(Samples, 'What they would be told'), ...problems(400, 409, 413, 415, 422, 429) },
  }),
  async (c) => {
    const { change, brain, language, channel, questions } = c.req.valid('json');
    const { store, origin } = c.get('at');
    const object = storeObject(c.env, store);
    const { settings: held } = await object.settings();
    const { settings: wanted } = readSettings(Wanted.parse(mergePatch(held, change)));
    if (!(await object.scenarios({ type: 'play' })).ok) return refuse(tooMany(DAY_SECONDS));
    const samples = await sampleAnswers({ env: c.env, store, origin }, elsewhere(wanted, brain), {
      ...{ language, channel, questions: questions ?? REHEARSAL[language].questions },
    });
    return c.json({ samples }, 200);
  },
);

/** The settings as a rehearsal uses them. */
function elsewhere(settings: Settings, brain: 'embedded' | 'chain'): Settings {
  const own = brain === 'chain' ? {} : { brain: { chain: [{ kind: 'embedded' }] } };
  return Settings.parse({ ...rehearsed(settings), ...own });
}

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { notFound, refuse, tooMany } from '../../door/problems.ts';
import { tryScenario } from '../../rehearsal/play.ts';
import { readyScenarios } from '../../scenarios/ready.ts';
import { rehearsed } from '../../scenarios/rehearsed.ts';
import { ScenarioResult } from '../../scenarios/result.ts';
import { type Scenario, ScenarioId } from '../../scenarios/scenario.ts';
import { mergePatch } from '../../settings/change.ts';
import { Settings } from '../../settings.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, problems } from '../shapes.ts';
import { readSettings } from './publish.ts';

/** A change of settings, tried before it is published. Who may call: the scope `settings`. */
export const trialApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const DAY_SECONDS = 86_400;
const Wanted = z.record(z.string(), z.unknown());
const Trial = z
  .strictObject({
    scenario: ScenarioId.openapi({ description: 'One of `GET scenarios`: ready, or the store’s own' }),
    change: z
      .looseObject({})
      .default({})
      .openapi({ description: 'The change that is wanted, as `PATCH settings` takes it' }),
    brain: z.enum(['embedded', 'chain']).default('embedded').openapi({
      description: 'Who answers: `chain` are the brains of the wanted settings, and costs what they cost',
    }),
  })
  .openapi('Trial', {
    example: { scenario: 'return-email', change: { returns: { windowDays: 14 } }, brain: 'embedded' },
  });
const Result = z
  .object(ScenarioResult.shape)
  .openapi('TrialResult', { description: 'How the scenario went with the wanted settings' });

trialApi.openapi(
  createRoute({
    method: 'post',
    path: '/settings/try',
    summary: 'Play a scenario with settings that are wanted, and publish nothing',
    description:
      'With a customer, orders and a shop that are there for this play alone: nobody is written to, and nothing stays but the result. What fails is played once more with the settings that hold. Time that a scenario lets pass is not waited for.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: { required: true, content: { 'application/json': { schema: Trial } } },
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

/** Settings as a rehearsal has them. */
function elsewhere(settings: Settings, brain: 'embedded' | 'chain'): Settings {
  const own = brain === 'chain' ? {} : { brain: { chain: [{ kind: 'embedded' }] } };
  return Settings.parse({ ...rehearsed(settings), ...own });
}

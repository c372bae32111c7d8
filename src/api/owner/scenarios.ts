import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { MOST_SCENARIOS } from '../../../durable-objects/store/scenarios.ts';
import { customerObject } from '../../door/hand-over.ts';
import { conflict, notFound, refuse, unfit } from '../../door/problems.ts';
import { scenarioFrom } from '../../scenarios/from-thread.ts';
import { readyScenarios } from '../../scenarios/ready.ts';
import { ScenarioResult } from '../../scenarios/result.ts';
import { Scenario, ScenarioId } from '../../scenarios/scenario.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** The scenarios with which a store tries its settings. Who may call: the scope `knowledge`; results: `settings`. */
export const scenariosApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** How many rows of a thread, at most, a scenario is made from: the newest. */
const MOST_ROWS = 200;

const Kept = z
  .object({
    scenario: z.looseObject({ id: z.string(), goal: z.string() }),
    customer: z.string().nullable().openapi({ description: 'The customer whose thread it was made from' }),
    by: z.string().nullable(),
    at: z.string(),
  })
  .openapi('KeptScenario');
const Result = z
  .object({ ...ScenarioResult.shape, at: z.string() })
  .openapi('ScenarioResult', { description: 'The result of a scenario’s last run' });
const Ready = z
  .object({ id: z.string(), goal: z.string() })
  .openapi('ReadyScenario', { description: 'A built-in scenario' });
const Body = z.looseObject({}).openapi('Scenario', {
  description:
    'Who wants what, on which channels and in which words, and how the shop and the talk have to stand in the end.',
  example: {
    goal: 'send the dress back',
    order: { status: 'delivered', daysAgo: 3 },
    steps: [{ channel: 'chat', lines: ['I would like to return the dress of order {order}.'] }],
    expect: { order: { returns: 1 }, handover: false },
  },
});

scenariosApi.openapi(
  createRoute({
    method: 'get',
    path: '/scenarios',
    summary: 'The store’s own scenarios, and the results of all last runs',
    responses: {
      200: json(
        z.object({ scenarios: z.array(Kept), ready: z.array(Ready), results: z.array(Result) }),
        'Results also of those that every store has',
      ),
      ...problems(),
    },
  }),
  async (c) => {
    const { scenarios, results } = await storeObject(c.env, c.get('at').store).scenarios({
      type: 'list',
    });
    const ready = readyScenarios().map(({ id, goal }) => ({ id, goal }));
    return c.json({ scenarios: structuredClone(scenarios), ready, results: structuredClone(results) }, 200);
  },
);

scenariosApi.openapi(
  createRoute({
    method: 'put',
    path: '/scenarios/{id}',
    summary: 'Save a scenario',
    middleware: jsonBody,
    request: {
      params: z.object({ id: ScenarioId }),
      body: jsonRequest(Body),
    },
    responses: { 200: json(Body, 'As it is kept'), ...problems(400, 409, 413, 415) },
  }),
  async (c) => {
    const read = Scenario.safeParse({ ...c.req.valid('json'), id: c.req.valid('param').id });
    if (!read.success) return refuse(unfit(read.error));
    return c.json(await keep(c, read.data, null), 200);
  },
);

scenariosApi.openapi(
  createRoute({
    method: 'delete',
    path: '/scenarios/{id}',
    summary: 'Delete a scenario and its result',
    request: { params: z.object({ id: ScenarioId }) },
    responses: { 204: { description: 'Deleted' }, ...problems(400, 404) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const deleted = await storeObject(c.env, c.get('at').store).scenarios({ type: 'delete', id });
    return deleted.ok ? c.body(null, 204) : refuse(notFound('There is no such scenario.'));
  },
);

scenariosApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/scenario',
    summary: 'Make a scenario from a thread',
    description:
      'What the customer said, names, addresses and numbers taken out, over an order that stood as theirs did; what came of it is what is expected. It is deleted when the customer is erased.',
    middleware: jsonBody,
    request: {
      params: z.object({ id: CustomerId }),
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: { 200: json(Body, 'As it is kept'), ...problems(400, 404, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { store, shop } = c.get('at');
    const customer = customerObject(c.env, store, c.req.valid('param').id);
    const [profile, page] = await Promise.all([customer.profile(), customer.exchanges(MOST_ROWS, null)]);
    if (!profile || !page) return refuse(notFound('No such customer.'));
    const rows = page.exchanges.toReversed();
    const named = [...new Set(rows.flatMap(({ entities }) => entities.orders))].slice(0, 2);
    const orders = await Promise.all(named.map((order) => shop.order(order).catch(() => null)));
    const made = scenarioFrom(rows, {
      id: profile.id,
      name: profile.name,
      language: profile.facts.language ?? null,
      addresses: profile.addresses.flatMap(({ address }) => /^email:(.+)/.exec(address)?.[1] ?? []),
      orders: orders.flatMap((order) => (order && order.customer.id === profile.account ? [order] : [])),
    });
    return made
      ? c.json(await keep(c, made, profile.id), 200)
      : refuse(conflict('The customer has said nothing in words.'));
  },
);

scenariosApi.openapi(
  createRoute({
    method: 'put',
    path: '/scenario-results',
    summary: 'Report the results of scenarios, as `npm run prove` does',
    middleware: jsonBody,
    request: {
      body: jsonRequest(z.strictObject({ results: z.array(ScenarioResult).max(500) })),
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'Kept, each instead of the one before'),
      ...problems(400, 413, 415),
    },
  }),
  async (c) => {
    const { results } = c.req.valid('json');
    await storeObject(c.env, c.get('at').store).scenarios({ type: 'results', results });
    return c.json({ ok: true as const }, 200);
  },
);

async function keep(c: Context<ApiEnv>, scenario: Scenario, customer: string | null) {
  const { id, name } = c.get('caller');
  const object = storeObject(c.env, c.get('at').store);
  const kept = await object.scenarios({ type: 'put', scenario, customer, by: name ?? id });
  return kept.ok
    ? scenario
    : refuse(conflict(`A store may have ${MOST_SCENARIOS} scenarios: delete one first.`));
}

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { conflict, refuse } from '../../door/problems.ts';
import { traceId } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { ActAnswerShape, BriefShape, ChannelChoiceShape, OrderShape } from './beside-shapes.ts';
import { asked } from './thread.ts';

/** What is shown beside a thread: its brief, its orders with what can be done, and where an answer can go. */
export const besideApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: CustomerId });

besideApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/brief',
    summary: 'What a colleague needs to know to continue',
    request: { params: id },
    responses: { 200: json(BriefShape, 'What is known; nothing is made up'), ...problems(400, 404) },
  }),
  async (c) => c.json((await asked(c, { type: 'brief' })).brief, 200),
);

besideApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/orders',
    summary: 'The orders of a thread, with what can be done with each now',
    request: { params: id },
    responses: { 200: json(z.object({ orders: z.array(OrderShape) }), 'The orders'), ...problems(400, 404) },
  }),
  async (c) => c.json({ orders: (await asked(c, { type: 'orders' })).orders }, 200),
);

besideApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/channels',
    summary: 'Where an answer can go, and why not elsewhere',
    request: { params: id },
    responses: {
      200: json(z.object({ channels: z.array(ChannelChoiceShape) }), 'Each channel, the last one first'),
      ...problems(400, 404),
    },
  }),
  async (c) => c.json({ channels: (await asked(c, { type: 'channels' })).channels }, 200),
);

besideApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/act',
    summary: 'Do something in the shop for a customer: quoted first, then done as quoted',
    description:
      'With `dryRun` nothing is done and the quote comes back with its `hash`; the same call with that hash does it once, or is refused (409) where it would do something else by now. `tool` and `input` are those of the `acts` of an order (`GET /customers/{id}/orders`) or of an appointment (`GET /customers/{id}/agenda`); `resend_label` mails the label of an open return once more, `renew_label` buys one anew whose carrier’s answer was lost.',
    middleware: jsonBody,
    request: {
      params: id,
      headers: IdempotencyKey,
      body: jsonRequest(
        z.strictObject({
          tool: z.string().min(1).max(64),
          input: z.record(z.string(), z.unknown()),
          dryRun: z.boolean().default(false),
          hash: z.string().min(1).max(64).optional(),
        }),
      ),
    },
    responses: {
      200: json(ActAnswerShape, 'The quote, or that it is done'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { tool, input, dryRun, hash } = c.req.valid('json');
    if (!dryRun && hash === undefined)
      refuse(conflict('Ask for the quote first (`dryRun`), and send its `hash`.'));
    const { outcome } = await asked(c, {
      type: 'act',
      tool,
      input,
      hash: dryRun ? null : (hash ?? null),
      trace: traceId(),
    });
    return 'refused' in outcome ? refuse(conflict(outcome.refused)) : c.json(outcome, 200);
  },
);

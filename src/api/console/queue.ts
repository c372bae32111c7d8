import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import type { DeskAct } from '../../../durable-objects/desk/rpc.ts';
import { now } from '../../clock.ts';
import { DESK_SUBPROTOCOL } from '../../console/protocol.ts';
import { badRequest, conflict, notFound, refuse } from '../../door/problems.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { offered } from './thread.ts';

/** The live desk: who has each thread, and until when it is snoozed. */
export const queueApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: CustomerId });
const done = json(z.object({ ok: z.literal(true) }), 'Done');
const DAY = 86_400_000;
/** How many days a thread may be snoozed. */
const LONGEST_SNOOZE = 90;

queueApi.openapi(
  createRoute({
    method: 'get',
    path: '/desk/live',
    summary: 'The desk as it changes (WebSocket)',
    description: `Subprotocol \`${DESK_SUBPROTOCOL}\`; JSON frames as in \`src/console/protocol.ts\`. The first is \`hello\`.`,
    responses: { 101: { description: 'The socket' }, ...problems(400, 426) },
  }),
  async (c) => {
    offered(c, DESK_SUBPROTOCOL);
    const { id: self, name, session = null } = c.get('caller');
    const socket = { person: { id: self, name: name ?? self }, signIn: session };
    const answer = await deskObject(c.env, c.get('at').store).fetch('https://desk/socket', {
      headers: { upgrade: 'websocket', 'x-onethread-socket': encodeURIComponent(JSON.stringify(socket)) },
    });
    return new Response(null, {
      status: 101,
      webSocket: answer.webSocket,
      headers: { 'sec-websocket-protocol': DESK_SUBPROTOCOL },
    });
  },
);

queueApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/assign',
    summary: 'Assign a thread on the desk to somebody, to yourself, or to nobody',
    description:
      'Of two who take it at once one has it, and the other is told who (409, `by`, `at`). It is taken from a colleague by whoever names them in `from`.',
    middleware: jsonBody,
    request: {
      params: id,
      headers: IdempotencyKey,
      body: jsonRequest(
        z.strictObject({
          to: z
            .string()
            .max(64)
            .nullable()
            .optional()
            .openapi({ description: 'Yourself when it is left out' }),
          from: z.string().max(64).nullable().optional(),
        }),
      ),
    },
    responses: { 200: done, ...problems(400, 404, 409, 413, 415, 422) },
  }),
  (c) => {
    const { to, from = null } = c.req.valid('json');
    const by = c.get('caller').id;
    return act(c, {
      type: 'assign',
      customer: c.req.valid('param').id,
      by,
      to: to === undefined ? by : to,
      from,
    });
  },
);

queueApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/snooze',
    summary: 'Snooze a thread until a time; it returns then, or when the customer writes',
    middleware: jsonBody,
    request: {
      params: id,
      headers: IdempotencyKey,
      body: jsonRequest(
        z.strictObject({
          until: z.string().max(40).nullable().openapi({ description: 'ISO 8601; null ends the snooze' }),
        }),
      ),
    },
    responses: { 200: done, ...problems(400, 404, 409, 413, 415, 422) },
  }),
  (c) => {
    const { until } = c.req.valid('json');
    const time = until === null ? null : Date.parse(until);
    if (time !== null && !(time > now() && time <= now() + LONGEST_SNOOZE * DAY))
      return refuse(badRequest(`until: a time within the next ${LONGEST_SNOOZE} days`));
    return act(c, { type: 'snooze', customer: c.req.valid('param').id, until: time });
  },
);

async function act(c: Context<ApiEnv>, deed: DeskAct) {
  const verdict = structuredClone(await deskObject(c.env, c.get('at').store).act(deed));
  if (verdict === 'unknown') refuse(notFound('That thread is not on the desk.'));
  if (verdict === 'nobody') refuse(badRequest('to: nobody of the store'));
  if (typeof verdict === 'object') refuse(conflict(`${verdict.by.name} has it.`, verdict));
  return c.json({ ok: true as const }, 200);
}

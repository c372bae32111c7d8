import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { consoleSocket } from '../../../durable-objects/customer/console/consoles.ts';
import type { ConsoleAnswer, ConsoleQuestion } from '../../../durable-objects/customer/console/questions.ts';
import { type DESK_SUBPROTOCOL, THREAD_SUBPROTOCOL } from '../../console/protocol.ts';
import { customerObject } from '../../door/hand-over.ts';
import { badRequest, needsUpgrade, notFound, refuse } from '../../door/problems.ts';
import { passUpgrade } from '../../door/upgrade.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, json, problems } from '../shapes.ts';
import { TimelineShape } from './shapes.ts';

/** One thread in the console: its timeline, and its live socket. */
export const threadApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: CustomerId });

threadApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/timeline',
    summary: 'Everything that happened on all channels, newest first',
    request: {
      params: id,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        before: z.string().max(80).optional(),
      }),
    },
    responses: {
      200: json(TimelineShape, 'A page; `next` is the `before` of the following one'),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { limit, before = null } = c.req.valid('query');
    const { page } = await asked(c, { type: 'timeline', before, limit });
    return page ? c.json(page, 200) : refuse(badRequest('before: not one of ours'));
  },
);

threadApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/live',
    summary: 'The thread as it happens (WebSocket)',
    description: `Subprotocol \`${THREAD_SUBPROTOCOL}\`; JSON frames as in \`src/console/protocol.ts\`. The first is \`hello\`.`,
    request: { params: id },
    responses: { 101: { description: 'The socket' }, ...problems(400, 404, 426) },
  }),
  async (c) => {
    offered(c, THREAD_SUBPROTOCOL);
    const { id: self, name, scopes, session = null } = c.get('caller');
    const rights = scopes === 'all' ? scopes : [...scopes];
    const socket = consoleSocket({ id: self, name: name ?? self }, rights, session);
    const customer = c.req.valid('param').id;
    const answer = await passUpgrade(
      c.env,
      { store: c.get('at').store, customer },
      socket,
      THREAD_SUBPROTOCOL,
    );
    return answer.webSocket ? answer : refuse(notFound('No such customer.'));
  },
);

/** Refuses a request that is no upgrade to one of the console's sockets. */
export function offered(
  c: Context<ApiEnv>,
  subprotocol: typeof THREAD_SUBPROTOCOL | typeof DESK_SUBPROTOCOL,
): void {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') refuse(needsUpgrade());
  const names = (c.req.header('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
  if (!names.includes(subprotocol)) refuse(badRequest(`The subprotocol ${subprotocol} is needed.`));
}

/** A thread's answer to the console; 404 where there is no such customer. */
export async function asked<T extends ConsoleQuestion['type']>(
  c: Context<ApiEnv>,
  question: Extract<ConsoleQuestion, { type: T }>,
): Promise<Extract<ConsoleAnswer, { type: T }>> {
  const customer = customerObject(c.env, c.get('at').store, c.req.param('id') ?? '');
  const answer = structuredClone(await customer.ask(question, c.get('caller').scopes));
  return answer && isTo(answer, question.type) ? answer : refuse(notFound('No such customer.'));
}

function isTo<T extends ConsoleQuestion['type']>(
  answer: ConsoleAnswer,
  type: T,
): answer is Extract<ConsoleAnswer, { type: T }> {
  return answer.type === type;
}

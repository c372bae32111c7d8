import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { jsonBody } from '../body.ts';
import { advise, named } from '../customers.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, KnownFloor, problems } from '../shapes.ts';

/** Senders who are no longer answered. Who may call: the scope `customers:act`. */
export const blocksApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const LONGEST_REASON = 200;
const Who = z.object({
  advisor: z.string().min(1).max(100).optional().openapi({ description: 'Needed with a token' }),
  name: z.string().min(1).max(100).optional().openapi({ description: 'Needed with a token' }),
});
const Sender = z.string().min(3).max(400).nullable().openapi({
  description:
    'As `sessions[].address` of the thread has it; null: whoever writes in the thread, which is spam',
  example: 'email:offers@example.com',
});
const Reason = z.string().trim().min(1).max(LONGEST_REASON).openapi({ description: 'For colleagues' });

function route<Body extends z.ZodType>(
  path: 'block' | 'unblock',
  summary: string,
  description: string,
  body: Body,
) {
  return createRoute({
    method: 'post',
    path: `/customers/{id}/${path}`,
    ...{ summary, description },
    middleware: jsonBody,
    request: {
      params: z.object({ id: CustomerId }),
      headers: IdempotencyKey,
      body: jsonRequest(body),
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'Done'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  });
}

blocksApi.openapi(
  route(
    'block',
    'Answer a sender no more, or nobody in a thread that is spam',
    'What comes from there is kept, found by `GET search?view=blocked`, and neither answered nor counted; a call is not picked up. What still waited for an answer gets none. Nobody can write to them (409) before they are unblocked.',
    Who.extend({ address: Sender, reason: Reason, from: KnownFloor }),
  ),
  (c) => advise(c, { type: 'block', ...named(c, c.req.valid('json')) }),
);
blocksApi.openapi(
  route(
    'unblock',
    'Answer a sender again',
    'From what they write next: nothing that came meanwhile is answered.',
    Who.extend({ address: Sender }),
  ),
  (c) => advise(c, { type: 'unblock', ...named(c, c.req.valid('json')) }),
);

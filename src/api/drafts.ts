import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { notFound, refuse } from '../door/problems.ts';
import { jsonBody } from './body.ts';
import { advise, named } from './customers.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** Replies that wait for an advisor. */
export const draftsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

draftsApi.openapi(
  createRoute({
    method: 'post',
    path: '/drafts/{id}',
    summary: 'Send a reply that waits for a person, as it stands or changed, or drop it',
    description:
      'It is decided once: whoever comes second gets 409, and the same decision of the same advisor 200. 409 also where the customer has said more meanwhile: there is a new draft then. With another `text` it is the advisor’s own message; a card whose words are not in it any more is not put. What the draft does is carried out when it is sent, as it was quoted or not at all, and the customer is told when it is done. What is dropped stands on the desk as a thread that waits.',
    middleware: jsonBody,
    request: {
      params: z.object({ id: z.string().min(1).max(128) }),
      headers: IdempotencyKey,
      body: jsonRequest(
        z.object({
          decision: z.enum(['send', 'drop']),
          text: z
            .string()
            .trim()
            .min(1)
            .max(20_000)
            .nullish()
            .openapi({ description: 'Sent instead; without it the draft is sent as it stands' }),
          advisor: z.string().min(1).max(100).optional(),
          name: z.string().min(1).max(100).optional(),
        }),
      ),
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'Decided'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { id: draft } = c.req.valid('param');
    const { text = null, ...decided } = named(c, c.req.valid('json'));
    const customer = await storeObject(c.env, store).whose('draft', draft);
    if (!customer) return refuse(notFound('No such draft.'));
    const deed = { type: 'draft', draft, text, ...decided } as const;
    return advise(c, deed, customer);
  },
);

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { badRequest, refuse } from '../../door/problems.ts';
import { tagOf } from '../../search/question.ts';
import { jsonBody } from '../body.ts';
import { advise } from '../customers.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** The tags that people sort threads by. Who may call: the scope `customers:act`. */
export const tagsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** How many tags one call adds or removes. */
const MOST = 20;
const Tags = z.array(z.string().min(1).max(80)).max(MOST).default([]);

tagsApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/tags',
    summary: 'Add tags to a thread, and remove tags from it',
    description:
      'A tag is small letters, digits and hyphens: `Wrong size` is kept as `wrong-size`. A thread keeps its newest twenty. `GET search?tag=` finds by them; the customer never sees them.',
    middleware: jsonBody,
    request: {
      params: z.object({ id: CustomerId }),
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({ add: Tags, remove: Tags })),
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'Done'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  (c) => {
    const { add, remove } = c.req.valid('json');
    const { id: advisor, name } = c.get('caller');
    const act = { type: 'tag', advisor, add: tags(add), remove: tags(remove) } as const;
    return advise(c, { ...act, ...(name ? { name } : {}) });
  },
);

function tags(given: string[]): string[] {
  return [...new Set(given.map((tag) => tagOf(tag) ?? refuse(badRequest(`Nothing of "${tag}" is a tag.`))))];
}

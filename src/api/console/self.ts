import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { forbidden, refuse } from '../../door/problems.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, problems } from '../shapes.ts';
import { noCookie } from './cookie.ts';
import { meOf } from './me.ts';
import { MeShape } from './shapes.ts';

/** What a signed-in person sees of themselves, and the audit log. */
export const selfApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

selfApi.openapi(
  createRoute({
    method: 'get',
    path: '/me',
    summary: 'Who is signed in, where, and with which rights',
    responses: { 200: json(MeShape, 'The person'), ...problems() },
  }),
  async (c) => {
    const { person } = c.get('caller');
    return person ? c.json(meOf(person, c.get('at')), 200) : refuse(forbidden('Nobody is signed in.'));
  },
);

selfApi.openapi(
  createRoute({
    method: 'delete',
    path: '/console/session',
    summary: 'Sign out: the cookie is void from then on',
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'Signed out'), ...problems() },
  }),
  async (c) => {
    const { session } = c.get('caller');
    if (session) await deskObject(c.env, c.get('at').store).signOut(session);
    c.header('set-cookie', noCookie());
    return c.json({ ok: true as const }, 200);
  },
);

const Entry = z
  .object({
    n: z.number(),
    at: z.string(),
    by: z.object({ id: z.string(), name: z.string() }).nullable().openapi({
      description: 'The person or the API token; null for the store’s own token',
    }),
    what: z.string().openapi({ example: 'POST /customers/{id}/reply' }),
    customer: z.string().nullable().openapi({ description: 'Null once the customer is erased' }),
    status: z.number(),
  })
  .openapi('AuditEntry');

selfApi.openapi(
  createRoute({
    method: 'get',
    path: '/audit',
    summary: 'Who saw and did what, newest first',
    description: 'Kept for a year. What somebody looks at again within ten minutes is listed once.',
    request: {
      query: z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        before: z.coerce.number().int().positive().optional(),
      }),
    },
    responses: {
      200: json(
        z.object({ entries: z.array(Entry), next: z.number().nullable() }),
        'A page; `next` is the `before` of the following one',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { limit, before } = c.req.valid('query');
    const page = await deskObject(c.env, c.get('at').store).audited(before ?? null, limit);
    return c.json({ entries: page.entries, next: page.next }, 200);
  },
);

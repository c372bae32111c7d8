import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { timestamp } from '../clock.ts';
import { customerObject } from '../door/hand-over.ts';
import { conflict, notFound, problem, refuse } from '../door/problems.ts';
import { errorReason, trace, traceId } from '../trace.ts';
import { jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** The rights of a person towards a store: a copy of what is kept of them, and its erasure. */
export const rightsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: CustomerId });

const Receipt = z
  .object({
    id: z.string(),
    at: z.string().openapi({ description: 'When nothing was left' }),
    customer: z
      .string()
      .openapi({ description: 'A keyed hash of the id: the same for the same id, and nobody’s name' }),
    reason: z.enum(['request', 'retention']),
    erased: z.object({
      events: z.number(),
      exchanges: z.number(),
      sessions: z.number(),
      tickets: z.number(),
      facts: z.number(),
      actions: z.number(),
      addresses: z.number(),
      files: z.number(),
      testimony: z
        .number()
        .openapi({ description: 'Rows that this person caused in other customers’ threads' }),
      unsent: z.number().openapi({ description: 'Messages that will no longer be sent' }),
    }),
    remains: z.enum(['open', 'done', 'given_up', 'dismissed']).nullable().optional().openapi({
      description:
        'What is left to do at a shop that did not answer (a label named there alone, a contact on file): tried again for thirty days, done, given up, or dismissed by the owner; null: nothing was left',
    }),
  })
  .openapi('ErasureReceipt');

/** A file as the document contains it. */
const ExportedFile = z.object({
  file: z.string().openapi({ description: 'The key by which events name it' }),
  filename: z.string(),
  type: z.string(),
  size: z.number().nullable(),
  sha256: z.string().nullable(),
  content: z.string().optional().openapi({ description: 'Base64' }),
  missing: z.literal(true).optional().openapi({ description: 'The file itself is no longer kept' }),
});

const rows = z.array(z.object({}).loose());
const Export = z
  .object({
    format: z.literal('onethread.customer/1'),
    exportedAt: z.string(),
    store: z.string(),
    customer: CustomerId,
    account: z.object({ id: z.string(), name: z.string(), locale: z.string() }).nullable(),
    profile: z.object({}).loose(),
    addresses: rows,
    sessions: rows,
    exchanges: rows,
    tickets: rows,
    facts: rows,
    actions: rows,
    promises: rows,
    approvals: rows,
    reasons: rows.openapi({ description: 'The reasons for each message of the assistant' }),
    receipts: rows,
    calls: rows,
    events: rows.openapi({ description: 'The whole log, oldest first' }),
    labels: rows.openapi({
      description: 'Return labels that a carrier was asked for, with the parcel’s number',
    }),
    tracks: rows.openapi({
      description: 'What carriers last said about the parcels, while that is kept (a day)',
    }),
    thirdParties: z.object({ testimony: z.number(), withheld: z.string() }),
    files: z.array(ExportedFile),
  })
  .openapi('CustomerExport');

/** Typed as it is on the wire: a streamed document has no type to check it by. */
const exported: RouteConfig['responses'] = {
  200: json(Export, 'The document, as a download'),
  ...problems(400, 404),
};

rightsApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/export',
    summary: 'Everything that is kept of one person, files included',
    description:
      'One JSON document, written as it is read: what breaks off is no JSON. Words and names of strangers who named one of this customer’s orders are not in it, nor who of the shop wrote a note; that and when they did is.',
    request: { params: id },
    responses: exported,
  }),
  async (c) => {
    const { id: customer } = c.req.valid('param');
    const document = await customerObject(c.env, c.get('at').store, customer).export(c.get('caller').scopes);
    if (!document) return refuse(notFound('No such customer.'));
    return new Response(document, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${customer}-${timestamp().slice(0, 10)}.json"`,
      },
    });
  },
);

rightsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/customers/{id}',
    summary: 'Erase a person: thread, files, addresses, and what other threads know from them',
    description:
      'Nothing can be brought back. Asked again, it answers with the same receipt. Orders and returns are the shop’s own records and stay. Answers 503 when a part could not be reached: the erasure has begun then and is finished without being asked again.',
    request: { params: id },
    responses: { 200: json(z.object({ receipt: Receipt }), 'The receipt'), ...problems(400, 404) },
  }),
  async (c) => {
    const at = c.get('at');
    const customer = customerObject(c.env, at.store, c.req.valid('param').id);
    const receipt = await customer
      .erase('request', traceId(), null, c.get('caller').scopes)
      .catch((error: unknown) => {
        trace('erasure.unfinished', { store: at.store, reason: errorReason(error) }, 'error');
        const waiting = problem(
          503,
          'Unfinished',
          'The erasure has begun and will be finished. Ask again for the receipt.',
        );
        waiting.headers.set('retry-after', '60');
        return refuse(waiting);
      });
    return receipt ? c.json({ receipt }, 200) : refuse(notFound('No such customer.'));
  },
);

rightsApi.openapi(
  createRoute({
    method: 'get',
    path: '/erasures',
    summary: 'Receipts of erasures, newest first',
    request: {
      query: z.object({
        limit: z.coerce.number().int().min(1).max(200).default(30),
        before: z.coerce.number().int().positive().optional(),
      }),
    },
    responses: {
      200: json(
        z.object({ erasures: z.array(Receipt), next: z.number().nullable() }),
        'A page; `next` is the `before` of the following one',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { limit, before } = c.req.valid('query');
    return c.json(await storeObject(c.env, c.get('at').store).erasures(limit, before ?? null), 200);
  },
);

rightsApi.openapi(
  createRoute({
    method: 'post',
    path: '/erasures/{id}/dismiss',
    summary:
      'Stop retrying what remains of an erasure at a shop that is gone, or that the owner has dealt with',
    middleware: jsonBody,
    request: {
      params: z.object({ id: z.string().regex(/^er_[0-9a-f]{32}$/) }),
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: {
      200: json(z.object({ remains: z.literal('dismissed') }), 'It is'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const list = storeObject(c.env, c.get('at').store);
    const { id } = c.req.valid('param');
    const before = await list.remains(id);
    if (before === null) return refuse(notFound('Nothing remains of such an erasure.'));
    if (before !== 'open' && before !== 'dismissed') refuse(conflict('Nothing of it is left to be tried.'));
    await list.remains(id, 'dismissed');
    return c.json({ remains: 'dismissed' as const }, 200);
  },
);

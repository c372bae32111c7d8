import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { ApprovalCursor, DeskApproval } from '../../durable-objects/store/approvals.ts';
import { DeskCursor } from '../../durable-objects/store/desk.ts';
import { DeskDraft, DraftCursor } from '../../durable-objects/store/drafts.ts';
import { PromiseCursor } from '../../durable-objects/store/promises.ts';
import { UnclaimedCursor } from '../../durable-objects/store/unclaimed.ts';
import { base64url } from '../bytes/base64.ts';
import { badRequest, notFound, refuse } from '../door/problems.ts';
import { jsonBody } from './body.ts';
import { advise, named } from './customers.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { originalUrl } from './originals.ts';
import { DeskEntry, IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** Everything that waits for a person. */
export const deskApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Rows of a page, of each list. */
const WAITING_AT_ONCE = 200;
const DUE_AT_ONCE = 200;
const UNCLAIMED_AT_ONCE = 100;

/**
 * Where the lists continue; null for a list that was shown to its end. A place from an earlier version lacks
 * promises, approvals and drafts.
 */
const Place = z.tuple([
  DeskCursor.nullable(),
  UnclaimedCursor.nullable(),
  PromiseCursor.nullable().default(null),
  ApprovalCursor.nullable().default(null),
  DraftCursor.nullable().default(null),
]);
type Place = z.infer<typeof Place>;

const Unclaimed = z
  .object({
    id: z.number(),
    at: z.string(),
    channel: z.string(),
    reason: z.string(),
    reference: z.string().nullable(),
    more: z.number().openapi({ description: 'How many more of the kind came on that day and were not kept' }),
    url: z.string().nullable().openapi({ description: 'The original, for fifteen minutes' }),
  })
  .openapi('Unclaimed');

const Approval = z.object(DeskApproval.shape).openapi('DeskApproval', {
  description:
    'What a customer agreed to and the store’s limits leave to a person, with its evidence; `amount` is in minor units.',
});

const Draft = z.object(DeskDraft.shape).openapi('DeskDraft', {
  description:
    'A reply that `settings.modes` lets nobody have before a person has seen it: nothing of it has left. `at`: since when it waits; `intent`: what the customer wants; `text`: what they would read.',
});

const Promised = z
  .object({
    id: z.string(),
    customer: z.string(),
    at: z.string().openapi({ description: 'When it was made' }),
    by: z.enum(['assistant', 'advisor', 'approval']),
    name: z.string().nullable().openapi({ description: 'The advisor who made it' }),
    what: z.string(),
    due: z.string(),
    state: z.enum(['open', 'due', 'broken']).openapi({
      description:
        '`due`: it falls due within `settings.promises.warnMinutes`; `broken`: its time has passed and nobody has kept it',
    }),
  })
  .openapi('DeskPromise');

deskApi.openapi(
  createRoute({
    method: 'get',
    path: '/desk',
    summary:
      'Threads that need a person, and what could be given to nobody, and what only the owner can mend',
    description:
      'In pages. Threads: somebody known before strangers, strangers beyond the share of one network behind the others, then those that a person has; of each the longest waiting first. Approvals and promises: what falls due first first. Drafts: the oldest first. Unclaimed: the newest first, reports of mail servers behind the rest. `troubles` are on the first page.',
    request: { query: z.object({ after: z.string().max(500).optional() }) },
    responses: {
      200: json(
        z.object({
          waiting: z.array(DeskEntry),
          approvals: z.array(Approval),
          drafts: z.array(Draft),
          promises: z.array(Promised),
          unclaimed: z.array(Unclaimed),
          troubles: z.array(
            z.object({ channel: z.string(), reason: z.string(), since: z.string(), last: z.string() }),
          ),
          next: z
            .string()
            .nullable()
            .openapi({ description: 'The `after` of the next page; null at the end' }),
        }),
        'A page of the desk',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { after } = c.req.valid('query');
    const place = after === undefined ? null : placeOf(after);
    if (after !== undefined && !place) return refuse(badRequest('after: not one of ours'));
    const store = storeObject(c.env, c.get('at').store);
    const nothing = { entries: [], next: null };
    const [waiting, { approvals, promises, drafts }, found, troubles] = await Promise.all([
      place && !place[0] ? nothing : store.desk(place?.[0] ?? null, WAITING_AT_ONCE),
      store.dues(
        {
          promises: place ? (place[2] ?? 'end') : null,
          approvals: place ? (place[3] ?? 'end') : null,
          drafts: place ? (place[4] ?? 'end') : null,
        },
        DUE_AT_ONCE,
      ),
      place && !place[1] ? nothing : store.unclaimed(place?.[1] ?? null, UNCLAIMED_AT_ONCE),
      place ? [] : store.troubles(),
    ]);
    const unclaimed = await Promise.all(
      found.entries.map(async (one) => ({
        ...one,
        url: one.reference && (await originalUrl(c, one.reference)),
      })),
    );
    const places = [waiting.next, found.next, promises.next, approvals.next, drafts.next];
    const next = places.some(Boolean) ? textOf(Place.parse(places)) : null;
    return c.json(
      {
        waiting: waiting.entries,
        approvals: approvals.entries,
        drafts: drafts.entries,
        promises: promises.entries,
        unclaimed,
        troubles,
        next,
      },
      200,
    );
  },
);

deskApi.openapi(
  createRoute({
    method: 'delete',
    path: '/unclaimed/{id}',
    summary: 'Delete something that belongs to nobody, its original included',
    request: { params: z.object({ id: z.coerce.number().int().positive() }) },
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'It is gone'), ...problems(400, 404) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const forgotten = await storeObject(c.env, c.get('at').store).forgetUnclaimed(id);
    return forgotten ? c.json({ ok: true as const }, 200) : refuse(notFound('There is no such thing.'));
  },
);

function textOf(place: Place): string {
  return base64url(new TextEncoder().encode(JSON.stringify(place)));
}

function placeOf(text: string): Place | null {
  try {
    return Place.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return null;
  }
}

deskApi.openapi(
  createRoute({
    method: 'post',
    path: '/approvals/{id}',
    summary: 'Decide an approval: its action is carried out once, or refused, and the customer is told',
    description:
      'It is decided once: whoever comes second gets 409, and the same decision of the same advisor 200. What is approved is carried out as the customer agreed to it or, where that has changed, not at all. `reason` is told to the customer.',
    middleware: jsonBody,
    request: {
      params: z.object({ id: z.string().min(1).max(128) }),
      headers: IdempotencyKey,
      body: jsonRequest(
        z.object({
          decision: z.enum(['approve', 'refuse']),
          advisor: z.string().min(1).max(100).optional(),
          name: z.string().min(1).max(100).optional(),
          reason: z.string().trim().min(1).max(1_000).nullish(),
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
    const { id: approval } = c.req.valid('param');
    const { reason = null, ...decided } = named(c, c.req.valid('json'));
    const customer = await storeObject(c.env, store).whose('approval', approval);
    if (!customer) return refuse(notFound('No such approval.'));
    const deed = { type: 'decide', approval, reason, ...decided } as const;
    return advise(c, deed, customer);
  },
);

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { DeskCursor } from '../../durable-objects/store/desk.ts';
import { UnclaimedCursor } from '../../durable-objects/store/unclaimed.ts';
import { badRequest, notFound, refuse } from '../door/problems.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { originalUrl } from './originals.ts';
import { DeskEntry, json, problems } from './shapes.ts';

/** What waits for a person. */
export const deskApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Rows of a page, of each list. */
const WAITING_AT_ONCE = 200;
const UNCLAIMED_AT_ONCE = 100;

/** Where both lists go on; null for one that was shown to its end. */
const Place = z.tuple([DeskCursor.nullable(), UnclaimedCursor.nullable()]);
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

deskApi.openapi(
  createRoute({
    method: 'get',
    path: '/desk',
    summary:
      'Threads that need a person, and what could be given to nobody, and what only the owner can mend',
    description:
      'In pages. Threads: somebody known before strangers, strangers beyond the share of one network behind the others, then those that a person has; of each the longest waiting first. Unclaimed: the newest first, reports of mail servers behind the rest. `troubles` are on the first page.',
    request: { query: z.object({ after: z.string().max(500).optional() }) },
    responses: {
      200: json(
        z.object({
          waiting: z.array(DeskEntry),
          unclaimed: z.array(Unclaimed),
          troubles: z.array(
            z.object({ channel: z.string(), reason: z.string(), since: z.string(), last: z.string() }),
          ),
          next: z
            .string()
            .nullable()
            .openapi({ description: 'The `after` of the following page; null at the end' }),
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
    const [waiting, found, troubles] = await Promise.all([
      place && !place[0] ? nothing : store.desk(place?.[0] ?? null, WAITING_AT_ONCE),
      place && !place[1] ? nothing : store.unclaimed(place?.[1] ?? null, UNCLAIMED_AT_ONCE),
      place ? [] : store.troubles(),
    ]);
    const unclaimed = await Promise.all(
      found.entries.map(async (one) => ({
        ...one,
        url: one.reference && (await originalUrl(c, one.reference)),
      })),
    );
    const next = waiting.next || found.next ? textOf(Place.parse([waiting.next, found.next])) : null;
    return c.json({ waiting: waiting.entries, unclaimed, troubles, next }, 200);
  },
);

deskApi.openapi(
  createRoute({
    method: 'delete',
    path: '/unclaimed/{id}',
    summary: 'Delete something that could be given to nobody, its original included',
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
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function placeOf(text: string): Place | null {
  try {
    return Place.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return null;
  }
}

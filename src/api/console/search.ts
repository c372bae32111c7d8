import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { figuresObject } from '../../../durable-objects/clients/figures.ts';
import { indexParts, partOf } from '../../../durable-objects/clients/index-parts.ts';
import type { DeskView, Found, QueueEntry } from '../../console/protocol.ts';
import { customerObject } from '../../door/hand-over.ts';
import { badRequest, refuse } from '../../door/problems.ts';
import { type Question, readQuestion, tagOf } from '../../search/question.ts';
import { type Hits, type IndexQuery, merged, type Place } from '../../search/rows.ts';
import { jsonBody } from '../body.ts';
import { findCustomer } from '../customers.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { FoundShape } from './shapes.ts';

/** Finding threads: by person, by numbers, and by what was said on any channel. */
export const searchApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Threads on a page. */
const AT_ONCE = 30;
/** Views that only the desk can answer: it alone knows who has a thread and whether it is snoozed. */
const OF_DESK: readonly DeskView[] = ['mine', 'unassigned', 'waiting', 'snoozed'];
/** How many customers are read at once when the index is rebuilt. */
const NAMES = 1_000;

searchApi.openapi(
  createRoute({
    method: 'get',
    path: '/search',
    summary:
      'Find threads by name, email, phone, order or tracking number, tag, or what was said on any channel',
    description:
      'Each word, or part of an address or number, has to fit: all of them what is known of somebody, or one message of the thread; or some the one and the rest the other. Accents and case count for nothing, and the last word may be the beginning of one. `tag:vip` finds by tag. Notes are found as well. Who is known by the words comes first, then the newest message; what was said in the last half a minute may not be found yet. Without words a view is listed.',
    request: {
      query: z.object({
        q: z.string().max(200).default(''),
        view: z
          .enum(['mine', 'unassigned', 'waiting', 'assistant', 'snoozed', 'closed', 'blocked', 'all'])
          .default('all')
          .openapi({
            description:
              '`assistant`: with an open problem, and nobody but the assistant at it; `closed`: all problems are solved; `blocked`: a sender of it is blocked, and nobody waits there',
          }),
        tag: z.string().max(40).optional().openapi({ description: 'Only threads with this tag' }),
        after: z.string().max(200).optional(),
      }),
    },
    responses: {
      200: json(FoundShape, 'A page; `next` is the `after` of the following one'),
      ...problems(400),
    },
  }),
  async (c) => {
    const { q, view, tag, after = null } = c.req.valid('query');
    const { terms, tags } = readQuestion(q);
    const question = { terms, tags: [...tags, ...(tag === undefined ? [] : [tagOf(tag) ?? ''])] };
    const listed = terms.length + question.tags.length === 0 && (OF_DESK.includes(view) || view === 'all');
    const found = listed
      ? await onDesk(c, '', view, after)
      : await everywhere(c, { q, view, question, after });
    return c.json(found, 200);
  },
);

searchApi.openapi(
  createRoute({
    method: 'post',
    path: '/search/rebuild',
    summary: 'Rebuild the search index from every known thread',
    description: 'It runs in the background, some threads a second; calling it twice does no harm.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: {
      200: json(
        z.object({ asked: z.number().openapi({ description: 'Threads that will be indexed again' }) }),
        'It has begun',
      ),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    let asked = 0;
    for (let after = '', more = true; more; ) {
      const people = structuredClone(await figuresObject(c.env, store).people(after, NAMES));
      const byPart = Map.groupBy(people, partOf);
      const counts = await Promise.all(
        indexParts(c.env, store).map((part, n) => part.rebuild(byPart.get(n) ?? [])),
      );
      asked = counts.reduce((sum, count) => sum + count, 0);
      after = people.at(-1) ?? '';
      more = people.length === NAMES;
    }
    return c.json({ asked }, 200);
  },
);

interface Asked {
  q: string;
  view: DeskView;
  question: Question;
  after: string | null;
}

/**
 * What the index finds, with each thread's place on the desk; first the customer of a complete address or
 * number, then what the desk has just been told.
 */
async function everywhere(c: Context<ApiEnv>, { q, view, question, after }: Asked): Promise<Found> {
  const before = placeOf(after);
  const words = question.terms.length > 0 ? q.replaceAll(/(^|\s)tag:\S*/gi, ' ').trim() : '';
  const only = OF_DESK.includes(view)
    ? structuredClone(await deskObject(c.env, c.get('at').store).threadsIn(view, c.get('caller').id))
    : null;
  const state = view === 'assistant' || view === 'closed' || view === 'blocked' ? view : null;
  const [named, desk, { hits, next }] = await Promise.all([
    before === null && view === 'all' && question.tags.length === 0 ? namedBy(c, words) : null,
    words ? onDesk(c, words, view, null) : { entries: [] },
    inIndex(c, { question, state, only, before, most: AT_ONCE }),
  ]);
  const first = [...(named ? [named] : []), ...desk.entries].filter(({ tags }) =>
    question.tags.every((tag) => tags.includes(tag)),
  );
  const known = new Map(first.map((entry) => [entry.customer, entry]));
  const behind = hits.filter(({ card }) => !known.has(card.customer));
  const now = await nowOnDesk(
    c,
    behind.map(({ card }) => card.customer),
  );
  const found = behind.map(({ card, found: line }) => ({
    ...(now.get(card.customer) ?? card),
    tags: card.tags,
    ...(line ? { found: line } : {}),
  }));
  return {
    entries: [...(before === null ? known.values() : []), ...found],
    next: next && `${next.n}~${next.customer}`,
  };
}

async function inIndex(c: Context<ApiEnv>, query: IndexQuery): Promise<Hits> {
  const { store } = c.get('at');
  const only = query.only && Map.groupBy(query.only, partOf);
  const parts = await Promise.all(
    indexParts(c.env, store).map(async (part, n) => {
      const here = only ? (only.get(n) ?? []) : null;
      if (here?.length === 0) return { hits: [], next: null };
      return structuredClone(await part.find({ ...query, only: here }));
    }),
  );
  return merged(parts, query.most);
}

async function onDesk(c: Context<ApiEnv>, q: string, view: DeskView, after: string | null): Promise<Found> {
  const desk = deskObject(c.env, c.get('at').store);
  return structuredClone(await desk.find(q, view, c.get('caller').id, after));
}

async function nowOnDesk(c: Context<ApiEnv>, customers: string[]): Promise<Map<string, QueueEntry>> {
  if (customers.length === 0) return new Map();
  const entries = structuredClone(await deskObject(c.env, c.get('at').store).entries(customers));
  return new Map(entries.map((entry) => [entry.customer, entry]));
}

function placeOf(after: string | null): Place | null {
  if (after === null) return null;
  const [, n, customer] = /^(\d{1,16})~(.{1,100})$/.exec(after) ?? [];
  return n && customer ? { n: Number(n), customer } : refuse(badRequest('after: not one of ours'));
}

/** The customer of a complete email, phone or order number. */
async function namedBy(c: Context<ApiEnv>, q: string): Promise<QueueEntry | null> {
  const by = q.includes('@') ? { email: q } : /^\+?[\d\s().-]{9,}$/.test(q) ? { phone: q } : { order: q };
  if (q === '' || (/\s/.test(q) && 'order' in by)) return null;
  const customer = await findCustomer(c, by).catch(() => null);
  if (!customer) return null;
  const answer = structuredClone(
    await customerObject(c.env, c.get('at').store, customer).ask({ type: 'entry' }, c.get('caller').scopes),
  );
  return answer?.type === 'entry' ? answer.entry : null;
}

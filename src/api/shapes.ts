import { z } from '@hono/zod-openapi';
import { Assurance, Author, Channel, Entities, Intent, Resolution } from '../conversation/values.ts';
import { IDEMPOTENCY_KEY } from './body.ts';

/* The shapes of the API, described once: the same schemas check requests and make openapi.json. */

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().optional(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
    by: z
      .object({ id: z.string(), name: z.string() })
      .optional()
      .openapi({ description: 'Who a conflict is with' }),
    at: z.string().optional(),
    seq: z.number().optional(),
  })
  .openapi('Problem', { description: 'RFC 9457' });

export const CustomerId = z.string().regex(/^cu_[0-9a-f]{32}$/);

export const Customer = z
  .object({
    id: CustomerId,
    account: z.string().nullable(),
    name: z.string().nullable(),
    control: z.string(),
    addresses: z.array(
      z.object({
        address: z.string(),
        assurance: z.string(),
        at: z.string(),
        confirmedAt: z.string().nullable().openapi({
          description:
            'When the customer proved, from this address or by a code sent to it, that it is theirs',
        }),
      }),
    ),
    sessions: z
      .array(
        z.object({
          id: z.string(),
          channel: Channel,
          address: z.string(),
          assurance: Assurance,
          heardAt: z.string().nullable(),
        }),
      )
      .openapi({
        description: 'The most recently used ones, newest last, and the speaker’s current assurance',
      }),
    tickets: z.array(
      z.object({
        id: z.string(),
        intent: z.string(),
        order: z.string().nullable(),
        status: z.string(),
        subject: z.string(),
      }),
    ),
    facts: z.record(z.string(), z.string()),
    linked: z.array(z.string()).openapi({ description: 'Customers whose threads are part of this one' }),
    suggestions: z
      .array(z.object({ other: z.string(), evidence: z.string(), at: z.string() }))
      .openapi({ description: 'Customers that may be the same person: an advisor decides' }),
  })
  .openapi('Customer');

export const Exchange = z
  .object({
    client_id: z.string(),
    timestamp: z.string(),
    channel: Channel,
    direction: z.enum(['in', 'out']),
    author: Author,
    text: z.string(),
    detected_intent: Intent.nullable(),
    entities: Entities,
    resolution_achieved: Resolution.nullable(),
    inferred_satisfaction: z.number().nullable(),
    ticket: z.string().nullable(),
    assurance: Assurance,
    origin: z.string(),
    message: z.string().nullable().openapi({
      description: 'Its id, as `why` takes it; null for what a visitor said in a thread of their own',
    }),
    original: z
      .string()
      .nullable()
      .openapi({ description: 'The mail as it arrived; the link is valid for fifteen minutes' }),
    unanswered: z.string().nullable().openapi({
      description:
        'Why a message got no answer by machine (`list`, `unproven sender` …); null where it is owed one',
    }),
    written: z.string().nullable().openapi({
      description: 'When the customer wrote it, where the platform says; `timestamp` is when it arrived',
    }),
    hidden: z.string().nullable().openapi({
      description:
        'Text that its page hides from a reader (CSS, attributes): never acted on, given to no brain',
    }),
  })
  .openapi('Exchange');

export const DeskEntry = z
  .object({
    customer: z.string(),
    since: z.string(),
    channel: z.string(),
    reason: z.string(),
    summary: z.string(),
    state: z.enum(['waiting', 'advisor', 'parked']),
    advisor: z.string().nullable(),
    known: z.boolean().openapi({ description: 'Whether it is known who it is' }),
  })
  .openapi('DeskEntry');

const WHY = {
  400: 'What was sent makes no sense',
  401: 'No valid token',
  404: 'There is no such thing in this store',
  408: 'The body did not come in time',
  409: 'It does not fit how things stand',
  411: 'The call does not say how long its body is',
  412: 'It has changed since it was read',
  413: 'The body is too large',
  415: 'The body is of another type',
  426: 'It is a WebSocket',
  422: 'It contradicts itself, or what came under the same Idempotency-Key',
  429: 'Too many calls; Retry-After says when to come again',
  500: 'A fault of ours',
  503: 'The service is not configured',
} as const;

/** The problem answers of a route: those named, and those of every route. */
export function problems(...statuses: (keyof typeof WHY)[]) {
  return Object.fromEntries(
    [...statuses, ...([401, 429, 500, 503] as const)].map((status) => [
      status,
      { description: WHY[status], content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
}

/** The header that makes a repeated POST harmless. */
export const IdempotencyKey = z.object({
  'idempotency-key': z.string().regex(IDEMPOTENCY_KEY).optional().openapi({
    description:
      'The same key and body have one effect and one answer for a day; another body under it is refused (422), and so is one that comes while the first is long under way (409).',
  }),
});

/** For what must not be done under a colleague's hands. */
export const KnownFloor = z.string().max(100).nullable().optional().openapi({
  description:
    'Who has the floor as far as you know; null: nobody of the store. Where somebody else has taken it, nothing is done (409, `by`, `at`).',
});

/** A JSON answer of one shape. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body that a request must have. */
export function jsonRequest<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** A body that is described in full, but parsed later by its own schema, whose error then names the field. */
export const record = (name: string, schema: z.ZodType) => {
  records.set(name, schema);
  return z.object({}).loose().openapi(name);
};

const records = new Map<string, z.ZodType>();

/** What the records are, by name, as JSON schemas: made when somebody asks, since most isolates are never asked. */
export function describedRecords(): [name: string, schema: object][] {
  return [...records].map(([name, schema]) => {
    const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
    return [name, described];
  });
}

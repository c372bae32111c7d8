import { z } from '@hono/zod-openapi';

/* The shapes of the console's routes, for their description; the types are in src/console/protocol.ts. */

export const Role = z.enum(['advisor', 'lead', 'owner']);
export const PersonId = z.string().regex(/^pe_[0-9a-f]{32}$/);
export const PersonShape = z
  .object({
    id: PersonId,
    name: z.string(),
    email: z.string(),
    role: Role,
    languages: z.array(z.string()),
    skills: z.array(z.string()),
    limit: z.number().openapi({ description: 'How many live threads they take at once' }),
    phone: z.string().nullable().openapi({ description: 'E.164; the number that calls are transferred to' }),
    joined: z.boolean().openapi({ description: 'Whether they have signed in yet' }),
    lastSeenAt: z.string().nullable(),
  })
  .openapi('Person');

const Right = z.enum([
  ...(['customers:read', 'customers:act', 'customers:export', 'customers:erase', 'desk'] as const),
  ...(['people:read', 'shop:read', 'shop:write', 'settings', 'knowledge:read'] as const),
  ...(['knowledge', 'audit', 'reports', 'owner'] as const),
]);
export const MeShape = z
  .object({
    person: PersonShape,
    store: z.object({
      id: z.string(),
      name: z.string(),
      timeZone: z.string(),
      locale: z.string(),
      languages: z.array(z.string()),
    }),
    rights: z.array(Right).openapi({ description: 'Scopes, and `owner` for rights that no token can have' }),
  })
  .openapi('Me');

const Author = z.object({
  kind: z.enum(['customer', 'assistant', 'advisor', 'system']),
  id: z.string().optional(),
  name: z.string().optional(),
});
const FileLinkShape = z.object({
  id: z.string(),
  filename: z.string(),
  type: z.string(),
  size: z.number(),
  url: z.string().openapi({ description: 'Valid for fifteen minutes' }),
});
const AssuranceShape = z.enum(['anonymous', 'claimed', 'recognised', 'verified']);
const ChannelShape = z.enum(['chat', 'email', 'voice', 'whatsapp']);

export const TimelineShape = z
  .object({
    items: z.array(
      z.object({
        seq: z.number(),
        id: z.string(),
        at: z.string(),
        kind: z.enum([
          ...([
            'message',
            'note',
            'card',
            'action',
            'approval',
            'draft',
            'promise',
            'call',
            'handover',
          ] as const),
          ...(['takeover', 'handback', 'link', 'code', 'ticket', 'rating', 'tags', 'system'] as const),
        ]),
        event: z.string(),
        channel: ChannelShape.nullable(),
        session: z.string().nullable(),
        author: Author,
        assurance: AssuranceShape.nullable(),
        testimony: z.object({ from: z.string(), order: z.string().nullable() }).nullable().openapi({
          description: 'Said by a visitor who only named an order of this customer',
        }),
        text: z.string(),
        attachments: z.array(FileLinkShape),
        delivery: z
          .object({
            state: z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'parked', 'held']),
            reason: z.string().optional(),
            at: z.string().optional(),
            rerouted: z.string().optional(),
          })
          .nullable(),
        hidden: z.string().optional(),
        original: z.string().optional(),
        subject: z.string().optional(),
        message: z.string().optional(),
        turn: z.string().optional(),
        ticket: z.string().optional(),
        choices: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
        cut: z.boolean().optional(),
        withdrawn: z.boolean().optional(),
        instead: z.string().optional(),
        about: z.object({ id: z.string(), state: z.string(), due: z.string().optional() }).optional(),
        action: z.object({ tool: z.string(), order: z.string().nullable() }).optional(),
      }),
    ),
    next: z.string().nullable(),
    seq: z.number().openapi({ description: 'The newest number of the thread' }),
  })
  .openapi('Timeline');

const Holder = z.object({ id: z.string(), name: z.string() });
const QueueEntryShape = z
  .object({
    customer: z.string(),
    name: z.string().nullable(),
    known: z.boolean(),
    assurance: AssuranceShape,
    channels: z.array(ChannelShape),
    last: z.object({ at: z.string(), author: Author.shape.kind, text: z.string() }),
    state: z.enum(['waiting', 'advisor', 'parked', 'assistant', 'closed', 'blocked']),
    since: z.string(),
    reason: z.string(),
    summary: z.string(),
    urgency: z.enum(['now', 'next', 'later']),
    due: z.string().nullable(),
    warn: z.string().nullable(),
    language: z.string(),
    skills: z.array(z.string()),
    order: z.string().nullable(),
    tags: z.array(z.string()),
    advisor: Holder.nullable(),
    snoozedUntil: z.string().nullable(),
    viewers: z.array(
      z.object({ id: z.string(), name: z.string(), at: z.string(), writing: z.boolean().optional() }),
    ),
  })
  .openapi('QueueEntry');

/** A page of threads that were found. */
export const FoundShape = z
  .object({
    entries: z.array(
      QueueEntryShape.extend({
        found: z
          .object({ at: z.string(), channel: ChannelShape.nullable(), text: z.string() })
          .optional()
          .openapi({ description: 'The message or note with the words; `channel` is null for a note' }),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('Found');

import { z } from 'zod';
import { Assurance, Channel, Intent } from '../values.ts';

/* What is offered and done in the shop, and the problems it is about. */

export const Proposal = z.object({
  id: z.string(),
  tool: z.string(),
  input: z.unknown(),
  intent: Intent,
  effect: z.string(),
  order: z.string().nullable(),
  session: z.string(),
  channel: Channel,
  /** The assurance of the session it was put to: a yes needs at least that. */
  assurance: Assurance,
  at: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

export const ActionProposed = z.object({ type: z.literal('action.proposed'), proposal: Proposal });

export const ActionDone = z.object({
  type: z.literal('action.done'),
  key: z.string(),
  tool: z.string(),
  input: z.unknown(),
  output: z.unknown(),
  order: z.string().nullable(),
  proposal: z.string().nullable(),
  session: z.string(),
  channel: Channel,
  /** How sure we were who asked for it. */
  assurance: Assurance.optional(),
});

export const TicketStatus = z.enum(['open', 'paused', 'resolved', 'escalated']);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const TicketOpened = z.object({
  type: z.literal('ticket.opened'),
  ticket: z.string(),
  intent: Intent,
  order: z.string().nullable(),
  subject: z.string(),
  channel: Channel,
});

export const TicketMoved = z.object({
  type: z.literal('ticket.moved'),
  ticket: z.string(),
  status: TicketStatus,
  channel: Channel,
});

export const FactLearned = z.object({
  type: z.literal('fact.learned'),
  name: z.string(),
  value: z.string(),
  channel: Channel,
  assurance: Assurance,
});

/** The customer's own verdict on a ticket: 0–5 for `csat`, 0–10 for `nps`. */
export const TicketRated = z.object({
  type: z.literal('ticket.rated'),
  session: z.string(),
  ticket: z.string(),
  kind: z.enum(['csat', 'nps']),
  score: z.number().int(),
});

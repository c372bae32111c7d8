import { z } from 'zod';
import { Card } from '../quote.ts';
import { Assurance, Channel, Intent } from '../values.ts';

/* What is offered and done in the shop, and the tickets it is about. */

/** A card was put to the customer, in a message of the same commit. It voids the session's older ones. */
export const CardPut = z.object({
  type: z.literal('card.put'),
  card: Card,
  /** Its words in that message, without the closing question. */
  said: z.string(),
});

/**
 * The customer agreed to one alternative of a card, by a button or in their own words; it may still wait for
 * a code.
 */
export const CardAgreed = z.object({
  type: z.literal('card.agreed'),
  card: z.string(),
  alternative: z.string(),
  session: z.string(),
  channel: Channel,
  assurance: Assurance,
  /** The messages that agree. */
  messages: z.array(z.string()),
  /** What judged it: code, from a button or plain words, or a model that saw only the card and the words. */
  by: z.enum(['button', 'words', 'judge']),
});

/** A card can no longer be agreed to: it was declined, or what it rests on has changed. */
export const CardLapsed = z.object({
  type: z.literal('card.lapsed'),
  card: z.string(),
  session: z.string(),
  /** `declined`, or the code of what refused it. */
  reason: z.string(),
});

export const ActionDone = z.object({
  type: z.literal('action.done'),
  key: z.string(),
  tool: z.string(),
  input: z.unknown(),
  output: z.unknown(),
  order: z.string().nullable(),
  /** The alternative of a card that was agreed to; null where no yes was needed. */
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
  /** Its order, where the ticket was opened before an order was named. */
  order: z.string().optional(),
  /** It was resolved, and an advisor has opened it again. */
  reopened: z.literal(true).optional(),
});

export const FactLearned = z.object({
  type: z.literal('fact.learned'),
  name: z.string(),
  value: z.string(),
  channel: Channel,
  assurance: Assurance,
});

/** The customer's own rating of a ticket: 0–5 for `csat`, 0–10 for `nps`. */
export const TicketRated = z.object({
  type: z.literal('ticket.rated'),
  session: z.string(),
  ticket: z.string(),
  kind: z.enum(['csat', 'nps']),
  score: z.number().int(),
});

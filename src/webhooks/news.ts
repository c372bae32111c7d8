import { z } from 'zod';

/* What a store's own systems are told of a thread, as it happens. */

/** Everything they can be told of, with when that is. */
export const WEBHOOK_EVENTS = {
  escalated: 'A person of the store was asked for',
  resolved: 'A problem was solved',
  action_done: 'Something was done in the shop: a return, an exchange, a refund, a cancellation …',
  promise_due: 'The time of a promise has come, and it is not kept',
  rating: 'A customer rated how a problem was solved',
} as const;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const WebhookEvent = z.enum(Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]]);

/** One thing that happened. No address and no word of anybody is in it: who wants those asks the API. */
export interface WebhookNews {
  /** The event's own id: what is told twice is one. */
  id: string;
  event: WebhookEvent;
  /** ISO 8601. */
  at: string;
  customer: string;
  ticket: string | null;
  data: Readonly<Record<string, string | number>>;
}

/** The body of a delivery, the same bytes at each try. */
export function webhookBody(store: string, { id, event, at, customer, ticket, data }: WebhookNews): string {
  return JSON.stringify({ id, event, at, store, customer, ticket, data });
}

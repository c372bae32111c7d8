import type { Quote } from '../../conversation/quote.ts';
import { isOver, type Term, termOf } from '../../shop/billing/term.ts';
import { localDay } from '../../shop/days.ts';
import type { SubscriptionRecord } from '../../shop/shop.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { quoteOf } from '../quoted.ts';
import { policy, unknown } from '../refusals.ts';
import type { QuoteScope, ToolResult } from '../tool.ts';
import { billingSeen } from './seen.ts';

type Ended<Act extends ShopWrite['act']> =
  | {
      ok: true;
      found: SubscriptionRecord;
      write: ShopWrite & { act: Act };
      term: Term | null;
      company: boolean;
    }
  | Extract<ToolResult, { ok: false }>;

/** The subscription that a speaker may end, and how it would end; another customer's and a missing one are the same. */
export async function toEnd(
  { subscription, reason = '' }: { subscription: string; reason?: string | undefined },
  scope: QuoteScope,
): Promise<Ended<'end_subscription'>> {
  const found = await ownSubscription(subscription, scope);
  if (!found.ok) return found;
  const { timeZone } = scope.settings;
  const term = termOf(found.output.one, localDay(scope.now, timeZone), timeZone);
  // No last day can be guaranteed: a person looks at it.
  if (!term) return policy('unsupported');
  const { customer, one } = found.output;
  const write = { act: 'end_subscription', subscription: one.id, customer } as const;
  return {
    ok: true,
    ...{ found: one, term, company: Boolean(one.account) },
    write: { ...write, endsOn: term.endsOn, reason },
  };
}

/** The same for one that continues after all. */
export async function toKeep(
  { subscription }: { subscription: string },
  scope: QuoteScope,
): Promise<Ended<'resume_subscription'>> {
  const found = await ownSubscription(subscription, scope);
  if (!found.ok) return found;
  const { customer, one } = found.output;
  const today = localDay(scope.now, scope.settings.timeZone);
  return {
    ok: true,
    ...{ found: one, term: null, company: Boolean(one.account) },
    write: { act: 'resume_subscription', subscription: one.id, customer, today },
  };
}

/** The subscription of that id that a speaker may act on, as long as it runs; of others and of none the same is said. */
export async function ownSubscription(
  id: string,
  scope: QuoteScope,
): Promise<ToolResult<{ customer: string; one: SubscriptionRecord }>> {
  const seen = await billingSeen(scope);
  if (!seen.ok) return seen;
  const { customer, subscriptions } = seen.output;
  const one = subscriptions.find((other) => other.id === id);
  if (!one) return unknown('subscription');
  const { timeZone } = scope.settings;
  if (isOver(one, localDay(scope.now, timeZone), timeZone)) return policy('already_cancelled');
  return { ok: true, output: { customer, one } };
}

/** The quote of ending one: its last day, how often it is charged until then, and what remains to be paid. */
export async function endingQuote(
  { found, write, term }: Extract<Ended<'end_subscription'>, { ok: true }>,
  scope: QuoteScope,
): Promise<ToolResult<Quote>> {
  const told = { tool: 'cancel_subscription', act: 'end_subscription' } as const;
  const quoted = await quoteOf(told, write, scope, 'subscription');
  if (!quoted.ok || !term) return quoted;
  const { currency, status, interval } = found;
  // What changes does so at a renewal, before any charge that its end still brings.
  const price = found.changing?.price ?? found.price;
  const ends = { on: term.endsOn, renewals: term.renewals, price, currency, interval };
  const trial = status === 'trialing' ? ({ trial: true } as const) : {};
  const unpaid = status === 'past_due' ? ({ unpaid: true } as const) : {};
  return { ok: true, output: { ...quoted.output, deadline: null, ends: { ...ends, ...trial, ...unpaid } } };
}

import { z } from 'zod';
import { asFed, priceOf } from '../../shop/billing/change.ts';
import { localDay } from '../../shop/days.ts';
import type { SubscriptionRecord } from '../../shop/shop.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { Id } from '../inputs.ts';
import { applied, quoteOf } from '../quoted.ts';
import { policy, refusedByShop } from '../refusals.ts';
import { type QuoteScope, type ToolResult, tool } from '../tool.ts';
import { ownSubscription } from './ending.ts';

interface ChangedOutput {
  subscription: string;
  plan: string;
  seats: number | null;
  /** What it comes to each interval. */
  price: number;
  currency: string;
  interval: SubscriptionRecord['interval'];
  /** From which day, ISO date in the store's zone. */
  on: string;
}

const Input = z.strictObject({
  subscription: Id,
  plan: z.string().trim().min(1).max(200).optional().describe('one of its `plans`; left out: as it is'),
  seats: z.int().min(1).max(100_000).optional().describe('how many there are to be; left out: as many'),
});

export const changeSubscription = tool({
  name: 'change_subscription',
  description:
    'Changes the plan of a subscription, or its seats, from its next renewal on; nothing is charged for it before. `subscription`: its id (see `list_subscriptions`, which says what it can be changed to). `unsupported`: a person settles it. Only for somebody verified.',
  input: Input,
  assurance: 'verified',
  reach: 'consequential',
  does: null,
  needs: 'change_subscription',
  async quote(input, scope) {
    const changing = await toChange(input, scope);
    if (!changing.ok) return changing;
    const { found, write, price } = changing;
    const told = { tool: 'change_subscription', act: 'change_subscription' } as const;
    const quoted = await quoteOf(told, write, scope, 'subscription');
    if (!quoted.ok) return quoted;
    const { currency, interval } = found;
    const now = found.changing ?? asFed(found);
    const seats =
      now.seats !== null && write.seats !== null && now.seats !== write.seats
        ? { from: now.seats, to: write.seats }
        : null;
    const charged = now.price === found.price ? {} : { charged: found.price };
    const changes = { on: write.on, was: now.price, ...charged, price, currency, interval, seats };
    return { ok: true, output: { ...quoted.output, changes } };
  },
  async run(input, scope): Promise<ToolResult<ChangedOutput>> {
    const changing = await toChange(input, scope);
    if (!changing.ok) return changing;
    const { found, write, price } = changing;
    const outcome = await applied(write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'subscription');
    const { plan, seats, on } = write;
    const { currency, interval } = found;
    return { ok: true, output: { subscription: found.id, plan, seats, price, currency, interval, on } };
  },
});

/** The change as the shop is asked for it; refused where nobody could be told a day or a price that holds. */
async function toChange({ subscription, plan, seats }: z.output<typeof Input>, scope: QuoteScope) {
  const own = await ownSubscription(subscription, scope);
  if (!own.ok) return own;
  const { customer, one } = own.output;
  const { timeZone } = scope.settings;
  // One of this morning has been charged as it was: whoever heard "from today" would be told another price than they paid.
  if (!one.renewsAt || Date.parse(one.renewsAt) <= Date.parse(scope.now)) return policy('unsupported');
  const on = localDay(one.renewsAt, timeZone);
  const stands = one.changing ?? asFed(one);
  const terms = { plan: plan ?? stands.plan, seats: seats ?? stands.seats };
  const price = priceOf(one, terms);
  if (price === null) return policy('unsupported');
  const write: ShopWrite & { act: 'alter_subscription' } = {
    ...{ act: 'alter_subscription', subscription: one.id, customer, on },
    ...terms,
  };
  return { ok: true as const, found: one, write, price };
}

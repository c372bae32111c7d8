import { z } from 'zod';
import { localDay } from '../../shop/days.ts';
import { Id } from '../inputs.ts';
import { applied, quoteOf } from '../quoted.ts';
import { refusedByShop } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';
import { toKeep } from './ending.ts';

interface KeptOutput {
  subscription: string;
  plan: string;
  /** When it is charged next, ISO date in the store's zone; null where the shop does not say. */
  renewsOn: string | null;
}

export const keepSubscription = tool({
  name: 'keep_subscription',
  description:
    'Takes back that a subscription was ended, while it still runs: it renews as before. `subscription`: its id (see `list_subscriptions`). Only for somebody verified.',
  input: z.strictObject({ subscription: Id }),
  assurance: 'verified',
  reach: 'consequential',
  does: null,
  needs: 'end_subscription',
  async quote(input, scope) {
    const keeping = await toKeep(input, scope);
    if (!keeping.ok) return keeping;
    const { found, write } = keeping;
    const told = { tool: 'keep_subscription', act: 'resume_subscription' } as const;
    const quoted = await quoteOf(told, write, scope, 'subscription');
    if (!quoted.ok || !found.renewsAt) return quoted;
    const { currency, interval } = found;
    const price = found.changing?.price ?? found.price;
    const on = localDay(found.renewsAt, scope.settings.timeZone);
    return { ok: true, output: { ...quoted.output, renews: { on, price, currency, interval } } };
  },
  async run(input, scope): Promise<ToolResult<KeptOutput>> {
    const keeping = await toKeep(input, scope);
    if (!keeping.ok) return keeping;
    const { found, write } = keeping;
    const outcome = await applied(write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'subscription');
    const renewsOn = found.renewsAt ? localDay(found.renewsAt, scope.settings.timeZone) : null;
    return { ok: true, output: { subscription: found.id, plan: found.plan, renewsOn } };
  },
});

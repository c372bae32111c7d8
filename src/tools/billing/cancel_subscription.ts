import { z } from 'zod';
import { Id, Words } from '../inputs.ts';
import { applied } from '../quoted.ts';
import { refusedByShop } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';
import { endingQuote, toEnd } from './ending.ts';

interface EndedOutput {
  subscription: string;
  plan: string;
  /** Its last day, ISO date in the store's zone. */
  endsOn: string;
}

export const cancelSubscription = tool({
  name: 'cancel_subscription',
  description:
    'Ends a subscription with the period that is paid for, or later where its notice asks for that; nothing is paid back, and it can be taken back until its last day. `subscription`: its id (see `list_subscriptions`). `reason`: why, as the customer says it. Only for somebody verified.',
  input: z.strictObject({ subscription: Id, reason: Words.optional() }),
  assurance: 'verified',
  reach: 'consequential',
  does: null,
  needs: 'end_subscription',
  async quote(input, scope) {
    const ending = await toEnd(input, scope);
    return ending.ok ? endingQuote(ending, scope) : ending;
  },
  async run(input, scope): Promise<ToolResult<EndedOutput>> {
    const ending = await toEnd(input, scope);
    if (!ending.ok) return ending;
    const { found, write } = ending;
    const outcome = await applied(write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'subscription');
    // A repeated call gets the day of the first one.
    const endsOn = outcome.value.quote.deadline ?? write.endsOn;
    return { ok: true, output: { subscription: found.id, plan: found.plan, endsOn } };
  },
});

import { z } from 'zod';
import { type ToolResult, tool } from '../tool.ts';
import { billingSeen, type SubscriptionView, subscriptionView } from './seen.ts';

interface SubscriptionsOutput {
  /** Active ones first. */
  subscriptions: SubscriptionView[];
  /** The companies that the speaker belongs to, with the account manager at the store. */
  companies: { name: string; manager: { name: string; email: string } | null }[];
  /** There is more, which a verified speaker could see. */
  withheld: boolean;
}

export const listSubscriptions = tool({
  name: 'list_subscriptions',
  description:
    'The subscriptions of the customer who is speaking, and those of their companies: plan, price of each interval with all seats, seats, when it renews, when it ends and whether that can be taken back (`endedHere`), what it can be changed to (`plans`, `seatPrice`: each interval) and what it is to be (`changing`), what it is paid with, and why the last payment failed. `withheld`: there is more for somebody verified; say only that.',
  input: z.strictObject({}),
  assurance: 'recognised',
  reach: 'reads',
  does: null,
  needs: 'subscriptions',
  async run(_, scope): Promise<ToolResult<SubscriptionsOutput>> {
    const seen = await billingSeen(scope);
    if (!seen.ok) return seen;
    const { accounts, subscriptions, withheld } = seen.output;
    return {
      ok: true,
      output: {
        subscriptions: subscriptions.map((one) => subscriptionView(one, accounts, scope)),
        companies: accounts.map(({ name, manager = null }) => ({ name, manager })),
        withheld,
      },
    };
  },
});

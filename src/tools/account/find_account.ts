import { z } from 'zod';
import { type OrderView, viewOrder } from '../../identity/view.ts';
import { knownAccount, reaches, viewedAs } from '../access.ts';
import { contact } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';

export const findAccount = tool({
  name: 'find_account',
  description:
    'Finds the newest order of a customer who has no order number at hand, by their full name and the postcode it went to. Both must fit. Whoever is found so may see that order’s status, and prove who they are for more.',
  input: z.strictObject({
    name: z.string().trim().min(2).max(200),
    postcode: z.string().trim().min(2).max(20),
  }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ name, postcode }, scope): Promise<ToolResult<OrderView>> {
    const { shop, settings, now } = scope;
    const order = await shop.orderByName({ name, postcode });
    if (!order) return contact();
    if (reaches(scope, order))
      return { ok: true, output: viewOrder(order, viewedAs(scope), settings, now), order: order.id };
    // A recognised speaker sees no other account.
    if (knownAccount(scope) !== null) return contact();
    return {
      ok: true,
      output: viewOrder(order, 'claimed', settings, now),
      order: order.id,
      claimed: order.id,
    };
  },
});

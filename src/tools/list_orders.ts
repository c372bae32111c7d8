import { z } from 'zod';
import { viewOrder } from '../identity/view.ts';
import { knownAccount, viewedAs } from './access.ts';
import { needs } from './refusals.ts';
import { tool } from './tool.ts';

const LIMIT = 20;

export const listOrders = tool({
  name: 'list_orders',
  description: 'The orders of the customer who is speaking, newest first. Only for somebody known.',
  input: z.strictObject({}),
  assurance: 'recognised',
  reach: 'reads',
  does: null,
  async run(_, scope) {
    const account = knownAccount(scope);
    if (account === null) return needs('recognised');
    const orders = await scope.shop.ordersOf(account, LIMIT);
    return {
      ok: true,
      output: orders.map((order) => viewOrder(order, viewedAs(scope), scope.settings, scope.now)),
    };
  },
});

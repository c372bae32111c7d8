import { z } from 'zod';
import { viewOrder } from '../identity/view.ts';
import { knownAccount, viewedAs } from './access.ts';
import { needs } from './refusals.ts';
import type { Tool, ToolTypes } from './tool.ts';

type Types = ToolTypes['list_orders'];

const LIMIT = 20;

export const listOrders: Tool<Types['input'], Types['output']> = {
  name: 'list_orders',
  description: 'The orders of the customer who is speaking, newest first. Only for somebody known.',
  input: z.strictObject({}),
  assurance: 'recognised',
  reach: 'reads',
  async run(_, scope) {
    const account = knownAccount(scope);
    if (account === null) return needs('recognised');
    const orders = await scope.shop.ordersOf(account, LIMIT);
    return {
      ok: true,
      output: orders.map((order) => viewOrder(order, viewedAs(scope), scope.settings, scope.now)),
    };
  },
};

import { Hono } from 'hono';
import { z } from 'zod';
import { Order } from '../../src/shop/shapes.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { body, invalid } from '../problem.ts';
import { EMULATED } from './emulated.ts';

/** What happens at the shop systems of others, by no doing of the service. */
export const shopRoutes = new Hono<{ Bindings: SandboxEnv }>()
  /** Orders as the feed writes them, placed in every one of them. */
  .post('/sandbox/shops/orders', async (context) => {
    const orders = z
      .array(Order)
      .max(100)
      .safeParse(await body(context.req.raw));
    if (!orders.success) return invalid(orders.error);
    for (const kind of EMULATED)
      for (const order of orders.data) await outside(context.env).shopPlace(kind, order);
    return context.json({ orders: orders.data.length });
  });

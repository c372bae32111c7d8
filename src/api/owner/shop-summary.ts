import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../../durable-objects/clients/shop.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, problems } from '../shapes.ts';

/** Whether the shop's data was imported. Who may call: the scope `shop:read`. */
export const shopSummaryApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Summary = z
  .object({
    kind: z.string().openapi({ description: 'As `settings.shop.kind`' }),
    held: z
      .object({
        orders: z.number().int(),
        people: z.number().int().openapi({
          description: 'Accounts that an order, a subscription, an invoice or an appointment names',
        }),
        products: z.number().int(),
        newest: z.array(z.object({ id: z.string(), name: z.string(), at: z.string() })).openapi({
          description: 'The three most recently imported orders, by whom and when they were placed',
        }),
      })
      .nullable()
      .openapi({ description: 'Null where another system has the orders' }),
  })
  .openapi('ShopSummary');

shopSummaryApi.openapi(
  createRoute({
    method: 'get',
    path: '/shop',
    summary: 'Where the orders are, and how many this service holds',
    responses: { 200: json(Summary, 'How much there is'), ...problems() },
  }),
  async (c) => {
    const { store, settings } = c.get('at');
    const { kind } = settings.shop;
    const held = kind === 'embedded' ? await shopObject(c.env, store).summary() : null;
    return c.json({ kind, held }, 200);
  },
);

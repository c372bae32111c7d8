import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, problems } from './shapes.ts';

/** What the models of a store cost. */
export const costsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Row = z
  .object({
    day: z.string().openapi({ description: 'ISO day in the store’s zone' }),
    channel: z.string(),
    model: z.string(),
    requests: z.number(),
    input: z.number().openapi({ description: 'Tokens read and not cached' }),
    cached: z.number().openapi({ description: 'Tokens read from the provider’s cache' }),
    cacheWrite: z.number().openapi({ description: 'Tokens written to the cache' }),
    output: z.number().openapi({ description: 'Tokens written, thinking included' }),
    cost: z.number().openapi({ description: 'US dollars' }),
    unpriced: z.number().openapi({ description: 'Requests whose price is unknown: no cost includes them' }),
  })
  .openapi('ModelCost');

costsApi.openapi(
  createRoute({
    method: 'get',
    path: '/costs',
    summary: 'What models used and cost, by day, channel and model',
    description:
      'Days inclusive, in the store’s zone. What may be spent stands in `settings.budget`; once that is spent the embedded brain or a person answers, and the desk’s `troubles` say so.',
    request: { query: z.object({ from: z.iso.date(), to: z.iso.date() }) },
    responses: {
      200: json(
        z.object({
          currency: z.literal('USD'),
          total: z.number().openapi({ description: 'US dollars, all rows together' }),
          rows: z.array(Row),
        }),
        'The rows, oldest first',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { from, to } = c.req.valid('query');
    const rows = await storeObject(c.env, c.get('at').store).costs(from, to);
    const total = rows.reduce((sum, { cost }) => sum + cost, 0);
    return c.json({ currency: 'USD' as const, total, rows }, 200);
  },
);

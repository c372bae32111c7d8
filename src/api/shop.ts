import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { markShared } from '../../durable-objects/clients/directory.ts';
import { shopObject } from '../../durable-objects/clients/shop.ts';
import type { Imported } from '../../durable-objects/shop/embedded-shop.ts';
import { badRequest, contradiction, notFound, OTHER_REQUEST, refuse, unfit } from '../door/problems.ts';
import type { Env } from '../env.ts';
import type { Address } from '../identity/address.ts';
import { type FeedReading, readFeed, withPhone } from '../shop/feed.ts';
import { type FeedLine, Order, Product } from '../shop/shop.ts';
import { feedBody, jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, problems } from './shapes.ts';

export const shopApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: z.string().min(1).max(128) });
const record = (name: string) => z.object({}).loose().openapi(name);

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/orders/{id}',
    summary: 'An order with its returns, exchanges, refunds and cancellation',
    request: { params: id },
    responses: { 200: json(record('OrderRecord'), 'The order'), ...problems(400, 404) },
  }),
  async (c) => {
    const order = await shopObject(c.env, c.get('at').store).getOrder(c.req.valid('param').id);
    return order ? c.json(order, 200) : refuse(notFound('No such order.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'put',
    path: '/orders/{id}',
    summary: 'Create or replace an order, as the feed would',
    middleware: jsonBody,
    request: {
      params: id,
      body: { required: true, content: { 'application/json': { schema: record('Order') } } },
    },
    responses: { 200: json(record('OrderRecord'), 'As it stands now'), ...problems(400, 413, 415, 422) },
  }),
  async (c) => {
    const at = c.get('at');
    const order = Order.safeParse(named(c.req.valid('param').id, c.req.valid('json')));
    if (!order.success) refuse(unfit(order.error));
    const line = withPhone({ ...order.data, type: 'order' }, at.settings.country);
    const shop = shopObject(c.env, at.store);
    await takeIn(c.env, at.store, shop, [line]);
    const stored = await shop.getOrder(order.data.id);
    return stored ? c.json(stored, 200) : refuse(notFound('No such order.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/products/{id}',
    summary: 'A product with what can still be promised of each variant',
    request: { params: id },
    responses: { 200: json(record('Product'), 'The product'), ...problems(400, 404) },
  }),
  async (c) => {
    const product = await shopObject(c.env, c.get('at').store).getProduct(c.req.valid('param').id);
    return product ? c.json(product, 200) : refuse(notFound('No such product.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'put',
    path: '/products/{id}',
    summary: 'Create or replace a product',
    middleware: jsonBody,
    request: {
      params: id,
      body: { required: true, content: { 'application/json': { schema: record('Product') } } },
    },
    responses: { 200: json(record('Product'), 'As it stands now'), ...problems(400, 413, 415, 422) },
  }),
  async (c) => {
    const product = Product.safeParse(named(c.req.valid('param').id, c.req.valid('json')));
    if (!product.success) refuse(unfit(product.error));
    const shop = shopObject(c.env, c.get('at').store);
    await shop.importLines([{ ...product.data, type: 'product' }]);
    const stored = await shop.getProduct(product.data.id);
    return stored ? c.json(stored, 200) : refuse(notFound('No such product.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'post',
    path: '/import',
    summary: 'The feed: NDJSON of orders and products. Good lines are taken, bad ones reported.',
    middleware: feedBody,
    request: {
      headers: IdempotencyKey,
      body: { required: true, content: { 'application/x-ndjson': { schema: z.string() } } },
    },
    responses: {
      200: json(
        z.object({
          imported: z.number(),
          errors: z.array(z.object({ line: z.number(), message: z.string() })),
          wrong: z
            .number()
            .optional()
            .openapi({ description: 'How many were wrong, where that is more than `errors` tells' }),
        }),
        'What was taken; of the lines that were not, the first 100. After 10,000 wrong lines nothing more is read.',
      ),
      ...problems(400, 413, 415, 422),
    },
  }),
  async (c) => {
    const at = c.get('at');
    const keyed = c.get('keyed');
    const shop = shopObject(c.env, at.store);
    const earlier = keyed ? await shop.earlierImport(keyed) : null;
    if (earlier === 'other') refuse(contradiction(OTHER_REQUEST));
    if (earlier) return c.json(earlier, 200);
    const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
    const feed = new Uint8Array(await c.req.arrayBuffer());
    for (const lines of readFeed(feed, reading, { country: at.settings.country }))
      await takeIn(c.env, at.store, shop, lines);
    const { good, wrong, errors } = reading;
    if (good === 0 && wrong > 0) {
      refuse(
        badRequest(
          'No line could be read.',
          errors.slice(0, 20).map(({ line, message }) => ({ at: `line ${line}`, message })),
        ),
      );
    }
    const imported: Imported = { imported: good, errors, ...(wrong > errors.length ? { wrong } : {}) };
    // Every line may be taken twice, so what is cut off before this simply starts over.
    if (keyed) await shop.keepImport(keyed, imported);
    return c.json(imported, 200);
  },
);

/**
 * Takes lines in, and has the contacts that several accounts turn out to have open nobody's thread any more.
 */
async function takeIn(
  env: Env,
  store: string,
  shop: ReturnType<typeof shopObject>,
  lines: FeedLine[],
): Promise<void> {
  const { shared } = await shop.importLines(lines);
  for (const contact of shared) await markShared(env, store, contact as Address);
}

/** A body under the id its path gives it: it may repeat the id, and not name another. */
function named(id: string, body: Record<string, unknown>): Record<string, unknown> {
  if (body.id !== undefined && body.id !== id)
    refuse(contradiction('The body has another id than the path.'));
  return { ...body, id };
}

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../durable-objects/shops.ts';
import { bodyAtMost } from '../door/body.ts';
import { badRequest, notFound, refuse, tooLarge, unfit } from '../door/problems.ts';
import { parseFeed, withPhone } from '../shop/feed.ts';
import { Order, Product } from '../shop/shop.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, problems } from './shapes.ts';

/** Largest feed in one call, in bytes; larger catalogues come in several. */
const LARGEST_FEED = 20 * 1024 * 1024;
/** Lines a shop object takes in one call (RPC carries 32 MiB at most). */
const CHUNK = 2_000;

export const shopApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: z.string().min(1).max(128) });
const record = (name: string) => z.object({}).loose().openapi(name);

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/orders/{id}',
    summary: 'An order with its returns, exchanges, refunds and cancellation',
    request: { params: id },
    responses: { 200: json(record('OrderRecord'), 'The order'), ...problems },
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
    request: {
      params: id,
      body: { required: true, content: { 'application/json': { schema: record('Order') } } },
    },
    responses: { 200: json(record('OrderRecord'), 'As it stands now'), ...problems },
  }),
  async (c) => {
    const at = c.get('at');
    const order = Order.safeParse({ ...c.req.valid('json'), id: c.req.valid('param').id });
    if (!order.success) refuse(unfit(order.error));
    const line = withPhone({ ...order.data, type: 'order' }, at.settings.country);
    const shop = shopObject(c.env, at.store);
    await shop.importLines([line]);
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
    responses: { 200: json(record('Product'), 'The product'), ...problems },
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
    request: {
      params: id,
      body: { required: true, content: { 'application/json': { schema: record('Product') } } },
    },
    responses: { 200: json(record('Product'), 'As it stands now'), ...problems },
  }),
  async (c) => {
    const product = Product.safeParse({ ...c.req.valid('json'), id: c.req.valid('param').id });
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
    request: { body: { content: { 'application/x-ndjson': { schema: z.string() } } } },
    responses: {
      200: json(
        z.object({
          imported: z.number(),
          errors: z.array(z.object({ line: z.number(), message: z.string() })),
        }),
        'What was taken',
      ),
      ...problems,
    },
  }),
  async (c) => {
    const at = c.get('at');
    const raw = await bodyAtMost(c.req.raw, LARGEST_FEED);
    if (!raw) refuse(tooLarge('A feed may have 20 MB in one call.'));
    const { lines, errors } = parseFeed(new TextDecoder().decode(raw), at.settings.country);
    if (lines.length === 0 && errors.length > 0) {
      refuse(
        badRequest(
          'No line could be read.',
          errors.slice(0, 20).map(({ line, message }) => ({ at: `line ${line}`, message })),
        ),
      );
    }
    const shop = shopObject(c.env, at.store);
    for (let from = 0; from < lines.length; from += CHUNK)
      await shop.importLines(lines.slice(from, from + CHUNK));
    return c.json({ imported: lines.length, errors }, 200);
  },
);

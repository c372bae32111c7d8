import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { recheck } from '../../durable-objects/clients/on-file.ts';
import { shopObject } from '../../durable-objects/clients/shop.ts';
import type { Imported } from '../../durable-objects/shop/embedded-shop.ts';
import {
  badRequest,
  contradiction,
  notFound,
  OTHER_REQUEST,
  refuse,
  unavailable,
  unfit,
} from '../door/problems.ts';
import type { StoreDoor } from '../door/stores.ts';
import type { Env } from '../env.ts';
import type { Address } from '../identity/address.ts';
import { CsvFeedReader } from '../shop/csv/reader.ts';
import { FeedReader, type FeedReading, withPhone } from '../shop/feed.ts';
import { RecognisedLines } from '../shop/recognised.ts';
import { type FeedLine, Order, Place, Product } from '../shop/shop.ts';
import { ShopUnavailable } from '../shop/unavailable.ts';
import { errorReason, trace } from '../trace.ts';
import { FeedBody, feedBody, jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, jsonRequest, problems, record } from './shapes.ts';

export const shopApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Recognised = z.object({
  ...{ orders: z.number(), products: z.number(), places: z.number(), people: z.number() },
  some: z
    .array(z.object({ order: z.string(), name: z.string(), total: z.number(), currency: z.string() }))
    .openapi({ description: 'The first three orders' }),
});

const id = z.object({ id: z.string().min(1).max(128) });
const orderBody = record('Order', Order);
const productBody = record('Product', Product);
const orderAnswer = record('OrderRecord', Order);

/** A shop system that does not answer is unavailable (503), which does not mean that the order does not exist (404). */
function down(error: unknown): never {
  if (error instanceof ShopUnavailable) return refuse(unavailable(error.message));
  throw error;
}

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/orders/{id}',
    summary: 'An order with its returns, exchanges, refunds and cancellation',
    request: { params: id },
    responses: { 200: json(orderAnswer, 'The order'), ...problems(400, 404) },
  }),
  async (c) => {
    const { id: number } = c.req.valid('param');
    const { store, settings, shop } = c.get('at');
    // The embedded shop finds it by its exact number; another system is asked in the spelling of a customer.
    const found =
      settings.shop.kind === 'embedded'
        ? await shopObject(c.env, store).getOrder(number)
        : await shop.order(number).catch(down);
    const order = found?.id === number ? found : null;
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
      body: jsonRequest(orderBody),
    },
    responses: { 200: json(orderAnswer, 'As it stands now'), ...problems(400, 413, 415, 422) },
  }),
  async (c) => {
    const at = c.get('at');
    const order = Order.safeParse(named(c.req.valid('param').id, c.req.valid('json')));
    if (!order.success) refuse(unfit(order.error));
    const line = withPhone({ ...order.data, type: 'order' }, at.settings.country);
    const shop = shopObject(c.env, at.store);
    await takeIn(c.env, at, shop, [line]);
    const stored = await shop.getOrder(order.data.id);
    return stored ? c.json(stored, 200) : refuse(notFound('No such order.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/products/{id}',
    summary: 'A product with the stock that can still be promised for each variant',
    request: { params: id },
    responses: { 200: json(productBody, 'The product'), ...problems(400, 404) },
  }),
  async (c) => {
    const { store, settings, shop } = c.get('at');
    const { id: asked } = c.req.valid('param');
    const product =
      settings.shop.kind === 'embedded'
        ? await shopObject(c.env, store).getProduct(asked)
        : await shop.product(asked).catch(down);
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
      body: jsonRequest(productBody),
    },
    responses: { 200: json(productBody, 'As it stands now'), ...problems(400, 413, 415, 422) },
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

const placeAnswer = record('Place', Place);

shopApi.openapi(
  createRoute({
    method: 'get',
    path: '/places',
    summary: 'The physical shops that customers can go to, by name',
    description: 'Imported by feed lines of the type `store`.',
    responses: { 200: json(z.object({ places: z.array(placeAnswer) }), 'All of them'), ...problems() },
  }),
  async (c) => c.json({ places: [...(await shopObject(c.env, c.get('at').store).places())] }, 200),
);

shopApi.openapi(
  createRoute({
    method: 'delete',
    path: '/places/{id}',
    summary: 'Remove a physical shop that customers can no longer go to',
    request: { params: id },
    responses: { 204: { description: 'Removed' }, ...problems(400, 404) },
  }),
  async (c) => {
    const dropped = await shopObject(c.env, c.get('at').store).dropPlace(c.req.valid('param').id);
    return dropped ? c.body(null, 204) : refuse(notFound('No such place.'));
  },
);

shopApi.openapi(
  createRoute({
    method: 'post',
    path: '/import',
    summary:
      'The feed: NDJSON of orders, products, stores (shops in town), accounts, subscriptions, invoices, appointments and availability. Good lines are taken, bad ones reported.',
    description:
      'As `text/csv` it takes orders or products as Shopify exports them, or with the columns of docs/shop-files.md; `errors` name the lines of the file. With `dryRun=true` nothing is taken, and `recognised` says what would be.',
    middleware: feedBody,
    request: {
      headers: IdempotencyKey,
      query: z.object({
        dryRun: z
          .enum(['true', 'false'])
          .optional()
          .openapi({ description: '`true`: only looked at, nothing is taken' }),
      }),
      body: {
        required: true,
        content: { 'application/x-ndjson': { schema: z.string() }, 'text/csv': { schema: z.string() } },
      },
    },
    responses: {
      200: json(
        z.object({
          imported: z.number(),
          errors: z.array(z.object({ line: z.number(), message: z.string() })),
          wrong: z
            .number()
            .optional()
            .openapi({ description: 'How many were wrong, where `errors` does not list all' }),
          recognised: Recognised.optional().openapi({ description: 'Of what was only looked at' }),
        }),
        'What was taken; of the lines that were not, the first 100. After 10,000 wrong lines nothing more is taken. What stood before a 413 is taken.',
      ),
      ...problems(400, 413, 415, 422),
    },
  }),
  async (c) => {
    const at = c.get('at');
    const body = new FeedBody(c);
    const { key } = body;
    const shop = shopObject(c.env, at.store);
    // Whether it is the same request is known only at its end: nothing is imported where the key was used
    // before.
    if (
      key !== undefined &&
      c.req.valid('query').dryRun !== 'true' &&
      (await shop.earlierImport({ key, print: '' })) !== null
    ) {
      for await (const _ of body.pieces());
      const earlier = await shop.earlierImport({ key, print: await body.print() });
      if (earlier === 'other') refuse(contradiction(OTHER_REQUEST));
      if (earlier) return c.json(earlier, 200);
    }
    const reading: FeedReading = { good: 0, wrong: 0, errors: [] };
    const { country, currency } = at.settings;
    const isCsv = /^\s*text\/csv\b/i.test(c.req.header('content-type') ?? '');
    const feed = isCsv
      ? new CsvFeedReader(reading, { country, currency })
      : new FeedReader(reading, { country });
    const seen = c.req.valid('query').dryRun === 'true' ? new RecognisedLines() : null;
    const take = async (lines: FeedLine[]) => (seen ? seen.add(lines) : takeIn(c.env, at, shop, lines));
    for await (const piece of body.pieces()) for (const lines of feed.read(piece)) await take(lines);
    for (const lines of feed.end()) await take(lines);
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
    if (seen) return c.json({ ...imported, imported: 0, recognised: seen.told() }, 200);
    // Every line may be imported twice, so a feed that was cut off simply starts over.
    if (key !== undefined) await shop.keepImport({ key, print: await body.print() }, imported);
    return c.json(imported, 200);
  },
);

/**
 * Imports lines. Contacts that they move to somebody else, to nobody or to several people lapse at once, with
 * what rested on them. Where that fails, they lapse when the shop is next asked.
 */
async function takeIn(
  env: Env,
  at: StoreDoor,
  shop: ReturnType<typeof shopObject>,
  lines: FeedLine[],
): Promise<void> {
  const { moved } = await shop.importLines(lines);
  for (const { contact, lostBy } of moved) {
    await recheck(env, at.store, at.shop, { contact: contact as Address, lostBy }).catch((error: unknown) => {
      trace('contact.unchecked', { store: at.store, reason: errorReason(error) }, 'error');
    });
  }
}

/** A body with the id of its path: it may repeat that id, but not name another. */
function named(id: string, body: Record<string, unknown>): Record<string, unknown> {
  if (body.id !== undefined && body.id !== id)
    refuse(contradiction('The body has another id than the path.'));
  return { ...body, id };
}

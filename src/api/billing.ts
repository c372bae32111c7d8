import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../durable-objects/clients/shop.ts';
import { notFound, refuse } from '../door/problems.ts';
import { BusinessAccount, Invoice, Subscription } from '../shop/shop.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, problems, record } from './shapes.ts';

/** What is charged by the interval, as the feed brought it. */
export const billingApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: z.string().min(1).max(200) });

const accountAnswer = record('BusinessAccount', BusinessAccount);
const invoiceAnswer = record('Invoice', Invoice);
const subscriptionAnswer = record(
  'Subscription',
  Subscription.extend({
    ending: z
      .object({
        at: z.string().describe('When it was asked for'),
        endsOn: z.string().describe('Its last day, in the store’s zone'),
        reason: z.string().describe('Why, as the customer said it'),
      })
      .nullable()
      .describe('What a customer ended here; null once the feed says itself when it ends'),
  }),
);

billingApi.openapi(
  createRoute({
    method: 'get',
    path: '/accounts/{id}',
    summary: 'A company that is a customer, with its people',
    description: 'Lines of the feed of the type `account` put it there.',
    request: { params: id },
    responses: { 200: json(accountAnswer, 'The company'), ...problems(400, 404) },
  }),
  async (c) => {
    const found = await shopObject(c.env, c.get('at').store).getBusinessAccount(c.req.valid('param').id);
    return found ? c.json(found, 200) : refuse(notFound('No such account.'));
  },
);

billingApi.openapi(
  createRoute({
    method: 'get',
    path: '/subscriptions/{id}',
    summary: 'A subscription, and whether a customer has ended it here',
    description: 'Lines of the feed of the type `subscription` put it there.',
    request: { params: id },
    responses: { 200: json(subscriptionAnswer, 'The subscription'), ...problems(400, 404) },
  }),
  async (c) => {
    const found = await shopObject(c.env, c.get('at').store).getSubscription(c.req.valid('param').id);
    return found ? c.json(found, 200) : refuse(notFound('No such subscription.'));
  },
);

billingApi.openapi(
  createRoute({
    method: 'get',
    path: '/invoices/{id}',
    summary: 'An invoice by its number',
    description: 'Lines of the feed of the type `invoice` put it there.',
    request: { params: id },
    responses: { 200: json(invoiceAnswer, 'The invoice'), ...problems(400, 404) },
  }),
  async (c) => {
    const found = await shopObject(c.env, c.get('at').store).getInvoice(c.req.valid('param').id);
    return found ? c.json(found, 200) : refuse(notFound('No such invoice.'));
  },
);

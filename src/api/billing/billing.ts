import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../../durable-objects/clients/shop.ts';
import { timestamp } from '../../clock.ts';
import { notFound, refuse, unavailable } from '../../door/problems.ts';
import { BusinessAccount, Invoice, noBilling, Subscription } from '../../shop/shop.ts';
import { ShopUnavailable } from '../../shop/unavailable.ts';
import { invoiceView, subscriptionView } from '../../tools/billing/seen.ts';
import { asked } from '../console/thread.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, json, problems, record } from '../shapes.ts';
import { ThreadBilling } from './thread-billing.ts';

/** Companies, subscriptions and invoices, as the feed brought them. */
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
    changing: z
      .object({
        at: z.string().describe('When it was asked for'),
        on: z.string().describe('From which day, in the store’s zone'),
        plan: z.string().describe('As it is then'),
        seats: z.number().int().nullable().describe('As many there are then'),
        price: z.number().int().describe('What is charged each interval then, all seats together'),
      })
      .nullish()
      .describe('What a customer changed here, to be taken over; null once the feed tells of something else'),
  }),
);

billingApi.openapi(
  createRoute({
    method: 'get',
    path: '/accounts/{id}',
    summary: 'A company that is a customer, with its people',
    description: 'Imported by feed lines of the type `account`.',
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
    description: 'Imported by feed lines of the type `subscription`.',
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
    description: 'Imported by feed lines of the type `invoice`.',
    request: { params: id },
    responses: { 200: json(invoiceAnswer, 'The invoice'), ...problems(400, 404) },
  }),
  async (c) => {
    const found = await shopObject(c.env, c.get('at').store).getInvoice(c.req.valid('param').id);
    return found ? c.json(found, 200) : refuse(notFound('No such invoice.'));
  },
);

/** How many invoices are shown. */
const MOST = 10;

billingApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/billing',
    summary: 'The companies, subscriptions and invoices of a customer whose account is known',
    request: { params: z.object({ id: CustomerId }) },
    responses: { 200: json(ThreadBilling, 'Empty where the shop keeps none'), ...problems(400, 404) },
  }),
  async (c) => {
    const { brief } = await asked(c, { type: 'brief' });
    const { shop, settings } = c.get('at');
    const { account } = brief.who;
    const found = account === null ? noBilling() : await shop.billing(account).catch(down);
    const { accounts, subscriptions, invoices } = found;
    const at = { settings, now: timestamp() };
    return c.json(
      {
        companies: accounts.map(({ id, name, tier, manager }) => ({
          ...{ id, name, tier },
          manager: manager?.name ?? null,
        })),
        subscriptions: subscriptions.map((one) => {
          const { id, plan, status, price, currency, interval, seats, company, renewsOn, endsOn, changing } =
            subscriptionView(one, accounts, at);
          return { id, plan, status, price, currency, interval, seats, company, renewsOn, endsOn, changing };
        }),
        invoices: invoices.slice(0, MOST).map((one) => {
          const { id, issuedOn, status, overdue, total, currency } = invoiceView(one, accounts, at);
          return { id, issuedOn, status, overdue, total, currency };
        }),
      },
      200,
    );
  },
);

function down(error: unknown): never {
  if (error instanceof ShopUnavailable) return refuse(unavailable(error.message));
  throw error;
}

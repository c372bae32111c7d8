import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { lookUp } from '../../durable-objects/clients/directory.ts';
import type { Act, CustomerRefusal } from '../../durable-objects/customer/rpc.ts';
import { customerObject } from '../door/hand-over.ts';
import { badRequest, conflict, contradiction, notFound, OTHER_REQUEST, refuse } from '../door/problems.ts';
import { emailAddress, phoneAddress, whatsappAddress } from '../identity/address.ts';
import { orderNumber } from '../identity/order-number.ts';
import { jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { originalUrl } from './originals.ts';
import { Customer, CustomerId, Exchange, IdempotencyKey, json, problems } from './shapes.ts';

export const customersApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const id = z.object({ id: CustomerId });

customersApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers',
    summary: 'Find a customer by email, phone or order number',
    request: {
      query: z.object({
        email: z.string().max(320).optional(),
        phone: z.string().max(40).optional(),
        order: z.string().max(65).optional(),
      }),
    },
    responses: { 200: json(z.object({ customers: z.array(Customer) }), 'At most one'), ...problems(400) },
  }),
  async (c) => {
    const { env } = c;
    const { store, settings, shop } = c.get('at');
    const { email, phone, order } = c.req.valid('query');
    if (!email && !phone && !order) refuse(badRequest('Give an email, a phone or an order.'));
    let customer: string | null = null;
    if (order) {
      const account = (await shop.order(orderNumber(order)))?.customer.id;
      customer = account ? await lookUp(env, store, `account:${account}`) : null;
    } else {
      // A plus that was not escaped arrives as a space.
      const address = email
        ? emailAddress(email)
        : phoneAddress((phone ?? '').replace(/^ /, '+'), settings.country);
      if (!address) refuse(badRequest(email ? 'email: not an address' : 'phone: not a valid number'));
      customer = await lookUp(env, store, address);
      if (!customer && phone) {
        const whatsapp = whatsappAddress(address.slice('phone:'.length));
        customer = whatsapp ? await lookUp(env, store, whatsapp) : null;
      }
      if (!customer) {
        const value = address.slice(address.indexOf(':') + 1);
        const found = await shop.accountByContact(email ? { email: value } : { phone: value });
        customer = found && !found.shared ? await lookUp(env, store, `account:${found.account.id}`) : null;
      }
    }
    const profile = customer ? await customerObject(env, store, customer).profile() : null;
    return c.json({ customers: profile ? [profile] : [] }, 200);
  },
);

customersApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}',
    summary: 'One customer',
    request: { params: id },
    responses: { 200: json(Customer, 'The customer'), ...problems(400, 404) },
  }),
  async (c) => {
    const profile = await customerObject(c.env, c.get('at').store, c.req.valid('param').id).profile();
    return profile ? c.json(profile, 200) : refuse(notFound('No such customer.'));
  },
);

customersApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/exchanges',
    summary: 'The structured memory, newest first',
    request: {
      params: id,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(200).default(30),
        before: z.coerce.number().int().positive().optional(),
      }),
    },
    responses: {
      200: json(
        z.object({ exchanges: z.array(Exchange), next: z.number().nullable() }),
        'A page; `next` is the `before` of the following one',
      ),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { limit, before } = c.req.valid('query');
    const customer = customerObject(c.env, c.get('at').store, c.req.valid('param').id);
    const page = await customer.exchanges(limit, before ?? null);
    if (!page) return refuse(notFound('No such customer.'));
    const exchanges = await Promise.all(
      page.exchanges.map(async (row) => ({
        ...row,
        original: row.original && (await originalUrl(c, row.original)),
      })),
    );
    return c.json({ exchanges, next: page.next }, 200);
  },
);

const Advisor = z.object({ advisor: z.string().min(1).max(100), name: z.string().min(1).max(100) });
const done = json(z.object({ ok: z.literal(true) }), 'Done');

/** What an advisor may do to a live thread. */
const ACTS = {
  takeover: { summary: 'Step in: the assistant falls silent at once', body: Advisor },
  reply: {
    summary: 'Write to the customer, in a session or where they spoke last',
    body: Advisor.extend({
      text: z.string().min(1).max(20_000),
      session: z.string().max(128).nullable().default(null),
    }),
  },
  handback: { summary: 'Give the floor back to the assistant', body: Advisor.pick({ advisor: true }) },
  resolve: { summary: 'Close a ticket', body: z.object({ ticket: z.string().min(1).max(128) }) },
  note: {
    summary: 'A note that never leaves',
    body: z.object({ advisor: Advisor.shape.advisor, text: z.string().min(1).max(20_000) }),
  },
  link: {
    summary: 'Say that another customer is the same person: two threads become one, and can be two again',
    body: z.object({
      customer: CustomerId,
      advisor: Advisor.shape.advisor,
      /** What says so. */
      evidence: z.string().min(1).max(500).default('an advisor'),
    }),
  },
  unlink: {
    summary: 'Say that a customer whose thread was linked is somebody else: each has its own again',
    body: z.object({ customer: CustomerId, advisor: Advisor.shape.advisor }),
  },
} as const;

function act<Name extends keyof typeof ACTS>(name: Name) {
  return createRoute({
    method: 'post',
    path: `/customers/{id}/${name}`,
    summary: ACTS[name].summary,
    middleware: jsonBody,
    request: {
      params: id,
      headers: IdempotencyKey,
      body: {
        required: true,
        content: { 'application/json': { schema: ACTS[name].body as (typeof ACTS)[Name]['body'] } },
      },
    },
    responses: { 200: done, ...problems(400, 404, 409, 413, 415, 422) },
  });
}

customersApi.openapi(act('takeover'), (c) => advise(c, { type: 'takeover', ...c.req.valid('json') }));
customersApi.openapi(act('reply'), (c) => advise(c, { type: 'reply', ...c.req.valid('json') }));
customersApi.openapi(act('handback'), (c) => advise(c, { type: 'handback', ...c.req.valid('json') }));
customersApi.openapi(act('resolve'), (c) => advise(c, { type: 'resolve', ...c.req.valid('json') }));
customersApi.openapi(act('note'), (c) => advise(c, { type: 'note', ...c.req.valid('json') }));
customersApi.openapi(act('link'), (c) => advise(c, { type: 'link', ...c.req.valid('json') }));
customersApi.openapi(act('unlink'), (c) => advise(c, { type: 'unlink', ...c.req.valid('json') }));

async function advise(c: Context<ApiEnv>, deed: Act) {
  const { store, trace } = c.get('at');
  const customer = customerObject(c.env, store, c.req.param('id') ?? '');
  settle(await customer.advise(deed, trace, c.get('keyed')));
  return c.json({ ok: true as const }, 200);
}

const REFUSED: Record<Exclude<CustomerRefusal, 'unknown_customer' | 'other_request'>, string> = {
  stale: 'The conversation has moved on.',
  taken: 'An advisor has the floor.',
  not_taken: 'No advisor has the floor.',
  unknown_session: 'No such session.',
  unknown_ticket: 'No such ticket.',
  led: 'The thread is just moving to another one; try again.',
  leaving: 'The thread is just leaving another one; try again.',
  busy: 'One of the two is in the middle of something; try again.',
  same: 'They are one thread already.',
  not_linked: 'That customer’s thread is not part of this one.',
  inner: 'This thread is part of another one: that link is undone first.',
};

/** Says no where the thread said no. */
function settle(refusal: CustomerRefusal | null): void {
  if (refusal === null) return;
  if (refusal === 'other_request') refuse(contradiction(OTHER_REQUEST));
  refuse(refusal === 'unknown_customer' ? notFound('No such customer.') : conflict(REFUSED[refusal]));
}

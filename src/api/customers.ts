import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { lookUp } from '../../durable-objects/clients/address.ts';
import { contactHolder } from '../../durable-objects/clients/on-file.ts';
import type { Act, CustomerObject, CustomerRefusal } from '../../durable-objects/customer/rpc.ts';
import { timestamp } from '../clock.ts';
import { KeepingAct } from '../conversation/events/promises.ts';
import { Channel } from '../conversation/values.ts';
import { customerObject } from '../door/hand-over.ts';
import {
  badRequest,
  conflict,
  contradiction,
  forbidden,
  notFound,
  OTHER_REQUEST,
  refuse,
} from '../door/problems.ts';
import { contactAddress, emailAddress, phoneAddress, whatsappAddress } from '../identity/address.ts';
import { orderNumber } from '../identity/order-number.ts';
import { cannotPromise, MOST_PROMISED } from '../language/promising.ts';
import { traceId } from '../trace.ts';
import { keyedBody } from './body.ts';
import { filesOf } from './console/files.ts';
import { checkMentions } from './console/mentions.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { originalUrl } from './originals.ts';
import {
  Customer,
  CustomerId,
  Exchange,
  IdempotencyKey,
  json,
  jsonRequest,
  KnownFloor,
  problems,
} from './shapes.ts';

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
    const { store } = c.get('at');
    const asked = c.req.valid('query');
    if (!asked.email && !asked.phone && !asked.order)
      refuse(badRequest('Give an email, a phone or an order.'));
    const customer = await findCustomer(c, asked);
    const profile = customer ? await customerObject(c.env, store, customer).profile() : null;
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
    summary: 'The customer’s exchanges (their structured memory), newest first',
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

/** The customer with an email, a phone number or an order; null where nobody here has it. */
export async function findCustomer(
  c: Context<ApiEnv>,
  { email, phone, order }: { email?: string; phone?: string; order?: string },
): Promise<string | null> {
  const { env } = c;
  const { store, settings, shop } = c.get('at');
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
      const found = await contactHolder(env, store, shop, address);
      customer = found && found !== 'shared' ? await lookUp(env, store, `account:${found.account.id}`) : null;
    }
  }
  return customer;
}

/** The advisor who acts. For a signed-in person it is always themselves, whatever the body says. */
const Advisor = z.object({
  advisor: z.string().min(1).max(100).optional().openapi({ description: 'Needed with a token' }),
  name: z.string().min(1).max(100).optional().openapi({ description: 'Needed with a token' }),
});
/** How many people one note may mention. */
const MOST_MENTIONS = 20;
/** How many attachments one answer may have. */
const MOST_FILES = 10;
const done = json(z.object({ ok: z.literal(true) }), 'Done');

/** What an advisor can do with a live thread. */
const ACTS = {
  takeover: {
    summary: 'Take over: the assistant falls silent at once',
    description:
      'Where a colleague has the floor, a signed-in person takes it only from whom they name (`from`): of two at once one wins, and the other is told who (409, `by`, `at`).',
    body: Advisor.extend({
      from: z.string().max(100).nullable().optional().openapi({
        description: 'Who has the thread as far as you know; null: no person',
      }),
    }),
  },
  reply: {
    summary: 'Write to the customer, in a session or where they last wrote',
    body: Advisor.extend({
      text: z.string().min(1).max(20_000),
      session: z.string().max(128).nullable().default(null),
      channel: Channel.optional().openapi({ description: 'The most recent session of that channel' }),
      seen: z.number().int().nonnegative().optional().openapi({
        description:
          'The newest `seq` that you have seen: 409 where a colleague has written behind it. So does who has lost the floor.',
      }),
      attachments: z.array(z.string().max(4_096)).max(MOST_FILES).default([]).openapi({
        description: 'Ids of `POST customers/{id}/files`; on the phone there can be none (409)',
      }),
    }),
  },
  handback: { summary: 'Give the floor back to the assistant', body: Advisor.pick({ advisor: true }) },
  resolve: {
    summary: 'Close a ticket; after the last one the assistant answers the next message',
    body: z.object({ ticket: z.string().min(1).max(128), from: KnownFloor }),
  },
  reopen: {
    summary: 'Reopen a ticket that was resolved; the customer is not told',
    body: z.object({ ticket: z.string().min(1).max(128) }),
  },
  note: {
    summary: 'Write a note, which is never sent',
    body: Advisor.extend({
      text: z.string().min(1).max(20_000),
      mentions: z.array(z.string().min(1).max(64)).max(MOST_MENTIONS).default([]).openapi({
        description: 'Ids of people of the store whom it mentions: each is notified at the desk',
      }),
    }),
  },
  promise: {
    summary: 'Promise the customer something by a time: it stays on the desk until it is kept',
    body: Advisor.extend({
      what: z.string().trim().min(1).max(MOST_PROMISED),
      due: z.string().max(40).openapi({ description: 'ISO 8601 with its offset' }),
      act: KeepingAct.optional().openapi({
        description:
          'What keeps it by itself: `reply` (an advisor writes), `call` (somebody talks with the customer on the phone), or what is done in the shop. Without it, only `kept` does.',
      }),
      ticket: z.string().min(1).max(128).nullable().default(null),
    }),
  },
  link: {
    summary: 'Link a customer who is the same person: two threads become one, and can be separated again',
    body: z.object({
      customer: CustomerId,
      advisor: Advisor.shape.advisor,
      /** Why the two are one person. */
      evidence: z.string().min(1).max(500).default('an advisor'),
    }),
  },
  'revoke-address': {
    summary:
      'Take an address off a customer: whoever uses it is a stranger, until something is ordered with it',
    body: z.object({
      address: z.string().min(3).max(330).openapi({
        description: 'As the customer has it: `email:…`, `phone:…` or `whatsapp:…`',
        example: 'email:sophie.martin@example.com',
      }),
      advisor: Advisor.shape.advisor,
    }),
  },
  'revoke-session': {
    summary: 'End what a session has proven: its token and its reply addresses are void',
    body: z.object({ session: z.string().min(1).max(128), advisor: Advisor.shape.advisor }),
  },
  unlink: {
    summary: 'Unlink a customer who is somebody else: each has their own thread again',
    body: z.object({ customer: CustomerId, advisor: Advisor.shape.advisor }),
  },
} as const;

function act<Name extends keyof typeof ACTS>(name: Name) {
  return createRoute({
    method: 'post',
    path: `/customers/{id}/${name}`,
    summary: ACTS[name].summary,
    ...('description' in ACTS[name] ? { description: ACTS[name].description } : {}),
    middleware: keyedBody,
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

customersApi.openapi(act('takeover'), (c) => {
  const { from, ...body } = named(c, c.req.valid('json'));
  // A program that names nobody takes the thread in any case; a person takes it from the colleague they see.
  const known = from === undefined && c.get('caller').person ? null : from;
  return advise(c, { type: 'takeover', ...body, ...(known === undefined ? {} : { from: known }) });
});
customersApi.openapi(act('reply'), async (c) => {
  const { attachments: ids, ...body } = named(c, c.req.valid('json'));
  const attachments = await filesOf(c, c.req.valid('param').id, ids);
  return advise(c, { type: 'reply', ...body, attachments });
});
customersApi.openapi(act('handback'), (c) =>
  advise(c, { type: 'handback', ...signed(c, c.req.valid('json')) }),
);
customersApi.openapi(act('resolve'), (c) => {
  const advisor = c.get('caller').person?.id;
  return advise(c, { type: 'resolve', ...c.req.valid('json'), ...(advisor ? { advisor } : {}) });
});
customersApi.openapi(act('reopen'), (c) => advise(c, { type: 'reopen', ...c.req.valid('json') }));
customersApi.openapi(act('note'), async (c) => {
  const name = c.get('caller').person?.name;
  const { mentions, ...note } = signed(c, c.req.valid('json'));
  await checkMentions(c, mentions);
  const named = mentions.length ? { mentions: [...new Set(mentions)] } : {};
  return advise(c, { type: 'note', ...note, ...(name ? { name } : {}), ...named });
});
customersApi.openapi(act('promise'), async (c) => {
  const { settings } = c.get('at');
  const promised = named(c, c.req.valid('json'));
  const problem = cannotPromise(promised.due, timestamp(), settings, false);
  if (problem) refuse(badRequest(problem));
  const due = new Date(promised.due).toISOString();
  return advise(c, { type: 'promise', ...promised, due });
});
customersApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/promises/{promise}/kept',
    summary: 'Mark a promise as kept: it leaves the desk',
    middleware: keyedBody,
    request: {
      params: id.extend({ promise: z.string().min(1).max(128) }),
      headers: IdempotencyKey,
      body: jsonRequest(Advisor.pick({ advisor: true })),
    },
    responses: { 200: done, ...problems(400, 404, 409, 413, 415, 422) },
  }),
  (c) =>
    advise(c, {
      type: 'kept',
      promise: c.req.valid('param').promise,
      ...signed(c, c.req.valid('json')),
    }),
);
customersApi.openapi(act('link'), (c) => advise(c, { type: 'link', ...signed(c, c.req.valid('json')) }));
customersApi.openapi(act('revoke-session'), (c) =>
  advise(c, { type: 'revoke-session', ...signed(c, c.req.valid('json')) }),
);
customersApi.openapi(act('revoke-address'), (c) => {
  const { address: given, advisor } = signed(c, c.req.valid('json'));
  const address = contactAddress(given);
  if (!address) return refuse(badRequest('address: neither a mailbox nor a number'));
  return advise(c, { type: 'revoke-address', advisor, address });
});
customersApi.openapi(act('unlink'), (c) => advise(c, { type: 'unlink', ...signed(c, c.req.valid('json')) }));

/** A body with the advisor who acts. */
function signed<T extends { advisor?: string | undefined }>(
  c: Context<ApiEnv>,
  body: T,
): T & { advisor: string } {
  const advisor = c.get('caller').person?.id ?? body.advisor;
  return advisor === undefined ? refuse(badRequest('advisor: who acts?')) : { ...body, advisor };
}

/** The same with the name that the customer is shown. */
export function named<T extends { advisor?: string | undefined; name?: string | undefined }>(
  c: Context<ApiEnv>,
  body: T,
): T & { advisor: string; name: string } {
  const name = c.get('caller').person?.name ?? body.name;
  return name === undefined ? refuse(badRequest('name: who acts?')) : { ...signed(c, body), name };
}

/** Has a customer's object do what an advisor asks for: the customer in the path, unless another one is given. */
export async function advise(c: Context<ApiEnv>, deed: Act, id = c.req.param('id') ?? '') {
  const { store } = c.get('at');
  const customer = customerObject(c.env, store, id);
  const refusal = await customer.advise(deed, traceId(), c.get('keyed'), c.get('caller').scopes);
  if (refusal === 'taken' || refusal === 'unseen') refuse(await contested(customer, refusal));
  settle(refusal);
  return c.json({ ok: true as const }, 200);
}

/** A conflict with a colleague: who it is, and since when. */
async function contested(
  customer: DurableObjectStub<CustomerObject>,
  why: 'taken' | 'unseen',
): Promise<Response> {
  const asked = await customer.ask({ type: 'floor' }, 'all');
  const { floor, wrote } = asked?.type === 'floor' ? asked : { floor: null, wrote: null };
  if (why === 'unseen' && wrote) {
    const by = { id: wrote.id ?? '', name: wrote.name };
    return conflict(REFUSED.unseen, { by, at: wrote.at, seq: wrote.seq });
  }
  if (floor?.kind !== 'advisor') return conflict(REFUSED[why]);
  return conflict(`${floor.name} has the floor.`, {
    by: { id: floor.id, name: floor.name },
    at: floor.since,
  });
}

const REFUSED: Record<
  Exclude<
    CustomerRefusal,
    | 'unknown_customer'
    | 'unknown_promise'
    | 'unknown_approval'
    | 'unknown_draft'
    | 'other_request'
    | 'forbidden'
  >,
  string
> = {
  stale: 'The conversation has moved on.',
  taken: 'An advisor has the floor.',
  unseen: 'A colleague has answered, and you have not seen it.',
  not_taken: 'No advisor has the floor.',
  no_files: 'No file can go along there: send it on another channel, or leave it out.',
  blocked: 'This sender is blocked: whoever is to be written to is unblocked first.',
  not_blocked: 'That sender is not blocked.',
  unknown_session: 'No such session.',
  unknown_address: 'That address is not one of this customer’s.',
  unknown_ticket: 'No such ticket.',
  led: 'The thread is just moving to another one; try again.',
  leaving: 'The thread is just leaving another one; try again.',
  busy: 'One of the two is in the middle of something; try again.',
  same: 'They are one thread already.',
  decided: 'It is decided already, or has lapsed.',
  not_linked: 'That customer’s thread is not part of this one.',
  inner: 'This thread is part of another one: that link is undone first.',
};

/** Refuses the request where the thread refused it. */
function settle(refusal: CustomerRefusal | null): void {
  if (refusal === null) return;
  if (refusal === 'other_request') refuse(contradiction(OTHER_REQUEST));
  if (refusal === 'forbidden') refuse(forbidden('Your role does not allow this.'));
  if (refusal === 'unknown_customer') refuse(notFound('No such customer.'));
  if (refusal === 'unknown_promise') refuse(notFound('No such promise.'));
  if (refusal === 'unknown_draft') refuse(notFound('No such draft.'));
  if (refusal === 'unknown_approval') refuse(notFound('No such approval.'));
  refuse(conflict(REFUSED[refusal]));
}

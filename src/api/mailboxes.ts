import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { claimMailbox, releaseMailbox } from '../../durable-objects/clients/mailboxes.ts';
import { rememberSettings, storeObject } from '../../durable-objects/clients/store.ts';
import { type Asked, askForProof } from '../door/mailbox-code.ts';
import { badRequest, conflict, notFound, refuse, tooMany } from '../door/problems.ts';
import type { Env } from '../env.ts';
import { type Address, addressValue, emailAddress } from '../identity/address.ts';
import { LIMITS } from '../limits.ts';
import { Settings } from '../settings.ts';
import { trace } from '../trace.ts';
import { jsonBody } from './body.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from './shapes.ts';

/** The mailboxes a store may write from, each proven by a code that was sent to it. */
export const mailboxesApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Named = z.object({
  address: z.string().min(3).max(320).openapi({ example: 'support@shop.example' }),
});
const Code = z.strictObject({ code: z.string().regex(/^\d{6}$/) }).openapi('MailboxCode');
const Done = z.object({ ok: z.literal(true) });

mailboxesApi.openapi(
  createRoute({
    method: 'get',
    path: '/mailboxes',
    summary: "The store's mailboxes: those it may write from, and those a code was sent to",
    responses: {
      200: json(
        z.object({ mailboxes: z.array(z.object({ address: z.string(), provenAt: z.string().nullable() })) }),
        'The mailboxes',
      ),
      ...problems(),
    },
  }),
  async (c) => c.json({ mailboxes: await storeObject(c.env, c.get('at').store).mailboxes() }, 200),
);

mailboxesApi.openapi(
  createRoute({
    method: 'put',
    path: '/mailboxes/{address}',
    summary: 'Send a code to a mailbox, to prove that the store may write from it',
    description:
      'Good for an hour and three tries. It can be proven before `settings.email.address` names it.',
    request: { params: Named },
    responses: { 200: json(Done, 'It is on its way, or proven already'), ...problems(400, 409) },
  }),
  async (c) => {
    const { settings } = c.get('at');
    const asked = await askForProof(
      c.env,
      c.get('at'),
      mailboxOf(c.req.valid('param').address),
      settings.locale,
    );
    if (asked !== 'proven') refuseAsked(asked);
    return c.json({ ok: true as const }, 200);
  },
);

mailboxesApi.openapi(
  createRoute({
    method: 'post',
    path: '/mailboxes/{address}/verify',
    summary: 'Enter the code that was sent to a mailbox: from now on the store can write from it',
    middleware: jsonBody,
    request: {
      params: Named,
      headers: IdempotencyKey,
      body: jsonRequest(Code),
    },
    responses: { 200: json(Done, 'It is proven'), ...problems(400, 404, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const mailbox = mailboxOf(c.req.valid('param').address);
    const object = storeObject(c.env, store);
    const verdict = await object.mailbox({ type: 'check', address: mailbox, code: c.req.valid('json').code });
    if (verdict === 'unknown') refuse(notFound('No code was sent to this mailbox.'));
    if (verdict === 'wrong') refuse(badRequest('code: not the one that was sent'));
    if (verdict === 'spent') refuse(conflict('This code is no longer good: ask for another one.'));
    if (!(await claimMailbox(c.env, store, mailbox))) {
      await object.mailbox({ type: 'give up', address: mailbox });
      refuse(conflict(TAKEN));
    }
    trace('mailbox.proven', { store });
    await readAgain(c.env, store);
    return c.json({ ok: true as const }, 200);
  },
);

mailboxesApi.openapi(
  createRoute({
    method: 'delete',
    path: '/mailboxes/{address}',
    summary: 'Give a mailbox back: nothing is sent from it any more, and any store may prove it',
    request: { params: Named },
    responses: { 200: json(Done, 'It is free'), ...problems(400, 404) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const mailbox = mailboxOf(c.req.valid('param').address);
    if (!(await giveUp(c.env, store, mailbox))) refuse(notFound('It is none of the store’s mailboxes.'));
    await readAgain(c.env, store);
    return c.json({ ok: true as const }, 200);
  },
);

const TAKEN = 'Another store has this mailbox.';

function mailboxOf(given: string): Address {
  const mailbox = emailAddress(given);
  if (!mailbox || addressValue(mailbox).includes('+')) return refuse(badRequest(MAILBOX));
  return mailbox;
}

/** What a store's mailbox must not be: replies use what stands after a plus. */
export const MAILBOX = 'not an address, or one with a plus';

/** Gives a mailbox back, and deletes the row that says it is proven. False when it is not the store's. */
export async function giveUp(env: Env, store: string, mailbox: Address): Promise<boolean> {
  const gone = await storeObject(env, store).mailbox({ type: 'give up', address: mailbox });
  await releaseMailbox(env, store, mailbox);
  return gone === 'done';
}

/** Ends a request for which no code was sent. */
export function refuseAsked(asked: Exclude<Asked, 'proven'>): void {
  if (asked === 'too_many') refuse(tooMany(LIMITS.mailboxCodesOfOne.ms / 1_000));
  if (asked === 'unsent') refuse(conflict('The code could not be sent: the mail service did not take it.'));
}

/** Makes a change to a store visible at once where it was made. */
export async function readAgain(env: Env, store: string): Promise<void> {
  const kept = await storeObject(env, store).settings();
  rememberSettings(store, { ...structuredClone(kept), settings: Settings.parse(kept.settings) });
}

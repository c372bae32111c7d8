import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { sendPlatformMail } from '../../../durable-objects/clients/platform-mail.ts';
import type { PasskeyAct } from '../../../durable-objects/desk/rpc.ts';
import type { Passkey, Person } from '../../console/protocol.ts';
import { badRequest, conflict, forbidden, notFound, refuse } from '../../door/problems.ts';
import { emailAddress } from '../../identity/address.ts';
import { staffMail } from '../../language/desk.ts';
import { LIMITS } from '../../limits.ts';
import { challengeIn, madePasskey } from '../../passkeys/ceremony.ts';
import { handleOf } from '../../passkeys/handle.ts';
import { ALGORITHMS } from '../../passkeys/keys.ts';
import { trace } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { answered, questionFor } from './challenges.ts';
import {
  NewPasskeyOptionsShape,
  NewPasskeyShape,
  PasskeyId,
  PasskeyName,
  PasskeyShape,
} from './passkey-shapes.ts';

/** The passkeys of whoever is signed in. Who may call: a person, about their own. */
export const passkeysApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const one = z.object({ id: PasskeyId });

passkeysApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/passkeys',
    summary: 'Your own passkeys',
    responses: {
      200: json(z.object({ passkeys: z.array(PasskeyShape) }), 'The passkeys, oldest first'),
      ...problems(),
    },
  }),
  async (c) => c.json({ passkeys: await deskOf(c).passkeys(personIn(c).id) }, 200),
);

passkeysApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/passkey-options',
    summary: 'Options for a new passkey',
    description: 'Its challenge is valid for five minutes, once, for this person.',
    responses: { 200: json(NewPasskeyOptionsShape, 'The options'), ...problems() },
  }),
  async (c) => {
    const { id, email, name } = personIn(c);
    const { store, origin, settings } = c.get('at');
    const known = await deskOf(c).passkeys(id);
    return c.json(
      {
        ...(await questionFor(c.env, origin, store, id)),
        store: settings.name,
        person: { handle: handleOf(store, id), email, name },
        algorithms: [...ALGORITHMS],
        known: known.map((passkey) => passkey.id),
      },
      200,
    );
  },
);

passkeysApi.openapi(
  createRoute({
    method: 'post',
    path: '/me/passkeys',
    summary: 'Save a new passkey: it can sign in from then on',
    description: 'The person gets a mail about it.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewPasskeyShape),
    },
    responses: { 201: json(PasskeyShape, 'The passkey'), ...problems(400, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { name, clientData, attestation } = c.req.valid('json');
    const { store, origin } = c.get('at');
    const person = personIn(c);
    const token = challengeIn(clientData, 'create', origin);
    const challenge = token && (await answered(c.env, store, token, person.id));
    const made = await madePasskey(attestation, origin);
    if (!challenge || !made)
      return refuse(badRequest('This passkey was not made here and now, for you, with your PIN or finger.'));
    const passkey = await settled(c, { type: 'add', name, made, challenge });
    c.executionCtx.waitUntil(tell(c, person, passkey.name));
    return c.json(passkey, 201);
  },
);

passkeysApi.openapi(
  createRoute({
    method: 'patch',
    path: '/me/passkeys/{id}',
    summary: 'Rename a passkey',
    middleware: jsonBody,
    request: {
      params: one,
      body: jsonRequest(z.strictObject({ name: PasskeyName })),
    },
    responses: { 200: json(PasskeyShape, 'As it is now'), ...problems(400, 404, 413, 415) },
  }),
  async (c) => {
    const { name } = c.req.valid('json');
    return c.json(await settled(c, { type: 'rename', id: c.req.valid('param').id, name }), 200);
  },
);

passkeysApi.openapi(
  createRoute({
    method: 'delete',
    path: '/me/passkeys/{id}',
    summary: 'Revoke a passkey: it can no longer sign in',
    request: { params: one },
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'Revoked'), ...problems(400, 404) },
  }),
  async (c) => {
    const removed = await deskOf(c).passkey(personIn(c).id, { type: 'remove', id: c.req.valid('param').id });
    return removed === 'removed' ? c.json({ ok: true as const }, 200) : refuse(notFound('No such passkey.'));
  },
);

const deskOf = (c: Context<ApiEnv>) => deskObject(c.env, c.get('at').store);

/** Whoever is signed in. */
function personIn(c: Context<ApiEnv>): Person {
  return c.get('caller').person ?? refuse(forbidden('Nobody is signed in.'));
}

async function settled(c: Context<ApiEnv>, act: Exclude<PasskeyAct, { type: 'remove' }>): Promise<Passkey> {
  const verdict = await deskOf(c).passkey(personIn(c).id, act);
  switch (verdict) {
    case 'answered':
      return refuse(conflict('This was kept already, or came too late. Begin again.'));
    case 'taken':
      return refuse(conflict('This passkey is known already.'));
    case 'too_many':
      return refuse(conflict(`A person may have ${LIMITS.passkeys.most} passkeys.`));
    case 'unknown':
    case 'removed':
      return refuse(notFound('No such passkey.'));
    default:
      return structuredClone(verdict);
  }
}

/** Mails the person, so that a passkey they did not make is noticed; the mail says where to revoke it. */
async function tell(c: Context<ApiEnv>, { name, email }: Person, passkey: string): Promise<void> {
  const { store, origin, settings } = c.get('at');
  const to = emailAddress(email);
  if (!to) return;
  const words = staffMail(
    { kind: 'passkey', store: settings.name, name, passkey, link: `${origin}/console/#/me` },
    settings.locale,
  );
  const mailed = await sendPlatformMail(c.env, origin, {
    ...{ reference: `passkey.${store}`, to, locale: settings.locale, ...words },
  });
  trace('person.passkey_made', { store, status: mailed ? 'accepted' : 'refused' });
}

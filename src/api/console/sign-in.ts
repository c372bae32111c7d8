import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { sendPlatformMail } from '../../../durable-objects/clients/platform-mail.ts';
import type { SignInAct } from '../../../durable-objects/desk/rpc.ts';
import { SIGN_IN_MINUTES } from '../../../durable-objects/desk/sign-ins.ts';
import type { PasskeyAnswer } from '../../console/protocol.ts';
import { denied, limited, mayBeRefused, networkOfRequest } from '../../door/limits.ts';
import { badRequest, forbidden, notFound, problem, refuse } from '../../door/problems.ts';
import { publicOrigin, type StoreDoor, storeAt } from '../../door/stores.ts';
import { emailAddress } from '../../identity/address.ts';
import { staffMail } from '../../language/desk.ts';
import { challengeIn } from '../../passkeys/ceremony.ts';
import { readHandle } from '../../passkeys/handle.ts';
import { codeOf, readInvitationToken } from '../../tokens.ts';
import { trace } from '../../trace.ts';
import { strangersBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { answered, questionFor } from './challenges.ts';
import { cookieFor, newSession } from './cookie.ts';
import { newSecretId } from './ids.ts';
import { meOf } from './me.ts';
import { PasskeyAnswerShape, PasskeyQuestionShape } from './passkey-shapes.ts';
import { MeShape } from './shapes.ts';

/** How people sign in to the console. Open to anybody: nobody is signed in yet. */
export const signInApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const SignIn = z
  .strictObject({
    email: z.string().min(3).max(320).optional(),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    invite: z.string().min(1).max(2_048).optional().openapi({ description: 'From an invitation’s link' }),
    passkey: PasskeyAnswerShape.optional(),
    store: z
      .string()
      .min(1)
      .max(63)
      .optional()
      .openapi({ description: 'The default store if it is left out' }),
  })
  .openapi('SignIn');

const SignedIn = z
  .union([z.object({ next: z.literal('code') }), z.object({ next: z.literal('console'), me: MeShape })])
  .openapi('SignedIn');

signInApi.openapi(
  createRoute({
    method: 'post',
    path: '/console/sign-in',
    summary: 'Sign in to the console: ask for a code, give it, or use an invitation or a passkey',
    description:
      'With `email` alone a code is mailed, if somebody of that address works in the store: the answer is the same in any case. With `email` and `code`, with `invite` or with `passkey`, the answer sets the cookie that signs this browser in for eight hours after its last call.',
    middleware: strangersBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(SignIn),
    },
    responses: { 200: json(SignedIn, 'What comes next'), ...problems(400, 404, 408, 411, 413, 415, 422) },
  }),
  async (c) => {
    const origin = c.req.header('origin');
    if (origin && origin !== publicOrigin(c.env, c.req.url))
      refuse(forbidden('This page may sign nobody in.'));
    const { email, code, invite, passkey, store } = c.req.valid('json');
    if (invite !== undefined) {
      const claims = await readInvitationToken(c.env, invite);
      if (!claims) return refuse(await denied(c, wrong()));
      return enter(c, await storeOf(c, claims.store), {
        type: 'invitation',
        id: claims.invitation,
        session: newSession(),
      });
    }
    if (passkey !== undefined) return enterBy(c, passkey);
    const at = await storeOf(c, store ?? c.env.DEFAULT_STORE);
    if (email === undefined || !emailAddress(email)) refuse(badRequest('email: not an address'));
    if (code !== undefined) return enter(c, at, { type: 'code', email, code, session: newSession() });
    const refusal = await limited([c.env.LOOKUPS_PER_NETWORK, networkOfRequest(c)]);
    if (refusal) refuse(refusal);
    c.executionCtx.waitUntil(mailCode(c, at, email));
    return c.json({ next: 'code' as const }, 200);
  },
);

signInApi.openapi(
  createRoute({
    method: 'get',
    path: '/console/sign-in/passkey',
    summary: 'The challenge for a passkey to sign in with',
    description:
      'Good for five minutes and one sign-in. The same for everybody: it says nothing of who works here.',
    responses: { 200: json(PasskeyQuestionShape, 'The challenge'), ...problems() },
  }),
  async (c) => {
    const refusal = await limited([c.env.LOOKUPS_PER_NETWORK, networkOfRequest(c)]);
    if (refusal) refuse(refusal);
    return c.json(await questionFor(c.env, publicOrigin(c.env, c.req.url), c.env.DEFAULT_STORE, null), 200);
  },
);

/** The passkey names the person and the store. */
async function enterBy(c: Context<ApiEnv>, { handle, ...passkey }: PasskeyAnswer) {
  const origin = publicOrigin(c.env, c.req.url);
  const token = challengeIn(passkey.clientData, 'get', origin);
  const challenge = token && (await answered(c.env, c.env.DEFAULT_STORE, token, null));
  const named = readHandle(handle);
  if (!challenge || !named) return refuse(await denied(c, wrong()));
  const { store, person } = named;
  const session = newSession();
  return enter(c, await storeOf(c, store), { type: 'passkey', person, passkey, challenge, origin, session });
}

const wrong = () =>
  problem(401, 'Unauthorised', 'That is no longer good, or never was. Ask for another one.');

async function storeOf(c: Context<ApiEnv>, store: string): Promise<StoreDoor> {
  const at = await storeAt(c.env, store, publicOrigin(c.env, c.req.url), () => mayBeRefused(c));
  if (!at) return refuse(await denied(c, notFound('No such store.')));
  if (at.suspended) refuse(forbidden('This store is suspended.'));
  return at;
}

/** Signs a browser in whose person has proven who they are. */
async function enter(c: Context<ApiEnv>, at: StoreDoor, act: SignInAct) {
  const { store } = at;
  const person = structuredClone(await deskObject(c.env, store).signIn(act));
  if (!person) return refuse(await denied(c, wrong()));
  trace('person.signed_in', { store, reason: act.type });
  const by = { id: person.id, name: person.name };
  const note = { by, what: `POST /console/sign-in (${act.type})`, customer: null, status: 200 };
  c.executionCtx.waitUntil(deskObject(c.env, store).audit(note));
  c.header('set-cookie', await cookieFor(c.env, store, act.session));
  return c.json({ next: 'console' as const, me: meOf(person, at) }, 200);
}

/**
 * Sends a code if a person of the store has that address. It happens after the answer, whose timing therefore
 * reveals nothing.
 */
async function mailCode(c: Context<ApiEnv>, at: StoreDoor, email: string): Promise<void> {
  const { store, origin, settings } = at;
  const challenge = newSecretId('si');
  const person = await deskObject(c.env, store).askCode(email, challenge);
  const to = person && emailAddress(person.email);
  if (!person || !to) return;
  const code = await codeOf(c.env, store, { challenge, session: 'console', address: person.email });
  const words = staffMail(
    { kind: 'code', store: settings.name, code, minutes: SIGN_IN_MINUTES },
    settings.locale,
  );
  const mailed = await sendPlatformMail(c.env, origin, {
    ...{ reference: `sign-in.${store}`, to, locale: settings.locale, ...words },
  });
  trace('person.code_asked', { store, status: mailed ? 'accepted' : 'refused' });
}

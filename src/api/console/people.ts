import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { sendPlatformMail } from '../../../durable-objects/clients/platform-mail.ts';
import type { PersonVerdict } from '../../../durable-objects/desk/rpc.ts';
import type { Invited, Person } from '../../console/protocol.ts';
import { badRequest, conflict, notFound, refuse } from '../../door/problems.ts';
import { addressValue, emailAddress, phoneAddress } from '../../identity/address.ts';
import { staffMail } from '../../language/desk.ts';
import { LIMITS } from '../../limits.ts';
import { invitationToken } from '../../tokens.ts';
import { trace } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { newSecretId } from './ids.ts';
import { PersonId, PersonShape, Role } from './shapes.ts';

/** The people of a store. Leads see them, the owner changes them. */
export const peopleApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Name = z.string().trim().min(1).max(100);
const Changes = z
  .strictObject({
    name: Name.optional(),
    email: z.string().max(320).optional(),
    role: Role.optional(),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .max(20)
      .optional(),
    skills: z.array(z.string().trim().min(1).max(40)).max(40).optional(),
    limit: z.number().int().min(1).max(100).optional(),
    phone: z.string().max(40).nullable().optional(),
  })
  .openapi('PersonChanges');
const NewPerson = Changes.extend({ name: Name, email: z.string().max(320), role: Role }).openapi('NewPerson');
const InvitedShape = z
  .object({
    person: PersonShape,
    invite: z
      .string()
      .openapi({ description: 'The link, shown only in this answer and valid for one sign-in' }),
    expires: z.string(),
    mailed: z.boolean().openapi({ description: 'Whether the mail service accepted it as well' }),
  })
  .openapi('Invited');
const one = z.object({ id: PersonId });

peopleApi.openapi(
  createRoute({
    method: 'get',
    path: '/people',
    summary: 'The people of the store',
    responses: { 200: json(z.object({ people: z.array(PersonShape) }), 'The people'), ...problems() },
  }),
  async (c) => c.json({ people: await deskObject(c.env, c.get('at').store).people() }, 200),
);

peopleApi.openapi(
  createRoute({
    method: 'post',
    path: '/people',
    summary: 'Add a person, with an invitation to sign in',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewPerson),
    },
    responses: { 201: json(InvitedShape, 'The person, invited'), ...problems(400, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { name, role, languages, skills, limit = 5, ...given } = c.req.valid('json');
    const { settings, store } = c.get('at');
    const record = {
      ...{ name, role, limit, skills: skills ?? [], languages: languages ?? [settings.locale.slice(0, 2)] },
      email: emailOf(given.email),
      phone: given.phone ? phoneOf(given.phone, settings.country) : null,
    };
    const added = await deskObject(c.env, store).person({ type: 'add', id: newSecretId('pe'), record });
    return c.json(await invite(c, settled(added)), 201);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'patch',
    path: '/people/{id}',
    summary: 'Change a person’s details or rights',
    middleware: jsonBody,
    request: { params: one, body: jsonRequest(Changes) },
    responses: { 200: json(PersonShape, 'As they are now'), ...problems(400, 404, 409, 413, 415) },
  }),
  async (c) => {
    const { email, phone, ...others } = c.req.valid('json');
    const { settings, store } = c.get('at');
    const changes = {
      ...others,
      ...(email === undefined ? {} : { email: emailOf(email) }),
      ...(phone === undefined ? {} : { phone: phone && phoneOf(phone, settings.country) }),
    };
    const { id } = c.req.valid('param');
    return c.json(settled(await deskObject(c.env, store).person({ type: 'change', id, changes })), 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'delete',
    path: '/people/{id}',
    summary: 'Remove a person: they are signed out everywhere at once',
    request: { params: one },
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'They are out'), ...problems(400, 404, 409) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const removed = await deskObject(c.env, c.get('at').store).person({ type: 'remove', id });
    if (removed !== 'removed') settled(removed);
    return c.json({ ok: true as const }, 200);
  },
);

peopleApi.openapi(
  createRoute({
    method: 'post',
    path: '/people/{id}/invite',
    summary: 'Invite a person again; the previous link is void',
    middleware: jsonBody,
    request: {
      params: one,
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: { 200: json(InvitedShape, 'The invitation'), ...problems(400, 404, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const people = await deskObject(c.env, c.get('at').store).people();
    const person = people.find((other) => other.id === id);
    return person
      ? c.json(await invite(c, structuredClone(person)), 200)
      : refuse(notFound('No such person.'));
  },
);

async function invite(c: Context<ApiEnv>, person: Person): Promise<Invited> {
  const { store, origin, settings } = c.get('at');
  const invitation = newSecretId('in');
  const made = await deskObject(c.env, store).invite(person.id, invitation);
  if (!made) return refuse(notFound('No such person.'));
  const link = `${origin}/console/#invite=${await invitationToken(c.env, { store, invitation })}`;
  const to = emailAddress(person.email);
  const words = staffMail(
    { kind: 'invitation', store: settings.name, name: person.name, link },
    settings.locale,
  );
  const mailed = to
    ? await sendPlatformMail(c.env, origin, {
        ...{ reference: `invitation.${store}`, to, locale: settings.locale, ...words },
      })
    : false;
  trace('person.invited', { store, status: mailed ? 'accepted' : 'refused' });
  return { person, invite: link, expires: new Date(made.until).toISOString(), mailed };
}

function settled(verdict: PersonVerdict): Person {
  switch (verdict) {
    case 'unknown':
    case 'removed':
      return refuse(notFound('No such person.'));
    case 'taken':
      return refuse(conflict('Somebody of the store has that address.'));
    case 'too_many':
      return refuse(conflict(`A store may have ${LIMITS.people.most} people.`));
    case 'last_owner':
      return refuse(conflict('The store would have no owner left who has signed in.'));
    default:
      return structuredClone(verdict);
  }
}

function emailOf(given: string): string {
  const address = emailAddress(given);
  return address ? addressValue(address) : refuse(badRequest('email: not an address'));
}

function phoneOf(given: string, country: string): string {
  const address = phoneAddress(given, country);
  return address ? addressValue(address) : refuse(badRequest('phone: not a valid number'));
}

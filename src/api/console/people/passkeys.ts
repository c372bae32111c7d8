import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { deskObject } from '../../../../durable-objects/clients/desk.ts';
import { notFound, refuse } from '../../../door/problems.ts';
import { type ApiEnv, refuseInvalid } from '../../env.ts';
import { json, problems } from '../../shapes.ts';
import { PasskeyId, PasskeyShape } from '../passkey-shapes.ts';
import { PersonId } from '../shapes.ts';

/** The passkeys of a store's people, for a lost device whose person cannot revoke it. Who may call: the owner. */
export const passkeysOfPeopleApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

passkeysOfPeopleApi.openapi(
  createRoute({
    method: 'get',
    path: '/people/{id}/passkeys',
    summary: 'A person’s passkeys',
    request: { params: z.object({ id: PersonId }) },
    responses: {
      200: json(z.object({ passkeys: z.array(PasskeyShape) }), 'The passkeys, oldest first'),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const desk = deskObject(c.env, c.get('at').store);
    const [people, passkeys] = await Promise.all([desk.people(), desk.passkeys(id)]);
    if (!people.some((person) => person.id === id)) return refuse(notFound('No such person.'));
    return c.json({ passkeys }, 200);
  },
);

passkeysOfPeopleApi.openapi(
  createRoute({
    method: 'delete',
    path: '/people/{id}/passkeys/{passkey}',
    summary: 'Revoke one passkey of a person, and sign them out everywhere',
    description: 'They sign in again with another passkey or a code.',
    request: { params: z.object({ id: PersonId, passkey: PasskeyId }) },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'Revoked'),
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { id, passkey } = c.req.valid('param');
    const verdict = await deskObject(c.env, c.get('at').store).person({ type: 'revoke', id, passkey });
    if (verdict !== 'removed') refuse(notFound('No such passkey.'));
    return c.json({ ok: true as const }, 200);
  },
);

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import { badRequest, refuse } from '../../door/problems.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, json, problems } from '../shapes.ts';

/** Notes that mention people. Who may call: the person who was mentioned. */
export const mentionsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Mention = z.object({
  id: z.string(),
  customer: CustomerId,
  name: z.string().nullable().openapi({ description: 'The customer’s name; null: a visitor' }),
  by: z.string().openapi({ description: 'Who wrote the note' }),
  text: z.string(),
  at: z.string(),
});

mentionsApi.openapi(
  createRoute({
    method: 'get',
    path: '/mentions',
    summary: 'Notes that mention you and that you have not seen, newest first',
    responses: { 200: json(z.object({ mentions: z.array(Mention) }), 'At most a hundred'), ...problems() },
  }),
  async (c) => {
    const mentions = await deskObject(c.env, c.get('at').store).mentions(c.get('caller').id);
    return c.json({ mentions: [...mentions] }, 200);
  },
);

mentionsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/mentions/{id}',
    summary: 'Mark all mentions of you in one customer’s notes as seen',
    request: { params: z.object({ id: CustomerId }) },
    responses: { 200: json(z.object({ ok: z.literal(true) }), 'Seen'), ...problems(400) },
  }),
  async (c) => {
    await deskObject(c.env, c.get('at').store).seen(c.get('caller').id, c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

/** Refuses a note that mentions somebody who does not work here. */
export async function checkMentions(c: Context<ApiEnv>, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const known = new Set((await deskObject(c.env, c.get('at').store).people()).map(({ id }) => id));
  const unknown = people.find((person) => !known.has(person));
  if (unknown !== undefined) refuse(badRequest(`mentions: nobody of the store is ${unknown}`));
}

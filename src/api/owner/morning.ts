import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { morningOf } from '../../../durable-objects/clients/morning.ts';
import { storeObject, storeSettings } from '../../../durable-objects/clients/store.ts';
import { DigestOften } from '../../../durable-objects/store/digests/digests.ts';
import { timestamp } from '../../clock.ts';
import { isAllowed } from '../../console/rights.ts';
import { forbidden, refuse } from '../../door/problems.ts';
import { lastEvening } from '../../language/calendar.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, jsonRequest, problems } from '../shapes.ts';

/** The morning overview. Who may call: the scopes `reports` and `desk`. */
export const morningApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Waiting = z.object({
  count: z.number().int(),
  more: z.boolean().openapi({ description: 'There are more than were counted' }),
});
const Morning = z
  .object({
    since: z.string(),
    at: z.string().openapi({ description: 'The current time' }),
    from: z.string().openapi({ description: 'First day of the figures, in the store’s zone' }),
    to: z.string().openapi({ description: 'Last day of the figures' }),
    happened: z
      .object({
        people: z.number().int(),
        tickets: z.number().int(),
        messages: z.number().int(),
        resolved: z.number().int(),
        handed_over: z.number().int(),
      })
      .openapi({ description: 'Figures of these days, as `GET reports` counts them' }),
    waiting: Waiting.extend({
      threads: z
        .array(
          z.object({
            customer: z.string(),
            name: z.string().nullable().openapi({ description: 'Null: a visitor' }),
            since: z.string(),
            channel: z.string(),
            reason: z.string(),
          }),
        )
        .openapi({ description: 'The most urgent twenty' }),
    }),
    approvals: Waiting,
    drafts: Waiting,
    unclaimed: Waiting.openapi({ description: 'Messages that belong to nobody' }),
    due: z.array(
      z.object({
        customer: z.string(),
        what: z.string(),
        due: z.string(),
        state: z.enum(['due', 'broken']).openapi({ description: '`broken`: its time has passed' }),
        name: z.string().nullable().openapi({ description: 'The advisor who promised it' }),
      }),
    ),
    unanswered: z
      .array(z.object({ key: z.string(), example: z.string(), count: z.number().int(), lastAt: z.string() }))
      .openapi({ description: 'Questions since then that no article answered' }),
    troubles: z
      .array(z.object({ channel: z.string(), reason: z.string(), last: z.string() }))
      .openapi({ description: 'Troubles that only the owner can fix' }),
  })
  .openapi('Morning');

morningApi.openapi(
  createRoute({
    method: 'get',
    path: '/morning',
    summary:
      'What happened since yesterday evening, what waits, what fell due, and which questions no article answered',
    request: {
      query: z.object({
        since: z.iso
          .datetime({ offset: true })
          .optional()
          .openapi({ description: 'Start of the period; when left out, yesterday’s closing time' }),
      }),
    },
    responses: { 200: json(Morning, 'As of now'), ...problems(400) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { settings } = await storeSettings(c.env, store);
    const given = c.req.valid('query').since;
    const since = given ? new Date(given).toISOString() : lastEvening(timestamp(), settings);
    return c.json(await morningOf(c.env, store, settings, since), 200);
  },
);

const Digest = z
  .strictObject({
    often: DigestOften.nullable().openapi({ description: 'Null: never' }),
  })
  .openapi('Digest', { description: 'A daily mail of the morning overview, with numbers only' });

morningApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/digest',
    summary: 'How often you get the morning overview by mail',
    responses: { 200: json(Digest, 'As you chose'), ...problems() },
  }),
  async (c) => {
    const person = c.get('caller').id;
    const often = await storeObject(c.env, c.get('at').store).digest({ type: 'read', person });
    return c.json({ often }, 200);
  },
);

morningApi.openapi(
  createRoute({
    method: 'put',
    path: '/me/digest',
    summary: 'Get the morning overview by mail at eight in the store’s zone, or stop it',
    description:
      'To your own address alone, for as long as your role may see figures. The weekly one comes on Mondays.',
    middleware: jsonBody,
    request: {
      body: jsonRequest(
        Digest.extend({
          language: z
            .string()
            .max(35)
            .default('en')
            .openapi({ description: 'BCP 47: the language of the mail' }),
        }).openapi('WantedDigest', { example: { often: 'daily', language: 'fr' } }),
      ),
    },
    responses: { 200: json(Digest, 'From now on'), ...problems(400, 413, 415) },
  }),
  async (c) => {
    const { id: person, scopes } = c.get('caller');
    if (!isAllowed(scopes, 'reports')) refuse(forbidden('Your role does not allow this.'));
    const { store, origin } = c.get('at');
    const wanted = c.req.valid('json');
    const often = await storeObject(c.env, store).digest({ type: 'set', person, origin, ...wanted });
    return c.json({ often }, 200);
  },
);

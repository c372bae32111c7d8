import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deskObject } from '../../../durable-objects/clients/desk.ts';
import type { NoticesAct, NoticesOfPerson } from '../../../durable-objects/desk/notices/rpc.ts';
import { bytesOfBase64url } from '../../bytes/base64.ts';
import type { NoticesView } from '../../console/protocol.ts';
import { notFound, refuse, tooMany, unfitAt } from '../../door/problems.ts';
import { NoticeChoices, Quiet } from '../../notices/choices.ts';
import { NOTICE_WAYS } from '../../notices/notice.ts';
import { isPublicUrl } from '../../public-url.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** How a person is notified of waiting threads. Who may call: signed-in people, each about themselves. */
export const noticesApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Seconds after which more may be told. */
const HOUR = 3_600;
const Url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
  .openapi({
    description:
      'An https address of your own on the public internet, told `{id, event: "notice", at, store, customer, ticket: null, data: {about, urgency, reason?}}`: no address and no word of anybody. Signed as `webhooks` are; null: none',
    example: 'https://people.example/nora',
  });
const Threads = NoticeChoices.shape.threads.unwrap().openapi({
  description:
    '`mine`: threads that are yours; `fitting`: also those that wait and fit your languages, skills and limit; `all`: all that wait',
});
const QuietShape = Quiet.nullable().openapi({
  description:
    'When you are told of nothing: each day from `from` to `to`, over midnight where that comes first, and all of `days`, in your time zone; `urgent`: but of urgent threads. What still waits is told behind it',
  example: { from: '20:00', to: '08:00', days: ['sun'], timeZone: 'Europe/Paris', urgent: true },
});
const Mail = z.boolean().openapi({ description: 'A mail to your address, without names or words' });
const Browser = z.object({ id: z.string(), name: z.string(), created: z.string() });
const Shape = z
  .object({
    threads: Threads,
    mail: Mail,
    webhook: Url,
    quiet: QuietShape,
    push: z.object({
      key: z
        .string()
        .openapi({ description: 'The `applicationServerKey` of a subscription, base64url (RFC 8292)' }),
      browsers: z.array(Browser),
    }),
    lately: z
      .array(
        z.object({
          at: z.string(),
          way: z.enum(NOTICE_WAYS),
          about: z.enum(['waiting', 'answered', 'assigned', 'mentioned', 'test']),
          state: z.enum(['waiting', 'told', 'failed']),
          detail: z.string().nullable().openapi({ description: 'What the other side answered' }),
        }),
      )
      .openapi({ description: 'Your notifications, newest first' }),
    secret: z.string().optional().openapi({
      description: 'The secret your new webhook is signed with; only in the answer to the call that set it',
    }),
  })
  .openapi('Notices');
const Changes = z
  .strictObject({ threads: Threads, mail: Mail, webhook: Url, quiet: QuietShape })
  .partial()
  .openapi('NoticeChanges', { example: { threads: 'fitting', mail: true } });
const NewBrowser = z
  .strictObject({
    endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
    keys: z.strictObject({
      p256dh: z
        .string()
        .max(200)
        .refine((text) => bytesOfBase64url(text)?.length === 65, 'not an uncompressed point of P-256'),
      auth: z
        .string()
        .max(100)
        .refine((text) => bytesOfBase64url(text)?.length === 16, 'not 16 bytes'),
    }),
    name: z.string().trim().min(1).max(80).openapi({ description: 'Its name in your list' }),
  })
  .openapi('PushSubscription', {
    description: 'As `PushSubscription.toJSON()` has it (w3.org/TR/push-api), with a name',
    example: {
      endpoint: 'https://push.example/send/abc',
      keys: {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      name: 'Firefox on Linux',
    },
  });

noticesApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/notices',
    summary: 'How you are notified of waiting threads while you have no console open',
    responses: { 200: json(Shape, 'As you chose'), ...problems(404) },
  }),
  async (c) => {
    const notices = await deskObject(c.env, c.get('at').store).notices(c.get('caller').id);
    return notices ? c.json(shown(structuredClone(notices)), 200) : refuse(nobody());
  },
);

noticesApi.openapi(
  createRoute({
    method: 'patch',
    path: '/me/notices',
    summary: 'Choose how you are notified: of which threads, by mail, by your webhook, and when not',
    description:
      'You are told once of each time that a thread waits, unless a console is before you: then it says so. What fails is tried again for an hour, and then stands among the store’s troubles.',
    middleware: jsonBody,
    request: { body: jsonRequest(Changes) },
    responses: { 200: json(Shape, 'As it is now'), ...problems(400, 404, 413, 415, 422) },
  }),
  async (c) => {
    const changes = c.req.valid('json');
    if (changes.webhook) refusePrivate(c, 'webhook', changes.webhook);
    return c.json(await act(c, { type: 'choose', changes, origin: c.get('at').origin }), 200);
  },
);

noticesApi.openapi(
  createRoute({
    method: 'post',
    path: '/me/notices/browsers',
    summary: 'Get notifications in this browser by web push, with the name and the first words',
    description: 'A message is encrypted for the browser (RFC 8291): its push service cannot read it.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(NewBrowser),
    },
    responses: { 201: json(Shape, 'As it is now'), ...problems(400, 404, 409, 413, 415, 422) },
  }),
  async (c) => {
    const { endpoint, keys, name } = c.req.valid('json');
    refusePrivate(c, 'endpoint', endpoint);
    const at = { endpoint, ...keys };
    return c.json(await act(c, { type: 'add-browser', name, at, origin: c.get('at').origin }), 201);
  },
);

noticesApi.openapi(
  createRoute({
    method: 'delete',
    path: '/me/notices/browsers/{id}',
    summary: 'Stop notifications in one of your browsers',
    request: { params: z.object({ id: z.string().regex(/^pb_[0-9a-f]{32}$/) }) },
    responses: { 200: json(Shape, 'As it is now'), ...problems(400, 404) },
  }),
  async (c) => c.json(await act(c, { type: 'forget-browser', id: c.req.valid('param').id }), 200),
);

noticesApi.openapi(
  createRoute({
    method: 'post',
    path: '/me/notices/test',
    summary: 'Send yourself a test notification by one way',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({ way: z.enum(NOTICE_WAYS) })),
    },
    responses: {
      200: json(z.object({ ok: z.boolean(), detail: z.string() }), 'What the other side said'),
      ...problems(400, 404, 409, 413, 415, 422, 429),
    },
  }),
  async (c) => {
    const tried = structuredClone(
      await deskObject(c.env, c.get('at').store).tryNotice(c.get('caller').id, c.req.valid('json').way),
    );
    if (tried === 'unknown') return refuse(nobody());
    if (tried === 'too_many') return refuse(tooMany(HOUR));
    return c.json({ ok: tried.ok, detail: tried.detail }, 200);
  },
);

async function act(c: Context<ApiEnv>, deed: NoticesAct): Promise<NoticesView> {
  const done = structuredClone(
    await deskObject(c.env, c.get('at').store).actOnNotices(c.get('caller').id, deed),
  );
  if (done === 'unknown') return refuse(nobody());
  const { notices, secret } = done;
  return { ...shown(notices), ...(secret === null ? {} : { secret }) };
}

function shown({ choices, push, lately }: NoticesOfPerson): NoticesView {
  return { ...choices, push, lately };
}

function refusePrivate(c: Context<ApiEnv>, at: string, url: string): void {
  if (!c.env.SANDBOX && !isPublicUrl(url))
    refuse(unfitAt([{ at, message: 'not an https address on the public internet' }]));
}

const nobody = () => notFound('There is no such person, or no such browser of yours.');

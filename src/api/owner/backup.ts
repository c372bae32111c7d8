import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import { backupPage, firstPlace } from '../../../durable-objects/clients/backup.ts';
import { BackupId } from '../../backup/lines.ts';
import { timestamp } from '../../clock.ts';
import { badRequest, notFound, refuse } from '../../door/problems.ts';
import { trace } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** A whole store as lines for a file. Who may call: the owner. */
export const backupApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** What a backup's lines are, for whoever writes or reads such a file. */
const BACKUP_ABOUT =
  'A backup is NDJSON. First the store: its settings, what is no secret of its connections, its webhooks without their secrets, and rows of its own objects (people, articles, scenarios, figures, orders, what waits on the desk, and hashes of who was erased). Then everybody’s thread: a line `customer`, their rows, what leads to them, a line `file` for each file, and `end`. Secrets, tokens, sign-ins and the audit are not in it. It names people: keep the file as you keep their letters.';

const Body = z.strictObject({}).openapi('BackupBegun', { description: 'It takes no options' });

backupApi.openapi(
  createRoute({
    method: 'post',
    path: '/backup',
    summary: 'Begin a backup of the store',
    description: `${BACKUP_ABOUT} \`npm run backup\` does all of it. It holds nobody up: what happens while it is read is in it or not, each thread as it is at one moment.`,
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(Body),
    },
    responses: {
      200: json(
        z.object({
          id: BackupId.openapi({ description: 'Its name when it is restored' }),
          after: z.string().openapi({ description: 'Where its first page begins' }),
        }),
        'Where to begin to read',
      ),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  (c) => {
    const id = `bk_${crypto.randomUUID().replaceAll('-', '')}`;
    trace('backup.begun', { store: c.get('at').store });
    return c.json({ id, after: firstPlace(id) }, 200);
  },
);

/** Typed as it is on the wire. */
const page: RouteConfig['responses'] = {
  200: { description: 'The lines', content: { 'application/x-ndjson': { schema: z.string() } } },
  ...problems(400),
};

backupApi.openapi(
  createRoute({
    method: 'get',
    path: '/backup',
    summary: 'A page of a backup',
    description:
      'Half a megabyte or so of lines. The last one is `{"type":"next","after":"…"}`, which names the following page, or `{"type":"complete"}`. The same page can be read again.',
    request: {
      query: z.object({ after: z.string().max(8_000).openapi({ description: 'Where the page begins' }) }),
    },
    responses: page,
  }),
  async (c) => {
    const read = await backupPage(c.env, c.get('at').store, c.req.valid('query').after);
    if (!read) return refuse(badRequest('after: no page begins there'));
    const last =
      read.next === null ? { type: 'complete', at: timestamp() } : { type: 'next', after: read.next };
    const text = [...read.lines, last].map((line) => `${JSON.stringify(line)}\n`).join('');
    return new Response(text, { headers: { 'content-type': 'application/x-ndjson' } });
  },
);

backupApi.openapi(
  createRoute({
    method: 'get',
    path: '/backup/files',
    summary: 'The bytes of a file that a backup names',
    request: {
      query: z.object({
        key: z.string().min(1).max(1_000).openapi({ description: 'As in the line `file`' }),
      }),
    },
    responses: {
      200: {
        description: 'The file, under its own type',
        content: { '*/*': { schema: z.any().openapi({ type: 'string', format: 'binary' }) } },
      },
      ...problems(400, 404),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const object = await c.env.BLOBS.get(`${store}/${c.req.valid('query').key}`);
    if (!object) return refuse(notFound('That file is kept no longer.'));
    return new Response(object.body, {
      headers: {
        'content-type': object.httpMetadata?.contentType ?? 'application/octet-stream',
        'content-length': String(object.size),
        // A customer may have sent a page, and an owner may be led here: it must never be shown as one of
        // ours.
        'content-disposition': 'attachment',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  },
);

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { isEmptyStore } from '../../../durable-objects/clients/backup.ts';
import { isOfThread, restoreRows, restoreThreads } from '../../../durable-objects/clients/restore.ts';
import { storeObject } from '../../../durable-objects/clients/store.ts';
import { BackupId, BackupLine } from '../../backup/lines.ts';
import { timestamp } from '../../clock.ts';
import { bodyAtMost } from '../../door/body.ts';
import { customerObject } from '../../door/hand-over.ts';
import { conflict, notFound, refuse, tooLarge, unfitAt, wrongType } from '../../door/problems.ts';
import { trace } from '../../trace.ts';
import { feedBody, jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';
import { restoreConfiguration } from './restore-configuration.ts';

/** Restoring a backup. Who may call: the owner. */
export const restoreApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** How many bytes of lines one call may have, and a file. */
const MOST_LINES = 8 * 1024 * 1024;
const MOST_FILE = 100 * 1024 * 1024;

const params = z.object({ backup: BackupId.openapi({ description: 'The `id` of the backup’s first line' }) });
const Begin = z
  .strictObject({
    backup: BackupId.openapi({ description: 'The `id` of the backup’s first line' }),
    store: z
      .string()
      .optional()
      .openapi({ description: 'The target store: another one than the token’s is refused' }),
    anyway: z
      .boolean()
      .default(false)
      .openapi({ description: 'Also into a store that is not empty: existing data stays as it is' }),
  })
  .openapi('RestoreBegin', { example: { backup: `bk_${'0'.repeat(32)}`, anyway: true } });

restoreApi.openapi(
  createRoute({
    method: 'post',
    path: '/restore',
    summary: 'Begin to restore a backup, or continue it',
    description:
      '`npm run restore` does all of it: this, the lines, the files, the end. A store with threads, orders or articles is refused (409) unless `anyway` is said. Every call may come twice. Who was erased here stays erased, and so does whoever the backup says was; settings are replaced.',
    middleware: jsonBody,
    request: {
      headers: IdempotencyKey,
      body: jsonRequest(Begin),
    },
    responses: {
      200: json(
        z.object({
          goesOn: z.boolean().openapi({ description: 'It was begun before, and is not finished' }),
        }),
        'The lines may come',
      ),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { backup, anyway, store: meant = store } = c.req.valid('json');
    if (meant !== store) refuse(conflict(`The token is of the store ${store}.`));
    const goesOn = await isGoing(c.env, store, backup);
    if (!goesOn && !anyway && !(await isEmptyStore(c.env, store)))
      refuse(conflict('This store is not empty: say `anyway` to bring back what is missing in it.'));
    await storeObject(c.env, store).restoring({ type: 'begin', backup, at: timestamp() });
    trace('restore.begun', { store });
    return c.json({ goesOn }, 200);
  },
);

const Customers = z.array(CustomerId);
const Left = z
  .object({
    kept: Customers.openapi({ description: 'Customers who exist already: they stay as they are' }),
    erased: Customers.openapi({ description: 'Customers who were erased: they stay erased' }),
    left: z.array(z.string()).openapi({ description: 'What the owner has to do, in words' }),
  })
  .openapi('LeftOut');

restoreApi.openapi(
  createRoute({
    method: 'put',
    path: '/restore/{backup}/lines',
    summary: 'Restore lines of a backup, in order',
    description: 'At most 8 MB. Files come between the lines of their thread and its `end`.',
    middleware: feedBody,
    request: {
      params,
      body: { required: true, content: { 'application/x-ndjson': { schema: z.string() } } },
    },
    responses: { 200: json(Left, 'What stayed out'), ...problems(400, 409, 413, 415, 422) },
  }),
  async (c) => {
    const at = c.get('at');
    const { backup } = c.req.valid('param');
    if (!(await isGoing(c.env, at.store, backup))) refuse(NOT_BEGUN());
    const body = await bodyAtMost(c.req.raw, MOST_LINES);
    if (!body) return refuse(tooLarge('Lines may have 8 MB here.'));
    const lines = linesIn(new TextDecoder().decode(body));
    const left: string[] = [];
    for (const line of lines) {
      if (line.type === 'rows') await restoreRows(c.env, at.store, line).catch(unknownRows);
      else if (!isOfThread(line)) left.push(...(await restoreConfiguration(c, line)));
    }
    const threads = lines.filter(isOfThread);
    const { kept, erased } = await restoreThreads(c.env, at.store, backup, threads).catch(unknownRows);
    return c.json({ kept: [...kept], erased: [...erased], left }, 200);
  },
);

restoreApi.openapi(
  createRoute({
    method: 'put',
    path: '/restore/{backup}/files',
    summary: 'Restore a file of a thread, between its lines and its end',
    request: {
      params,
      query: z.object({
        customer: CustomerId.openapi({ description: 'The customer whose thread names it' }),
        key: z.string().min(1).max(1_000).openapi({ description: 'As the line `file` has it' }),
        size: z.coerce.number().int().min(0).openapi({ description: 'Bytes, 100 MB at most' }),
        type: z.string().max(200).openapi({ description: 'Its media type', example: 'application/pdf' }),
      }),
      body: {
        required: true,
        content: {
          'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
        },
      },
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'It is kept'),
      ...problems(400, 404, 409, 413, 415),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { customer, key, size, type } = c.req.valid('query');
    if (c.req.header('content-type') !== 'application/octet-stream')
      refuse(wrongType('A file is application/octet-stream here; its own type is `type`.'));
    if (size > MOST_FILE) refuse(tooLarge('A file may have 100 MB here.'));
    if (!(await isGoing(c.env, store, c.req.valid('param').backup))) refuse(NOT_BEGUN());
    const [erased] = await storeObject(c.env, store).erasedOf([customer]);
    // A file that no thread names could never be erased.
    if (erased || !(await customerObject(c.env, store, customer).names(key)))
      return refuse(notFound('No thread names that file.'));
    const sized = new FixedLengthStream(size);
    const piped = (c.req.raw.body ?? new Blob([]).stream()).pipeTo(sized.writable);
    const put = c.env.BLOBS.put(`${store}/${key}`, sized.readable, { httpMetadata: { contentType: type } });
    const [sent, kept] = await Promise.allSettled([piped, put]);
    if (sent.status === 'rejected' || kept.status === 'rejected')
      return refuse(unfitAt([{ at: 'size', message: 'the body has not that many bytes' }]));
    return c.json({ ok: true as const }, 200);
  },
);

restoreApi.openapi(
  createRoute({
    method: 'post',
    path: '/restore/{backup}/end',
    summary: 'Finish: all of the backup is restored',
    description:
      'Whoever was erased while it was taken back stays erased. Afterwards nothing of it is taken any more.',
    middleware: jsonBody,
    request: {
      params,
      headers: IdempotencyKey,
      body: jsonRequest(z.strictObject({})),
    },
    responses: {
      200: json(z.object({ ok: z.literal(true) }), 'It is'),
      ...problems(400, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { backup } = c.req.valid('param');
    const state = await storeObject(c.env, store).restoring({ type: 'end', backup, at: timestamp() });
    if (state === 'none') refuse(NOT_BEGUN());
    trace('restore.done', { store });
    return c.json({ ok: true as const }, 200);
  },
);

const NOT_BEGUN = () => conflict('That backup is not being taken back: begin with it.');

/** Whether a backup is being restored. */
async function isGoing(env: ApiEnv['Bindings'], store: string, backup: string): Promise<boolean> {
  return (await storeObject(env, store).restoring({ type: 'asked', backup })) === 'going';
}

/** The lines of a body; the first invalid one ends the request. */
function linesIn(text: string): BackupLine[] {
  const lines: BackupLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = BackupLine.safeParse(jsonIn(line));
    if (!read.success)
      return refuse(
        unfitAt([{ at: String(index + 1), message: 'no line of a backup that this release reads' }]),
      );
    lines.push(read.data);
  }
  return lines;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An error loses its class on its way between objects, not its name. */
function unknownRows(error: unknown): never {
  if (error instanceof Error && /UnknownRows|no column of that name|no table of that name/.test(`${error}`))
    refuse(
      unfitAt([{ at: 'rows', message: 'rows that this release does not know: a later one made the backup' }]),
    );
  throw error;
}

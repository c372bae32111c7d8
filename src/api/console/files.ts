import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { customerObject } from '../../door/hand-over.ts';
import { networkOfRequest } from '../../door/limits.ts';
import { conflict, notFound, refuse, tooMany } from '../../door/problems.ts';
import { mayUpload, UPLOADS_PERIOD } from '../../door/uploads/budget.ts';
import { keepUpload, uploadIn } from '../../door/uploads/upload.ts';
import { readUploads } from '../../tokens.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { CustomerId, json, problems } from '../shapes.ts';

/** Attachments of advisors' answers. Who may call: the scope `customers:act`. */
export const filesApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** The uploader of attachments to a customer's answers, in file ids: no customer's session has such a name. */
const senderOf = (owner: string) => `staff:${owner}`;

filesApi.openapi(
  createRoute({
    method: 'post',
    path: '/customers/{id}/files',
    summary: 'Upload an attachment for an answer',
    description:
      'The body is the file: png, jpeg, webp, heic or pdf by its content, at most 10 MB. Its `id` goes into `attachments` of a reply to this customer within a day; what is never sent is erased with the customer.',
    request: {
      params: z.object({ id: CustomerId }),
      headers: z.object({
        'x-filename': z
          .string()
          .max(1_000)
          .optional()
          .openapi({ description: 'Its name, percent-encoded', example: 'size%20chart.pdf' }),
      }),
      body: {
        required: true,
        content: {
          'application/octet-stream': { schema: z.any().openapi({ type: 'string', format: 'binary' }) },
        },
      },
    },
    responses: {
      200: json(
        z.object({
          id: z.string(),
          filename: z.string(),
          type: z.string(),
          size: z.number().int().openapi({ description: 'Bytes' }),
          url: z.string().openapi({ description: 'The file’s link, valid for a quarter of an hour' }),
        }),
        'The file is kept',
      ),
      ...problems(400, 404, 413, 415, 429),
    },
  }),
  async (c) => {
    const at = c.get('at');
    const upload = await uploadIn(c.req.raw);
    if (upload instanceof Response) return refuse(upload);
    const owner = await ownerOf(c, c.req.valid('param').id);
    const uploader = { session: `staff/${c.get('caller').id}`, network: networkOfRequest(c), silent: false };
    if (!(await mayUpload(c.env, at.store, uploader, upload.bytes.byteLength)))
      return refuse(tooMany(UPLOADS_PERIOD));
    const kept = await keepUpload(c.env, at, { owner, session: senderOf(owner) }, upload);
    return c.json(kept ?? refuse(notFound('No such customer.')), 200);
  },
);

/** The files behind the ids of a reply. */
export async function filesOf(c: Context<ApiEnv>, customer: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const owner = await ownerOf(c, customer);
  const files = await readUploads(c.env, c.get('at').store, senderOf(owner), ids);
  return files ?? refuse(conflict('A file is none of this customer’s, or has expired: upload it again.'));
}

/** The object that leads a customer's thread now. */
async function ownerOf(c: Context<ApiEnv>, customer: string): Promise<string> {
  const object = customerObject(c.env, c.get('at').store, customer);
  if (!(await object.exists())) return refuse(notFound('No such customer.'));
  return (await object.leads()) ?? refuse(notFound('No such customer.'));
}

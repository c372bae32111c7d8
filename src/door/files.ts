import { Hono } from 'hono';
import type { Env } from '../env.ts';
import { bucketFiles } from '../files.ts';
import { readFileToken } from '../tokens.ts';
import { denied } from './limits.ts';
import { notFound } from './problems.ts';

/** Stored files. Who may call: whoever holds a signed link, for as long as its signature lasts. */
export const filesDoor = new Hono<{ Bindings: Env }>().get('/:signed', async (c) => {
  const claims = await readFileToken(c.env, c.req.param('signed'));
  const file = claims ? await bucketFiles(c.env.BLOBS, claims.store).get(claims.key) : null;
  if (!claims || !file) return denied(c, notFound('This link has expired or never was.'));
  return new Response(file.bytes, {
    headers: {
      'content-type': claims.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(claims.filename)}`,
      // A file from outside must never run as a page of ours.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    },
  });
});

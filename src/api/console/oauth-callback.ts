import { Hono } from 'hono';
import { notFound } from '../../door/problems.ts';
import { publicOrigin } from '../../door/stores.ts';
import type { Env } from '../../env.ts';
import { lookup } from '../../lookup.ts';
import { CONSENTS } from '../../mailboxes/oauth/consents.ts';

/**
 * `/oauth/:name/callback`: where a provider sends a browser back to. The console's cookie does not come with
 * the request, since another site sent the browser here: the answer is passed to the console behind the `#`.
 * It is valid only there, with the session that asked.
 */
export const oauthDoor = new Hono<{ Bindings: Env }>().get('/:name/callback', (c) => {
  const name = c.req.param('name');
  if (lookup(CONSENTS, name) === undefined) return notFound('No such provider.');
  const given = new URLSearchParams({ consent: name });
  for (const field of ['code', 'state', 'error', 'error_description']) {
    const value = c.req.query(field);
    if (value !== undefined) given.set(field, value.slice(0, 4_096));
  }
  c.header('cache-control', 'no-store');
  return c.redirect(`${publicOrigin(c.env, c.req.url)}/console/#${given}`);
});

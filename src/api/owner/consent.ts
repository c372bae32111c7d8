import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { mailboxObject } from '../../../durable-objects/clients/mailbox.ts';
import type { ConnectionName } from '../../connections/roster.ts';
import { conflict, refuse, unfitAt } from '../../door/problems.ts';
import { CONSENT_NAMES, type ConsentName } from '../../mailboxes/oauth/consents.ts';
import { trace } from '../../trace.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, type Caller, refuseInvalid } from '../env.ts';
import { IdempotencyKey, json, jsonRequest, problems } from '../shapes.ts';

/** How the owner of a mailbox at Google or Microsoft gives the service access. Who may call: the owner. */
export const consentApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const Name = z.object({ name: z.enum(CONSENT_NAMES) });

/** Whether a connection is made by a consent at Google or Microsoft, and not by a password. */
export function isConsent(name: ConnectionName): name is ConsentName {
  return CONSENT_NAMES.some((one) => one === name);
}

consentApi.openapi(
  createRoute({
    method: 'post',
    path: '/connections/{name}/authorize',
    summary: 'Ask the owner of a mailbox at Google or Microsoft for access',
    description:
      'The address to open in a browser (OAuth 2.0 with PKCE). It is good once, for ten minutes and for the session that asked. The provider sends the browser back to `/oauth/{name}/callback`, and that to the console, which calls `POST /connections/{name}/grant`. Google shows a warning where its project is not verified, and ends consents after 7 days while it is in “Testing”; Microsoft may ask for an administrator (docs/mailboxes.md). 409: the deployment is not known to the provider.',
    middleware: jsonBody,
    request: {
      params: Name,
      headers: IdempotencyKey,
      body: jsonRequest(
        z
          .strictObject({
            apiBase: z.url().max(500).optional().openapi({ description: 'Only in development' }),
          })
          .openapi('ConsentAsked'),
      ),
    },
    responses: {
      200: json(z.object({ url: z.string() }), 'Where the owner is asked'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store, origin } = c.get('at');
    const { name } = c.req.valid('param');
    const { apiBase: base } = c.req.valid('json');
    if (base !== undefined && !c.env.SANDBOX)
      refuse(unfitAt([{ at: 'apiBase', message: 'only in development' }]));
    const asked = await mailboxObject(c.env, store).askConsent({
      ...{ name, base, by: sessionOf(c.get('caller')) },
      redirect: `${origin}/oauth/${name}/callback`,
    });
    return asked.ok ? c.json({ url: asked.detail }, 200) : refuse(conflict(asked.detail));
  },
);

consentApi.openapi(
  createRoute({
    method: 'post',
    path: '/connections/{name}/grant',
    summary: 'Connect the mailbox whose owner has given access',
    description:
      'With what the provider sent the browser back with. The mailbox must be that of `settings.email.address`: its account, an address that it may write as, or at Microsoft a shared one that it may open. 409: what is wrong, in words.',
    middleware: jsonBody,
    request: {
      params: Name,
      headers: IdempotencyKey,
      body: jsonRequest(
        z
          .strictObject({ code: z.string().min(1).max(4_096), state: z.string().min(1).max(200) })
          .openapi('ConsentGiven'),
      ),
    },
    responses: {
      200: json(z.object({ detail: z.string() }), 'It is connected'),
      ...problems(400, 404, 409, 413, 415, 422),
    },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { name } = c.req.valid('param');
    const given = { name, by: sessionOf(c.get('caller')), ...c.req.valid('json') };
    const taken = await mailboxObject(c.env, store).takeConsent(given);
    trace('connection.changed', { store, reason: name, status: taken.ok ? 'accepted' : 'refused' });
    return taken.ok ? c.json({ detail: taken.detail }, 200) : refuse(conflict(taken.detail));
  },
);

/** What a consent is bound to: the session of a person, or the token of a program. */
function sessionOf({ id, session }: Caller): string {
  return session ?? id;
}

import { type Context, Hono } from 'hono';
import { connectionOf } from '../../../durable-objects/clients/connections.ts';
import { mailboxObject } from '../../../durable-objects/clients/mailbox.ts';
import { isSignedByPubSub, mailboxNamed } from '../../mailboxes/gmail/push.ts';
import { clientStates, notificationsIn } from '../../mailboxes/graph/push.ts';
import { providerFetch } from '../../outbound.ts';
import { errorReason, trace } from '../../trace.ts';
import { bodyAtMost } from '../body.ts';
import { forbidden, tooLarge } from '../problems.ts';
import { type DoorEnv, publicUrl } from '../stores.ts';

/** Largest push, in bytes, and longest validation token, in characters. */
const LARGEST = 256 * 1024;
const LONGEST_QUESTION = 2_000;

/**
 * Webhooks of mailboxes. A push is only a hint: the mailbox is polled sooner than it would be. Who may call:
 * Google, proven by the signature of the store's own Pub/Sub subscription; Microsoft, by the secret of the
 * store's own subscription.
 */
export const mailboxesDoor = new Hono<DoorEnv>()
  .post('/gmail', async (c) => {
    const { store } = c.get('at');
    const token = /^Bearer ([\w.-]+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
    if (!token) return forbidden('There is no signature.');
    const fields = await connectionOf(c.env, store, 'gmail');
    const body = await bodyAtMost(c.req.raw, LARGEST);
    if (!body) return tooLarge('A push may have 256 kB.');
    const { account, pushAccount, apiBase: base } = fields ?? {};
    const audience = publicUrl(c.env, c.req.url).replace(/\?.*$/, '');
    const fetch = providerFetch(c.env);
    const isGenuine =
      pushAccount && (await isSignedByPubSub(token, { account: pushAccount, audience, base, fetch }));
    if (!isGenuine) return forbidden('The signature does not fit.');
    const told = mailboxNamed(new TextDecoder().decode(body));
    // A push about another mailbox is accepted too, or it would be sent again for a week.
    if (told !== null && (account === undefined || account === told)) await hint(c, 'gmail', false);
    return c.body(null, 204);
  })
  .post('/graph', async (c) => {
    const { store } = c.get('at');
    if (!(await connectionOf(c.env, store, 'graph'))) return forbidden('There is no such connection.');
    // Asked while a subscription is created: the endpoint echoes the token.
    const question = c.req.query('validationToken');
    if (question !== undefined)
      return question.length <= LONGEST_QUESTION ? c.text(question) : tooLarge('The question is too long.');
    const body = await bodyAtMost(c.req.raw, LARGEST);
    if (!body) return tooLarge('A push may have 256 kB.');
    const told = notificationsIn(new TextDecoder().decode(body), await clientStates(c.env, store));
    if (!told) return forbidden('The client state does not fit.');
    await hint(c, 'graph', told.ends);
    return c.body(null, 202);
  });

/** A lost hint costs less than one that is sent again: the mailbox is polled anyway. */
async function hint(c: Context<DoorEnv>, reason: 'gmail' | 'graph', ends: boolean): Promise<void> {
  const { store } = c.get('at');
  trace('mailbox.pushed', { store, reason });
  await mailboxObject(c.env, store)
    .pushed(ends)
    .catch((error) => trace('mailbox.unheard', { store, reason: errorReason(error) }, 'error'));
}

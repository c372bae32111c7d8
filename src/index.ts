import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { mailboxWith } from '../durable-objects/mailbox/mailbox.ts';
import { oauthDoor } from './api/console/oauth-callback.ts';
import { api } from './api/index.ts';
import { chatDoor } from './door/chat.ts';
import { filesDoor } from './door/files.ts';
import { guard, misconfiguration } from './door/guard.ts';
import { safeHeaders } from './door/headers.ts';
import { carriersDoor } from './door/hooks/carriers.ts';
import { mailboxesDoor } from './door/hooks/mailboxes.ts';
import { shopsDoor } from './door/hooks/shops.ts';
import { mailDoor } from './door/mail.ts';
import { noHandler } from './door/methods.ts';
import { problem } from './door/problems.ts';
import { filePulled } from './door/pulled-mail.ts';
import { type DoorEnv, withStore } from './door/stores.ts';
import { twilioDoor } from './door/twilio.ts';
import { whatsappDoor } from './door/whatsapp.ts';
import type { Env } from './env.ts';
import { mcpDoor } from './mcp/index.ts';
import { errorReason, trace, traced, traceId } from './trace.ts';

export { Address } from '../durable-objects/address/address.ts';
export { Customer } from '../durable-objects/customer/customer.ts';
export { Desk } from '../durable-objects/desk/desk.ts';
export { Figures } from '../durable-objects/figures/figures.ts';
export { Index } from '../durable-objects/index/index-part.ts';
export { Knowledge } from '../durable-objects/knowledge/knowledge.ts';
export { Parcels } from '../durable-objects/parcels/parcels.ts';
export { EmbeddedShop } from '../durable-objects/shop/embedded-shop.ts';
export { RemoteShop } from '../durable-objects/shop/remote-shop.ts';
export { Store } from '../durable-objects/store/store.ts';
export { Webhooks } from '../durable-objects/webhooks/webhooks.ts';

/** A store's mailbox elsewhere; what it reads comes in as mail does. */
export const Mailbox = mailboxWith(filePulled);

/*
 * The front door: a contents page. Each door verifies who calls, parses what comes, and hands over to an
 * object.
 */

const stores = new Hono<DoorEnv>()
  .use('/chat/:store/*', withStore)
  .route('/chat/:store', chatDoor)
  .use('/hooks/:store/*', withStore)
  .route('/hooks/:store/whatsapp', whatsappDoor)
  .route('/hooks/:store/twilio', twilioDoor)
  .route('/hooks/:store', carriersDoor)
  .route('/hooks/:store', mailboxesDoor)
  .route('/hooks/:store', shopsDoor);

export const app = new Hono<{ Bindings: Env }>()
  // What calls the service from inside, as the MCP server does, goes on as the same pass.
  .use('*', (_, next) => traced(next, traceId()))
  .use('*', safeHeaders)
  .get('/healthz', (c) => c.json({ ok: true }))
  .use('*', guard)
  .route('/api/v1', api)
  .route(
    '/mcp',
    mcpDoor((request, env, ctx): Response | Promise<Response> => app.fetch(request, env, ctx)),
  )
  .route('/files', filesDoor)
  .route('/oauth', oauthDoor)
  .route('/', stores)
  .onError((error) => {
    // Refusals of our own carry their problem; those of a library carry a sentence.
    if (error instanceof HTTPException)
      return error.res ?? problem(error.status, 'Bad request', error.message);
    trace('request.failed', { reason: errorReason(error) }, 'error');
    return problem(500, 'Internal error', `Something went wrong here. Trace ${traceId()}.`);
  });

app.notFound(noHandler(() => app.routes));

export default {
  fetch: app.fetch,
  async email(message, env) {
    const wrong = await misconfiguration(env);
    if (wrong) throw new Error(wrong);
    await traced(() => mailDoor(message, env));
  },
} satisfies ExportedHandler<Env>;

import { createHmac } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { connectionOf } from '../../../durable-objects/clients/connections.ts';
import { remoteShopObject } from '../../../durable-objects/clients/shop.ts';
import type { ConnectionFields, ShopConnection } from '../../connections/roster.ts';
import { equalText } from '../../constant-time.ts';
import { versionOf } from '../../shop/woocommerce/changes.ts';
import { isSigned } from '../../signature.ts';
import { trace } from '../../trace.ts';
import { bodyAtMost } from '../body.ts';
import { forbidden, tooLarge } from '../problems.ts';
import { accountLogin, accountPreflight, proxiedLogin } from '../shopify-session.ts';
import { type DoorEnv, publicUrl } from '../stores.ts';
import { shopifyHook } from './shopify.ts';

/** Largest push of a shop, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * Webhooks of shop systems. A push is only a hint of a change: the next question is asked of the shop anew.
 * Who may call: the shop, proven by its signature over the raw bytes.
 */
export const shopsDoor = new Hono<DoorEnv>()
  .post('/http', (c) =>
    changed(c, 'http', c.req.header('onethread-signature'), (header, { secret = '' }, raw) =>
      isSigned(header, secret, { method: 'POST', path: pathOf(c), body: new TextDecoder().decode(raw) }),
    ),
  )
  .post('/shopify', shopifyHook)
  .get('/shopify/session', proxiedLogin)
  .post('/shopify/session', accountLogin)
  .options('/shopify/session', accountPreflight)
  .post('/woocommerce', async (c) => {
    const header = c.req.header('x-wc-webhook-signature');
    // WooCommerce tests a new address with an unsigned request, and expects 200.
    if (!header && c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
      return c.body(null, 200);
    // Signed with the consumer secret where the webhook has no secret of its own.
    return changed(
      ...([c, 'woocommerce', header] as const),
      (given, { secret = '' }, raw) =>
        equalText(given, createHmac('sha256', secret).update(raw).digest('base64')),
      (raw) => versionOf(jsonOf(raw)) ?? undefined,
    );
  });

/**
 * Takes a push in; `isGenuine` says whether the shop sent it, `version` which state of the changed object it
 * is about.
 */
async function changed(
  c: Context<DoorEnv>,
  kind: ShopConnection,
  header: string | undefined,
  isGenuine: (header: string, fields: ConnectionFields, raw: Uint8Array) => boolean,
  version: (raw: Uint8Array) => string | undefined = () => undefined,
): Promise<Response> {
  const { store } = c.get('at');
  // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
  if (!header) return forbidden('There is no signature.');
  const fields = await connectionOf(c.env, store, kind);
  const raw = await bodyAtMost(c.req.raw, LARGEST);
  if (!raw) return tooLarge('A push may have 1 MB.');
  const bytes = new Uint8Array(raw);
  if (!fields?.secret || !isGenuine(header, fields, bytes)) return forbidden('The signature does not fit.');
  await remoteShopObject(c.env, store, kind).changed(version(bytes));
  trace('shop.changed', { store, reason: kind });
  return c.body(null, kind === 'http' ? 204 : 200);
}

/** The path with its query, as the shop requested it. */
function pathOf(c: Context<DoorEnv>): string {
  const { pathname, search } = new URL(publicUrl(c.env, c.req.url));
  return pathname + search;
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return null;
  }
}

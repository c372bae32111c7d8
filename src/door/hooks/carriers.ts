import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { connectionOf } from '../../../durable-objects/clients/connections.ts';
import { parcelsObject } from '../../../durable-objects/clients/parcels.ts';
import { equalText } from '../../constant-time.ts';
import { trace } from '../../trace.ts';
import { bodyAtMost } from '../body.ts';
import { forbidden, tooLarge } from '../problems.ts';
import type { DoorEnv } from '../stores.ts';

/** Largest push, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * Webhooks of carriers. A push is only a hint that something is new, which is then asked of the carrier. Who
 * may call: Sendcloud, proven by the integration's secret over the raw bytes.
 */
export const carriersDoor = new Hono<DoorEnv>().post('/sendcloud', async (c) => {
  const { store } = c.get('at');
  const signature = c.req.header('sendcloud-signature');
  // Read only where it may be genuine: nobody else can keep us waiting for a body that never ends.
  if (!signature) return forbidden('There is no signature.');
  const fields = await connectionOf(c.env, store, 'sendcloud');
  const body = await bodyAtMost(c.req.raw, LARGEST);
  if (!body) return tooLarge('A push may have 1 MB.');
  if (!fields?.secret || !isSendclouds(new Uint8Array(body), signature, fields.secret))
    return forbidden('The signature does not fit.');
  await parcelsObject(c.env, store).told('sendcloud');
  trace('parcels.told', { store, reason: 'sendcloud' });
  return c.body(null, 200);
});

/** `Sendcloud-Signature`: HMAC-SHA256 of the raw body, in hex. */
export function isSendclouds(raw: Uint8Array, signature: string, secret: string): boolean {
  return equalText(signature.toLowerCase(), createHmac('sha256', secret).update(raw).digest('hex'));
}

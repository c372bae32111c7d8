import { createHmac, randomBytes } from 'node:crypto';
import { signature } from '../signature.ts';

/*
 * How a delivery is signed: by the convention of Standard Webhooks
 * (github.com/standard-webhooks/standard-webhooks, spec 1.0.0), and as every request between a store's system
 * and the service is (src/signature.ts).
 */

const PREFIX = 'whsec_';

/** A secret of 256 bits. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

interface SignedDelivery {
  id: string;
  /** Seconds since the epoch, of this try. */
  at: number;
  url: string;
  body: string;
}

/** The headers of a delivery. `secrets`: those it may be verified with, the present one first. */
export function webhookHeaders(
  { id, at, url, body }: SignedDelivery,
  secrets: readonly [string, ...string[]],
): Record<string, string> {
  const { pathname, search } = new URL(url);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': secrets.map((secret) => `v1,${digest(secret, `${id}.${at}.${body}`)}`).join(' '),
    'onethread-signature': signature(secrets[0], { method: 'POST', path: pathname + search, body }, at),
  };
}

function digest(secret: string, text: string): string {
  return createHmac('sha256', keyOf(secret)).update(text).digest('base64');
}

/** The convention writes a key as base64 behind its prefix; any other text is the key as it stands. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');
}

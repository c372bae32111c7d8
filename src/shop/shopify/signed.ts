import { createHmac } from 'node:crypto';
import { equalText } from '../../constant-time.ts';

/** Whether Shopify sent these very bytes: HMAC-SHA256 under the app's secret, in base64. */
export function isSigned(raw: Uint8Array, signature: string, clientSecret: string): boolean {
  return equalText(signature, createHmac('sha256', clientSecret).update(raw).digest('base64'));
}

import type { Delivery } from '../channel.ts';
import { oneLine } from './clean.ts';

/**
 * Codes of the send binding for what may pass, with a pause in milliseconds where the default one is
 * pointless.
 */
const PASSING: ReadonlyMap<string, number | undefined> = new Map([
  ['E_DELIVERY_FAILED', undefined],
  ['E_INTERNAL_SERVER_ERROR', undefined],
  ['E_RATE_LIMIT_EXCEEDED', 60_000],
  ['E_DAILY_LIMIT_EXCEEDED', 3_600_000],
]);

/**
 * What an error of the binding means. Its code is in `code`, or only in the message once it has come over
 * RPC. Any other code of its kind is final: the same mail would be refused again. An error without one is a
 * broken connection, and worth another try; once the mail was `sent`, nobody knows whether it went.
 */
export function refusal(error: unknown, sent: boolean): Exclude<Delivery, { status: 'accepted' }> {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error) ?? /\bE_[A-Z_]{3,60}\b/.exec(message)?.[0];
  const words = oneLine(code && !message.includes(code) ? `${code}: ${message}` : message, 300);
  if (code && !PASSING.has(code)) return { status: 'failed', error: words };
  const after = code ? PASSING.get(code) : undefined;
  return {
    status: 'retry',
    error: words,
    ...(after !== undefined && { after }),
    ...(sent && !code && { unsure: true }),
  };
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('E_') ? error.code : null;
}

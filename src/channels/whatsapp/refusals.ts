import { z } from 'zod';
import type { Delivery } from '../channel.ts';
import { pairRateDelay } from './limits.ts';

/**
 * Why Meta did not take a message. `window`: she has not written for 24 hours; another channel, or a template. `recipient`:
 * she cannot be written to there. `account` and `template` are for the shop to mend, `media` and `request` for us.
 */
export type Refusal = 'retry' | 'window' | 'recipient' | 'template' | 'media' | 'account' | 'request';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes. */
const CODES: Record<Refusal, readonly number[]> = {
  retry: [4, 80007, 130429, 131056, 131000, 131016, 131057],
  window: [131047],
  // 131049 asks to wait for a day: an answer that late is better given elsewhere now.
  recipient: [131026, 131021, 131050, 130472, 131049],
  template: [132000, 132001, 132005, 132007, 132012, 132015, 132016],
  media: [131052, 131053],
  account: [190, 10, 131005, 131031, 368, 131042, 131045, 131048],
  request: [100, 131008, 131009, 131051, 131062],
};
const CLASSES = new Map(
  (Object.keys(CODES) as Refusal[]).flatMap((refusal) =>
    CODES[refusal].map((code) => [code, refusal] as const),
  ),
);

/** Writing too fast to one person. */
const PAIR_RATE = 131056;

/** The class of an error code; null for one that is not known. */
export function refusalOf(code: number): Refusal | null {
  return CLASSES.get(code) ?? null;
}

const Failure = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().catch(''),
    is_transient: z.boolean().catch(false),
    error_data: z.object({ details: z.string().catch('') }).catch({ details: '' }),
  }),
});

/**
 * What an answer other than success means for the outbox. `error` is `window_closed`, or the class with code and words.
 * `attempt` counts from 1.
 */
export function refused(
  response: { status: number; retryAfter: string | null; json: unknown },
  attempt: number,
): Exclude<Delivery, { status: 'accepted' }> {
  const error = Failure.safeParse(response.json).data?.error;
  const refusal = (error && refusalOf(error.code)) ?? byStatus(response.status, error?.is_transient ?? false);
  if (refusal === 'window') return { status: 'failed', error: 'window_closed' };
  const words = error
    ? `${error.code} ${error.error_data.details || error.message}`
    : `HTTP ${response.status}`;
  const told = `${refusal}: ${words}`.trim().slice(0, 300);
  if (refusal !== 'retry') return { status: 'failed', error: told };
  return { status: 'retry', error: told, after: waitOf(error?.code, response.retryAfter, attempt) };
}

function waitOf(code: number | undefined, retryAfter: string | null, attempt: number): number | undefined {
  if (code === PAIR_RATE) return pairRateDelay(attempt);
  const seconds = Number(retryAfter || Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

function byStatus(status: number, transient: boolean): Refusal {
  if (transient || status === 429 || status === 408 || status >= 500) return 'retry';
  return status === 401 || status === 403 ? 'account' : 'request';
}

import { z } from 'zod';
import type { Undelivered, Why } from '../channel.ts';
import { pairRateDelay } from './limits.ts';

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes. */
const CODES: Record<Why, readonly number[]> = {
  busy: [4, 80007, 130429, 131000, 131016, 131057],
  pace: [131056],
  window: [131047],
  recipient: [131026, 131021, 131050, 130472, 131049],
  template: [132000, 132001, 132005, 132007, 132012, 132015, 132016],
  media: [131052, 131053],
  account: [190, 10, 131005, 131031, 368, 131042, 131045, 131048],
  request: [100, 131008, 131009, 131051, 131062],
};
const CLASSES = new Map(
  (Object.keys(CODES) as Why[]).flatMap((why) => CODES[why].map((code) => [code, why] as const)),
);

/** The recipient gets too many marketing messages for now: Meta wants a day's rest before the next try. */
const RESTING = 131049;
const REST = 24 * 3_600_000;

/** The class of an error code; null for one that is not known. */
export function refusalOf(code: number): Why | null {
  return CLASSES.get(code) ?? null;
}

/** What Meta said, in an answer or in a `failed` status. */
export interface Said {
  /** Null when the answer came from something in front of Meta. */
  code: number | null;
  words: string;
  /** HTTP status of an answer. */
  status?: number;
  transient?: boolean;
  /** Header of an answer, seconds. */
  retryAfter?: string | null;
}

/**
 * What a refusal means for the message, whether it was the answer or came as a status hours later. `attempt`
 * counts from 1. Exhaustive over the classes: a new one has to say what follows from it.
 */
export function consequence(said: Said, attempt: number): Undelivered {
  const why = (said.code !== null && refusalOf(said.code)) || byStatus(said);
  const code = said.code === null ? '' : `${said.code} `;
  const error = `${why}: ${code}${said.words}`.trim().slice(0, 300);
  switch (why) {
    case 'busy':
      return { status: 'retry', error, after: secondsOf(said.retryAfter), why };
    case 'pace':
      return { status: 'retry', error, after: pairRateDelay(attempt), why };
    case 'window':
      return { status: 'failed', error: 'window_closed', why };
    case 'recipient':
      return said.code === RESTING && attempt === 1
        ? { status: 'retry', error, after: REST, why }
        : { status: 'failed', error, why };
    case 'media':
      // Once more at once, with a link in place of the file.
      return attempt < MEDIA_ATTEMPTS
        ? { status: 'retry', error, after: 0, why }
        : { status: 'failed', error, why };
    case 'template':
    case 'account':
    case 'request':
      return { status: 'failed', error, why };
  }
}
const MEDIA_ATTEMPTS = 3;

const Failure = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().catch(''),
    is_transient: z.boolean().catch(false),
    error_data: z.object({ details: z.string().catch('') }).catch({ details: '' }),
  }),
});

/** What an answer other than success means for the outbox. */
export function refused(
  response: { status: number; retryAfter: string | null; json: unknown },
  attempt: number,
): Undelivered {
  const { status, retryAfter } = response;
  const error = Failure.safeParse(response.json).data?.error;
  if (!error) return consequence({ code: null, words: `HTTP ${status}`, status, retryAfter }, attempt);
  const { code, message, is_transient: transient, error_data } = error;
  return consequence({ code, words: error_data.details || message, status, transient, retryAfter }, attempt);
}

function secondsOf(retryAfter: string | null | undefined): number | undefined {
  const seconds = Number(retryAfter || Number.NaN);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/** Unknown codes, and answers without one. */
function byStatus({ status = 400, transient }: Said): Why {
  if (transient || status === 429 || status === 408 || status >= 500) return 'busy';
  return status === 401 || status === 403 ? 'account' : 'request';
}

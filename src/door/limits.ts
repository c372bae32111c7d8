import type { Env } from '../env.ts';
import { LIMIT_PERIOD, networkOf, within } from '../limits.ts';
import { tooMany } from './problems.ts';

/** What of a request's context counts here. */
interface Asked {
  env: Env;
  req: { header(name: string): string | undefined };
}

/** Where a request came from, see {@link networkOf}. */
export function networkOfRequest(c: Asked): string | null {
  return networkOf(c.req.header('cf-connecting-ip'));
}

/**
 * Gives `refusal`, or 429 to a network that has collected too many of them. It counts failures alone, and after them: whoever
 * comes with the right credentials gets in, whatever others behind the same address have tried.
 */
export async function denied(c: Asked, refusal: Response): Promise<Response> {
  return (await within(c.env.REFUSALS_PER_NETWORK, networkOfRequest(c))) ? refusal : tooMany(LIMIT_PERIOD);
}

/** 429 unless each of the counts is within its limit; null when the request may go on. */
export async function limited(
  ...counts: [limiter: RateLimit | undefined, key: string | null][]
): Promise<Response | null> {
  const outcomes = await Promise.all(counts.map(([limiter, key]) => within(limiter, key)));
  return outcomes.every(Boolean) ? null : tooMany(LIMIT_PERIOD);
}

import type { Env } from '../env.ts';
import { networkOf } from '../identity/network.ts';
import { LIMIT_PERIOD, within } from '../limits.ts';
import { tooMany } from './problems.ts';

/** The part of a request's context that rate limits use. */
interface Asked {
  env: Env;
  req: { header(name: string): string | undefined };
}

/** Where a request came from, see {@link networkOf}. */
export function networkOfRequest(c: Asked): string | null {
  return networkOf(c.req.header('cf-connecting-ip'));
}

/**
 * Gives `refusal`, or 429 to a network that has collected too many of them. Only failures are counted, and
 * afterwards: a caller with the right credentials gets in, whatever others behind the same address have
 * tried.
 */
export async function denied(c: Asked, refusal: Response): Promise<Response> {
  return (await mayBeRefused(c)) ? refusal : tooMany(LIMIT_PERIOD);
}

const counted = new WeakMap<Asked['req'], Promise<boolean>>();

/** Counts a request that will be refused; false when its network has had too many. One request counts once. */
export function mayBeRefused({ env, req }: Asked): Promise<boolean> {
  const earlier = counted.get(req);
  if (earlier) return earlier;
  const answer = within(env.REFUSALS_PER_NETWORK, networkOfRequest({ env, req }));
  counted.set(req, answer);
  return answer;
}

/**
 * 429 unless each of the counts is within its limit; null when the request may go on. A request that one
 * count refuses is not counted by the later ones, so that no network uses up a limit that all share.
 */
export async function limited(
  ...counts: [limiter: RateLimit | undefined, key: string | null][]
): Promise<Response | null> {
  for (const [limiter, key] of counts) if (!(await within(limiter, key))) return tooMany(LIMIT_PERIOD);
  return null;
}

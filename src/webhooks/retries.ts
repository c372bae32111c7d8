const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds before a delivery that failed is tried again: eight tries in 28 hours, as Standard Webhooks suggest. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] as const;
/** The longest that `Retry-After` is heeded. */
const LONGEST = 24 * HOUR;

/**
 * How long to wait after so many tries that failed, in milliseconds; null when it is given up. `asked`: what
 * the other side's `Retry-After` wants, in milliseconds.
 */
export function waitAfter(tries: number, asked: number | null = null): number | null {
  const wait = WAITS[tries - 1];
  return wait === undefined ? null : Math.max(wait, Math.min(asked ?? 0, LONGEST));
}

/** `Retry-After` in milliseconds (RFC 9110, section 10.2.3); null where there is none, or none that can be read. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const asked = header.trim();
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * SECOND;
  const at = /[a-z]/i.test(asked) ? Date.parse(asked) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** How long after a customer's last message free replies may be sent; later only approved templates pass. */
export const WINDOW = 24 * 60 * 60 * 1000;

/**
 * Whether the customer service window is open: `lastInboundAt` (ISO 8601) is when the customer last wrote,
 * `now` is in milliseconds. Somebody who never wrote has no window. Source: Meta, "Customer service windows".
 */
export function windowOpen(lastInboundAt: string | null, now: number): boolean {
  const last = lastInboundAt === null ? Number.NaN : Date.parse(lastInboundAt);
  return now - last < WINDOW;
}

/**
 * How long to wait, in milliseconds, after the `attempt`-th refusal (from 1) for writing too fast to one
 * person: 4^n seconds, at most an hour. Source: Meta, error 131056.
 */
export function pairRateDelay(attempt: number): number {
  return Math.min(4 ** Math.max(1, attempt), 3600) * 1000;
}

/** How many messages one person may still be sent at once, as of a time in milliseconds. */
export interface Pace {
  tokens: number;
  at: number;
}

/**
 * Messages to one person in a burst, and milliseconds until another is allowed. Source: Meta, error 131056.
 */
const BURST = 45;
const EACH = 6_000;

/**
 * How long to wait, in milliseconds, before one more message may leave to somebody; 0: at once. Null: never
 * written to.
 */
export function paceWait(pace: Pace | null, now: number): number {
  const { tokens } = refilled(pace, now);
  return tokens >= 1 ? 0 : Math.ceil((1 - tokens) * EACH);
}

/** The pace after `messages` more have left. May go below zero: one answer may be several messages. */
export function paced(pace: Pace | null, messages: number, now: number): Pace {
  return { tokens: refilled(pace, now).tokens - messages, at: now };
}

/** Meta refused for the pace: whatever we thought was left is not. */
export function exhausted(now: number): Pace {
  return { tokens: 0, at: now };
}

function refilled(pace: Pace | null, now: number): Pace {
  if (!pace) return { tokens: BURST, at: now };
  return { tokens: Math.min(BURST, pace.tokens + Math.max(0, now - pace.at) / EACH), at: now };
}

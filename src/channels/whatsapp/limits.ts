/** How long after her last message a customer may be written to freely; later only approved templates pass. */
export const WINDOW = 24 * 60 * 60 * 1000;

/**
 * Whether the customer service window is open: `lastInboundAt` (ISO 8601) is when she last wrote, `now` is in milliseconds.
 * Somebody who never wrote has no window. Source: Meta, "Customer service windows".
 */
export function windowOpen(lastInboundAt: string | null, now: number): boolean {
  const last = lastInboundAt === null ? Number.NaN : Date.parse(lastInboundAt);
  return now - last < WINDOW;
}

/**
 * How long to wait, in milliseconds, after the `attempt`-th refusal (from 1) for writing too fast to one person: 4^n
 * seconds, at most an hour. Source: Meta, error 131056.
 */
export function pairRateDelay(attempt: number): number {
  return Math.min(4 ** Math.max(1, attempt), 3600) * 1000;
}

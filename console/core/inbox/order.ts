import type { QueueEntry } from '../../../src/console/protocol.ts';

/* In which order threads stand. Pure. */

const URGENCIES: QueueEntry['urgency'][] = ['now', 'next', 'later'];
const NEVER = '9999';

/** Promised and urgent first; of what waits for nobody the newest. */
export function compare(one: QueueEntry, other: QueueEntry): number {
  if (isAtRest(one) && isAtRest(other)) return other.last.at.localeCompare(one.last.at);
  return (
    URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency) ||
    (one.due ?? NEVER).localeCompare(other.due ?? NEVER) ||
    one.since.localeCompare(other.since) ||
    one.customer.localeCompare(other.customer)
  );
}

function isAtRest({ state }: QueueEntry): boolean {
  return state === 'closed' || state === 'assistant';
}

/** The rows that can be seen, and a few more at both ends. */
export interface Window {
  from: number;
  to: number;
}

const SPARE = 6;

/** Rows are equally high, so that thousands of them cost no more than the few in sight. */
export function windowOf(rows: number, rowHeight: number, scrolled: number, height: number): Window {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - SPARE);
  const to = Math.min(rows, Math.ceil((scrolled + height) / rowHeight) + SPARE);
  return { from: Math.min(from, to), to };
}

/** How a clock stands: past its time, near it, or neither. */
export function clockOf(
  { due, warn }: Pick<QueueEntry, 'due' | 'warn'>,
  now: number,
): 'none' | 'fine' | 'near' | 'late' {
  if (!due) return 'none';
  if (Date.parse(due) <= now) return 'late';
  return warn && Date.parse(warn) <= now ? 'near' : 'fine';
}

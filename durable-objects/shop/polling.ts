import { now } from '../../src/clock.ts';
import type { Beside } from '../../src/shop/remote/beside.ts';
import type { ChangeFeed } from '../../src/shop/remote/change-feed.ts';
import { ShopUnavailable } from '../../src/shop/unavailable.ts';
import { errorReason, trace } from '../../src/trace.ts';

/**
 * Asks a shop system what has changed, where what is kept of it can be out of date by now and it can be asked. A look that fails is
 * made up for by the next: it begins where the last good one ended.
 */
export async function lookForChanges(
  beside: Beside,
  store: string,
  open: () => Promise<Partial<ChangeFeed>>,
): Promise<void> {
  const due = beside.nextPoll();
  if (due === null || due > now()) return;
  const cursor = beside.cursor();
  try {
    const shop = await open();
    beside.asked(shop.poll ? await shop.poll(cursor) : cursor);
  } catch (error) {
    beside.asked(cursor);
    trace('shop.unpolled', { store, reason: reasonOf(error) });
  }
}

/** What went wrong with a shop system, in words that hold no address, secret or datum. */
export function reasonOf(error: unknown): string {
  return error instanceof ShopUnavailable ? error.message : errorReason(error);
}

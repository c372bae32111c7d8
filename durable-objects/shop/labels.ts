import { now } from '../../src/clock.ts';
import type { RemoteShopSystem } from '../../src/shop/remote/roster.ts';
import type { UntoldLabels } from '../../src/shop/remote/untold.ts';
import { trace } from '../../src/trace.ts';
import { reasonOf } from './polling.ts';

/**
 * Tells a shop system of the labels that are due, one after the other. One that it does not take is told again later; ours is what
 * counts, and the customer misses nothing.
 */
export async function tellLabels(
  untold: UntoldLabels,
  store: string,
  open: () => Promise<Pick<RemoteShopSystem, 'tellLabel'>>,
): Promise<void> {
  for (const news of untold.due(now())) {
    try {
      await (await open()).tellLabel?.(news);
      untold.told(news);
    } catch (error) {
      untold.failed(news, now());
      trace('shop.label_untold', { store, reason: reasonOf(error) });
    }
  }
}

import type { OrderView } from '../../../../identity/view.ts';
import type { Scene } from '../../scene.ts';

/** The return of an order that was opened last and is still on its way. */
export function openedIn({ returns }: OrderView): OrderView['returns'][number] | null {
  return returns.findLast(({ status }) => status === 'open') ?? null;
}

/** The order a return was opened for last thing. */
export function openedLast({ context, orders }: Scene): OrderView | null {
  const last = context.done.findLast(({ does }) => does !== 'refund');
  return (last?.does === 'return' && orders.find(({ id }) => id === last.order)) || null;
}

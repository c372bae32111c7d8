import { z } from 'zod';
import type { OrderView } from '../../../../identity/view.ts';
import type { Scene } from '../../scene.ts';

/** The return of an order that was opened last and is still on its way. */
export function openedIn({ returns }: OrderView): OrderView['returns'][number] | null {
  return returns.findLast(({ status }) => status === 'open') ?? null;
}

/** The order a return was opened for last thing, or some of it taken out. */
export function openedLast({ context, orders }: Scene): OrderView | null {
  const last = context.done.findLast(({ does }) => does !== 'refund');
  const narrowed = last?.does === 'undo' && Narrowed.safeParse(last.output).success;
  const opened = last?.does === 'return' || narrowed;
  return (opened && orders.find(({ id }) => id === last.order)) || null;
}

const Narrowed = z.object({ left: z.object({ return: z.string() }) });

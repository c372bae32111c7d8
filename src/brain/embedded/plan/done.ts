import { z } from 'zod';
import type { DoneAction } from '../../../conversation/views.ts';
import type { Scene } from '../scene.ts';

const Piece = z.object({ title: z.string(), options: z.record(z.string(), z.string()) });
const Exchanged = z.object({ from: Piece, to: Piece });

/** What an action did, as a clause; null for what needs no telling. */
export function doneText(
  { language, say }: Pick<Scene, 'language' | 'say'>,
  action: DoneAction,
): string | null {
  const { order, tool, output } = action;
  if (!order) return null;
  switch (tool) {
    case 'exchange_item': {
      const exchanged = Exchanged.safeParse(output);
      if (!exchanged.success) return null;
      const { from, to } = exchanged.data;
      return language.done.exchange(say.order(order), say.piece(from), say.change(from, to));
    }
    case 'return_item':
      return language.done.return(say.order(order));
    case 'choose_refund':
      return language.done.refund(say.order(order));
    case 'cancel_order':
      return language.done.cancel(say.order(order));
    default:
      return null;
  }
}

import { z } from 'zod';
import type { Deed } from '../../../conversation/deeds.ts';
import type { DoneAction } from '../../../conversation/views.ts';
import type { Scene } from '../scene.ts';

const Piece = z.object({ title: z.string(), options: z.record(z.string(), z.string()) });
/** Of some lines only. */
const OfLines = z.object({ lines: z.array(z.string()).min(1), out: z.array(Piece).catch([]) });
const Exchanged = z.object({ from: Piece, to: Piece });

/** What an action did, as a clause; null for what needs no telling. */
export function doneText(
  { language, say }: Pick<Scene, 'language' | 'say'>,
  action: DoneAction,
): string | null {
  const { order, does, output } = action;
  if (!order || !does) return null;
  const clauses: Record<Deed, () => string | null> = {
    return: () => language.done.return(say.order(order)),
    exchange: () => {
      const exchanged = Exchanged.safeParse(output);
      if (!exchanged.success) return null;
      const { from, to } = exchanged.data;
      return language.done.exchange(say.order(order), say.piece(from), say.change(from, to));
    },
    refund: () => language.done.refund(say.order(order)),
    cancellation: () => {
      const part = OfLines.safeParse(output).data;
      return language.done.cancel(say.order(order), part ? say.list(part.out.map(say.piece)) : null);
    },
    undo: () => null,
    order_change: () => language.done.changed(say.order(order)),
  };
  return clauses[does]();
}

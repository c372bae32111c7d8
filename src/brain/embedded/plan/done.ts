import { z } from 'zod';
import type { DoneAction } from '../../context.ts';
import type { Scene } from '../scene.ts';

const Piece = z.object({ title: z.string(), options: z.record(z.string(), z.string()) });
const Exchanged = z.object({ order: z.string(), exchange: z.string(), from: Piece, to: Piece });
const Cancelled = z.object({ order: z.string(), refund: z.number(), currency: z.string() });

/** What an action did, in the words it was proposed in; null for what needs no telling. */
export function actionText(scene: Scene, action: DoneAction): string | null {
  const { effects } = scene.language;
  switch (action.tool) {
    case 'exchange_item': {
      const output = Exchanged.safeParse(action.output);
      if (!output.success) return null;
      const { order, from, to } = output.data;
      return effects.exchange(order, scene.say.piece(from), scene.say.change(from, to));
    }
    case 'return_item': {
      const order = scene.orders.find(({ id }) => id === action.order);
      const pieces = order?.items.map((item) => scene.say.piece(item)) ?? [];
      return action.order ? effects.return(action.order, scene.say.list(pieces)) : null;
    }
    case 'choose_refund':
      return action.order ? effects.refund(action.order, scene.context.store.returns.refundDays) : null;
    case 'cancel_order': {
      const output = Cancelled.safeParse(action.output);
      if (!output.success) return null;
      const { order, refund, currency } = output.data;
      return effects.cancel(order, scene.say.money(refund, currency));
    }
    default:
      return null;
  }
}

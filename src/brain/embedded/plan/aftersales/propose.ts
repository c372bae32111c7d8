import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { isKnown, propose, type Scene } from '../../scene.ts';
import { pieceOf } from '../../topic.ts';
import type { Variant } from '../variants.ts';

/*
 * Puts a call of the shop on the table, exactly as it would be made, with its effect in words; the words around it are the
 * caller's. Who is not known yet is offered nothing that needs it.
 */

export function proposeReturn(scene: Scene, order: OrderView, items: Item[], problem: Problem | null): void {
  const { effects, labels } = scene.language;
  propose(
    scene,
    {
      tool: 'return_item',
      input: {
        order: order.id,
        lines: items.map(({ line }) => line),
        ...(problem ? { reason: problem } : {}),
      },
      intent: 'return',
      effect: effects.return(order.id, scene.say.list(items.map((item) => scene.say.piece(pieceOf(item))))),
      order: order.id,
    },
    labels.startReturn,
  );
}

export function proposeExchange(scene: Scene, order: OrderView, item: Item, variant: Variant): void {
  if (!isKnown(scene)) return;
  const { effects, labels } = scene.language;
  const to = scene.say.change(item, variant);
  propose(
    scene,
    {
      tool: 'exchange_item',
      input: inputOf(order, item, variant),
      intent: 'exchange',
      effect: effects.exchange(scene.say.piece(pieceOf(item)), to, scene.context.store.returns.free),
      order: order.id,
    },
    labels.exchangeFor(to),
  );
}

/** The call that an exchange is. */
export function inputOf(
  order: OrderView,
  item: Item,
  variant: Variant,
): { order: string; line: string; sku: string } {
  return { order: order.id, line: item.line, sku: variant.sku };
}

export function proposeRefund(scene: Scene, order: OrderView, returnId: string): void {
  if (!isKnown(scene)) return;
  const { effects, labels } = scene.language;
  propose(
    scene,
    {
      tool: 'choose_refund',
      input: { order: order.id, return: returnId },
      intent: 'refund',
      effect: effects.refund(order.id, scene.context.store.returns.refundDays),
      order: order.id,
    },
    labels.refund,
  );
}

export function proposeCancel(scene: Scene, order: OrderView): void {
  if (!isKnown(scene)) return;
  const { effects, labels } = scene.language;
  propose(
    scene,
    {
      tool: 'cancel_order',
      input: { order: order.id },
      intent: 'cancellation',
      effect: effects.cancel(order.id, scene.say.money(order.total, order.currency)),
      order: order.id,
    },
    labels.cancelOrder,
  );
}

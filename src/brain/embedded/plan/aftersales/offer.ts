import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { able, act, isKnown, offerHuman, propose, type Scene, ticket } from '../../scene.ts';
import { pieceOf, piecesOf } from '../../topic.ts';
import { offeredHere } from '../offers.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';
import type { Variant } from '../variants.ts';
import { closed } from './closed.ts';
import {
  maySettle,
  proposeCancel,
  proposeExchange,
  proposeRefund,
  proposeReturn,
  settlesAsRefund,
} from './propose.ts';

/*
 * Says what can be done, with its conditions, and puts it on the table.
 */

/** `refund`: money back is wanted now, whatever was wanted before. */
export function offerReturn(
  scene: Scene,
  order: OrderView,
  items: Item[],
  problem: Problem | null,
  refund = settlesAsRefund(scene, order),
) {
  const settles = refund && maySettle(scene);
  if (!order.returnable.open) return closed(scene, order);
  if (!able(scene, 'return_item')) return handOver(scene, 'beyond', 'return', order.id);
  act(scene, {
    type: 'offer_return',
    order: order.id,
    items: items.map(piecesOf),
    problem,
    again: !scene.say.letter && offeredBefore(scene, order.id),
    asked: scene.reading.says.has('lost_label') ? 'label' : scene.reading.says.has('cost') ? 'cost' : null,
    lastDay: order.returnable.lastDay,
    daysLeft: order.returnable.daysLeft,
    toAddressOnFile: !isKnown(scene),
    settles,
  });
  proposeReturn(scene, order, items, problem, settles);
  offerHuman(scene);
  ticket(scene, 'return', order.id, 'open', items[0]?.title);
}

/** The same return was the last thing that was offered here: the conditions need not be told again. */
function offeredBefore({ context }: Scene, order: string): boolean {
  const { offers, stale } = offeredHere(context);
  return !stale && offers.some((one) => one.does === 'return' && one.order === order);
}

/** Offers to cancel the order, or these items of it; who has not proven enough is asked for proof first. */
export function offerCancel(scene: Scene, order: OrderView, items: readonly Item[] = order.items) {
  if (!isKnown(scene)) {
    offerProof(scene, 'cancellation', order.id);
    return ticket(scene, 'cancellation', order.id, 'open');
  }
  proposeCancel(scene, order, items);
  ticket(scene, 'cancellation', order.id, 'open');
}

/** Money back for what is being exchanged begins with taking the exchange back. */
export function insteadOfExchange(scene: Scene, order: OrderView, exchange: OrderView['exchanges'][number]) {
  if (!isKnown(scene)) return unproven(scene, order);
  act(scene, { type: 'refund_instead', to: exchange.to });
  propose(scene, { tool: 'undo', input: { order: order.id, exchange: exchange.id } });
  ticket(scene, 'refund', order.id, 'open');
}

/** Money goes to nobody who is not known. */
export function unproven(scene: Scene, order: OrderView): void {
  offerProof(scene, 'refund', order.id);
  ticket(scene, 'refund', order.id, 'open');
}

/** Says that the variant is there, and offers it in exchange. */
export function offerExchange(scene: Scene, order: OrderView, item: Item, variant: Variant): void {
  act(scene, { type: 'in_stock', from: pieceOf(item), to: variant });
  proposeExchange(scene, order, item, variant);
}

/** Offers the money back for a return that is open. */
export function offerRefund(scene: Scene, order: OrderView, returnId: string): void {
  proposeRefund(scene, order, returnId);
}

import type { ProposalView } from '../../context.ts';
import { act, pastDay, type Scene } from '../scene.ts';
import { openReturn } from '../topic.ts';
import { proposeUndo } from './again.ts';
import { orderOf } from './ask.ts';
import { offerCancel, planCancel } from './cancellations.ts';
import { exchange } from './exchanges.ts';
import { offerOf } from './offers.ts';
import { settle } from './refunds.ts';
import { closed, offerReturn, rememberAll, returnStanding } from './returns.ts';

/**
 * A yes to what was offered too long ago does nothing. She is told, and what policy still allows today is offered anew: nothing
 * here carries the lapsed proposal's consent on.
 */
export async function planLapsed(scene: Scene, proposal: ProposalView): Promise<void> {
  const offer = offerOf(proposal);
  const order = offer && (await orderOf(scene, offer.input.order));
  if (!offer || !order) return act(scene, { type: 'offer_expired' });
  act(scene, { type: 'offer_lapsed', at: proposal.at });
  const line = offer.tool === 'exchange_item' ? offer.input.line : undefined;
  const back = openReturn(order, line);
  switch (offer.tool) {
    case 'return_item': {
      if (back) return returnStanding(scene, order, back.lines[0]);
      const items = order.items.filter(({ line }) => offer.input.lines.includes(line));
      return offerReturn(scene, order, items, rememberAll(scene, order, items));
    }
    case 'exchange_item': {
      if (back && pastDay(scene, back.deadline)) return returnStanding(scene, order, line);
      if (!back && !order.returnable.open) return closed(scene, order);
      const item = order.items.find((other) => other.line === line);
      return item
        ? exchange(scene, order, item, null, { sku: offer.input.sku }, proposal.id)
        : act(scene, { type: 'offer_expired' });
    }
    case 'choose_refund':
      return back?.settlement === 'undecided'
        ? settle(scene, order, back.id)
        : returnStanding(scene, order, back?.lines[0]);
    case 'cancel_order':
      return order.status === 'pending' ? offerCancel(scene, order) : planCancel(scene, true);
    case 'undo':
      return proposeUndo(scene, order, offer.input);
  }
}

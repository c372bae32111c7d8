import type { ProposalView } from '../../context.ts';
import { act, pastDay, type Scene } from '../scene.ts';
import { openReturn } from '../topic.ts';
import { planCancel } from './aftersales/cancel.ts';
import { closed } from './aftersales/closed.ts';
import { exchange } from './aftersales/exchange.ts';
import { aftersales } from './aftersales/index.ts';
import { settle } from './aftersales/refund.ts';
import { rememberAll } from './aftersales/remembered.ts';
import { proposeUndo } from './again.ts';
import { orderOf } from './ask.ts';
import { offerOf } from './offers.ts';

/**
 * A yes to what was offered too long ago does nothing. The customer is told, and what policy still allows today is offered anew: nothing
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
      if (back) return aftersales.return.standing(scene, order, back.lines[0]);
      const items = order.items.filter(({ line }) => offer.input.lines.includes(line));
      return aftersales.return.offer(scene, order, items, rememberAll(scene, order, items));
    }
    case 'exchange_item': {
      if (back && pastDay(scene, back.deadline)) return aftersales.return.standing(scene, order, line);
      if (!back && !order.returnable.open) return closed(scene, order);
      const item = order.items.find((other) => other.line === line);
      return item
        ? exchange(scene, order, item, null, { sku: offer.input.sku }, proposal.id)
        : act(scene, { type: 'offer_expired' });
    }
    case 'choose_refund':
      return back?.settlement === 'undecided'
        ? settle(scene, order, back.id)
        : aftersales.return.standing(scene, order, back?.lines[0]);
    case 'cancel_order':
      return order.status === 'pending' ? aftersales.cancel.offer(scene, order) : planCancel(scene, true);
    case 'undo':
      return proposeUndo(scene, order, offer.input);
  }
}

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
  const order = offer && (await orderOf(scene, offer.order));
  if (!offer || !order) return act(scene, { type: 'offer_expired' });
  act(scene, { type: 'offer_lapsed', at: proposal.at });
  const standing = (line: string | undefined) => aftersales.return.standing(scene, order, line);
  return offer.by<void | Promise<void>>({
    return_item: ({ lines }) => {
      const back = openReturn(order);
      if (back) return standing(back.lines[0]);
      const items = order.items.filter(({ line }) => lines.includes(line));
      return aftersales.return.offer(scene, order, items, rememberAll(scene, order, items));
    },
    exchange_item: ({ line, sku }) => {
      const back = openReturn(order, line);
      if (back && pastDay(scene, back.deadline)) return standing(line);
      if (!back && !order.returnable.open) return closed(scene, order);
      const item = order.items.find((other) => other.line === line);
      return item
        ? exchange(scene, order, item, null, { sku }, proposal.id)
        : act(scene, { type: 'offer_expired' });
    },
    choose_refund: () => {
      const back = openReturn(order);
      return back?.settlement === 'undecided' ? settle(scene, order, back.id) : standing(back?.lines[0]);
    },
    cancel_order: () =>
      order.status === 'pending' ? aftersales.cancel.offer(scene, order) : planCancel(scene, true),
    undo: (input) => proposeUndo(scene, order, input),
  });
}

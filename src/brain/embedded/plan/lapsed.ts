import type { CardView } from '../../context.ts';
import { act, pastDay, propose, type Scene } from '../scene.ts';
import { openReturn } from '../topic.ts';
import { planCancel } from './aftersales/cancel.ts';
import { closed } from './aftersales/closed.ts';
import { aftersales } from './aftersales/index.ts';
import { offerExchange } from './aftersales/offer.ts';
import { itemsOf } from './aftersales/pieces.ts';
import { offerSettlement } from './aftersales/refund.ts';
import { rememberAll } from './aftersales/remembered.ts';
import { soldOut } from './aftersales/settlement.ts';
import { proposeUndo } from './again.ts';
import { orderOf } from './ask.ts';
import { productOf } from './catalogue.ts';
import { offerOf } from './offers.ts';
import { variantsOf } from './variants.ts';

/**
 * A yes to what was offered too long ago does nothing. The customer is told, and what policy still allows today is offered anew: nothing
 * here carries the consent to what has lapsed on.
 */
export async function planLapsed(scene: Scene, card: CardView): Promise<void> {
  const [effect] = card.alternatives[0]?.effects ?? [];
  const offer = effect ? offerOf(effect) : null;
  const order = offer && (await orderOf(scene, offer.order));
  if (!offer || !order) return act(scene, { type: 'offer_expired' });
  act(scene, { type: 'offer_lapsed', at: card.at });
  const standing = (line: string | undefined) => aftersales.return.standing(scene, order, line);
  return offer.by<void | Promise<void>>({
    return_item: ({ lines }) => {
      const back = openReturn(order);
      if (back) return standing(back.lines[0]);
      const items = itemsOf(order, lines);
      return aftersales.return.offer(scene, order, items, rememberAll(scene, order, items));
    },
    exchange_item: async ({ line, sku }) => {
      const back = openReturn(order, line);
      if (back && pastDay(scene, back.deadline)) return standing(line);
      if (!back && !order.returnable.open) return closed(scene, order);
      const item = order.items.find((other) => other.line === line);
      const product = item && (await productOf(scene, item));
      const all = product ? variantsOf(product) : [];
      const variant = all.find((other) => other.sku === sku);
      if (!item || !variant) return act(scene, { type: 'offer_expired' });
      return variant.stock > 0
        ? offerExchange(scene, order, item, variant)
        : soldOut(scene, order, item, all, variant);
    },
    choose_refund: () => {
      const back = openReturn(order);
      return back?.settlement === 'undecided'
        ? offerSettlement(scene, order, back.id)
        : standing(back?.lines[0]);
    },
    cancel_order: () =>
      order.status === 'pending' ? aftersales.cancel.offer(scene, order) : planCancel(scene),
    undo: (input) => proposeUndo(scene, order, input),
    change_items: (input) => propose(scene, { tool: 'change_items', input }),
    change_order_address: (input) => propose(scene, { tool: 'change_order_address', input }),
    change_payment: (input) => propose(scene, { tool: 'change_payment', input }),
  });
}

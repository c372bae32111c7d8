import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { Scene } from '../../scene.ts';
import type { Variant } from '../variants.ts';
import { offerCancel, offerExchange, offerRefund, offerReturn } from './offer.ts';
import { proposeCancel, proposeExchange, proposeRefund, proposeReturn } from './propose.ts';
import { cancelStanding, exchangeStanding, refundStanding, returnStanding } from './standing.ts';

/** One thing that can be done about an order after it was placed. */
interface Aftersale<Offered extends unknown[], There extends unknown[]> {
  /** Puts the exact call on the table, without a word. */
  propose(scene: Scene, order: OrderView, ...offered: Offered): void;
  /** Says it with its conditions, and puts it on the table. */
  offer(scene: Scene, order: OrderView, ...offered: Offered): void;
  /** Tells what there is of it already, and goes on from there. */
  standing(scene: Scene, order: OrderView, ...there: There): void | Promise<void>;
}

interface Kinds {
  return: Aftersale<[items: Item[], problem: Problem | null], [line?: string]>;
  exchange: Aftersale<[item: Item, to: Variant], [exchange: OrderView['exchanges'][number]]>;
  refund: Aftersale<[back: string], []>;
  cancel: {
    propose(scene: Scene, order: OrderView, items: readonly Item[]): void;
    offer(scene: Scene, order: OrderView, items?: readonly Item[]): void;
    standing(scene: Scene, order: OrderView): void;
  };
}

/**
 * What can be done about an order. Each step rests on the one before it and on no other kind's plan, so that
 * none of them call each other in circles: propose, offer, settle (exchange or refund?), standing, and then
 * the plans, a file for each kind.
 */
export const aftersales: Kinds = {
  return: { propose: proposeReturn, offer: offerReturn, standing: returnStanding },
  exchange: { propose: proposeExchange, offer: offerExchange, standing: exchangeStanding },
  refund: { propose: proposeRefund, offer: offerRefund, standing: refundStanding },
  cancel: { propose: proposeCancel, offer: offerCancel, standing: cancelStanding },
};

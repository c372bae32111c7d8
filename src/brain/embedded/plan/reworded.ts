import { languageOfText } from '../../../language/detect.ts';
import type { ProposalView } from '../../context.ts';
import type { Scene } from '../scene.ts';
import { liveExchange, pieceOf } from '../topic.ts';
import { productOf } from './catalogue.ts';
import { offerOf } from './offers.ts';

/**
 * Offers in the language spoken now: one made before a change of language is worded anew, and binds the same
 * call.
 */
export async function reworded(scene: Scene, proposals: readonly ProposalView[]): Promise<ProposalView[]> {
  const worded: ProposalView[] = [];
  for (const proposal of proposals) {
    const foreign = languageOfText(proposal.effect, scene.language) !== scene.language;
    worded.push(
      foreign ? { ...proposal, effect: (await effectOf(scene, proposal)) ?? proposal.effect } : proposal,
    );
  }
  return worded;
}

/** What a proposal does, in the words of this turn; null where what it is about is not in view. */
async function effectOf(scene: Scene, proposal: ProposalView): Promise<string | null> {
  const { say, context } = scene;
  const { effects } = scene.language;
  const { returns } = context.store;
  const offer = offerOf(proposal);
  const order = offer && scene.orders.find(({ id }) => id === offer.input.order);
  if (!order) return null;
  switch (offer.tool) {
    case 'return_item': {
      const items = order.items.filter(({ line }) => offer.input.lines.includes(line));
      return effects.return(order.id, say.list(items.map((item) => say.piece(pieceOf(item)))));
    }
    case 'exchange_item': {
      const item = order.items.find(({ line }) => line === offer.input.line);
      const product = item && (await productOf(scene, item));
      const variant = product?.variants.find(({ sku }) => sku === offer.input.sku);
      if (!item || !variant) return null;
      return effects.exchange(
        say.piece(pieceOf(item)),
        say.change(item, { ...variant, title: item.title }),
        returns.free,
      );
    }
    case 'choose_refund':
      return effects.refund(order.id, returns.refundDays);
    case 'cancel_order':
      return effects.cancel(order.id, say.money(order.total, order.currency));
    case 'undo': {
      const standing = offer.input.exchange && liveExchange(order);
      return standing
        ? effects.undoExchange(order.id, say.change(standing.from, standing.to))
        : effects.undoReturn(order.id);
    }
  }
}

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
  const order = offer && scene.orders.find(({ id }) => id === offer.order);
  if (!order) return null;
  return offer.by<string | null | Promise<string | null>>({
    return_item: ({ lines }) => {
      const items = order.items.filter(({ line }) => lines.includes(line));
      return effects.return(order.id, say.list(items.map((item) => say.piece(pieceOf(item)))));
    },
    exchange_item: async ({ line, sku }) => {
      const item = order.items.find((other) => other.line === line);
      const product = item && (await productOf(scene, item));
      const variant = product?.variants.find((other) => other.sku === sku);
      if (!item || !variant) return null;
      return effects.exchange(
        say.piece(pieceOf(item)),
        say.change(item, { ...variant, title: item.title }),
        returns.free,
      );
    },
    choose_refund: () => effects.refund(order.id, returns.refundDays),
    cancel_order: () => effects.cancel(order.id, say.money(order.total, order.currency)),
    undo: ({ exchange }) => {
      const standing = exchange && liveExchange(order);
      return standing
        ? effects.undoExchange(order.id, say.change(standing.from, standing.to))
        : effects.undoReturn(order.id);
    },
  });
}

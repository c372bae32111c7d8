import { INTENTS } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import { meansWhole } from '../../../../language/extent/whole.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import type { ProposedCall } from '../../../brain.ts';
import { propose, type Scene, ticket } from '../../scene.ts';
import { returnOfLine } from '../../topic.ts';
import { offerOf, offersIn } from '../offers.ts';

/** More words than these stand for themselves. */
const FEW = 16;

/**
 * "Actually cancel the whole thing", while a part of an order is on a card to be cancelled or sent back: all of that order in its place.
 * True where that was meant.
 */
export function planWidened(scene: Scene): boolean {
  const { context, choice, reading, orders } = scene;
  const { settled } = context;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? settled?.card;
  if (!card || choice !== null || settled?.results.length || settled?.consent === 'agrees') return false;
  const text = context.asked.map(({ text: own }) => own).join('\n');
  if (!meansWhole(text) || reading.words.length > FEW || reading.words.some(isGarment)) return false;
  const put = offersIn([card]);
  const [first] = put;
  const order = orders.find(({ id }) => id === first?.order);
  const offer = first && offerOf(first.effect);
  if (!order || !offer || put.some(({ order: other }) => other !== order.id)) return false;
  if (reading.named.orders.some((id) => id !== order.id)) return false;
  const otherwise = ({ intent, learnt }: { intent: Intent; learnt?: boolean }) =>
    !learnt && INTENTS[intent].settles === true && intent !== first.effect.intent && intent !== 'undo';
  if (reading.intents.some(otherwise)) return false;
  const left = order.items.filter(({ line }) => !returnOfLine(order, line)).map(({ line }) => line);
  const call = offer.by<ProposedCall | null>({
    cancel_order: ({ lines, ...input }) => (lines ? { tool: 'cancel_order', input } : null),
    return_item: (input) =>
      input.lines.length < left.length ? { tool: 'return_item', input: { ...input, lines: left } } : null,
    ...{ exchange_item: none, choose_refund: none, undo: none },
    ...{ change_items: none, change_order_address: none, change_payment: none },
  });
  if (!call) return false;
  propose(scene, call);
  ticket(scene, first.effect.intent, order.id, 'open');
  return true;
}

const none = () => null;

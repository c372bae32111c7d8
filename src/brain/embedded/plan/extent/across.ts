import { INTENTS, isManner } from '../../../../conversation/intents.ts';
import { everyTitle } from '../../../../conversation/titles.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { garmentConcept } from '../../../../language/reading/concepts.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ProposedCall } from '../../../brain.ts';
import { titleWords } from '../../likeness.ts';
import { able, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, returnOfLine } from '../../topic.ts';
import { lotOf } from '../aftersales/pieces.ts';
import { maySettle } from '../aftersales/propose.ts';

interface Part {
  order: OrderView;
  items: Item[];
  words: Set<string>;
}

/**
 * "Return the slip dress and the trench", which are of two orders: both stand on one card, and neither is dropped. False unless each order
 * has a thing that the words name and no other has.
 */
export function planAcross(scene: Scene): boolean {
  const { reading, choice, orders } = scene;
  if (choice !== null || !isKnown(scene) || reading.says.has('hypothetical') || reading.contrast)
    return false;
  // A list of questions is answered one by one.
  if (reading.intents.some(({ intent }) => INTENTS[intent].settles !== true && !isManner(intent)))
    return false;
  const plain = reading.intents.filter(({ intent, learnt }) => !learnt && INTENTS[intent].settles === true);
  const cancels = plain.length > 0 && plain.every(({ intent }) => intent === 'cancellation');
  const returns = plain.length > 0 && plain.every(({ intent }) => intent === 'return' || intent === 'refund');
  if (!cancels && !returns) return false;
  if (reading.named.sizes.length + reading.named.colours.length > 0 || !able(scene, 'return_item'))
    return false;
  const said = new Set(reading.words.map(garmentConcept));
  const parts = orders
    .filter(({ status, returnable }) => (cancels ? status === 'pending' : returnable.open))
    .flatMap((order): Part[] => {
      const items = itemsMeant(scene, order).filter(({ line }) => !returnOfLine(order, line));
      const words = new Set(items.flatMap((item) => namesOf(item)).filter((word) => said.has(word)));
      return items.length > 0 && words.size > 0 ? [{ order, items, words }] : [];
    });
  const apart = (part: Part) =>
    parts.every((other) => other === part || [...part.words].some((word) => !other.words.has(word)));
  if (parts.length < 2 || parts.length > MOST || !parts.every(apart)) return false;
  if (parts.some(({ items }) => items.length > 1 || items.some(({ quantity }) => quantity > 1))) return false;
  if (reading.named.orders.some((id) => parts.every(({ order }) => order.id !== id))) return false;
  const refund = plain.some(({ intent }) => intent === 'refund') && maySettle(scene);
  propose(scene, ...parts.map((part) => callFor(part, cancels, refund)));
  for (const { order, items } of parts)
    ticket(scene, cancels ? 'cancellation' : 'return', order.id, 'open', items[0]?.title);
  return true;
}

/** Orders that one card is about. */
const MOST = 3;

function namesOf(item: Item): string[] {
  return everyTitle(item).flatMap((title) => titleWords(title).map(garmentConcept));
}

function callFor({ order, items }: Part, cancels: boolean, refund: boolean): ProposedCall {
  const lines = items.map((item) => lotOf(order, item));
  if (!cancels)
    return {
      tool: 'return_item',
      input: { order: order.id, lines, ...(refund ? { settlement: 'original' as const } : {}) },
    };
  const part = order.items.length > items.length;
  return { tool: 'cancel_order', input: { order: order.id, ...(part ? { lines } : {}) } };
}

import { invoiceWrong, tellsItCame } from '../../../../language/follow/facts.ts';
import { garmentConcept, isGarment } from '../../../../language/reading/concepts.ts';
import { act, isKnown, type Scene, ticket } from '../../scene.ts';
import { currentOrder, itemsMeant, orderFor, pieceOf } from '../../topic.ts';
import { asTold } from '../aftersales/arrived.ts';
import { handOver } from '../people.ts';

/**
 * What is only told: that the parcel came, that a dress is blue, that the invoice is wrong. It is taken note of and nothing is wished for in
 * its place. True where that is all that was said.
 */
export async function planTold(scene: Scene): Promise<boolean> {
  const { context, choice, reading } = scene;
  const words = context.asked.map((one) => (one.choice === null ? one.text : '')).join('\n');
  if (choice !== null || context.cards.some(({ sameSession }) => sameSession)) return false;
  if (invoiceWrong(words)) {
    act(scene, { type: 'invoice_wrong' });
    handOver(scene, 'requested', 'invoice', currentOrder(scene)?.id ?? null);
    return true;
  }
  if (!isKnown(scene) || reading.named.orders.length > 1) return false;
  if (tellsItCame(words)) return tellCame(scene);
  return describes(scene, words);
}

async function tellCame(scene: Scene): Promise<boolean> {
  const found = await orderFor(scene, 'status');
  const came = scene.orders.filter(({ status }) => status === 'shipped' || status === 'delivered');
  const told = found.kind === 'one' && came.includes(found.order) ? found.order : came[0];
  if (!told) return false;
  const order = await asTold(scene, told);
  act(scene, { type: 'came', order: order.id });
  ticket(scene, 'order_status', order.id, 'resolve');
  return true;
}

/** "My dress is blue": one thing of the customer's own, and what it is like. */
function describes(scene: Scene, words: string): boolean {
  const { reading } = scene;
  const { sizes, colours } = reading.named;
  if (!LIKE.test(words.trim()) || sizes.length + colours.length === 0 || reading.problem !== null)
    return false;
  const things = new Set(reading.words.filter(isGarment).map(garmentConcept));
  if (things.size !== 1) return false;
  const meant = scene.orders.flatMap((order) => itemsMeant(scene, order).map((item) => ({ order, item })));
  const [only, ...more] = meant;
  if (!only || more.length > 0) return false;
  act(scene, { type: 'about_thing', order: only.order.id, piece: pieceOf(only.item) });
  ticket(scene, 'order_status', only.order.id, 'open', only.item.title);
  return true;
}

const LIKE =
  /^(?:(?:hello|hi|bonjour|well|alors)[, ]+)?(?:my|the|ma|mon|la|le)\s[\p{L}-]+(?:\s[\p{L}-]+)?\s(?:is|are|was|est|était|sont)\s(?!too|trop)[\p{L}\d -]{1,30}[.!]?$/iu;

import type { OrderView } from '../../../../identity/view.ts';
import { saysItCame } from '../../../../language/upkeep/has-come.ts';
import type { Scene } from '../../scene.ts';

/** What is wrong with a thing that only somebody can say who has it. */
const IN_HAND: ReadonlySet<string> = new Set([
  'size_too_small',
  'size_too_big',
  'size',
  'damaged_item',
  'wrong_item',
]);

/**
 * An order that stands as on its way, and that the customer says has come: with their word, where that counts
 * for the shop. Else as it stands.
 */
export async function asTold(scene: Scene, order: OrderView): Promise<OrderView> {
  if (order.status !== 'shipped' || order.returnable.open) return order;
  const { reading, context, toolbox } = scene;
  const told = [reading.problem, ...reading.intents.map(({ intent }) => intent)];
  const wrong = told.some((one) => one !== null && IN_HAND.has(one));
  if (!saysItCame(context.asked.map(({ text }) => text).join('\n'), wrong)) return order;
  const result = await toolbox.call('note_arrival', { order: order.id });
  if (!result.ok) return order;
  const view = result.output;
  scene.orders = scene.orders.map((other) => (other.id === view.id ? view : other));
  return view;
}

import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { isKnown, propose, type Scene } from '../../scene.ts';
import type { Variant } from '../variants.ts';

/*
 * Puts a call of the shop on the card, exactly as it would be made; its words come from its quote. Who is not known yet is offered
 * nothing that needs it.
 */

export function proposeReturn(scene: Scene, order: OrderView, items: Item[], problem: Problem | null): void {
  const lines = items.map(({ line }) => line);
  const input = { order: order.id, lines, ...(problem ? { reason: problem } : {}) };
  propose(scene, { tool: 'return_item', input });
}

export function proposeExchange(
  scene: Scene,
  order: OrderView,
  item: Item,
  { sku }: Pick<Variant, 'sku'>,
): void {
  if (!isKnown(scene)) return;
  propose(scene, { tool: 'exchange_item', input: { order: order.id, line: item.line, sku } });
}

export function proposeRefund(scene: Scene, order: OrderView, returnId: string): void {
  if (!isKnown(scene)) return;
  propose(scene, { tool: 'choose_refund', input: { order: order.id, return: returnId } });
}

/** All of the order, or only some of its items. */
export function proposeCancel(scene: Scene, order: OrderView, items: readonly Item[]): void {
  if (!isKnown(scene)) return;
  const part = order.items.some(({ line }) => items.every((item) => item.line !== line));
  const lines = part ? { lines: items.map(({ line }) => line) } : {};
  propose(scene, { tool: 'cancel_order', input: { order: order.id, ...lines } });
}

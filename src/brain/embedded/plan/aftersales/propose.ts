import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { canonical } from '../../../../tools/canonical.ts';
import { deedOf, type ToolTypes, tools } from '../../../../tools/index.ts';
import type { ProposedCall } from '../../../brain.ts';
import { able, isKnown, propose, type Scene } from '../../scene.ts';
import type { Variant } from '../variants.ts';
import { lotOf, someOf } from './pieces.ts';
import { settlementWanted } from './remembered.ts';

/*
 * Puts a call of the shop on the card, exactly as it would be made; its words come from its quote. Who is not known yet is offered
 * nothing that needs it.
 */

/** One yes opens the return and settles it as money back, where that is wanted. */
export function proposeReturn(
  scene: Scene,
  order: OrderView,
  items: Item[],
  problem: Problem | null,
  refund = settlesAsRefund(scene, order),
): void {
  const lines = items.map((item) => lotOf(order, item));
  const reason = problem ? { reason: problem } : {};
  const settlement = refund ? { settlement: 'original' as const } : {};
  const { reply } = scene;
  const same = reply.proposals.find(
    ([call, ...more]) => more.length === 0 && call && returns(call, order, lines),
  );
  // Of the same return twice in one turn, the one that settles it is meant.
  if (same && !refund) return;
  reply.proposals = reply.proposals.filter((calls) => calls !== same);
  propose(scene, { tool: 'return_item', input: { order: order.id, lines, ...reason, ...settlement } });
}

function returns(
  call: ProposedCall,
  { id }: OrderView,
  lines: ToolTypes['return_item']['input']['lines'],
): boolean {
  const input =
    deedOf(call.tool) === 'return' ? tools.return_item.input.safeParse(call.input).data : undefined;
  return input?.order === id && canonical(input.lines) === canonical(lines);
}

/** Money back is wanted for it, and may be settled with the return. */
export function settlesAsRefund(scene: Scene, order: OrderView): boolean {
  return maySettle(scene) && settlementWanted(scene, order, true) === 'refund';
}

/** The speaker is known, and the shop can settle a return. */
export function maySettle(scene: Scene): boolean {
  return isKnown(scene) && able(scene, 'choose_refund');
}

/** Proposes the exchange as a card; nothing to who has not proven enough. */
export function proposeExchange(
  scene: Scene,
  order: OrderView,
  item: Item,
  { sku }: Pick<Variant, 'sku'>,
): void {
  if (!isKnown(scene)) return;
  propose(scene, { tool: 'exchange_item', input: { order: order.id, ...someOf(order, item), sku } });
}

/** Proposes the money back as a card; nothing to who has not proven enough. */
export function proposeRefund(scene: Scene, order: OrderView, returnId: string): void {
  if (!isKnown(scene)) return;
  propose(scene, { tool: 'choose_refund', input: { order: order.id, return: returnId } });
}

/** All of the order, or only some of its items. */
export function proposeCancel(scene: Scene, order: OrderView, items: readonly Item[]): void {
  if (!isKnown(scene)) return;
  const lots = items.map((item) => lotOf(order, item));
  const part = order.items.some(({ line }) => !lots.includes(line));
  const lines = part ? { lines: lots } : {};
  propose(scene, { tool: 'cancel_order', input: { order: order.id, ...lines } });
}

import type { Deed } from '../../../conversation/deeds.ts';
import type { OrderView } from '../../../identity/view.ts';
import { deedOf } from '../../../tools/index.ts';
import type { ToolTypes } from '../../../tools/tool.ts';
import type { ProposalView } from '../../context.ts';
import { act, propose, type Scene, ticket } from '../scene.ts';
import { liveExchange } from '../topic.ts';

/** Puts the same offers on the table again, in this session. */
export function repropose(scene: Scene, proposals: readonly ProposalView[]): void {
  const { labels } = scene.language;
  const label: Record<Deed, string> = {
    return: labels.startReturn,
    exchange: labels.exchange,
    refund: labels.refund,
    cancellation: labels.cancelOrder,
    undo: labels.yes,
  };
  for (const { tool, input, intent, effect, order } of proposals) {
    propose(scene, { tool, input, intent, effect, order }, label[deedOf(tool) ?? 'undo']);
    ticket(scene, intent, order, 'open');
  }
}

/** Asks before something is taken back. */
export function proposeUndo(scene: Scene, order: OrderView, input: ToolTypes['undo']['input']): void {
  const { effects, labels } = scene.language;
  const standing = liveExchange(order);
  const effect =
    input.exchange && standing
      ? effects.undoExchange(order.id, scene.say.change(standing.from, standing.to))
      : effects.undoReturn(order.id);
  act(scene, { type: 'confirm', effect });
  propose(scene, { tool: 'undo', input, intent: 'undo', effect, order: order.id }, labels.yes);
  ticket(scene, 'undo', order.id, 'open');
}

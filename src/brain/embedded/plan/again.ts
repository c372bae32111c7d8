import type { OrderView } from '../../../identity/view.ts';
import { isToolName } from '../../../tools/index.ts';
import type { ToolTypes } from '../../../tools/tool.ts';
import type { CardView } from '../../context.ts';
import { propose, type Scene, ticket } from '../scene.ts';
import type { Offered } from './offers.ts';

/** Puts some of what was offered on the card again, in this session, each as an alternative. */
export function repropose(scene: Scene, offers: readonly Offered[]): void {
  for (const { effect, order } of offers) {
    if (isToolName(effect.tool)) propose(scene, { tool: effect.tool, input: effect.input });
    ticket(scene, effect.intent, order, 'open');
  }
}

/** Puts a card again, as it was; `asked`: the words ask for that, and agree to nothing. */
export function putAgain(scene: Scene, { id, alternatives }: CardView, asked = false): void {
  const { settled } = scene.context;
  // What agreed to it in part is answered by code: it asks once more.
  const byCode = !asked && settled?.again === true && settled.card?.id === id && !scene.say.letter;
  for (const { effects } of alternatives) {
    if (!byCode)
      propose(scene, ...effects.flatMap(({ tool, input }) => (isToolName(tool) ? [{ tool, input }] : [])));
    for (const { intent, quote } of effects) ticket(scene, intent, quote?.order ?? null, 'open');
  }
}

/** Asks before something is taken back. */
export function proposeUndo(scene: Scene, order: OrderView, input: ToolTypes['undo']['input']): void {
  propose(scene, { tool: 'undo', input });
  ticket(scene, 'undo', order.id, 'open');
}

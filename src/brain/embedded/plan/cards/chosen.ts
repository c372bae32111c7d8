import { INTENTS } from '../../../../conversation/intents.ts';
import type { Intent } from '../../../../conversation/values.ts';
import type { Mode } from '../../intents.ts';
import type { Scene } from '../../scene.ts';

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

/**
 * A thing or an order that was chosen of those asked about, where the words before say no more what for: the problem that is open about it
 * does. False where none is.
 */
export async function planChosen(scene: Scene, plan: PlanWish): Promise<boolean> {
  const [kind, order] = scene.choice?.split(':') ?? [];
  if (kind !== 'item' && kind !== 'order') return false;
  const open = scene.context.tickets.find(
    ({ status, intent, order: about }) =>
      (status === 'open' || status === 'paused') &&
      INTENTS[intent].settles === true &&
      (about === order || (kind === 'order' && about === null)),
  );
  if (!open) return false;
  await plan(scene, open.intent, 'tell');
  return true;
}

import { takesLeave } from '../../../../language/follow/leave.ts';
import { act, type Scene } from '../../scene.ts';

/** A message that only takes leave asks for nobody and repeats nothing, unless a card is on the table. True where it does. */
export function planLeave(scene: Scene): boolean {
  const { context, choice, say } = scene;
  if (
    say.letter ||
    choice !== null ||
    context.settled ||
    context.cards.some(({ sameSession }) => sameSession)
  )
    return false;
  if (!takesLeave(context.asked.map(({ text }) => text).join('\n'))) return false;
  act(scene, { type: 'goodbye' });
  return true;
}

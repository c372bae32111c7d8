import { isManner } from '../../../../conversation/intents.ts';
import { act, offerColleague, type Scene } from '../../scene.ts';
import { tellCase, tellPromises } from '../people.ts';

/** "Did your colleague see it?": told from what was handed over and promised, and never made up. True where that was asked. */
export function planSeen(scene: Scene): boolean {
  const { reading, context } = scene;
  if (!reading.says.has('colleague_seen')) return false;
  const others = reading.intents.some(
    ({ intent, learnt }) => !learnt && intent !== 'human' && intent !== 'complaint' && !isManner(intent),
  );
  // Whom an advisor has answered since knows that it was seen.
  const answered = context.history.some(({ author }) => author === 'advisor');
  if (others || (answered && context.control === 'assistant')) return false;
  if (context.control === 'waiting') {
    act(scene, { type: 'not_answered' });
    if (!tellPromises(scene)) tellCase(scene);
    return true;
  }
  if (tellPromises(scene)) return true;
  act(scene, { type: 'nobody_told' });
  offerColleague(scene);
  return true;
}

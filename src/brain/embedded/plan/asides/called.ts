import { asksForCall, saysCallTime } from '../../../../language/told/call-time.ts';
import { act, type Scene } from '../../scene.ts';
import { tellPromises } from '../people.ts';

/**
 * Who waits for a call and says when it would suit, or asks when it comes, hears what was promised; a time that was wished for is read by
 * who calls, and is promised by nobody. True where that was said.
 */
export function planCalled(scene: Scene): boolean {
  const { context } = scene;
  const calls = context.promises?.some((promise) => promise.act === 'call') ?? false;
  if (context.control === 'assistant' || !calls) return false;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const wished = saysCallTime(words);
  if (!wished && !asksForCall(words)) return false;
  if (wished) act(scene, { type: 'call_time' });
  return tellPromises(scene);
}

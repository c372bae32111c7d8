import { asksOfOldOne } from '../../../../language/follow/old-one.ts';
import { act, type Scene } from '../../scene.ts';

/**
 * "Do I have to send the old one back?" while a colleague arranges a replacement: it is the colleague who decides, and the customer keeps
 * it until then. Nothing is opened or put for it. True where that was asked.
 */
export function planOldOne(scene: Scene): boolean {
  const { context, choice, reading } = scene;
  if (choice !== null || context.control === 'assistant') return false;
  const words = context.asked.map((one) => (one.choice === null ? one.text : '')).join('\n');
  if (!asksOfOldOne(words)) return false;
  const waits = context.tickets.findLast(
    ({ intent, status }) => status === 'escalated' && (intent === 'damaged_item' || intent === 'wrong_item'),
  );
  if (!waits || reading.named.orders.some((id) => id !== waits.order)) return false;
  act(scene, { type: 'of_it', told: { about: 'old_one' } });
  return true;
}

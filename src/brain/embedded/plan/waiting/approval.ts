import { act, type Scene } from '../../scene.ts';
import { currentOrder } from '../../topic.ts';
import { momentOf } from '../people.ts';

/**
 * "When do I get the money back?", "so is it cancelled?" of a cancellation that waits for a person: it is not done yet, by when that is
 * decided, and what comes of it. True where that was asked.
 */
export function planAwaitsApproval(scene: Scene): boolean {
  const { context, reading, choice } = scene;
  const decided = context.promises?.find((promise) => promise.act === 'approval' && !promise.late);
  if (!decided || choice !== null) return false;
  const about = reading.named.orders;
  const order = currentOrder(scene);
  if (about.length > 0 || order?.status !== 'pending') return false;
  const money = reading.intents.some(({ intent }) => intent === 'refund') || reading.refers.refundStatus;
  const done = reading.says.has('is_done') || reading.says.has('is_cancelled');
  const others = reading.intents.some(
    ({ intent, learnt }) => !learnt && !['refund', 'cancellation', 'thanks', 'payment'].includes(intent),
  );
  if (others || !(money || done)) return false;
  act(scene, { type: 'awaits_approval', name: decided.name, ...momentOf(scene, decided.due) });
  return true;
}

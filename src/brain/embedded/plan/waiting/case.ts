import type { Intent } from '../../../../conversation/values.ts';
import { asksOfCase } from '../../../../language/told/of-case.ts';
import type { Reading } from '../../intents.ts';
import { spokenOrders } from '../../pointed.ts';
import type { Scene } from '../../scene.ts';
import { tellCase } from '../people.ts';

/** What a question of the case may be read as. */
const AROUND: readonly Intent[] = ['order_status', 'missing_parcel', 'hours', 'stock_alert', 'delivery_date'];

/** "Any news?", "who is looking at it?" of what a colleague has: how that stands, and what was promised. True where that was asked. */
export function planCase(scene: Scene): boolean {
  const { context, reading, choice } = scene;
  if (context.control !== 'waiting' || choice !== null) return false;
  const open = ({ intent, learnt }: Reading) => learnt || AROUND.includes(intent);
  const asked = context.asked.map(({ text }) => asksOfCase(text));
  if (!reading.intents.every(open) || asked.includes(null)) return false;
  const cases = context.tickets.filter(({ status }) => status === 'escalated');
  const named = reading.named.orders;
  // "How long does it take?" after news of another order is asked of that one.
  const about = named.length > 0 || asked.includes('plainly') ? named : spokenOrders(scene);
  if (about.length > 0 && !cases.some(({ order }) => order !== null && about.includes(order))) return false;
  tellCase(scene, named[0]);
  return true;
}

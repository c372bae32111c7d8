import type { OrderView } from '../../../../identity/view.ts';
import { localTime } from '../../../../language/calendar.ts';
import { able, act, type Scene } from '../../scene.ts';

/**
 * Tells beside what the shop says where the carrier says that a parcel is, and when it said so; nothing where it says nothing. Once a
 * turn, as the carrier is waited for.
 */
export async function tellTracked(scene: Scene, order: OrderView, parcel: 'order' | 'return'): Promise<void> {
  const { context, toolbox, today, asked } = scene;
  if (!able(scene, 'track_parcel') || asked.has('track_parcel')) return;
  asked.add('track_parcel');
  const found = await toolbox.call('track_parcel', { order: order.id, parcel });
  const track = found.ok ? found.output.track : null;
  if (!track) return;
  const { carrier, state, place, asOf } = track;
  const { day, minutes } = localTime(asOf, context.store.timeZone);
  const two = (n: number) => `${n}`.padStart(2, '0');
  const time = day === today ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : null;
  act(scene, { type: 'tracked', order: order.id, parcel, carrier, state, place, asOf, time });
}

/** Where it is, is what is asked. */
export function asksWhere({ reading }: Scene): boolean {
  return (
    reading.says.has('received') ||
    reading.intents.some(({ intent }) => intent === 'order_status' || intent === 'missing_parcel')
  );
}

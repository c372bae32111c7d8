import type { CarrierTrack } from '../../../../carriers/tracking.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { localTime } from '../../../../language/calendar.ts';
import { able, act, type Scene } from '../../scene.ts';
import { openReturn } from '../../topic.ts';

type Parcel = 'order' | 'return';

/** Parcels that carriers are asked about in one turn. */
const MOST_TRACKED = 3;

/**
 * Tells beside what the shop says where the carrier says that a parcel is, and when it said so; nothing where it says nothing. Of a few
 * parcels a turn, as the carrier is waited for.
 */
export async function tellTracked(scene: Scene, order: OrderView, parcel: Parcel): Promise<void> {
  const { context, today } = scene;
  const track = await trackOf(scene, order, parcel);
  if (!track) return;
  const { carrier, state, place, asOf } = track;
  const { day, minutes } = localTime(asOf, context.store.timeZone);
  const many = scene.tracks.size > 1;
  const two = (n: number) => `${n}`.padStart(2, '0');
  const time = day === today ? `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : null;
  act(scene, { type: 'tracked', order: order.id, parcel, carrier, state, place, asOf, time, many });
}

/** Asks about the parcels of several orders at once, so that they are waited for together. */
export function askTracked(scene: Scene, orders: readonly OrderView[]): void {
  for (const order of orders) {
    const parcel = isOnItsWay(order);
    if (parcel) void trackOf(scene, order, parcel);
  }
}

function isOnItsWay(order: OrderView): Parcel | null {
  if (openReturn(order)) return 'return';
  return order.status === 'shipped' ? 'order' : null;
}

async function trackOf(scene: Scene, { id }: OrderView, parcel: Parcel): Promise<CarrierTrack | null> {
  const { toolbox, tracks } = scene;
  if (!able(scene, 'track_parcel')) return null;
  const key = `${parcel} ${id}`;
  const known = tracks.get(key);
  if (known) return known;
  if (tracks.size >= MOST_TRACKED) return null;
  const asked = toolbox
    .call('track_parcel', { order: id, parcel })
    .then((found) => (found.ok ? found.output.track : null));
  tracks.set(key, asked);
  return asked;
}

/** Where it is, is what is asked. */
export function asksWhere({ reading }: Scene): boolean {
  return (
    reading.says.has('received') ||
    reading.intents.some(({ intent }) => intent === 'order_status' || intent === 'missing_parcel')
  );
}

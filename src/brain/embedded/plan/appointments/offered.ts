import { everyTitle } from '../../../../conversation/titles.ts';
import { appointmentWish } from '../../../../language/appointments/wish.ts';
import type { FreeTime } from '../../../../shop/shop.ts';
import type { ToldTime } from '../../../../tools/appointments/find_free_times.ts';
import { lastSaid } from '../../memory.ts';
import type { Scene } from '../../scene.ts';
import { timeChosen, type Use } from './times.ts';
import { momentOf } from './told.ts';

/** A time that was offered, and what for. */
export type OfferedTime = Use & Pick<FreeTime, 'startsAt' | 'with'>;

/**
 * The times that were offered last in this session, in their order. Where a channel has no buttons they are found again by the
 * words that named them.
 */
export async function timesOffered(scene: Scene): Promise<OfferedTime[]> {
  const last = lastSaid(scene.context);
  const pressed = (last?.choices ?? []).flatMap(({ id }) => timeChosen(id) ?? []);
  const { most } = scene.context.manner.choices;
  if (pressed.length > 0 || most > 0 || last?.author !== 'assistant') return pressed;
  const free = await scene.toolbox.call('find_free_times', {});
  const told = (free.ok ? free.output : []).filter(
    (time) => last.text.includes(time.title) && names(scene, last.text, time),
  );
  const [first] = told;
  const use = first && (await useOf(scene, first));
  if (!use) return [];
  const once = new Map(
    told
      .filter(({ service }) => service === use.service)
      .toReversed()
      .map((time) => [time.startsAt, time]),
  );
  return [...once.values()].reverse().map(({ startsAt, with: staff }) => ({ ...use, startsAt, with: staff }));
}

/** Whether words name a time as it is told: its day, and right after it its hour. */
function names(scene: Scene, text: string, { startsAt }: Pick<FreeTime, 'startsAt'>): boolean {
  const { day, from } = momentOf(scene, startsAt);
  const [on, at] = [scene.say.day(day), scene.say.time(from)];
  for (let place = text.indexOf(on); place >= 0; place = text.indexOf(on, place + 1)) {
    const after = text.slice(place + on.length);
    const gap = after.indexOf(at);
    if (gap >= 0 && gap <= GAP && !/\d/.test(after.charAt(gap + at.length))) return true;
  }
  return false;
}

/** " at ", " à ": letters between a day and its hour. */
const GAP = 4;

/** What the times were for: an appointment of that service that was to be moved, else a new one. */
async function useOf({ context, toolbox }: Scene, time: ToldTime): Promise<Use | null> {
  const { service } = time;
  const services = [{ service, names: everyTitle(time) }];
  const own = context.history.filter(({ author, sameSession }) => author === 'customer' && sameSession);
  const wish = own
    .toReversed()
    .map(({ text }) => appointmentWish(text, services, true)?.wish)
    .find((one) => one === 'move' || one === 'book');
  if (wish !== 'move') return wish === 'book' ? { does: 'book', service } : null;
  const list = await toolbox.call('list_appointments', {});
  const moved = list.ok ? list.output.find((one) => one.ahead && one.service === service) : undefined;
  return moved ? { does: 'move', appointment: moved.id, service } : null;
}

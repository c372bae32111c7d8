import type { ToldVisit } from '../../../../language/acts.ts';
import { localTime } from '../../../../language/calendar.ts';
import type { AppointmentView } from '../../../../tools/appointments/agenda.ts';
import type { Scene } from '../../scene.ts';

/** A moment as acts tell it: the store's day and time of day. */
export function momentOf({ context }: Scene, at: string): { day: string; from: string } {
  const { day, minutes } = localTime(at, context.store.timeZone);
  const two = (count: number) => String(count).padStart(2, '0');
  return { day, from: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** An appointment as acts tell it. */
export function toldVisit(
  scene: Scene,
  {
    title,
    startsAt,
    endsAt,
    with: staff,
    address,
    note,
  }: Pick<AppointmentView, 'title' | 'startsAt' | 'endsAt' | 'with' | 'address' | 'note'>,
): ToldVisit {
  return {
    ...momentOf(scene, startsAt),
    ...{ service: title, to: endsAt ? momentOf(scene, endsAt).from : null },
    ...{ with: staff, where: address, note },
  };
}

import type { OpeningHours } from '../../settings/hours.ts';
import type { StoreView } from '../../settings.ts';
import { isWanted, type WantedTimes } from '../appointments/wanted.ts';
import { addDays, instantAt, isWorkingTime, localTime } from '../calendar.ts';

/** When a call can be promised. Times are ISO 8601; `exact`: at that very minute, else by then. */
export type CallAt = { can: true; due: string; exact: boolean } | { can: false; wished: string | null };

/** A call that is wished for within some hours is promised at such steps. */
const STEP = 15;
const DAY = 24 * 60;

/**
 * The first time at which somebody of the store can call as it is wanted, by the clock of a zone. What is wanted when nobody is there cannot
 * be promised: `wished` is that time.
 */
export function callAt(
  wanted: WantedTimes,
  now: string,
  zone: string,
  store: OpeningHours & Pick<StoreView, 'timeZone' | 'promises'>,
): CallAt {
  const after = Date.parse(now) + STEP * 60_000;
  const today = localTime(now, zone).day;
  const anyHour = { ...wanted, from: null, to: null, at: null };
  let wished: string | null = null;
  for (let ahead = 0; ahead <= store.promises.maxDays; ahead++) {
    const day = addDays(today, ahead);
    if (!isWanted({ day, minutes: 0 }, anyHour)) continue;
    for (const minutes of minutesOf(wanted)) {
      const at = instantAt(day, minutes, zone);
      if (at <= after) continue;
      const due = new Date(at).toISOString();
      wished ??= due;
      if (isWorkingTime(due, store)) return { can: true, due, exact: wanted.at !== null };
    }
    // A time by the clock is that day's, or the next on which it lies ahead.
    if (wished !== null) break;
  }
  return { can: false, wished };
}

/** The minute that is wanted; of a span the latest ones first. */
function minutesOf({ at, from, to }: WantedTimes): number[] {
  if (at !== null) return [at];
  const first = from ?? 0;
  const steps = Math.floor((Math.min(to ?? DAY, DAY) - first) / STEP);
  return Array.from({ length: steps + 1 }, (_, n) => first + (steps - n) * STEP);
}

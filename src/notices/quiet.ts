import { localTime, weekdayOf } from '../language/calendar.ts';
import { type Quiet, WEEKDAYS } from './choices.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** A week of quiet days and nights has at most so many pieces: behind them it is looked at again. */
const MOST_PIECES = 16;

/**
 * When a person's quiet ends, in milliseconds; null where it is not quiet at `at` (milliseconds). Where clocks
 * change in between, up to an hour beside it: whoever waits for it asks again then.
 */
export function quietUntil(quiet: Quiet | null, at: number): number | null {
  if (!quiet) return null;
  let end = at;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const next = pieceEnd(quiet, end);
    if (next === null) break;
    end = next;
  }
  return end === at ? null : end;
}

/** The end of the quiet that holds at that time; null where none does. */
function pieceEnd({ from, to, days, timeZone }: Quiet, at: number): number | null {
  const { day, minutes } = localTime(new Date(at).toISOString(), timeZone);
  const ahead = (until: number) => Math.floor(at / MINUTE) * MINUTE + (until - minutes) * MINUTE;
  const weekday = WEEKDAYS[(weekdayOf(day) + 6) % 7];
  if (weekday && days.includes(weekday)) return ahead(DAY_MINUTES);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin < end) return minutes >= begin && minutes < end ? ahead(end) : null;
  if (minutes >= begin) return ahead(DAY_MINUTES + end);
  return minutes < end ? ahead(end) : null;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

import { localTime } from '../../language/calendar.ts';

/** A time as PrestaShop writes it ("2026-11-20 09:05:00", in the shop's own zone), as ISO 8601; null of none. */
export function instantOf(written: string, timeZone: string): string | null {
  const at = Date.parse(`${written.trim().replace(' ', 'T')}Z`);
  if (Number.isNaN(at)) return null;
  let guess = at;
  // Twice: the first try may stand on the other side of a change of the clocks.
  for (let turn = 0; turn < 2; turn++) guess += minuteOf(at) - shownIn(timeZone, guess);
  return new Date(guess).toISOString();
}

function shownIn(timeZone: string, instant: number): number {
  try {
    const { day, minutes } = localTime(new Date(instant).toISOString(), timeZone);
    return Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  } catch {
    // A zone that nobody knows.
    return minuteOf(instant);
  }
}

function minuteOf(instant: number): number {
  return Math.floor(instant / 60_000) * 60_000;
}

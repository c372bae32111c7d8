/** Zones found good: making a formatter to find out takes longer than all the rest of reading settings. */
const zones = new Set<string>();

/** Whether it is the name of a time zone (IANA). */
export function isTimeZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (zones.size < 1_000) zones.add(zone);
  return true;
}

/** A clock by which a time is told. */
export interface ToldClock {
  timeZone: string;
  /** Whose it is, to be said with the time ("New York"); null where it is the store's, and nobody is elsewhere. */
  place: string | null;
}

/**
 * The clock by which times are told to somebody whose own zone is `own`, as far as that is known: theirs. Where it is another day
 * there now, "today" would be another one, and it is the store's.
 */
export function clockFor(own: string | undefined, store: string, now: string): ToldClock {
  if (!own || !isTimeZone(own) || clockAt(own, now) === clockAt(store, now))
    return { timeZone: store, place: null };
  const day = (zone: string) => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date(now));
  const timeZone = day(own) === day(store) ? own : store;
  return { timeZone, place: placeOf(timeZone) };
}

function clockAt(timeZone: string, now: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv', options).format(new Date(now));
}

/** "America/Argentina/Buenos_Aires": "Buenos Aires". */
function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

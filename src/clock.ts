/*
 * The one clock. Production never moves it; the sandbox does, so that a story that takes three days can be
 * played in a minute. All objects of a development server live in one isolate, so a module variable reaches
 * them all.
 */
let shift = 0;
let restored = false;

/** Milliseconds since the epoch, as the service sees time. */
export function now(): number {
  return Date.now() + shift;
}

/** `now()` as ISO 8601 in UTC. */
export function timestamp(): string {
  return new Date(now()).toISOString();
}

/** How far the clock stands from the machine's, in milliseconds; 0 in production. */
export function clockShift(): number {
  return shift;
}

/** Development only: sets the shift. */
export function setClockShift(milliseconds: number): void {
  shift = milliseconds;
  restored = true;
}

/** Development only: takes the shift over from where it is kept, once in an isolate's life. */
export async function restoreClock(read: () => Promise<number>): Promise<void> {
  if (restored) return;
  restored = true;
  shift = await read();
}

import type { Service } from './service.ts';

/** The development service's clock. */
export class Clock {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  async now(): Promise<Date> {
    return this.#read(await this.#service.fetch('/sandbox/clock'));
  }

  /** Sets the clock; everything that is due by then has happened when this resolves. */
  set(time: Date): Promise<Date> {
    return this.#move({ now: time.toISOString() });
  }

  /** Moves it on: `14h`, `1d 2h`. */
  advance(duration: string): Promise<Date> {
    return this.#move({ advance: duration });
  }

  async #move(move: object): Promise<Date> {
    const response = await this.#service.fetch('/sandbox/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(move),
    });
    return this.#read(response);
  }

  async #read(response: Response): Promise<Date> {
    const text = await response.text();
    if (!response.ok) throw new Error(`/sandbox/clock answered ${response.status}: ${text.slice(0, 300)}`);
    const { now, failed = [] } = JSON.parse(text) as { now: string; failed?: string[] };
    if (failed.length > 0) throw new Error(`objects did not wake: ${failed.join('; ')}`);
    return new Date(now);
  }
}

/**
 * The instant at which a calendar shows that wall time in an IANA zone. `date` is `2026-11-23`, `time` is
 * `19:32`.
 */
export function zoned(date: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  // The offset is looked up twice, since the first guess may lie on the other side of a change.
  let instant = wanted;
  for (let round = 0; round < 2; round++) instant = wanted - offsetOf(new Date(instant), zone);
  return new Date(instant);
}

/** The calendar day of an instant in a zone, `2026-11-23`. */
export function dayIn(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

/** `days` after a calendar day. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday 7. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function offsetOf(instant: Date, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(instant.getTime() / 1000) * 1000;
}

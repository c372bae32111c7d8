import type { OpeningHours, Span } from '../settings/hours.ts';
import type { StoreView } from '../settings.ts';

/*
 * Days and hours as the store lives them. A day is an ISO date (`2026-12-16`), an instant any ISO 8601 time;
 * no clock is read.
 */

/** How an instant looks on the store's wall: its day, minutes since midnight. */
export interface Local {
  readonly day: string;
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/**
 * Minutes that were looked up lately: a turn asks for the same one again and again, and finding it costs as
 * much as a query.
 */
const lately = new Map<string, Local>();
const MOST_KEPT = 256;

/** The day and minute of an instant in a time zone. */
export function localTime(instant: string, timeZone: string): Local {
  const minute = `${timeZone} ${Math.floor(Date.parse(instant) / 60_000)}`;
  const known = lately.get(minute);
  if (known) return known;
  const found = foundTime(instant, timeZone);
  if (lately.size >= MOST_KEPT) lately.clear();
  lately.set(minute, found);
  return found;
}

function foundTime(instant: string, timeZone: string): Local {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(new Date(instant))) part[type] = value;
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
}

/** The day `count` days after (or before) a day. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** A real calendar day, or null ("2026-02-31" is none). */
export function validDay(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const parsed = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

/** Whether people answer now, and if not, from when. Times are `HH:MM` in the store's zone. */
export type Opening =
  | { open: true; until: string }
  | { open: false; next: { day: string; from: string } | null };

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Days ahead that open hours are looked for. */
const MOST_DAYS = 60;

/** Whether the store is open, until when, or when it opens next; looks a bounded number of days ahead. */
export function openingAt(now: string, store: OpeningHours & Pick<StoreView, 'timeZone'>): Opening {
  const { day, minutes } = localTime(now, store.timeZone);
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const date = addDays(day, ahead);
    for (const [from, to] of spansOn(store, date)) {
      if (ahead === 0 && minutesOf(to) <= minutes) continue;
      if (ahead === 0 && minutesOf(from) <= minutes) return { open: true, until: to };
      return { open: false, next: { day: date, from } };
    }
  }
  return { open: false, next: null };
}

/**
 * The spans of a day (`YYYY-MM-DD`), earliest first. A holiday of that year goes before one of every year, and any before the
 * weekday.
 */
export function spansOn({ hours, holidays = [] }: OpeningHours, day: string): Span[] {
  const holiday =
    holidays.find((one) => one.day === day) ?? holidays.find((one) => one.day === day.slice('2000-'.length));
  const spans = holiday?.hours ?? hours[WEEKDAYS[weekdayOf(day)] ?? 'sun'] ?? [];
  return [...spans].sort(([a], [b]) => minutesOf(a) - minutesOf(b));
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The instant (milliseconds) at which the wall of a time zone shows a day and minutes since midnight. */
export function instantAt(day: string, minutes: number, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  let instant = wall;
  // Twice: beside a change of the clocks the first guess is off by an hour.
  for (let n = 0; n < 2; n++) {
    const shown = localTime(new Date(instant).toISOString(), timeZone);
    instant += wall - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minutes * 60_000);
  }
  return instant;
}

/** When people of the store went home on the day before an instant, ISO 8601; six o'clock where they were not there. */
export function lastEvening(now: string, store: OpeningHours & Pick<StoreView, 'timeZone'>): string {
  const day = addDays(localTime(now, store.timeZone).day, -1);
  const [, closed] = spansOn(store, day).at(-1) ?? ['', '18:00'];
  return new Date(instantAt(day, minutesOf(closed), store.timeZone)).toISOString();
}

/** The first instant (milliseconds) after another at which it is this hour of the store's day; `weekday` 1: on a Monday. */
export function nextAt(
  hour: number,
  after: number,
  { timeZone, weekday }: { timeZone: string; weekday?: number },
): number {
  const { day } = localTime(new Date(after).toISOString(), timeZone);
  for (let ahead = 0; ; ahead++) {
    const date = addDays(day, ahead);
    const at = instantAt(date, hour * 60, timeZone);
    if (at > after && (weekday === undefined || weekdayOf(date) === weekday)) return at;
  }
}

/**
 * The instant (ISO 8601) by which so many minutes of the store's hours have passed from an instant on. A
 * store that never opens is taken to need a day.
 */
export function workingTime(
  from: string,
  minutes: number,
  store: OpeningHours & Pick<StoreView, 'timeZone'>,
): string {
  const start = Date.parse(from);
  const { day } = localTime(from, store.timeZone);
  let left = minutes * 60_000;
  for (let ahead = 0; ahead < MOST_DAYS; ahead++) {
    const date = addDays(day, ahead);
    for (const [opens, closes] of spansOn(store, date)) {
      const since = Math.max(start, instantAt(date, minutesOf(opens), store.timeZone));
      const room = instantAt(date, minutesOf(closes), store.timeZone) - since;
      if (room <= 0) continue;
      if (left <= room) return new Date(since + left).toISOString();
      left -= room;
    }
  }
  return new Date(start + minutes * 60_000 + 86_400_000).toISOString();
}

/** Whether people answer at an instant; at the very end of a span they still do. */
export function isWorkingTime(at: string, store: OpeningHours & Pick<StoreView, 'timeZone'>): boolean {
  const before = new Date(Date.parse(at) - 60_000).toISOString();
  return openingAt(at, store).open || openingAt(before, store).open;
}

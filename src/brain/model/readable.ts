import { localTime, weekdayOf } from '../../language/calendar.ts';
import type { StoreView } from '../../settings.ts';

/*
 * The shop's data as a model may be trusted to read it: amounts in major units with their currency, since nobody
 * should say "8700 euros", and instants in the store's own zone.
 */

/** Fields that hold an amount in minor units, in the `currency` beside or above them. */
const MONEY: ReadonlySet<string> = new Set([
  ...['price', 'total', 'amount', 'discount', 'shipping', 'balance', 'refund', 'freeFrom', 'difference'],
]);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

type Zone = Pick<StoreView, 'timeZone' | 'currency'>;

/** A value with its money and times readable; of a stored file its name, never its place. */
export function readable(value: unknown, store: Zone): unknown {
  return shown(value, store, store.currency);
}

function shown(value: unknown, store: Zone, currency: string): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one, store, currency));
  if (typeof value === 'string') return INSTANT.test(value) ? zoned(value, store.timeZone) : value;
  if (value === null || typeof value !== 'object') return value;
  if ('key' in value && 'filename' in value) return { filename: value.filename };
  const own = 'currency' in value && typeof value.currency === 'string' ? value.currency : currency;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      MONEY.has(name) && typeof inner === 'number' ? money(inner, own) : shown(inner, store, own),
    ]),
  );
}

const digits = new Map<string, number>();

/** An amount in minor units as it is said: `87.00 EUR`, `1200 JPY`. */
export function money(minor: number, currency: string): string {
  let places = digits.get(currency);
  if (places === undefined) {
    places =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digits.set(currency, places);
  }
  return `${(minor / 10 ** places).toFixed(places)} ${currency}`;
}

/** An instant on the store's wall, with its offset: `2026-12-14T19:32+01:00`. */
export function zoned(instant: string, timeZone: string): string {
  const { day, minutes } = localTime(instant, timeZone);
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const offset = Math.round((wall - Math.floor(Date.parse(instant) / 60_000) * 60_000) / 60_000);
  const sign = offset < 0 ? '-' : '+';
  return `${day}T${clock(minutes)}${sign}${clock(Math.abs(offset))}`;
}

/** Minutes as `HH:MM`. */
export function clock(minutes: number): string {
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return `${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The English name of a day's weekday; a day is `2026-11-24`. */
export function weekday(day: string): string {
  return DAYS[weekdayOf(day)] ?? '';
}

/*
 * Calendar days as ISO dates (`2026-03-29`). Reckoned on the calendar and never in hours, so that a day of 23
 * or 25 hours is one day.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day an instant (ISO 8601) falls on in an IANA zone. */
export function localDay(instant: string, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes ISO dates. Formats are kept: making one costs more than all else here.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(new Date(instant));
}

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

const DAY = 86_400_000;

/* How times, money and sizes are written: in the reader's language and the store's time zone. */

export interface Formats {
  time(at: string): string;
  day(at: string): string;
  /** A day and a time, for what is not of today. */
  moment(at: string, now: number): string;
  /** Which day a time is on: the same text for the same day. */
  dayKey(at: string): string;
  /** How long until, or since: `in 5 min`, `2 h ago`. */
  relative(at: string, now: number): string;
  money(value: number, currency: string): string;
  /** What a model's words cost: mostly parts of a cent. */
  dollars(value: number): string;
  size(bytes: number): string;
  percent(share: number): string;
  number(value: number): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How times, days, amounts and numbers are written in a language and a zone. */
export function formatsOf(locale: string, timeZone: string): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const times = dates({ hour: '2-digit', minute: '2-digit' });
  const days = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const years = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const moments = dates({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const keys = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const relatives = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
  const numbers = new Intl.NumberFormat(locale);
  const dayKey = (at: string) => keys.format(new Date(at));
  return {
    time: (at) => times.format(new Date(at)),
    day: (at) => (Math.abs(Date.now() - Date.parse(at)) > 300 * DAY ? years : days).format(new Date(at)),
    moment: (at, now) =>
      dayKey(at) === keys.format(new Date(now)) ? times.format(new Date(at)) : moments.format(new Date(at)),
    dayKey,
    relative: (at, now) => {
      const left = Date.parse(at) - now;
      const size = Math.abs(left);
      if (size < HOUR) return relatives.format(Math.trunc(left / MINUTE) || 0, 'minute');
      if (size < 2 * DAY) return relatives.format(Math.round(left / HOUR), 'hour');
      return relatives.format(Math.round(left / DAY), 'day');
    },
    money: (value, currency) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
      return format.format(value / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    dollars: (value) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 }).format(
        value,
      ),
    size: (bytes) =>
      bytes < 1_000_000
        ? `${numbers.format(Math.ceil(bytes / 1_000))}\u00a0kB`
        : `${numbers.format(Math.round(bytes / 100_000) / 10)}\u00a0MB`,
    percent: (share) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    number: (value) => numbers.format(value),
  };
}

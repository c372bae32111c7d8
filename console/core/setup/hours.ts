/** From and until, as `HH:MM`. */
export type Span = [string, string];
export type Week = { [day: string]: Span[] | undefined };

export interface Holiday {
  /** `2026-12-25`, or of every year `12-25`. */
  day: string;
  name: string;
  hours: Span[];
}

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** What stands where hours should; a week without them is closed. */
export function weekOf(value: unknown): Week {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The holidays among the settings. */
export function holidaysOf(value: unknown): Holiday[] {
  return Array.isArray(value) ? value : [];
}

/** One more span: the first is a working day, the next begins an hour after the last, as far as the day goes. */
export function withSpan(spans: readonly Span[]): Span[] {
  const last = spans.at(-1);
  if (!last) return [['09:00', '18:00']];
  const from = Math.min(hourOf(last[1]) + 1, 22);
  return [...spans, [clock(from), clock(Math.min(from + 4, 24))]];
}

/** The day's spans without one. */
export function withoutSpan(spans: readonly Span[], index: number): Span[] {
  return spans.filter((_, at) => at !== index);
}

/** The day's spans with another beginning or end of one. */
export function changedSpan(spans: readonly Span[], index: number, end: 0 | 1, time: string): Span[] {
  return spans.map(([from, to], at) => {
    if (at !== index) return [from, to];
    return end === 0 ? [time, to] : [from, time];
  });
}

/** The week with the hours of one day on all the days that are open. */
export function likeDay(week: Week, day: Day): Week {
  const spans = week[day] ?? [];
  return Object.fromEntries(
    DAYS.map((one) => [one, (week[one]?.length ?? 0) > 0 || one === day ? spans : (week[one] ?? [])]),
  );
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2)) || 0;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

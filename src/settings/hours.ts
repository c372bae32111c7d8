import { z } from 'zod';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A time of day; `24:00` is the end of it. */
const Time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not a time like 09:00');

/** `HH:MM` to `HH:MM` in the store's time zone. */
const Span = z.tuple([Time, Time]).refine(([from, to]) => from < to, 'ends before it begins');
export type Span = z.infer<typeof Span>;

/** The spans of one day; none: closed. */
const Spans = z
  .array(Span)
  .max(10)
  .superRefine((spans, context) => {
    for (const [index, [from]] of spans.entries())
      if (
        spans.some(
          ([begins, ends], other) => other < index && from < ends && begins < (spans[index]?.[1] ?? from),
        )
      )
        context.addIssue({ code: 'custom', path: [index], message: 'overlaps another span of the day' });
  });

/** When people answer. A day may have several spans; a day without one is closed. */
export const Hours = z.partialRecord(z.enum(WEEKDAYS), Spans);

/** A day of the calendar, `YYYY-MM-DD`, or of every year, `MM-DD`. */
const Day = z
  .string()
  .refine(
    (day) => isDay(/^\d\d-\d\d$/.test(day) ? `2000-${day}` : day),
    'not a day like 2026-12-25 or 12-25',
  );

/** A day that has other hours than its weekday. */
const Holiday = z.object({
  day: Day,
  /** What the day is called, in the store's own words. */
  name: z.string().max(100).default(''),
  /** When people answer all the same; none: not at all. */
  hours: Spans.default([]),
});
type Holiday = z.infer<typeof Holiday>;

export const Holidays = z
  .array(Holiday)
  .max(400)
  .superRefine((holidays, context) => {
    for (const [index, { day }] of holidays.entries())
      if (holidays.findIndex((other) => other.day === day) < index)
        context.addIssue({ code: 'custom', path: [index, 'day'], message: 'stands here twice' });
  });

/** Opening hours as a store keeps them. */
export interface OpeningHours {
  hours: z.infer<typeof Hours>;
  /** Absent where a caller has no days but weekdays. */
  holidays?: readonly Holiday[];
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  const time = Date.parse(`${day}T12:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

import { addDays, weekdayOf } from '../calendar.ts';

/* Spans of days that words name, counted from a day. */

interface Span {
  from: string;
  to: string;
}

/** So many days before it, to so many. */
export const daysBack =
  (from: number, to: number) =>
  (today: string): Span => ({ from: addDays(today, -from), to: addDays(today, -to) });

/** The week before, from its Monday; a few days of slack, since people mean "about then". */
export function lastWeek(today: string): Span {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return { from: addDays(monday, -7), to: addDays(monday, -1) };
}

/** From Monday to today. */
export function thisWeek(today: string): Span {
  return { from: addDays(today, -((weekdayOf(today) + 6) % 7)), to: today };
}

/** The latest month of that number (1 to 12) that is not to come. */
export const month =
  (number: number) =>
  (today: string): Span => {
    const year = Number(today.slice(0, 4)) - (number > Number(today.slice(5, 7)) ? 1 : 0);
    const two = String(number).padStart(2, '0');
    return { from: `${year}-${two}-01`, to: `${year}-${two}-31` };
  };

/** The whole month before today's. */
export function lastMonth(today: string): Span {
  const before = Number(today.slice(5, 7)) - 1;
  return month(before === 0 ? 12 : before)(today);
}

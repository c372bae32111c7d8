import { addDays, localDay } from '../days.ts';
import type { Subscription, SubscriptionRecord } from '../shop.ts';

/* Until when a subscription runs, reckoned on the calendar of the store. Days are ISO dates. */

/** What ending a subscription today would come to. */
export interface Term {
  /** Its last day. */
  endsOn: string;
  /** How often it is charged until then. */
  renewals: number;
}

/** More renewals than any notice of a year takes. */
const MOST = 24;

/**
 * When it would end that is given notice of today: with the period that is paid for, or with the first one that begins once
 * the notice is over. What renews on a day has run until that day. Null where nothing says when it renews, or what is said is
 * past: nobody could be told a day that holds.
 */
export function termOf(subscription: Subscription, today: string, timeZone: string): Term | null {
  const { status, interval, renewsAt, startedAt, noticeDays } = subscription;
  const earliest = addDays(today, noticeDays);
  // Nothing is charged meanwhile, and there is no period to wait for.
  if (status === 'paused' && !renewsAt) return { endsOn: earliest, renewals: 0 };
  if (!renewsAt) return null;
  const first = localDay(renewsAt, timeZone);
  if (first < today) return null;
  const anchor = Number(localDay(startedAt, timeZone).slice(8));
  for (let renewals = 0; renewals < MOST; renewals++) {
    const day = monthsLater(first, renewals * (interval === 'year' ? 12 : 1), anchor);
    if (day >= earliest) return { endsOn: day, renewals };
  }
  return null;
}

/** When it ends, whoever ended it; null where it goes on. */
export function endOf({ endsAt, ending }: SubscriptionRecord, timeZone: string): string | null {
  return endsAt ? localDay(endsAt, timeZone) : (ending?.endsOn ?? null);
}

/** Whether it is over. */
export function isOver(subscription: SubscriptionRecord, today: string, timeZone: string): boolean {
  const end = endOf(subscription, timeZone);
  return end === null ? subscription.status === 'cancelled' : end < today;
}

/** So many months after a day, on the day of the month that it began on where that month has it. */
function monthsLater(day: string, months: number, anchor: number): string {
  if (months === 0) return day;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  // A month that is short had put it earlier.
  const on = Math.min(date < anchor && date >= 28 ? anchor : date, last);
  return new Date(Date.UTC(Math.floor(at / 12), at % 12, on)).toISOString().slice(0, 10);
}

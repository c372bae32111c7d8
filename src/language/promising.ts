import type { Settings } from '../settings.ts';
import { isWorkingTime, openingAt } from './calendar.ts';

/** Longest wording of a promise, in characters. */
export const MOST_PROMISED = 300;

const DAY = 86_400_000;

type Store = Pick<Settings, 'hours' | 'timeZone' | 'promises'>;

/**
 * Why a time (ISO 8601) cannot be promised at `now`, for whoever wants to promise it; null when it can. It
 * lies ahead, no further than the store lets anybody be committed, and, where `hours` counts, when people are
 * there.
 */
export function cannotPromise(due: string, now: string, store: Store, hours: boolean): string | null {
  const time = Date.parse(due);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(due) || Number.isNaN(time))
    return 'due: an ISO 8601 time with its offset';
  if (time <= Date.parse(now)) return 'due: it has passed';
  const { maxDays } = store.promises;
  if (time > Date.parse(now) + maxDays * DAY) return `due: no more than ${maxDays} days ahead`;
  if (!hours || isWorkingTime(due, store)) return null;
  const { open, ...closed } = openingAt(due, store);
  const next = !open && 'next' in closed ? closed.next : null;
  return next
    ? `due: nobody is there then; people are back on ${next.day} from ${next.from} (${store.timeZone})`
    : 'due: nobody is there then';
}

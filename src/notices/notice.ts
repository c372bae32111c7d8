/** How people are told who have no console before them. */
export const NOTICE_WAYS = ['push', 'mail', 'webhook'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Why somebody is told: a thread waits, its customer has written to who has it, it was given to them, a note names them; or they try it out. */
export type NoticeAbout = 'waiting' | 'answered' | 'assigned' | 'mentioned' | 'test';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Milliseconds before what failed is tried again; within the hour that it is good for. */
const WAITS = [5 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE] as const;

/**
 * How long to wait after so many tries that failed, in milliseconds; null when it is given up. `asked`: what
 * the other side's `Retry-After` wants.
 */
export function noticeWait(tries: number, asked: number | null): number | null {
  const wait = WAITS[tries - 1];
  return wait === undefined ? null : Math.max(wait, asked ?? 0);
}

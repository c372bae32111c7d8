/* The page of the morning. */

/** How many wait; `more`: at least so many. */
interface Waiting {
  count: number;
  more: boolean;
}

/** What happened since a moment, and what waits now. Times are ISO 8601. */
export interface MorningView {
  since: string;
  at: string;
  /** Days of the store's zone that the figures are of. */
  from: string;
  to: string;
  happened: { people: number; tickets: number; messages: number; resolved: number; handed_over: number };
  waiting: Waiting & {
    /** Most urgent first. `name` null: a visitor. */
    threads: { customer: string; name: string | null; since: string; channel: string; reason: string }[];
  };
  approvals: Waiting;
  drafts: Waiting;
  unclaimed: Waiting;
  /** Promises that fall due soon or fell due. */
  due: { customer: string; what: string; due: string; state: 'due' | 'broken'; name: string | null }[];
  /** What was asked since then and no article answered, the most asked first. */
  unanswered: { key: string; example: string; count: number; lastAt: string }[];
  troubles: { channel: string; reason: string; last: string }[];
}

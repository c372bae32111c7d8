/* What waits, who is there, and what is done with whole threads. */

import type { Assurance, Channel } from './values.ts';

/** Most urgent first: `now` is an angry, broken or VIP thread, `next` somebody known, `later` a stranger. */
export type Urgency = 'now' | 'next' | 'later';

export type DeskView =
  | 'mine'
  | 'unassigned'
  | 'waiting'
  | 'assistant'
  | 'snoozed'
  | 'closed'
  | 'blocked'
  | 'all';

/** A thread on the desk or in a search. */
export interface QueueEntry {
  customer: string;
  /** Null: a visitor. */
  name: string | null;
  known: boolean;
  assurance: Assurance;
  /** Used lately, the last one last. */
  channels: Channel[];
  /** The last line, and whose it is. */
  last: { at: string; author: 'customer' | 'assistant' | 'advisor' | 'system'; text: string };
  /** `blocked`: an advisor has blocked a sender of it, and nobody waits there. */
  state: 'waiting' | 'advisor' | 'parked' | 'assistant' | 'closed' | 'blocked';
  since: string;
  reason: string;
  summary: string;
  urgency: Urgency;
  /** By when somebody answers, as promised or as the store wishes it, counted in opening hours; null without one. */
  due: string | null;
  /** From when on its clock warns. */
  warn: string | null;
  language: string;
  skills: string[];
  order: string | null;
  tags: string[];
  /** Whose it is; null: anybody's. */
  advisor: { id: string; name: string } | null;
  snoozedUntil: string | null;
  /** Who looks at it now. */
  viewers: Viewer[];
}

export interface Viewer {
  id: string;
  name: string;
  /** Since when; `writing` while they type. */
  at: string;
  writing?: boolean;
}

/** A person at work. `load`: live threads they have. */
export interface Presence {
  id: string;
  name: string;
  state: 'online' | 'away' | 'paused' | 'offline';
  load: number;
  limit: number;
}

export type Counts = Record<DeskView | 'approvals' | 'drafts', number>;

/** `GET search?q=&view=&after=`. */
export interface Found {
  entries: (QueueEntry & { found?: { at: string; channel: Channel | null; text: string } })[];
  next: string | null;
}

/** `GET mentions`: a note that names whoever asks, and that they have not seen. */
export interface Mention {
  id: string;
  customer: string;
  /** The customer's name; null: a visitor. */
  name: string | null;
  /** The name of who wrote it. */
  by: string;
  text: string;
  at: string;
}

/** `POST customers/:id/tags`: small letters, digits and hyphens; others are made so. */
export interface TagsRequest {
  add?: string[];
  remove?: string[];
}

/** `POST customers/:id/block`: nothing that is written from `address` is answered; null: nothing in the thread, which is spam. */
export interface BlockRequest {
  address: string | null;
  reason: string;
}

/** `POST customers/:id/unblock`: they are answered from what they write next. */
export interface UnblockRequest {
  address: string | null;
}

/** `GET answers`: texts with `{{name}}`, `{{first_name}}`, `{{order}}`, `{{advisor}}` and `{{store}}` in them. */
export interface CannedAnswers {
  answers: {
    name: string;
    language: string | null;
    text: string;
    /** Put on the thread once it has left; absent from services that know no such thing, as what follows. */
    tags?: string[];
    afterwards?: 'resolve' | 'snooze' | null;
    snoozeHours?: number;
  }[];
}

/** `POST customers/:id/assign`: to oneself, to somebody (`to`), or to nobody (null). 409 with `by` where another has it. */
export interface AssignRequest {
  to?: string | null;
  /** Who has it as far as the console knows, to take it from. */
  from?: string | null;
}

/** `POST customers/:id/snooze`; null wakes it. */
export interface SnoozeRequest {
  until: string | null;
}

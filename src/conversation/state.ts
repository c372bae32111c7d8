import type { KeptCard } from './cards.ts';
import type { TicketStatus } from './events/dealings.ts';
import type { KeptProof } from './proofs.ts';
import type { Block } from './turn/blocks.ts';
import { type Assurance, atLeast, type Channel, type Intent } from './values.ts';

/** One channel's run with one speaker. */
export interface Session {
  id: string;
  channel: Channel;
  address: string;
  locale: string;
  /**
   * The speaker's assurance. In the log's own state it is what was last proven; in a thread's state, and so
   * wherever else a session is read, it is what holds at that moment.
   */
  assurance: Assurance;
  /** What the assurance rests on. Absent in snapshots from before proofs had terms. */
  proofs?: KeptProof[];
  /** Orders that were named and may be seen. */
  claims: string[];
  /** Orders named too long ago to be seen still: filled where a session is evaluated at a moment. */
  lapsed?: string[];
  /** ISO time of the customer's last message, and of ours. */
  heardAt: string | null;
  saidAt: string | null;
  /**
   * Its address no longer belongs to the customer; this was the assurance before. Messages for the customer
   * go another way.
   */
  left?: Assurance;
  /** True of a call that is over: nothing more is said in it. */
  ended?: boolean;
}

/** The messages of a session that nobody has answered: the pending turn. */
export interface Pending {
  session: string;
  messages: string[];
  since: string;
}

/** A reply that waits for an advisor, and the messages it answers. */
export interface HeldDraft extends Pending {
  id: string;
}

/** A message that owes no answer until its file arrives, is late, or is lost. */
interface AwaitedFile {
  session: string;
  message: string;
}

export interface Ticket {
  id: string;
  intent: Intent;
  order: string | null;
  subject: string;
  status: TicketStatus;
  openedAt: string;
  at: string;
  channel: Channel;
  /** A visitor who only claimed to be the customer opened it, and the customer has not mentioned it. */
  claimed?: true;
}

/** The evidence where a messenger itself reports that somebody changed their number. */
export const CHANGED_NUMBER = 'their messenger says that they took this number';

/** Another object that may be the same person, and why: an advisor decides. */
export interface Suggestion {
  other: string;
  evidence: string;
  /** ISO 8601. */
  at: string;
}

/** Part of the brief of a thread that waits; `message`: the message whose own words it is. */
export interface Briefed {
  text: string;
  message?: string;
}

/** Who is in charge of the thread. */
export type Control =
  | { kind: 'assistant' }
  /** `brief`: what whoever takes it reads, the subject first; absent in snapshots from before it was kept. */
  | { kind: 'waiting'; since: string; reason: string; brief?: Briefed[] }
  /** `since`: absent in snapshots from before it was kept. */
  | { kind: 'advisor'; advisor: string; name: string; since?: string };

/**
 * What `decide` needs to know, folded from the log and kept as a snapshot. Everything in it is bounded, so
 * that a thread of years costs a turn no more than a thread of a day.
 */
export interface State {
  account: { id: string; name: string; locale: string } | null;
  control: Control;
  /** The most recently used sessions, newest last. */
  sessions: Session[];
  pending: Pending[];
  /** At most one for each session. */
  drafts?: HeldDraft[];
  /** Messages that are nothing but a file that has not arrived: their content is not known yet. */
  awaiting?: AwaitedFile[];
  /** Open cards, oldest first. */
  cards: KeptCard[];
  /** Oldest change first. */
  tickets: Ticket[];
  facts: Record<string, string>;
  /** When each fact was learned, ISO 8601; absent for what was learned before times were kept. */
  learnedAt?: Record<string, string>;
  /** Threads on their way into this one, each folded by itself until all of it is here. */
  joining?: Record<string, State>;
  /** The objects that this thread leads: for each follower, the paths to it and to everything behind it. */
  leads?: Record<string, string[][]>;
  /** Types of events of a later version in this log, which this state is folded without. */
  passedOver?: string[];
  suggestions?: Suggestion[];
  /** The tags that advisors sort it by, newest last. */
  tags?: string[];
  /** The blocked senders, newest last. */
  blocks?: Block[];
  /** Channels on which the customer was told that an AI is speaking. */
  introduced: Channel[];
}

/** A thread in which nothing has been said. */
export function initialState(): State {
  return {
    account: null,
    control: { kind: 'assistant' },
    sessions: [],
    pending: [],
    cards: [],
    tickets: [],
    facts: {},
    introduced: [],
  };
}

/** How many of each a state keeps: a thread of years costs a turn no more than a thread of a day. */
export const KEPT = {
  sessions: 24,
  cards: 12,
  tickets: 24,
  claimedTickets: 6,
  facts: 40,
  suggestions: 8,
  tags: 20,
  blocks: 100,
};

/** The session of that id, when it is still kept. */
export function sessionOf(state: State, id: string): Session | undefined {
  return state.sessions.find((session) => session.id === id);
}

/**
 * The session in which an answer reaches the customer: the one used last, and never a call that is over. In a
 * thread with an account, a session that is proven to be the customer's comes before one that may be
 * anybody's by now.
 */
export function answerable(state: State): Session | undefined {
  const there = state.sessions.filter(({ ended }) => !ended);
  const proven = there.filter(({ assurance }) => state.account === null || atLeast(assurance, 'recognised'));
  return proven.at(-1) ?? there.at(-1);
}

/** The last `count` items, in order; the same list where there are no more. */
export function last<T>(count: number, items: T[]): T[] {
  return items.length > count ? items.slice(-count) : items;
}

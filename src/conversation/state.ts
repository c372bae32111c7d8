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
   * How sure we are who speaks. In the log's own state it is what was last proven; in a thread's state, and
   * so wherever else a session is read, what it *is* at that moment.
   */
  assurance: Assurance;
  /** What it rests on. Absent in snapshots from before proofs had terms. */
  proofs?: KeptProof[];
  /** Orders that were named and may be seen. */
  claims: string[];
  /** Orders named too long ago to be seen still: filled where a session is read as it is at a moment. */
  lapsed?: string[];
  /** ISO time of the customer's last message, and of ours. */
  heardAt: string | null;
  saidAt: string | null;
  /**
   * The address it is with is the customer's no more: how sure it was before who speaks there. What is for
   * the customer goes to them another way.
   */
  left?: Assurance;
  /** True of a call that is over: nothing said in it is heard any more. */
  ended?: boolean;
}

/** What a session has said that nobody has answered: the pending turn. */
export interface Pending {
  session: string;
  messages: string[];
  since: string;
}

/** A reply that waits for an advisor, and what it answers. */
export interface HeldDraft extends Pending {
  id: string;
}

/** A message that owes no answer before its file is here, is late, or is lost. */
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
  /** A visitor who only claimed to be the customer opened it, and the customer has not spoken of it. */
  claimed?: true;
}

/** What says so where their messenger itself tells that somebody took another number. */
export const CHANGED_NUMBER = 'their messenger says that they took this number';

/** Another object that may be the same person, and what says so: an advisor decides. */
export interface Suggestion {
  other: string;
  evidence: string;
  /** ISO 8601. */
  at: string;
}

/** A part of what a thread that waits is about; `message`: the customer's own words, by the message that has them. */
export interface Briefed {
  text: string;
  message?: string;
}

/** Who has the floor. */
export type Control =
  | { kind: 'assistant' }
  /** `brief`: what whoever takes it reads, first what it is about; absent in snapshots from before it was kept. */
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
  /** The sessions spoken in last, newest last. */
  sessions: Session[];
  pending: Pending[];
  /** At most one for a session. */
  drafts?: HeldDraft[];
  /** Messages that are nothing but a file which is still to come: what they say is not known yet. */
  awaiting?: AwaitedFile[];
  /** On the table, oldest first. */
  cards: KeptCard[];
  /** Oldest change first. */
  tickets: Ticket[];
  facts: Record<string, string>;
  /** When each fact was learned, ISO 8601; absent for what was learned before times were kept. */
  learnedAt?: Record<string, string>;
  /** Threads on their way into this one, each folded for itself until all of it is here. */
  joining?: Record<string, State>;
  /** Whom this thread leads: by follower, the ways to it and to everybody behind it. */
  leads?: Record<string, string[][]>;
  /** Types of events of a later version in this log, which this state is folded without. */
  passedOver?: string[];
  suggestions?: Suggestion[];
  /** What advisors sort it by, the newest last. */
  tags?: string[];
  /** Who is answered no more, the newest last. */
  blocks?: Block[];
  /** Channels on which it was said that an AI speaks. */
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
 * Where an answer reaches the customer: the session spoken in last, and no call that is over. In a thread
 * that is somebody's, rather one that is the customer's by what it proves than one that may be anybody's by
 * now.
 */
export function answerable(state: State): Session | undefined {
  const there = state.sessions.filter(({ ended }) => !ended);
  const proven = there.filter(({ assurance }) => state.account === null || atLeast(assurance, 'recognised'));
  return proven.at(-1) ?? there.at(-1);
}

/** The last so many, in their order; the same list where there are no more. */
export function last<T>(count: number, items: T[]): T[] {
  return items.length > count ? items.slice(-count) : items;
}

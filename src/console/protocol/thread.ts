/* One thread, as an advisor sees it and acts in it. */

import type { Urgency } from './desk.ts';
import type { Assurance, Channel, FileLink } from './values.ts';

/** What became of a message that left. `parked`: nobody tries any more. `held`: it waits for a reply to a template. */
export interface Delivery {
  state: 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'parked' | 'held';
  /** In words, where it failed. */
  reason?: string;
  at?: string;
  /** The message that it went another way as. */
  rerouted?: string;
}

export type TimelineKind =
  | 'message'
  | 'note'
  | 'card'
  | 'action'
  | 'approval'
  | 'draft'
  | 'promise'
  | 'call'
  | 'handover'
  | 'takeover'
  | 'handback'
  | 'link'
  | 'code'
  | 'ticket'
  | 'rating'
  | 'tags'
  | 'system';

/** Something that happened, as the console shows it. Of a kind that it does not know it shows the text. */
export interface TimelineItem {
  /** Grows in one thread; a thread that is linked brings its past with new numbers. Sort by `at`, then this. */
  seq: number;
  /** Stays the same when it comes again: it replaces what came before under it. */
  id: string;
  at: string;
  kind: TimelineKind;
  /** What exactly, within its kind: an event's type (`promise.kept`). */
  event: string;
  channel: Channel | null;
  session: string | null;
  author: { kind: 'customer' | 'assistant' | 'advisor' | 'system'; id?: string; name?: string };
  assurance: Assurance | null;
  /** Said by a visitor who only named an order of this customer's. */
  testimony: { from: string; order: string | null } | null;
  /** Plain text, never HTML. */
  text: string;
  attachments: FileLink[];
  delivery: Delivery | null;
  /** What the page of a mail keeps from its reader. */
  hidden?: string;
  /** A link to the mail as it came, for a quarter of an hour. */
  original?: string;
  subject?: string;
  /** Of a message: its id, and the turn whose words it replaces. */
  message?: string;
  turn?: string;
  ticket?: string;
  choices?: { id: string; label: string }[];
  /** A caller interrupted it: `text` is what was heard. */
  cut?: boolean;
  /** Its author took it back. */
  withdrawn?: boolean;
  /** It repeats a message that could not be delivered. */
  instead?: string;
  /** Of an approval, a promise, a card, a code: its id and how it stands. */
  about?: { id: string; state: string; due?: string };
  /** Of an action: what was done. */
  action?: { tool: string; order: string | null };
}

/** `GET customers/:id/timeline?before=&limit=`: newest first; `next` is the `before` of the following page. */
export interface Timeline {
  items: TimelineItem[];
  next: string | null;
  /** The thread's newest number. */
  seq: number;
}

/** Who has the floor. */
export type Floor =
  | { kind: 'assistant' }
  | { kind: 'waiting'; since: string; reason: string; urgency: Urgency }
  /** `done`: they have resolved all there was, and what the customer says next is the assistant's to answer. */
  | { kind: 'advisor'; id: string; name: string; since: string; done?: true };

/** How a thread stands now: sent whole at each change. */
export interface ThreadState {
  floor: Floor;
  /** Whoever the desk gave it to; it may be somebody who has not taken the floor yet. */
  tickets: {
    id: string;
    intent: string;
    order: string | null;
    status: string;
    subject: string;
    at: string;
  }[];
  promises: {
    id: string;
    by: string;
    name: string | null;
    what: string;
    due: string;
    state: 'open' | 'due' | 'broken';
  }[];
  approvals: ThreadApproval[];
  /** On the table, agreed to by nobody yet. */
  cards: { id: string; session: string; at: string; text: string }[];
  sessions: ThreadSession[];
  /** What advisors sort it by. */
  tags: string[];
  /** Who is answered no more, the newest last; absent from services that know of no such thing. */
  blocked?: BlockedSender[];
  language: string;
}

/** Whoever writes from `address` is not answered; null: whoever writes in the thread, which is spam. */
export interface BlockedSender {
  address: string | null;
  reason: string;
  by: { id: string; name: string };
  at: string;
}

/** What waits for a person's decision in this thread. */
export interface ThreadApproval {
  id: string;
  at: string;
  tool: string;
  order: string | null;
  /** In words, as the customer agreed to it. */
  effect: string;
  amount: { value: number; currency: string } | null;
  reason: string;
  evidence: string[];
  due: string;
}

export interface ThreadSession {
  id: string;
  channel: Channel;
  address: string;
  assurance: Assurance;
  heardAt: string | null;
  /** Whether the other end listens now: an open chat, a call that lasts. */
  live: boolean;
}

/** Where an advisor can write to a customer: `GET customers/:id/channels`. */
export interface Channels {
  channels: ChannelChoice[];
}

export interface ChannelChoice {
  channel: Channel;
  session: string | null;
  /** Masked where it need not be whole. */
  address: string;
  /** The one that a reply takes when none is named. */
  last: boolean;
  possible: boolean;
  /** Why not, in words. */
  reason?: string;
  /** Files may go along; absent from services that take none. */
  files?: boolean;
  /** Free words may leave until then: outside it only a template. */
  until?: string;
  templates?: { name: string; language: string; text: string; variables: string[] }[];
}

/** `GET customers/:id/brief`. What is not known is null or empty, and is not made up. */
export interface Brief {
  who: {
    name: string | null;
    account: string | null;
    assurance: Assurance;
    how: string;
    language: string;
    vip: boolean;
  };
  /** What is wanted, in a line. */
  what: string | null;
  since: string | null;
  tried: string[];
  promised: { what: string; by: string; due: string; state: string }[];
  /** What the assistant could not do or know. */
  needed: string | null;
  mood: { satisfaction: number; words: 'angry' | 'unhappy' | 'neutral' | 'content' } | null;
  /** Why it waits for a person; null where it does not. */
  reason: string | null;
  /** The one next step. */
  next: { text: string; act?: PossibleAct } | null;
  order: string | null;
}

/**
 * Something an advisor may do now: `input` is complete once `fields` are filled in, `address.city` as the `city` of an `address`;
 * a choice whose option has an `input` of its own brings that along instead.
 */
export interface PossibleAct {
  tool: string;
  label: string;
  /** Null of what is about no order. */
  order: string | null;
  input: Record<string, unknown>;
  fields: {
    name: string;
    label: string;
    kind: 'text' | 'choice' | 'lines' | 'amount';
    options?: { value: string; label: string; input?: Record<string, unknown> }[];
    required: boolean;
    /** What stands in it to begin with. */
    value?: string;
  }[];
}

/** `GET customers/:id/orders`. */
export interface Orders {
  orders: ThreadOrder[];
}

export interface ThreadOrder {
  id: string;
  status: 'pending' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  currency: string;
  total: number;
  items: {
    line: string;
    sku: string;
    title: string;
    options: Record<string, string>;
    quantity: number;
    price: number;
  }[];
  shipments: { carrier: string; status: string; at: string | null; tracking: string | null }[];
  /** Lines of what was done with it, oldest first. */
  done: { what: 'return' | 'exchange' | 'refund' | 'change' | 'cancellation'; text: string; at: string }[];
  address: string | null;
  payments: { label: string; amount: number }[];
  /** The last day of its return window; null where it has none now. */
  returnUntil: string | null;
  acts: PossibleAct[];
  /** The shop in town it was bought in, by its name; absent of what was bought from afar. */
  boughtIn?: string;
  /** Where it is collected, of what is not sent. */
  pickup?: {
    place: string;
    status: 'preparing' | 'ready' | 'collected';
    readyAt: string | null;
    until: string | null;
    code: string | null;
  };
}

/**
 * `POST customers/:id/act`. With `dryRun` nothing is done and the quote comes back; to do it, the same call with the
 * quote's `hash`: 409 where it would do something else by now.
 */
export interface ActRequest {
  tool: string;
  input: Record<string, unknown>;
  dryRun?: boolean;
  hash?: string;
}

export type ActAnswer =
  | {
      quote: {
        hash: string;
        text: string;
        money: { direction: string; amount: number; currency: string; method: string }[];
        final: boolean;
      };
    }
  /** `waiting`: it is beyond what this person may do alone, and waits for an approval. */
  | { done: true; text: string }
  | { waiting: true; approval: string };

/**
 * `POST customers/:id/reply` with a signed-in person. `seen`: the newest number that the console shows; an answer of
 * a colleague behind it is a conflict.
 */
export interface ReplyRequest {
  text: string;
  session?: string | null;
  channel?: Channel;
  seen?: number;
  /** Ids of `POST customers/:id/files`. */
  attachments?: string[];
  template?: { name: string; language: string; variables: string[] };
}

/** `POST customers/:id/takeover`: `from` is who has the floor as far as the console knows; another one is a conflict. */
export interface TakeoverRequest {
  from?: string | null;
}

/** `GET customers/:id/billing`. */
export type { ThreadBilling } from '../../api/billing/thread-billing.ts';

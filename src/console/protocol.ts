/*
 * What crosses between the console in a browser and the service: bodies of `/api/v1` and frames of its two
 * sockets, as plain types without any package, so that both sides can import them. A contract: fields are
 * added, never changed. Times are ISO 8601, money is in minor units.
 */

/** Where a customer and the assistant meet. */
export type Channel = 'chat' | 'email' | 'voice' | 'whatsapp';

/** How sure it is who speaks, weakest first. */
export type Assurance = 'anonymous' | 'claimed' | 'recognised' | 'verified';

/* People. */

/** What a person of the store may do: an owner may do all that a lead may, and a lead all that an advisor may. */
export type Role = 'advisor' | 'lead' | 'owner';

/** What a signed-in person may call; the scopes of API tokens, and `owner` for what no token may. */
export type Right =
  | 'customers:read'
  | 'customers:act'
  | 'customers:export'
  | 'customers:erase'
  | 'desk'
  | 'people:read'
  | 'shop:read'
  | 'shop:write'
  | 'settings'
  | 'knowledge:read'
  | 'knowledge'
  | 'audit'
  | 'reports'
  | 'owner';

/** One who works in the store. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Languages they answer in (BCP 47 primary subtags). */
  languages: string[];
  skills: string[];
  /** Live threads at once, at most. */
  limit: number;
  /** E.164; where calls are put through to. */
  phone: string | null;
  /** Whether they have signed in yet. */
  joined: boolean;
  lastSeenAt: string | null;
}

/** What of a person can be written: `POST people` takes all that is required, `PATCH people/:id` any. */
export interface PersonChanges {
  name?: string;
  email?: string;
  role?: Role;
  languages?: string[];
  skills?: string[];
  limit?: number;
  phone?: string | null;
}

/** `GET me`. */
export interface Me {
  person: Person;
  store: { id: string; name: string; timeZone: string; locale: string; languages: string[] };
  rights: Right[];
}

/** `GET people`. */
export interface People {
  people: Person[];
}

/** `POST people` and `POST people/:id/invite`: the link is shown once and good for one sign-in. */
export interface Invited {
  person: Person;
  /** `https://HOST/console/#invite=…`. */
  invite: string;
  expires: string;
  /** Whether it was handed to the mail service as well. */
  mailed: boolean;
}

/** `POST console/sign-in`: ask for a code, give it, or use an invitation or a passkey. The cookie comes with all but the first. */
export type SignIn =
  | { email: string; store?: string }
  | { email: string; code: string; store?: string }
  | { invite: string }
  | { passkey: PasskeyAnswer };

/** Its answer. `code`: if somebody of that address works here, a code is on its way. */
export type SignedIn = { next: 'code' } | { next: 'console'; me: Me };

/** `GET console/sign-in/passkey`: what a passkey signs to sign in. Bytes are base64url, here and in what follows. */
export interface PasskeyQuestion {
  challenge: string;
  /** The host whose passkeys are asked. */
  host: string;
}

/** What a browser answers it with (WebAuthn Level 3, section 5.2.2). */
export interface PasskeyAnswer {
  id: string;
  clientData: string;
  authenticatorData: string;
  signature: string;
  /** The user handle: whom it names. */
  handle: string;
}

/** `GET me/passkeys`: what a person signs in with. */
export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}

/** `GET me/passkey-options`: what a new one is made from. */
export interface NewPasskeyOptions extends PasskeyQuestion {
  store: string;
  /** `handle`: kept in the passkey, so that it tells who signs in. */
  person: { handle: string; email: string; name: string };
  /** Ids of COSE, best liked first. */
  algorithms: number[];
  /** Passkeys that they have: a device that holds one makes no other. */
  known: string[];
}

/** `POST me/passkeys`: one was made (section 5.2.1). */
export interface NewPasskey {
  name: string;
  clientData: string;
  attestation: string;
}

/** `GET me/softphone`: whether calls can be taken in a browser, and if not, what is missing, in words. */
export interface Softphone {
  possible: boolean;
  reason: string | null;
}

/** `POST me/softphone`: a token of Twilio's by which this browser is rung under the person's id. */
export interface SoftphoneToken {
  token: string;
  expires: string;
}

/** Who saw or did what: `GET audit?before=` → `{entries, next}`, newest first. */
export interface AuditEntry {
  n: number;
  at: string;
  /** The person, or the API token; null for the store's own token. */
  by: { id: string; name: string } | null;
  /** The route, as in the API's description: `POST /customers/{id}/reply`. */
  what: string;
  customer: string | null;
  /** The answer's HTTP status. */
  status: number;
}

/* Problems. */

/** RFC 9457, as every refusal is. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { at: string; message: string }[];
  /** Of a conflict: who has it or wrote meanwhile, and since when. */
  by?: { id: string; name: string };
  at?: string;
  /** Of a conflict with an answer that was not seen: the number up to which to read. */
  seq?: number;
}

/* Files. */

/** A stored file; its link holds for a quarter of an hour. */
export interface FileLink {
  id: string;
  filename: string;
  type: string;
  size: number;
  url: string;
}

/* The thread. */

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
  | { kind: 'advisor'; id: string; name: string; since: string };

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
 * Something an advisor may do now with one order: `input` is complete once `fields` are filled in, `address.city` as the `city` of
 * an `address`.
 */
export interface PossibleAct {
  tool: string;
  label: string;
  order: string;
  input: Record<string, unknown>;
  fields: {
    name: string;
    label: string;
    kind: 'text' | 'choice' | 'lines' | 'amount';
    options?: { value: string; label: string }[];
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

/* The desk. */

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

/** `GET me/notices`: how a person is told of what waits who has no console before them. */
export interface NoticesView {
  /** Threads of theirs alone; also those that fit them; or all that wait. */
  threads: 'mine' | 'fitting' | 'all';
  mail: boolean;
  /** An address of their own that is called; null: none. */
  webhook: string | null;
  /** When they are told of nothing, in their own time zone; `urgent`: but of what is urgent. */
  quiet: QuietHours | null;
  /** `key`: what a browser subscribes with, base64url. */
  push: { key: string; browsers: { id: string; name: string; created: string }[] };
  /** What they were told, newest first. */
  lately: {
    at: string;
    way: NoticeWay;
    about: 'waiting' | 'answered' | 'assigned' | 'mentioned' | 'test';
    state: 'waiting' | 'told' | 'failed';
    detail: string | null;
  }[];
  /** What a new address of theirs is signed with: shown by the call alone that named it. */
  secret?: string;
}
export type NoticeWay = 'push' | 'mail' | 'webhook';
export interface QuietHours {
  from: string;
  to: string;
  /** Quiet as a whole. */
  days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  timeZone: string;
  urgent: boolean;
}

/** `PATCH me/notices`; what is left out stays. */
export type NoticeChanges = Partial<Pick<NoticesView, 'threads' | 'mail' | 'webhook' | 'quiet'>>;

/** What a push message says, once a browser has decrypted it. */
export interface PushedNotice {
  title: string;
  text: string;
  /** The thread that it leads to; empty where it is a test. */
  customer: string;
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

/* `GET desk/live`, subprotocol `onethread.desk.1`. JSON text frames; the heartbeat is {@link PING}. */

export const DESK_SUBPROTOCOL = 'onethread.desk.1';

/** Exactly this text is answered with {@link PONG} and wakes nobody. */
export const PING = '{"type":"ping"}';
export const PONG = '{"type":"pong"}';

export type DeskClientFrame =
  /** First, and again to see another view or the page behind `after`. */
  | { type: 'hello'; view: DeskView; after?: string; calls?: boolean }
  /** Whether calls can be put through to this window; `calls` of a hello says the same of a new connection. */
  | { type: 'calls'; on: boolean }
  | { type: 'presence'; state: 'online' | 'away' | 'paused' }
  /** Which thread is open in this window; null: none. */
  | { type: 'watching'; customer: string | null };

export type DeskServerFrame =
  | { type: 'list'; view: DeskView; entries: QueueEntry[]; next: string | null; counts: Counts }
  /** New or changed, and in the view that is shown. */
  | { type: 'entry'; entry: QueueEntry; why: 'new' | 'changed' | 'assigned' | 'warning' | 'breached' }
  /** In the view that is shown no more. */
  | { type: 'gone'; customer: string }
  | { type: 'presence'; people: Presence[] }
  | { type: 'counts'; counts: Counts }
  /** For this person: a thread was given to them, taken from them, asks for somebody like them, or its customer writes to them. */
  | {
      type: 'alert';
      customer: string;
      name: string | null;
      text: string;
      why: 'waiting' | 'answered' | 'assigned' | 'taken' | 'warning' | 'mentioned';
    }
  | { type: 'error'; code: 'bad_frame' | 'forbidden' | 'internal'; message: string };

/* `GET customers/:id/live`, subprotocol `onethread.thread.1`. */

export const THREAD_SUBPROTOCOL = 'onethread.thread.1';

export type ThreadClientFrame =
  /** `since`: the newest number that the console has; it gets what is behind it, each once. */
  | { type: 'hello'; since?: number }
  /** Every few seconds while the person types an answer: a live customer sees that somebody does. */
  | { type: 'typing' }
  | { type: 'viewing'; away?: boolean }
  /** What is written and not sent: kept for this person, and for their other windows. */
  | { type: 'draft'; text: string };

export type ThreadServerFrame =
  | { type: 'welcome'; customer: string; seq: number; state: ThreadState; draft: string; viewers: Viewer[] }
  /** New, or again as it has changed (`id` is the same). */
  | { type: 'item'; item: TimelineItem; seq: number }
  /** Words of the assistant as they come; the message of that `turn` replaces them. */
  | { type: 'delta'; turn: string; session: string; channel: Channel; text: string }
  | { type: 'delta'; turn: string; session: string; channel: Channel; cancelled: true }
  /** A caller's words as they are understood; the message replaces them. */
  | { type: 'spoken'; session: string; text: string }
  | { type: 'typing'; from: 'customer' | 'advisor'; id?: string; name?: string; session?: string }
  | { type: 'viewers'; people: Viewer[] }
  | { type: 'state'; state: ThreadState }
  /** The floor went from one person to another: told to both. */
  | { type: 'taken'; from: { id: string; name: string }; by: { id: string; name: string } }
  /** The thread is with another object now: dial again at once. */
  | { type: 'moved' }
  | { type: 'error'; code: 'bad_frame' | 'too_many' | 'forbidden' | 'internal'; message: string };

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

/** `GET customers/:id/billing`: what is charged by the interval. Days are ISO dates, money minor units. */
export interface ThreadBilling {
  companies: { id: string; name: string; tier: 'strategic' | 'standard'; manager: string | null }[];
  subscriptions: {
    id: string;
    plan: string;
    status: 'trialing' | 'active' | 'past_due' | 'paused' | 'cancelled';
    /** Each interval, all seats together. */
    price: number;
    currency: string;
    interval: 'month' | 'year';
    seats: number | null;
    company: string | null;
    renewsOn: string | null;
    endsOn: string | null;
  }[];
  invoices: {
    id: string;
    issuedOn: string;
    status: 'open' | 'paid' | 'void';
    overdue: boolean;
    total: number;
    currency: string;
  }[];
}

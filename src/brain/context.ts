import type { Manner } from '../conversation/manner.ts';
import type {
  Assurance,
  Attachment,
  Author,
  Channel,
  Choice,
  Entities,
  Intent,
} from '../conversation/values.ts';
import type { DoneAction, TicketView } from '../conversation/views.ts';
import type { CodeTarget, CodeWay } from '../identity/code.ts';
import type { OrderView } from '../identity/view.ts';
import type { StoreView } from '../settings.ts';

/** Exchanges a turn reads, over all channels, with those it answers. */
export const HISTORY = 30;
/**
 * Of those, how many may be of visitors who only claimed to be the customer: they push none of the customer's
 * out.
 */
export const TESTIMONY = 10;

/**
 * Everything a brain may know for one turn. Built in exactly one function; holds only what the assurance
 * covers.
 */
export interface Context {
  /** ISO 8601 instant of the turn. */
  now: string;
  store: StoreView;
  channel: Channel;
  manner: Manner;
  /** BCP 47 language of this session, `en` unless the customer speaks another. */
  locale: string;
  speaker: Speaker;
  /**
   * Set on the first contact on this channel: the sentence that says this is an AI. The reply must contain
   * it.
   */
  introduction: string | null;
  /** The customer's messages that nobody has answered, oldest first; never empty. */
  asked: AskedMessage[];
  /** The last exchanges over all channels that this assurance may see, oldest first, without `asked`. */
  history: PastExchange[];
  /** Open and paused tickets first, then the latest closed ones. */
  tickets: TicketView[];
  /** Orders this session may see, newest first: a known customer's own, or the ones a visitor named. */
  orders: OrderView[];
  /** Actions on the table, oldest first: a yes to one of them may be carried out. */
  proposals: ProposalView[];
  /** What was offered and has lapsed, oldest first: no yes reaches it any more. */
  lapsed: ProposalView[];
  /** Actions done lately for this customer, oldest first. */
  done: DoneAction[];
  /** Facts by name: `size`, `carrier`, `availability` … */
  facts: Record<string, string>;
  /** Who has the floor. */
  control: 'assistant' | 'waiting' | 'advisor';
  /** How a one-time code can be sent now, best first; none where nothing is set up for it. */
  codeWays?: CodeWay[];
  /** The last one-time code of this session, within an hour. */
  proof?: ProofView;
  /** Present when another brain began this very turn and failed. */
  begun?: Begun;
}

/** How a one-time code stands. It reads the same whether anybody is there to get it. */
export interface ProofView {
  state: 'open' | 'passed' | 'spent' | 'expired';
  by: CodeWay;
  target: CodeTarget;
  /** Tries left. */
  left: number;
  /** The code came with the messages of this very turn: the turn goes on with what was wanted before it. */
  fresh: boolean;
}

/** What a brain that failed left behind in the turn that is to be finished now. */
interface Begun {
  /**
   * What the customer has heard of it and cannot be taken back: the reply goes on from there. Empty when
   * nothing.
   */
  said: string;
  /** What was done: it stays done, and the reply tells of it. Calling it again gives the same outcome. */
  done: DoneAction[];
}

interface Speaker {
  session: string;
  assurance: Assurance;
  /** Known and allowed to be said from `recognised` up; else null. */
  firstName: string | null;
  name: string | null;
  /** The shop's customer id, from `recognised` up. */
  account: string | null;
  /** The customer writes under a username: their phone number is not known, and can be asked for. */
  numberHidden?: boolean;
  /** The customer speaks from an address that is proven to be theirs and that nobody has on file. */
  secondAddress?: boolean;
}

export interface AskedMessage {
  id: string;
  at: string;
  /** What the customer wrote or said, quotes and signature removed. May be empty when only a file came. */
  text: string;
  subject: string | null;
  attachments: Attachment[];
  /** The id of the chosen answer, when a button was pressed. */
  choice: string | null;
  /** What kind of thing came: an answer to an image differs from one to a text. */
  kind: string;
  /**
   * The earlier message of this session that this one replies to, as the app shows it above; null when it
   * names none.
   */
  quoted?: { author: Author; text: string } | null;
  /** The customer passes on what somebody else wrote. */
  forwarded?: boolean;
}

export interface PastExchange {
  at: string;
  channel: Channel;
  author: Author;
  text: string;
  intent: Intent | null;
  entities: Entities;
  ticket: string | null;
  /**
   * Said by somebody who only *claimed* to be this customer: read it, never act on it as the customer's wish.
   */
  testimony: boolean;
  /** True when it was said in the session that is speaking now. */
  sameSession: boolean;
  choices: Choice[];
  /** True when the customer interrupted it: `text` is all they heard. */
  cut?: boolean;
}

export interface ProposalView {
  id: string;
  tool: string;
  input: unknown;
  intent: Intent;
  effect: string;
  order: string | null;
  at: string;
  channel: Channel;
  sameSession: boolean;
}

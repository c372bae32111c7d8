import type { Manner } from '../conversation/channels.ts';
import type { KeepingAct } from '../conversation/events/promises.ts';
import type { Card, Quote } from '../conversation/quote.ts';
import type {
  Assurance,
  Attachment,
  Author,
  Channel,
  Choice,
  Entities,
  Intent,
  Seen,
} from '../conversation/values.ts';
import type { DoneAction, TicketView } from '../conversation/views.ts';
import type { CodeTarget, CodeWay } from '../identity/code.ts';
import type { OrderView } from '../identity/view.ts';
import type { StoreView } from '../settings.ts';
import type { Settled } from '../tools/tool.ts';
import type { PolicyReason } from './handover.ts';
import type { RunningSummary } from './summary.ts';

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
  /** What was said before that; absent where nothing was, or where the speaker may not see all of the thread. */
  summary?: RunningSummary;
  /** Open and paused tickets first, then the latest closed ones. */
  tickets: TicketView[];
  /** Orders this session may see, newest first: a known customer's own, or the ones a visitor named. */
  orders: OrderView[];
  /** Cards on the table, oldest first: a yes to one of them is carried out before any brain thinks. */
  cards: CardView[];
  /** What was put and has lapsed, oldest first: no yes reaches it any more. */
  lapsed: CardView[];
  /** What the new words did to the cards; absent before that is known. */
  settled?: SettledView;
  /** Absent where there is none. */
  withdrawn?: WithdrawnView[];
  /** What the speaker agreed to and a person refused lately, oldest first. Absent where there is none. */
  refused?: RefusedView[];
  /** Actions done lately for this customer, oldest first. */
  done: DoneAction[];
  /** Facts by name: `size`, `carrier`, `availability` … */
  facts: Record<string, string>;
  /** Who has the floor. */
  control: 'assistant' | 'waiting' | 'advisor';
  /** What was promised to the customer and is not kept, earliest due first. */
  promises?: PromiseView[];
  /** What becomes of a caller's wish for a person now: somebody is rung, or calls back. Absent elsewhere than on the phone. */
  person?: 'rung' | 'calls_back';
  /** The store has a person answer these words, and why: nothing else is said than that. */
  handOver?: PolicyReason;
  /** Of whose people the speaker is, where that is why a person answers: for that person alone. */
  company?: { name: string; manager: string | null };
  /** Tools that the store's shop system cannot carry out: they are not offered. */
  unable?: readonly string[];
  /** How a one-time code can be sent now, best first; none where nothing is set up for it. */
  codeWays?: CodeWay[];
  /** The last one-time code of this session, within an hour. */
  proof?: ProofView;
  /** Present when another brain began this very turn and failed. */
  begun?: Begun;
}

/** A promise as the customer may hear of it. */
export interface PromiseView {
  what: string;
  /** ISO 8601. */
  due: string;
  /** The advisor who made it; null where the assistant did. */
  name: string | null;
  act: KeepingAct | null;
  /** Its time has passed. */
  late: boolean;
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
  /** They took this number lately, and what they had under the old one is there once they prove it. */
  changedNumber?: boolean;
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
  /** Written before something that is answered already: it came late. */
  late?: boolean;
  /** What the customer had before them: it says which thing may be meant, and never what is wanted. */
  seen?: Seen;
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

/** A card as brains may read it: how money goes is left out where the speaker may not hear of it. */
export interface CardView extends Pick<Card, 'id' | 'alternatives' | 'at' | 'channel'> {
  sameSession: boolean;
}

/** What waited for a person, and was taken back in the new words. */
export interface WithdrawnView {
  act: Quote['act'];
  order: string | null;
  /** What the customer is told of it, word for word. */
  said: string;
}

/** What a person refused. */
export interface RefusedView {
  act: Quote['act'];
  order: string | null;
  /** What the customer was told of it, word for word. */
  said: string;
}

/** What became of the cards through the new words, before any brain thinks. */
export interface SettledView {
  consent: 'none' | 'agrees' | 'declines' | 'changes' | 'unclear';
  card: CardView | null;
  /** Neither yes nor no, with some agreement in it: what was put here is put once more. */
  again: boolean;
  /** What was carried out of it, in order; what came after a refusal was not tried. */
  results: Settled['results'];
}

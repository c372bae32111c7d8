import type { FactOf } from './events.ts';
import type { Ticket } from './state.ts';
import type {
  Assurance,
  Attachment,
  Channel,
  Choice,
  Findings,
  Intent,
  Proof,
  ProofSource,
} from './values.ts';

/** Where and by whom something is said. */
export interface Speaking {
  id: string;
  channel: Channel;
  /** The normalised address of the speaker. */
  address: string;
  /** BCP 47. */
  locale: string;
  assurance: Assurance;
  /** What the assurance rests on. */
  evidence: string;
  /**
   * The same with its terms, where this very message or call brings it; else the speaker is what they were.
   */
  proof?: Proof;
}

/** What somebody wants to happen. Ids and texts are passed in; `decide` has no clock and no dice. */
export type Command =
  /** A message came in. `session` says where it was spoken; an unknown one is opened. */
  | {
      type: 'hear';
      session: Speaking;
      /**
       * The language (primary subtag) the customer turns to with it, by their words or by a wish; null while
       * it stays what is spoken.
       */
      spoken?: string | null;
      message: Omit<FactOf<'message.received'>, 'type' | 'session' | 'channel' | 'assurance'>;
    }
  /** A session begins without a word yet (a call is picked up, a chat is opened). */
  | {
      type: 'open';
      session: Speaking;
    }
  /**
   * The speaker is known better, or for one order. Without `proof` the store's terms hold for a step of that
   * `source`: a claim where it names an order, else a code.
   */
  | {
      type: 'assure';
      session: string;
      assurance: Assurance;
      evidence: string;
      claim?: string;
      proof?: Proof;
      source?: ProofSource;
    }
  /** A turn is finished: everything it decided, at once or not at all. */
  | { type: 'commit'; turn: TurnOutcome }
  /** The service speaks on its own (a greeting at pick-up, a notice by mail). */
  | { type: 'say'; message: Omit<FactOf<'message.composed'>, 'type'> }
  /** Only this much of it was heard; `unput` are proposals of it that were not heard. */
  | { type: 'cut'; message: string; heard: string; unput: string[] }
  | { type: 'takeover'; advisor: string; name: string }
  | { type: 'handback'; advisor: string }
  | {
      type: 'reply';
      advisor: string;
      name: string;
      message: string;
      session: string;
      text: string;
      attachments: Attachment[];
    }
  | { type: 'resolve'; ticket: string }
  | { type: 'rate'; session: string; ticket: string; kind: 'csat' | 'nps'; score: number };

/** What one turn came to. */
export interface TurnOutcome {
  turn: string;
  session: string;
  /** How sure we were who speaks when it began: what it says may be said to nobody less sure. */
  assurance?: Assurance;
  /** The messages it answers: exactly those that were pending when it began. */
  answers: string[];
  /** Null when the turn ends in silence. */
  reply: {
    message: string;
    text: string;
    choices: Choice[];
    attachments: Attachment[];
    introduces: boolean;
    /** What the reply itself says, for the memory. */
    findings: Findings;
  } | null;
  silence: string | null;
  proposals: FactOf<'action.proposed'>['proposal'][];
  /** The problems it was about, the main one first. */
  tickets: TicketOutcome[];
  records: { message: string; findings: Findings }[];
  learned: { name: string; value: string }[];
  handover: { reason: string; summary: string } | null;
}

/** A ticket a turn was about, and how it leaves it. */
export interface TicketOutcome {
  /** Present when the turn opened it. */
  opened: { id: string; intent: Intent; order: string | null; subject: string } | null;
  id: string;
  status: Ticket['status'];
  /** True when it was closed without what was wanted. */
  refused?: boolean;
}

import type { DraftMade } from './events/drafts.ts';
import type { FactOf } from './events.ts';
import type { Card, Effect } from './quote.ts';
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

/** Where something is said, and who says it. */
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
  /** The same with its terms, where this very message or call brings it; else the speaker's earlier proofs hold. */
  proof?: Proof;
}

/** What is to happen. Ids and texts are passed in; `decide` has no clock and no randomness. */
export type Command =
  /** A message came in. `session` says where it was spoken; an unknown one is opened. */
  | {
      type: 'hear';
      session: Speaking;
      /**
       * The language (primary subtag) the customer changes to with it, by writing in it or asking for it;
       * null while it stays the same.
       */
      spoken?: string | null;
      message: Omit<FactOf<'message.received'>, 'type' | 'session' | 'channel' | 'assurance'>;
      /** A person has to read it: why, and what of it the desk shows. */
      waits?: { reason: string; summary: string };
    }
  /** A session begins without a message (a call is picked up, a chat is opened). */
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
      /** A keyed hash of the address a code went to. */
      reached?: string;
      /** A keyed hash of the customer whose order was named. */
      holder?: string;
    }
  /** A turn is finished: everything it decided, at once or not at all. */
  | { type: 'commit'; turn: TurnOutcome }
  /** The same, where the reply waits for an advisor. */
  | { type: 'hold'; turn: HeldTurn }
  | ({ type: 'decide-draft' } & DraftDecision)
  /** The service speaks on its own (a greeting at pick-up, a notice by mail). */
  | { type: 'say'; message: Omit<FactOf<'message.composed'>, 'type'> }
  /** Only this much of it was heard; `unput` are its cards that were not heard. */
  | { type: 'cut'; message: string; heard: string; unput: string[] }
  /**
   * `from`: who has the thread as far as the advisor knows (null: no person). If somebody else has it, they
   * keep it. Without `from` it is taken in any case.
   */
  | { type: 'takeover'; advisor: string; name: string; from?: string | null }
  | { type: 'handback'; advisor: string }
  | {
      type: 'reply';
      advisor: string;
      name: string;
      message: string;
      session: string;
      text: string;
      attachments: Attachment[];
      /** It was sent already, by the advisor's own mail program. */
      elsewhere?: true | undefined;
    }
  /** `address`: see the event. */
  | { type: 'block'; advisor: string; name?: string; address: string | null; reason: string }
  | { type: 'unblock'; advisor: string; name?: string; address: string | null }
  | { type: 'resolve'; ticket: string }
  | { type: 'reopen'; ticket: string }
  | { type: 'rate'; session: string; ticket: string; kind: 'csat' | 'nps'; score: number };

/** What a turn results in. */
export interface TurnOutcome {
  turn: string;
  session: string;
  /** The speaker's assurance when it began: the reply may be shown to no session below it. */
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
    /** What the reply itself says, for the exchange's record. */
    findings: Findings;
  } | null;
  silence: string | null;
  /** The card it puts, and the card's words in the reply. */
  card: { card: Card; said: string } | null;
  /** The tickets it was about, the main one first. */
  tickets: TicketOutcome[];
  records: { message: string; findings: Findings }[];
  learned: { name: string; value: string }[];
  /** What it commits somebody to. */
  promises?: Pick<FactOf<'promise.made'>, 'promise' | 'what' | 'due' | 'act' | 'order'>[];
  /** Notes that it keeps for the colleagues. */
  notes?: string[];
  handover: { reason: string; summary: string } | null;
  /** What a brain planned to say, where it tells. */
  plan?: readonly string[];
  /** Present where the reply waits for an advisor. */
  draft?: DraftParts;
}

/** What is kept with a turn whose reply waits for an advisor. */
interface DraftParts {
  id: string;
  /** The intent of the messages, as it was understood. */
  intent: Intent | null;
  /** What is carried out once it is sent, and the yes that it rests on. */
  effects: Effect[];
  agreed: DraftMade['agreed'];
  /** What the customer is told about the wait. */
  notice: { message: string; text: string } | null;
}

/** A turn whose reply waits for an advisor. */
export interface HeldTurn extends TurnOutcome {
  draft: DraftParts;
}

/** An advisor's decision about a draft. */
export interface DraftDecision {
  draft: DraftMade;
  decision: 'send' | 'drop';
  /** The text that is sent instead; null: as it stands. */
  text: string | null;
  advisor: string;
  name: string;
  /** The current time, and until when its effects are tried; ISO 8601. */
  at: string;
  lapses: string;
}

/** A ticket of a turn, and the state it is left in. */
export interface TicketOutcome {
  /** Present when the turn opened it. */
  opened: { id: string; intent: Intent; order: string | null; subject: string } | null;
  id: string;
  status: Ticket['status'];
  /** Its order, where the ticket was opened before an order was named. */
  order?: string | undefined;
  /** True when it was closed without what was wanted. */
  refused?: boolean;
}

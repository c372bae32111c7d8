import type { KeepingAct } from '../conversation/events/promises.ts';
import type { Attachment, Choice, Findings, Intent } from '../conversation/values.ts';
import type { Toolbox, ToolName } from '../tools/tool.ts';
import type { Context } from './context.ts';
import type { SummaryPart } from './summary.ts';

/**
 * What composes replies. One `think` is one turn: it yields steps as they come and may call tools in between.
 * It owns no state and no clock: everything it may know is in the context, everything it may do in the
 * toolbox.
 */
export interface Brain {
  readonly name: string;
  /** It says itself that it is an AI, where that is to be said; for any other brain code does. */
  readonly introduces?: boolean;
  think(context: Context, toolbox: Toolbox, signal: AbortSignal): AsyncIterable<BrainStep>;
  /**
   * Reads once more, when nobody waits for it, what the messages of a turn wanted; `said` is what they were
   * answered. Absent where the brain has no better reading than its turn's.
   */
  record?(context: Context, said: string, signal: AbortSignal): Promise<RecordedMessage[]>;
  /** Goes on with the summary of what has left the view of a turn, when nobody waits for it. */
  summarise?(part: SummaryPart, signal: AbortSignal): Promise<string>;
}

/** What a message of the customer turned out to be. */
export interface RecordedMessage {
  message: string;
  findings: Findings;
}

/** Why a brain could not finish a turn. */
export type BrainFailure =
  /** No connection, or the service itself fails. */
  | 'unreachable'
  | 'overloaded'
  /** Our key or our request is not accepted. */
  | 'denied'
  /** No first word in time, a pause in mid-sentence, or the turn as a whole. */
  | 'timeout'
  /** The answer ended before its end. */
  | 'cut'
  /** It would not answer this. */
  | 'refused'
  /** The answer, or what it is to be made from, is too long. */
  | 'too_long'
  /** It called tools in ways that mean nothing, over and over. */
  | 'nonsense'
  /** Anything else that is no answer. */
  | 'broken';

/**
 * Thrown by a brain that cannot finish a turn: another one takes over. The message holds nothing personal.
 */
export class BrainFailed extends Error {
  override readonly name = 'BrainFailed';
  readonly failure: BrainFailure;
  /** A status or a code of the provider's. */
  readonly detail: string;

  constructor(failure: BrainFailure, message: string) {
    super(`${failure}: ${message}`);
    this.failure = failure;
    this.detail = message;
  }
}

/** One step of a turn. Text is published as it comes; everything else takes effect when the turn commits. */
export type BrainStep =
  /** Appended to the reply, in any pieces. The phone speaks it sentence by sentence. */
  | { type: 'text'; text: string }
  /** A sentence is whole, though nothing follows it yet: it is spoken now. */
  | { type: 'rest' }
  /** What was said so far was said before it was known: it is taken back where it can be. */
  | { type: 'retract' }
  | { type: 'attach'; attachment: Attachment }
  | { type: 'choices'; choices: Choice[] }
  /**
   * Puts a call of the shop on the turn's card, exactly as it would be made. `instead`: as an alternative to what the turn put before;
   * else it is done along with that, on the same yes. What it does, its words and its button come from its quote.
   */
  | { type: 'propose'; call: ProposedCall; instead: boolean }
  /** Opens, continues or closes the problem this turn is about. */
  | { type: 'ticket'; ticket: TicketStep }
  /** A fact worth remembering: size, carrier, availability, preferred channel … */
  | { type: 'learn'; name: string; value: string }
  /** Commits somebody of the shop to do something by a time. Nothing else does: what is only said binds nobody. */
  | { type: 'promise'; promise: PromiseDraft }
  /** Keeps something for the colleagues: a time to call, a new address, what was said beside the wish. */
  | { type: 'note'; text: string }
  /** The structured record of a message that this turn answers; `message` is its id in the context. */
  | { type: 'record'; message: string; findings: Findings }
  /** A human is needed (or was asked for). The text said so far is still sent. */
  | { type: 'handover'; reason: string; summary: string }
  /** What it set out to say, for whoever asks later why. Nobody is told of it. */
  | { type: 'because'; plan: readonly string[] }
  /** Nothing should be said; the turn ends here. */
  | { type: 'silence'; reason: string };

/** A call as it is put to the customer: a yes allows this and nothing else. */
export interface ProposedCall {
  tool: ToolName;
  input: unknown;
}

/** What somebody is to do by a time. */
export interface PromiseDraft {
  what: string;
  /** ISO 8601, within the store's hours. */
  due: string;
  /** What keeps it by itself. */
  act?: KeepingAct | undefined;
  order?: string | undefined;
}

export type TicketStep =
  | { op: 'open'; intent: Intent; order: string | null; subject: string }
  /** `order` is what a ticket turned out to be about that was opened before an order was named. */
  | { op: 'continue' | 'pause' | 'escalate'; id: string; order?: string | null }
  /** For the ticket opened in this same turn. */
  | { op: 'pause' | 'escalate'; id: null }
  /**
   * Closed: `refused` when the customer did not get what they wanted (the window is over, the order has
   * left).
   */
  | { op: 'resolve'; id: string | null; refused?: boolean; order?: string | null };

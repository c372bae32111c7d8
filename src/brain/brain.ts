import type { Attachment, Choice, Findings, Intent } from '../conversation/values.ts';
import type { Toolbox } from '../tools/tool.ts';
import type { Context } from './context.ts';

/**
 * What composes replies. One `think` is one turn: it yields steps as they come and may call tools in between.
 * It owns no state and no clock: everything it may know is in the context, everything it may do in the
 * toolbox.
 */
export interface Brain {
  readonly name: string;
  think(context: Context, toolbox: Toolbox, signal: AbortSignal): AsyncIterable<BrainStep>;
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

  constructor(failure: BrainFailure, message: string) {
    super(`${failure}: ${message}`);
    this.failure = failure;
  }
}

/** One step of a turn. Text is published as it comes; everything else takes effect when the turn commits. */
export type BrainStep =
  /** Appended to the reply, in any pieces. The phone speaks it sentence by sentence. */
  | { type: 'text'; text: string }
  | { type: 'attach'; attachment: Attachment }
  | { type: 'choices'; choices: Choice[] }
  /** Puts an action on the table. It is done only on the customer's own later yes. */
  | { type: 'propose'; proposal: ProposalDraft }
  /** Opens, continues or closes the problem this turn is about. */
  | { type: 'ticket'; ticket: TicketStep }
  /** A fact worth remembering: size, carrier, availability, preferred channel … */
  | { type: 'learn'; name: string; value: string }
  /** The structured record of a message that this turn answers; `message` is its id in the context. */
  | { type: 'record'; message: string; findings: Findings }
  /** A human is needed (or was asked for). The text said so far is still sent. */
  | { type: 'handover'; reason: string; summary: string }
  /** Nothing should be said; the turn ends here. */
  | { type: 'silence'; reason: string };

/** An action with its exact effect, as it was put to the customer. */
export interface ProposalDraft {
  /** A tool's name. */
  tool: string;
  /** The tool's exact input: a yes allows this and nothing else. */
  input: unknown;
  /** The intent that accepts it by name ("exchange"), beside a plain yes. */
  intent: Intent;
  /** The effect in the customer's words ("Exchange your Lune dress S for M, free of charge"). */
  effect: string;
  order: string | null;
}

export type TicketStep =
  | { op: 'open'; intent: Intent; order: string | null; subject: string }
  | { op: 'continue' | 'pause' | 'escalate'; id: string }
  /** For the ticket opened in this same turn. */
  | { op: 'pause' | 'escalate'; id: null }
  /**
   * Closed: `refused` when the customer did not get what they wanted (the window is over, the order has
   * left).
   */
  | { op: 'resolve'; id: string | null; refused?: boolean };

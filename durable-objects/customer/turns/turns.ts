import { type Brain, BrainFailed } from '../../../src/brain/brain.ts';
import type { Context } from '../../../src/brain/context.ts';
import { runTurn, TurnStopped } from '../../../src/brain/turn.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { sight } from '../../../src/identity/assurance.ts';
import type { Outside } from '../../../src/outside/outside.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import type { LookupLimit } from '../verification/lookup-limit.ts';
import { Actions } from './actions.ts';
import { Gathering } from './gathering.ts';
import { hostsOf } from './hosts.ts';
import { apology, withUnfinished } from './outcomes.ts';
import { type ReadingContext, type ReadingScope, readTurn } from './reading.ts';
import { toolsFor } from './tools.ts';

/** How often one pending turn may start over because more was said, before its guard takes it up. */
const MOST_ROUNDS = 8;

/** What turns work with. */
export interface TurnParts {
  /** The brains of the next turn, best first: each finishes what the one before could not. */
  brains(): Promise<Roster>;
  /** Attempts at order numbers, by who makes them. */
  lookups: Pick<LookupLimit, 'allowed' | 'failed'>;
  codes: Pick<Codes, 'ways' | 'port' | 'view'>;
  /** Whether what a session says may be answered here now; absent: always. */
  isOpen?(session: string): boolean;
  /** Text as it is composed, for live sockets; null withdraws what was said in that turn. */
  stream(session: Session, turn: string, text: string | null): void;
  /** Takes back what was said in a turn that goes on. Returns what cannot be: words that were spoken. */
  unsay(session: Session, turn: string): string;
}

type TurnContext = Pick<
  ObjectContext,
  'self' | 'sql' | 'thread' | 'settings' | 'shop' | 'files' | 'reached' | 'id'
>;

/** The brains that may answer, and what judges their failures. */
export interface Roster {
  brains: readonly [Brain, ...Brain[]];
  judge(brain: Brain, failure: BrainFailed | null): void;
  /** What a colleague should know of a thread that is handed over, from a context that holds all of it. */
  briefing(context: Context, reason: string): string;
  /** Other systems of the store, where a model may ask them. */
  outside?: Outside;
}

/**
 * The turns of one customer: one at a time for a session. What is said while one is running stops it, and the next answers all of
 * it together.
 */
export class Turns {
  readonly #context: TurnContext;
  readonly #parts: TurnParts;
  readonly #reading: ReadingContext;
  readonly #actions: Actions;
  readonly #running = new Map<string, AbortController>();
  readonly #gathering: Gathering;

  constructor(context: TurnContext, parts: TurnParts) {
    this.#context = context;
    this.#parts = parts;
    this.#reading = { ...context, codes: parts.codes };
    this.#actions = new Actions(context.sql, context.thread);
    this.#gathering = new Gathering(context.thread);
  }

  isRunning(session: string): boolean {
    return this.#running.has(session);
  }

  /** Stops the session's turn, if one runs; what it streamed is withdrawn. */
  stop(session: string): void {
    this.#running.get(session)?.abort();
  }

  stopAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  /** Answers what is pending in a session. Never throws. */
  async answer(session: string, traceId: string): Promise<void> {
    if (this.#running.has(session)) {
      this.stop(session);
      return;
    }
    try {
      await this.#gathering.over(session, () => this.#running.set(session, new AbortController()));
      for (let round = 0; round < MOST_ROUNDS && this.#owes(session); round++)
        await this.#round(session, traceId);
    } catch (error) {
      trace('turn.failed', { trace: traceId, session, reason: errorReason(error) }, 'error');
    } finally {
      this.#running.delete(session);
    }
  }

  /** Ends the session's gathering pause if it is over by the service's clock, which may have been moved. */
  hurry(session: string): void {
    this.#gathering.hurry(session);
  }

  #owes(session: string): boolean {
    const { state, closed } = this.#context.thread;
    return (
      !closed &&
      state.control.kind !== 'advisor' &&
      state.pending.some((pending) => pending.session === session) &&
      this.#parts.isOpen?.(session) !== false
    );
  }

  async #round(id: string, traceId: string): Promise<void> {
    const { thread } = this.#context;
    const session = sessionOf(thread.state, id);
    const pending = thread.state.pending.find((other) => other.session === id);
    if (!session || !pending) return;
    const controller = new AbortController();
    this.#running.set(id, controller);
    const turn = this.#context.id('turn');
    // The run whose words are out: a brain that takes over has one of its own.
    let streamed: string | null = null;
    const withdraw = () => {
      if (streamed) this.#parts.stream(session, streamed, null);
    };
    let outcome: TurnOutcome;
    try {
      const context = await readTurn(this.#reading, session, pending.messages);
      const { brains, judge, briefing, outside } = await this.#parts.brains();
      const settings = this.#context.settings.known;
      const turned = await runTurn(brains, context, {
        turn,
        toolbox: toolsFor(
          this.#context,
          { ...this.#parts, actions: this.#actions },
          {
            session,
            asked: pending.messages,
            ways: context.codeWays ?? [],
            outside,
            trace: traceId,
            // A code that fits ends this run: the next begins with all that may be seen now.
            proved: () => controller.abort(),
          },
        ),
        signal: controller.signal,
        say: (run, text) => {
          streamed = run;
          this.#parts.stream(session, run, text);
        },
        unsay: (run) => {
          if (streamed !== run) return '';
          const spoken = this.#parts.unsay(session, run);
          if (!spoken) streamed = null;
          return spoken;
        },
        id: this.#context.id,
        hosts: hostsOf(settings, this.#context.reached.origin),
        turnMs: settings.brain.turnMs,
        judge: (brain, failure) => {
          if (failure === null) return judge(brain, null);
          const reason = `${brain.name}: ${errorReason(failure)}`;
          trace('brain.failed', { trace: traceId, session: id, turn, reason }, 'error');
          judge(brain, failure instanceof BrainFailed ? failure : new BrainFailed('broken', 'an error'));
        },
      });
      outcome = await this.#briefed(turned, session, pending.messages, briefing);
    } catch (error) {
      withdraw();
      if (error instanceof TurnStopped || controller.signal.aborted) return;
      trace('turn.unanswered', { trace: traceId, session: id, turn, reason: errorReason(error) }, 'error');
      outcome = apology(session, pending.messages, turn, this.#context.id('m'));
    }
    const open = this.#actions.unfinished(id);
    const acted = thread.act(
      {
        type: 'commit',
        turn: {
          ...withUnfinished(outcome, open, this.#context.settings.known.locale),
          assurance: session.assurance,
        },
      },
      traceId,
    );
    if (acted.ok) {
      this.#actions.reported(open);
      trace('turn.committed', { trace: traceId, session: id, turn, channel: session.channel });
      return;
    }
    withdraw();
    trace('turn.discarded', { trace: traceId, session: id, turn, reason: acted.refusal });
  }

  /** What the desk reads holds the whole thread, also where a caller who asks for a person may not have it read back to them. */
  async #briefed(
    outcome: TurnOutcome,
    session: Session,
    asked: string[],
    briefing: Roster['briefing'],
  ): Promise<TurnOutcome> {
    const { handover } = outcome;
    const sees = sight(session);
    if (!handover || sees.thread || !sees.dealings) return outcome;
    const everything: ReadingScope = { scope: 'thread', reader: 'verified' };
    const whole = await readTurn(this.#reading, session, asked, everything);
    return { ...outcome, handover: { ...handover, summary: briefing(whole, handover.reason) } };
  }
}

import type { TurnOutcome } from '../conversation/commands.ts';
import type { Toolbox } from '../tools/tool.ts';
import { type Brain, BrainFailed } from './brain.ts';
import type { Context } from './context.ts';
import { Draft } from './draft.ts';
import { Journal } from './journal.ts';
import { cleaned, outputGuard, says } from './output.ts';

/** What a turn needs from whoever runs it. */
export interface TurnTools {
  turn: string;
  toolbox: Toolbox;
  signal: AbortSignal;
  /** Text as it comes, for live sockets, with the id of the run that composes it. */
  say(turn: string, text: string): void;
  /** Takes back what a run has said. Returns what cannot be taken back: words that were spoken aloud. */
  unsay(turn: string): string;
  /** New ids. */
  id(prefix: string): string;
  /** Hosts that a reply may link to. */
  hosts: readonly string[];
  /** Milliseconds that every brain but the last has for the whole turn. */
  turnMs: number;
  /** How a brain fared; null when it finished the turn. */
  judge(brain: Brain, failure: unknown): void;
}

/** Thrown when a turn is stopped from outside: somebody said more, or a person stepped in. */
export class TurnStopped extends Error {
  override readonly name = 'TurnStopped';
}

/**
 * Runs one turn to its outcome. Nothing is decided here: the brain's steps are gathered, and whoever called
 * commits them whole or not at all. When a brain fails, the next one finishes the turn: what was streamed is
 * taken back, what was spoken stays the beginning of the reply, what was done stays done and is told. Throws
 * {@link TurnStopped} when the signal fires, and whatever the last brain throws.
 */
export async function runTurn(
  brains: readonly [Brain, ...Brain[]],
  context: Context,
  tools: TurnTools,
): Promise<TurnOutcome> {
  const journal = new Journal(tools.toolbox, context);
  let known = context;
  let turn = tools.turn;
  for (const [index, brain] of brains.entries()) {
    const last = index === brains.length - 1;
    const run = new Run(brain, known, turn, tools, journal);
    try {
      const outcome = await run.finish(last ? null : tools.turnMs);
      tools.judge(brain, null);
      return {
        ...outcome,
        // Said by the brain before, where it could not be taken back.
        reply: outcome.reply && { ...outcome.reply, introduces: context.introduction !== null },
      };
    } catch (error) {
      if (tools.signal.aborted) throw new TurnStopped();
      tools.judge(brain, error);
      if (last) throw error;
    }
    const said = tools.unsay(turn);
    if (run.spoke && !said) turn = tools.id('turn');
    known = {
      ...context,
      introduction: context.introduction && says(said, context.introduction) ? null : context.introduction,
      begun: { said: said.trim(), done: journal.done },
    };
  }
  throw new BrainFailed('broken', 'no brain is left');
}

/** One brain's try at a turn. */
class Run {
  readonly #brain: Brain;
  readonly #context: Context;
  readonly #turn: string;
  readonly #tools: TurnTools;
  readonly #journal: Journal;
  /** Whether anything went to live sockets. */
  spoke = false;

  constructor(brain: Brain, context: Context, turn: string, tools: TurnTools, journal: Journal) {
    this.#brain = brain;
    this.#context = context;
    this.#turn = turn;
    this.#tools = tools;
    this.#journal = journal;
  }

  async finish(limitMs: number | null): Promise<TurnOutcome> {
    const { signal, hosts, id } = this.#tools;
    const context = this.#context;
    const over = new AbortController();
    const toolbox = this.#journal.open();
    const draft = new Draft(context, this.#turn, id);
    const guard = outputGuard(context.manner, hosts, context.begun?.said ?? '');
    const tell = (text: string) => {
      if (!text) return;
      draft.take({ type: 'text', text });
      this.spoke = true;
      this.#tools.say(this.#turn, text);
    };
    const ended = this.#ended(limitMs);
    const steps = this.#brain
      .think(context, toolbox, AbortSignal.any([signal, over.signal]))
      [Symbol.asyncIterator]();
    let whole = false;
    try {
      for (;;) {
        const step = await Promise.race([steps.next(), ended.promise]);
        if (signal.aborted) throw new TurnStopped();
        if (step.done) {
          whole = true;
          break;
        }
        if (step.value.type === 'text') tell(guard.push(step.value.text));
        else draft.take(step.value);
      }
      tell(guard.flush());
      return draft.outcome((text) => cleaned(text, hosts));
    } finally {
      ended.release();
      if (!whole) {
        over.abort();
        // A brain that hangs cannot be made to end; its toolbox is closed, and a call that is under way is
        // waited for.
        void steps.return?.().catch(() => undefined);
      }
      await this.#journal.close(toolbox);
    }
  }

  /** Rejects when the turn is stopped, or its time is over. */
  #ended(limitMs: number | null) {
    const { signal } = this.#tools;
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    const stop = () => reject(new TurnStopped());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const late = () => reject(new BrainFailed('timeout', 'the turn took too long'));
    const timer = limitMs === null ? undefined : setTimeout(late, limitMs);
    return {
      promise,
      release: () => {
        signal.removeEventListener('abort', stop);
        clearTimeout(timer);
      },
    };
  }
}

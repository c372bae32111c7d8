import { isPosted } from '../conversation/channels.ts';
import type { TurnOutcome } from '../conversation/commands.ts';
import { isToolName } from '../tools/index.ts';
import type { Toolbox } from '../tools/tool.ts';
import { type Brain, BrainFailed, type ProposedCall, type RecordedMessage } from './brain.ts';
import type { CardView, Context } from './context.ts';
import { Draft } from './draft.ts';
import { Journal } from './journal.ts';
import { outputGuard, says, settledText } from './output.ts';
import { TurnCard } from './table.ts';

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
  /** What the new messages wanted, for brains that say nothing of it. */
  read?(context: Context): RecordedMessage[];
  /** Said once where somebody waits on the phone for a look-up. */
  bridge?: Bridge;
  /** How a brain fared; null when it finished the turn. */
  judge(brain: Brain, failure: unknown): void;
}

/** Words of code that bridge a wait, and after how many milliseconds of it. */
export interface Bridge {
  text: string;
  afterMs: number;
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
    const said = tools.unsay(run.turn);
    turn = run.spoke && !said ? tools.id('turn') : run.turn;
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
  readonly #tools: TurnTools;
  readonly #journal: Journal;
  /** Under which what it says goes out: another one once something was taken back. */
  turn: string;
  /** Whether anything went to live sockets. */
  spoke = false;

  constructor(brain: Brain, context: Context, turn: string, tools: TurnTools, journal: Journal) {
    this.#brain = brain;
    this.#context = context;
    this.turn = turn;
    this.#tools = tools;
    this.#journal = journal;
  }

  async finish(limitMs: number | null): Promise<TurnOutcome> {
    const { signal, hosts, id } = this.#tools;
    const context = this.#context;
    const over = new AbortController();
    const toolbox = this.#journal.open();
    const draft = new Draft(context, this.turn, id);
    let guard = outputGuard(context.manner, hosts, context.begun?.said ?? '');
    const tell = (text: string) => {
      if (!text) return;
      if (!this.spoke) introduce();
      draft.take({ type: 'text', text });
      this.spoke = true;
      this.#tools.say(this.turn, text);
    };
    // Live, it is the first thing that is said; a letter has it under its greeting, see Draft.
    const introduce = () => {
      const { introduction, manner } = context;
      if (introduction === null || this.#brain.introduces || isPosted(manner.channel)) return;
      this.spoke = true;
      tell(`${introduction}${manner.spoken ? ' ' : '\n\n'}`);
    };
    const retract = () => {
      const kept = this.#tools.unsay(this.turn).trim();
      if (this.spoke && !kept) this.turn = id('turn');
      this.spoke = kept !== '';
      draft.restart(this.turn, kept);
      guard = outputGuard(context.manner, hosts, kept);
    };
    const waiting = this.#bridged(toolbox, tell);
    const card = new TurnCard(id);
    // What a quote refuses is on no card: a brain was told so when it asked.
    const propose = async (call: ProposedCall, instead: boolean) => {
      const quoted = await toolbox.quote(call.tool, call.input as never, card.beside(instead));
      if (quoted.ok) card.put(call, quoted.output, instead);
    };
    const ended = this.#ended(limitMs);
    const steps = this.#brain
      .think(context, waiting.toolbox, AbortSignal.any([signal, over.signal]))
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
        else if (step.value.type === 'rest') tell(context.manner.spoken ? guard.flush() : '');
        else if (step.value.type === 'retract') retract();
        else if (step.value.type === 'propose') await propose(step.value.call, step.value.instead);
        else draft.take(step.value);
      }
      tell(guard.flush());
      const again = card.isEmpty && !draft.closes && context.settled?.again === true;
      if (again) for (const [call, instead] of callsOf(context.settled?.card)) await propose(call, instead);
      const put = card.finish(context, again);
      if (put && !this.spoke) introduce();
      const words = put && draft.put(put);
      if (words) {
        this.spoke = true;
        this.#tools.say(this.turn, words);
      }
      const outcome = draft.outcome((text) => settledText(text, hosts), this.#reading());
      // Words beside a silence are not said after all.
      if (outcome.reply === null && this.spoke) this.#tools.unsay(this.turn);
      return outcome;
    } finally {
      ended.release();
      waiting.release();
      if (!whole) {
        over.abort();
        // A brain that hangs cannot be made to end; its toolbox is closed, and a call that is under way is
        // waited for.
        void steps.return?.().catch(() => undefined);
      }
      await this.#journal.close(toolbox);
    }
  }

  /**
   * A toolbox whose first call begins a wait, after which the bridge is said where nothing else was: once in
   * a turn, whichever brain it is that looks things up.
   */
  #bridged(toolbox: Toolbox, tell: (text: string) => void): { toolbox: Toolbox; release(): void } {
    const { bridge, signal } = this.#tools;
    const { manner, begun } = this.#context;
    if (!bridge || !manner.spoken || begun?.said) return { toolbox, release: () => undefined };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      timer ??= setTimeout(() => {
        if (!this.spoke && !signal.aborted) tell(`${bridge.text} `);
      }, bridge.afterMs);
    };
    return {
      toolbox: {
        quote(name, input, beside) {
          begin();
          return toolbox.quote(name, input, beside);
        },
        call(name, input) {
          begin();
          return toolbox.call(name, input);
        },
      },
      release: () => clearTimeout(timer),
    };
  }

  /** What the messages wanted, read once and only where it is asked for. */
  #reading(): (message: string) => RecordedMessage['findings'] | undefined {
    let read: RecordedMessage[] | undefined;
    return (message) => {
      read ??= this.#tools.read?.(this.#context) ?? [];
      return read.find((one) => one.message === message)?.findings;
    };
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

/** The calls of a card that is put once more, and whether each is instead of the one before. */
function* callsOf(card: CardView | null | undefined): Generator<[ProposedCall, boolean]> {
  for (const { effects } of card?.alternatives ?? [])
    for (const [n, { tool, input }] of effects.entries())
      if (isToolName(tool)) yield [{ tool, input }, n === 0];
}

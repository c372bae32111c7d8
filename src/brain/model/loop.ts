import { z } from 'zod';
import type { Quote } from '../../conversation/quote.ts';
import { Attachment, type Choice, SAYING } from '../../conversation/values.ts';
import { cannotPromise } from '../../language/promising.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import { inData, jsonData } from '../../outside-data.ts';
import type { Toolbox, ToolTypes } from '../../tools/tool.ts';
import { type Brain, BrainFailed, type BrainStep } from '../brain.ts';
import { withoutMethods } from '../build-context.ts';
import type { Context } from '../context.ts';
import { buildPrompt, type Picture } from './prompt.ts';
import type { Block, ModelAnswer, ModelMessage, ModelProvider, ModelRequest } from './provider.ts';
import { readable } from './readable.ts';
import { recordWith } from './record.ts';
import { summariseWith } from './summarise.ts';
import { type Call, readCall } from './tools.ts';

/** Requests in one turn: look-up, action and answer take three. */
const MOST_REQUESTS = 8;
/** Calls that make no sense, in one turn. */
const MOST_BAD = 3;

/** What a turn of a model depends on beside its provider. */
export interface LoopOptions {
  /** Tools of other systems that it is offered beside the shop's. */
  outside?: readonly OutsideTool[];
  /** Milliseconds after which a provider that is overloaded is asked again, where somebody can wait. */
  retryMs?: readonly number[];
  /** Loads the pictures among files. */
  pictures?(files: readonly Attachment[]): Promise<Picture[]>;
  /** Hears of every call that was refused: what a model that was talked into something tries. */
  refused?: ((tool: string, why: string) => void) | undefined;
}

/**
 * A model as a brain, whoever provides it. It holds no policy: what it may know is in the context, what it
 * may do in the toolbox, and whatever it calls is read like any other input from outside.
 */
export function modelBrain(provider: ModelProvider, options: LoopOptions = {}): Brain {
  const { name, clerk } = provider;
  return {
    name,
    think: (context, toolbox, signal) => new Turn(provider, context, toolbox, options).think(signal),
    ...(clerk
      ? {
          record: (context, said, signal) => recordWith(clerk, context, said, signal),
          summarise: (part, signal) => summariseWith(clerk, part, signal),
        }
      : {}),
  };
}

/** A sentence that is over. */
const WHOLE = /[.!?…]["'’»”)\]]*\s*$/;
/** What a call came to. `open`: the model has to read it before it can know what to say. */
interface CallResult {
  content: string;
  error: boolean;
  open: boolean;
  /** Why it was refused, in a word. */
  refused?: string;
}

class Turn {
  readonly #provider: ModelProvider;
  readonly #context: Context;
  readonly #toolbox: Toolbox;
  readonly #outside: readonly OutsideTool[];
  readonly #options: LoopOptions;
  readonly #choices: Choice[] = [];
  #bad = 0;
  #spoke = false;
  /** What is said next begins another passage than what was said. */
  #seam = false;

  constructor(provider: ModelProvider, context: Context, toolbox: Toolbox, options: LoopOptions) {
    this.#provider = provider;
    this.#context = context;
    this.#toolbox = toolbox;
    this.#outside = options.outside ?? [];
    this.#options = options;
  }

  async *think(signal: AbortSignal): AsyncGenerator<BrainStep> {
    const sent = this.#context.asked.flatMap(({ attachments }) => attachments);
    const pictures = this.#provider.sees && sent.length > 0 ? await this.#options.pictures?.(sent) : [];
    const { tools, system, messages: start } = buildPrompt(this.#context, this.#outside, pictures);
    const messages: ModelRequest['messages'] = start.map(({ role, content }) => ({
      role,
      content: content.map((block) => ({ ...block })),
    }));
    for (const { result } of this.#context.settled?.results ?? []) {
      const file = result.ok ? fileIn(result.output) : null;
      if (file) yield { type: 'attach', attachment: file };
    }
    for (let request = 0; request < MOST_REQUESTS; request++) {
      const answer = yield* this.#ask({ system, tools, messages }, signal);
      if (signal.aborted) return;
      if (answer.content.length > 0) messages.push({ role: 'assistant', content: answer.content });
      // A pause asks to be continued with the same words, wherever in a sentence it is.
      if (answer.stop === 'pause_turn' && answer.calls.length === 0) {
        this.#seam = false;
        continue;
      }
      this.#seam = this.#spoke;
      if (answer.calls.length === 0) return yield* this.#end();
      const { results, ends } = yield* this.#run(answer);
      if (ends) return yield* this.#end();
      // Said before it was known: an answer follows, and stands alone.
      if (answer.content.some(({ type }) => type === 'text')) {
        this.#seam = this.#context.manner.spoken;
        yield { type: 'retract' };
      }
      cachedTo(messages, results);
      messages.push({ role: 'user', content: results });
    }
    throw new BrainFailed('nonsense', 'no end of calls');
  }

  /** One request, and again where the provider is overloaded and nothing of its answer was said. */
  async *#ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<BrainStep, ModelAnswer> {
    for (const wait of this.#options.retryMs ?? []) {
      const spoke = this.#spoke;
      try {
        return yield* this.#once(request, signal);
      } catch (error) {
        const again = error instanceof BrainFailed && error.failure === 'overloaded' && spoke === this.#spoke;
        if (!again || signal.aborted) throw error;
      }
      await pause(wait, signal);
    }
    return yield* this.#once(request, signal);
  }

  /** One request: its text as it comes, its answer whole. */
  async *#once(request: ModelRequest, signal: AbortSignal): AsyncGenerator<BrainStep, ModelAnswer> {
    // Given up on, a request must not go on in the background and be paid for.
    const over = new AbortController();
    try {
      const answer = this.#provider.ask(request, AbortSignal.any([signal, over.signal]));
      let tail = '';
      for (;;) {
        const next = await answer.next();
        if (next.done) return next.value;
        if (next.value === null) {
          if (WHOLE.test(tail)) yield { type: 'rest' };
          this.#seam = this.#spoke;
          continue;
        }
        const text: string = this.#seam ? `${this.#joint()}${next.value}` : next.value;
        tail = `${tail}${next.value}`.slice(-8);
        if (next.value.trim()) {
          this.#seam = false;
          this.#spoke = true;
        }
        yield { type: 'text', text };
      }
    } finally {
      over.abort();
    }
  }

  /** What stands between the words of two messages. */
  #joint(): string {
    return this.#context.manner.spoken ? ' ' : '\n\n';
  }

  /**
   * Carries out the calls of one message, in their order. `ends`: it said what it had to say, and none of its
   * calls came to anything that it did not know.
   */
  async *#run(answer: ModelAnswer): AsyncGenerator<BrainStep, { results: Block[]; ends: boolean }> {
    const results: Block[] = [];
    let ends = answer.content.some(({ type }) => type === 'text');
    for (const { id, name, input } of answer.calls) {
      const call = readCall(name, input, this.#outside);
      const { content, error, open, refused } = yield* this.#carryOut(call);
      if (open) ends = false;
      if (refused) this.#options.refused?.(name.replace(/[^\w-]/g, '').slice(0, 64), refused);
      if (call.kind === 'stay_silent') ends = true;
      results.push({ type: 'tool_result', tool_use_id: id, content, ...(error ? { is_error: true } : {}) });
      if (error && ++this.#bad >= MOST_BAD) throw new BrainFailed('nonsense', 'calls that make no sense');
    }
    return { results, ends };
  }

  async *#carryOut(call: Call): AsyncGenerator<BrainStep, CallResult> {
    const noted = { content: 'noted', error: false, open: false };
    switch (call.kind) {
      case 'bad':
        return { content: call.reason, error: true, open: true, refused: 'nonsense' };
      case 'shop': {
        const result = await this.#toolbox.call(call.name, call.input as never);
        if (!result.ok) return refused(this.#told({ refused: result.refusal }), result.refusal.code);
        const open = { error: false, open: true };
        if (call.name === 'look_outside') return { content: outsideWords(result.output), ...open };
        const file = fileIn(result.output);
        if (file) yield { type: 'attach', attachment: file };
        return { content: this.#told(result.output), ...open };
      }
      case 'propose':
        return yield* this.#propose(call.input);
      case 'choices':
        for (const label of call.input.answers)
          this.#choices.push({ id: `${SAYING}${this.#choices.length}`, label });
        if (call.input.human) this.#choices.push({ id: 'human', label: call.input.human });
        return noted;
      case 'ticket':
        yield { type: 'ticket', ticket: call.input };
        return noted;
      case 'learn':
        yield { type: 'learn', ...call.input };
        return noted;
      case 'promise': {
        const { now, store } = this.#context;
        const problem = cannotPromise(call.input.due, now, store, true);
        if (problem) return { content: problem, error: true, open: true, refused: 'promise' };
        yield { type: 'promise', promise: call.input };
        return noted;
      }
      case 'note':
        yield { type: 'note', text: call.input.text };
        return noted;
      case 'hand_over':
        yield { type: 'handover', ...call.input };
        return noted;
      case 'stay_silent':
        yield { type: 'silence', reason: call.input.reason };
        return noted;
    }
  }

  /** Puts calls on the turn's card, once each of them would be done; what would be refused is told at once. */
  async *#propose({
    calls,
    instead,
  }: Extract<Call, { kind: 'propose' }>['input']): AsyncGenerator<BrainStep, CallResult> {
    const quotes: Quote[] = [];
    for (const { tool, input } of calls) {
      const quoted = await this.#toolbox.quote(tool, input as never, quotes);
      if (!quoted.ok) return refused(this.#told({ refused: quoted.refusal, tool }), quoted.refusal.code);
      quotes.push(quoted.output);
    }
    for (const [n, call] of calls.entries()) yield { type: 'propose', call, instead: instead && n === 0 };
    const seen = this.#context.speaker.assurance === 'verified' ? quotes : quotes.map(withoutMethods);
    const content = this.#told({ card: 'is put below your words', quotes: seen });
    return { content, error: false, open: false };
  }

  /** A result of the shop's, as a model may read it. */
  #told(output: unknown): string {
    return jsonData(readable(output, this.#context.store));
  }

  *#end(): Generator<BrainStep> {
    if (this.#choices.length > 0) yield { type: 'choices', choices: this.#choices };
  }
}

/**
 * Moves the end of what is cached to the newest results. A request has four such marks at most, two or three
 * of which stand at the end of the tools, the store and the turn.
 */
function cachedTo(messages: readonly ModelMessage[], results: Block[]): void {
  for (const { role, content } of messages)
    if (role === 'user') for (const block of content) delete block.cache_control;
  const last = results.at(-1);
  if (last) last.cache_control = { type: 'ephemeral' };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  if (signal.aborted) throw new BrainFailed('cut', 'stopped');
}

function refused(content: string, code: string): CallResult {
  return { content, error: code === 'invalid', open: true, refused: code };
}

/** What another system answered, marked as somebody else's words. */
function outsideWords(output: unknown): string {
  const { tool, text, failed, cut } = OutsideOutput.parse(output);
  const state = failed ? 'failed' : cut ? 'cut off' : 'whole';
  return inData({ kind: 'answer', tool, state }, text);
}

const OutsideOutput: z.ZodType<ToolTypes['look_outside']['output']> = z.object({
  tool: z.string(),
  text: z.string(),
  failed: z.boolean(),
  cut: z.boolean(),
});
const WithFile = z.object({ label: Attachment.nullish(), file: Attachment.nullish() });

/** What goes along with the reply of what a tool came to. */
function fileIn(output: unknown): Attachment | null {
  const { label, file } = WithFile.safeParse(output).data ?? {};
  return label ?? file ?? null;
}

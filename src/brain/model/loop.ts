import { z } from 'zod';
import { Attachment, type Choice, SAYING } from '../../conversation/values.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import { inData, jsonData } from '../../outside-data.ts';
import type { Toolbox, ToolTypes } from '../../tools/tool.ts';
import { type Brain, BrainFailed, type BrainStep } from '../brain.ts';
import type { Context } from '../context.ts';
import { buildPrompt, withoutFiles } from './prompt.ts';
import type { Block, ModelAnswer, ModelProvider, ModelRequest } from './provider.ts';
import { type Call, readCall } from './tools.ts';

/** Requests in one turn: look-up, action and answer take three. */
const MOST_REQUESTS = 8;
/** Calls that make no sense, in one turn. */
const MOST_BAD = 3;

/**
 * A model as a brain, whoever provides it. It holds no policy: what it may know is in the context, what it
 * may do in the toolbox, and whatever it calls is read like any other input from outside. `outside`: tools of
 * other systems that it is offered beside the shop's.
 */
export function modelBrain(provider: ModelProvider, outside: readonly OutsideTool[] = []): Brain {
  return {
    name: provider.name,
    think: (context, toolbox, signal) => new Turn(provider, context, toolbox, outside).think(signal),
  };
}

class Turn {
  readonly #provider: ModelProvider;
  readonly #context: Context;
  readonly #toolbox: Toolbox;
  readonly #outside: readonly OutsideTool[];
  readonly #choices: Choice[] = [];
  #proposals = 0;
  #bad = 0;
  #spoke = false;

  constructor(provider: ModelProvider, context: Context, toolbox: Toolbox, outside: readonly OutsideTool[]) {
    this.#provider = provider;
    this.#context = context;
    this.#toolbox = toolbox;
    this.#outside = outside;
  }

  async *think(signal: AbortSignal): AsyncGenerator<BrainStep> {
    const { tools, system, messages: start } = buildPrompt(this.#context, this.#outside);
    const messages: ModelRequest['messages'] = start.map(({ role, content }) => ({
      role,
      content: content.map((block) => ({ ...block })),
    }));
    for (let request = 0; request < MOST_REQUESTS; request++) {
      const answer = yield* this.#ask({ system, tools, messages }, signal);
      if (signal.aborted) return;
      messages.push({ role: 'assistant', content: answer.content });
      // A pause asks to be continued with the same words.
      if (answer.stop === 'pause_turn') continue;
      if (answer.calls.length === 0) return yield* this.#end();
      const { results, ends } = yield* this.#run(answer);
      if (ends) return yield* this.#end();
      messages.push({ role: 'user', content: results });
    }
    throw new BrainFailed('nonsense', 'no end of calls');
  }

  /** One request: its text as it comes, its answer whole. */
  async *#ask(request: ModelRequest, signal: AbortSignal): AsyncGenerator<BrainStep, ModelAnswer> {
    // Given up on, a request must not go on in the background and be paid for.
    const over = new AbortController();
    try {
      const answer = this.#provider.ask(request, AbortSignal.any([signal, over.signal]));
      let fresh = true;
      for (;;) {
        const next = await answer.next();
        if (next.done) return next.value;
        const text: string = fresh && this.#spoke ? `${this.#joint()}${next.value}` : next.value;
        if (next.value.trim()) {
          fresh = false;
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
   * Carries out the calls of one message, in their order. `ends`: it said what it had to say, and only kept
   * books.
   */
  async *#run(answer: ModelAnswer): AsyncGenerator<BrainStep, { results: Block[]; ends: boolean }> {
    const results: Block[] = [];
    let ends = answer.content.some(({ type }) => type === 'text');
    for (const { id, name, input } of answer.calls) {
      const call = readCall(name, input, this.#outside);
      if (call.kind === 'shop' || call.kind === 'bad') ends = false;
      if (call.kind === 'stay_silent') ends = true;
      const { content, error } = yield* this.#carryOut(call);
      results.push({ type: 'tool_result', tool_use_id: id, content, ...(error ? { is_error: true } : {}) });
      if (error && ++this.#bad >= MOST_BAD) throw new BrainFailed('nonsense', 'calls that make no sense');
    }
    return { results, ends };
  }

  async *#carryOut(call: Call): AsyncGenerator<BrainStep, { content: string; error: boolean }> {
    const noted = { content: 'noted', error: false };
    switch (call.kind) {
      case 'bad':
        return { content: call.reason, error: true };
      case 'shop': {
        const result = await this.#toolbox.call(call.name, call.input as never, call.proposal);
        if (!result.ok) {
          return { content: jsonData({ refused: result.refusal }), error: result.refusal.code === 'invalid' };
        }
        if (call.name === 'look_outside') return { content: outsideWords(result.output), error: false };
        const { label } = WithLabel.safeParse(result.output).data ?? {};
        if (label) yield { type: 'attach', attachment: label };
        return { content: jsonData(withoutFiles(result.output)), error: false };
      }
      case 'propose': {
        const { label, ...proposal } = call.input;
        yield { type: 'propose', proposal };
        this.#choices.push({ id: `accept:${this.#proposals++}`, label });
        return noted;
      }
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
      case 'record': {
        const { message, ...findings } = call.input;
        if (!this.#context.asked.some(({ id }) => id === message))
          return { content: 'There is no such new message.', error: true };
        yield { type: 'record', message, findings };
        return noted;
      }
      case 'hand_over':
        yield { type: 'handover', ...call.input };
        return noted;
      case 'stay_silent':
        yield { type: 'silence', reason: call.input.reason };
        return noted;
    }
  }

  *#end(): Generator<BrainStep> {
    const { most, labelLength } = this.#context.manner.choices;
    const choices = this.#choices
      .slice(0, most)
      .map(({ id, label }) => ({ id, label: label.slice(0, labelLength) }));
    if (choices.length > 0) yield { type: 'choices', choices };
  }
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
const WithLabel = z.object({ label: Attachment.nullish() });

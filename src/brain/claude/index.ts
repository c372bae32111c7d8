import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { Attachment, type Choice, SAYING } from '../../conversation/values.ts';
import type { Toolbox } from '../../tools/tool.ts';
import { type Brain, BrainFailed, type BrainStep } from '../brain.ts';
import type { Context } from '../context.ts';
import { type Block, type ModelAnswer, readAnswer } from './answer.ts';
import { jsonData } from './data.ts';
import { failureOf } from './failures.ts';
import { buildPrompt, withoutFiles } from './prompt.ts';
import { type Call, readCall } from './tools.ts';

export interface ClaudeOptions {
  key: string;
  /** Base URL of the API, without `/v1`. */
  base: string;
  fetch: typeof fetch;
  /** The provider's name of the model. */
  model: string;
  firstTokenMs: number;
  stallMs: number;
  maxTokens: number;
}

/** Requests in one turn: look-up, action and answer take three. */
const MOST_REQUESTS = 8;
/** Calls that make no sense, in one turn. */
const MOST_BAD = 3;

/**
 * Claude over the Messages API. It holds no policy: what it may know is in the context, what it may do in the toolbox, and
 * whatever it calls is read like any other input from outside.
 */
export function claudeBrain(options: ClaudeOptions): Brain {
  return {
    name: 'claude',
    think: (context, toolbox, signal) => new Turn(options, context, toolbox).think(signal),
  };
}

class Turn {
  readonly #options: ClaudeOptions;
  readonly #context: Context;
  readonly #toolbox: Toolbox;
  readonly #choices: Choice[] = [];
  #proposals = 0;
  #bad = 0;
  #spoke = false;

  constructor(options: ClaudeOptions, context: Context, toolbox: Toolbox) {
    this.#options = options;
    this.#context = context;
    this.#toolbox = toolbox;
  }

  async *think(signal: AbortSignal): AsyncGenerator<BrainStep> {
    const client = await clientOf(this.#options);
    const { tools, system, messages: start } = buildPrompt(this.#context);
    const messages: { role: 'user' | 'assistant'; content: Block[] }[] = start.map(({ role, content }) => ({
      role,
      content: content.map((block) => ({ ...block })),
    }));
    for (let request = 0; request < MOST_REQUESTS; request++) {
      const body = {
        model: this.#options.model,
        max_tokens: this.#options.maxTokens,
        stream: true,
        system,
        tools,
        messages,
      };
      const answer = yield* this.#ask(client, body as unknown as StreamingParams, signal);
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
  async *#ask(
    client: Anthropic,
    body: StreamingParams,
    signal: AbortSignal,
  ): AsyncGenerator<BrainStep, ModelAnswer> {
    // Given up on, a request must not go on in the background and be paid for.
    const over = new AbortController();
    const any = AbortSignal.any([signal, over.signal]);
    try {
      const answer = readAnswer(() => client.messages.create(body, { signal: any }), this.#options, signal);
      let fresh = true;
      for (;;) {
        const next = await answer.next();
        if (next.done) return settled(next.value);
        const text: string = fresh && this.#spoke ? `${this.#joint()}${next.value}` : next.value;
        if (next.value.trim()) {
          fresh = false;
          this.#spoke = true;
        }
        yield { type: 'text', text };
      }
    } catch (error) {
      throw failureOf(error);
    } finally {
      over.abort();
    }
  }

  /** What stands between the words of two messages. */
  #joint(): string {
    return this.#context.manner.spoken ? ' ' : '\n\n';
  }

  /** Carries out the calls of one message, in their order. `ends`: it said what it had to say, and only kept books. */
  async *#run(answer: ModelAnswer): AsyncGenerator<BrainStep, { results: Block[]; ends: boolean }> {
    const results: Block[] = [];
    let ends = answer.content.some(({ type }) => type === 'text');
    for (const { id, name, input } of answer.calls) {
      const call = readCall(name, input);
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

type StreamingParams = Anthropic.MessageCreateParamsStreaming;

const WithLabel = z.object({ label: Attachment.nullish() });

/** An answer that came to a good end; what did not throws. */
function settled(answer: ModelAnswer): ModelAnswer {
  switch (answer.stop) {
    case 'end_turn':
    case 'stop_sequence':
    case 'tool_use':
    case 'pause_turn':
      return answer;
    case 'max_tokens':
    case 'model_context_window_exceeded':
      throw new BrainFailed('too_long', answer.stop);
    case 'refusal':
      throw new BrainFailed('refused', answer.stop);
    default:
      throw new BrainFailed('broken', 'no reason to stop');
  }
}

/** Loaded with the first turn that needs it: an isolate that speaks with no model does not evaluate the SDK. */
async function clientOf({ key, base, fetch, firstTokenMs }: ClaudeOptions): Promise<Anthropic> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  return new Client({
    apiKey: key,
    // Nothing of the environment: it holds the default store's key, and this may be another store's turn.
    authToken: null,
    baseURL: base,
    fetch,
    timeout: firstTokenMs,
    // Somebody is waiting: the second try is the embedded brain, at once.
    maxRetries: 0,
    // The SDK logs what it cannot read, and that is a customer's.
    logLevel: 'off',
  });
}

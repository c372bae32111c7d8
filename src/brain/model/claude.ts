import type { MessageCreateParamsStreaming, Messages } from '@anthropic-ai/sdk/resources/messages/messages';
import type { OutsideTool } from '../../outside/outside.ts';
import { type Brain, BrainFailed } from '../brain.ts';
import { readAnswer } from './claude-answer.ts';
import { failureOf } from './claude-failures.ts';
import { modelBrain } from './loop.ts';
import type { ModelAnswer, ModelProvider } from './provider.ts';

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
  /** Tools of other systems that it is offered. */
  outside?: readonly OutsideTool[];
}

/** Claude over the Messages API. */
export function claudeBrain(options: ClaudeOptions): Brain {
  return modelBrain(claude(options), options.outside);
}

function claude(options: ClaudeOptions): ModelProvider {
  return {
    name: 'claude',
    async *ask(request, signal) {
      const body = { model: options.model, max_tokens: options.maxTokens, stream: true, ...request };
      try {
        const messages = await messagesOf(options);
        const params = body as unknown as MessageCreateParamsStreaming;
        return settled(yield* readAnswer(() => messages.create(params, { signal }), options, signal));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

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

/**
 * Loaded with the first turn that needs it: an isolate that speaks with no model does not evaluate the SDK.
 */
async function messagesOf({ key, base, fetch, firstTokenMs }: ClaudeOptions): Promise<Messages> {
  const { BaseAnthropic, Messages } = await import('./claude-sdk.ts');
  const client = new BaseAnthropic({
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
  return new Messages(client);
}

import type { MessageCreateParamsStreaming, Messages } from '@anthropic-ai/sdk/resources/messages/messages';
import { BrainFailed } from '../brain.ts';
import type { Effort } from '../settings.ts';
import { readAnswer } from './claude-answer.ts';
import { failureOf } from './claude-failures.ts';
import { claudeModel } from './claude-models.ts';
import { type AnswerLimits, Watchdog, watched } from './deadline.ts';
import { claudeThinking, type Usage } from './models.ts';
import { type ModelAnswer, type ModelProvider, withoutSystem } from './provider.ts';

export interface ClaudeOptions extends AnswerLimits {
  key: string;
  /** Base URL of the API, without `/v1`. */
  base: string;
  fetch: typeof fetch;
  /** The provider's name of the model. */
  model: string;
  maxTokens: number;
  /** How long it may think; absent: as the model does by itself. */
  effort?: Effort;
  used?(model: string, usage: Usage): void;
}

/** What writes records, whichever model speaks: nobody waits for it. */
const CLERK = { model: 'claude-haiku-5-5', effort: 'none', firstTokenMs: 10_000 } as const;

/** Claude over the Messages API. */
export function claude(options: ClaudeOptions): ModelProvider {
  return { ...messagesApi(options), clerk: messagesApi({ ...options, ...CLERK }) };
}

function messagesApi(options: ClaudeOptions): ModelProvider {
  return {
    name: 'claude',
    sees: true,
    async *ask(request, signal) {
      const { model, effort, maxTokens, used } = options;
      const { format, tools, ...asked } = request;
      const known = await claudeModel(options);
      const fields = effort ? claudeThinking(known, effort) : { room: 0 };
      const { room, output_config, ...thinking } = fields;
      const output = {
        ...output_config,
        ...(format ? { format: { type: 'json_schema', schema: format.schema } } : {}),
      };
      const body = {
        ...{ model, max_tokens: maxTokens + room, stream: true, ...thinking, ...asked },
        ...(tools.length > 0 ? { tools } : {}),
        messages: known?.systemMessages ? asked.messages : withoutSystem(asked.messages),
        ...(Object.keys(output).length > 0 ? { output_config: output } : {}),
      };
      try {
        const dog = new Watchdog(options);
        const messages = await messagesOf(options, dog);
        const params = body as unknown as MessageCreateParamsStreaming;
        const answer = yield* readAnswer(() => messages.create(params, { signal }), dog, signal);
        if (answer.usage) used?.(model, answer.usage);
        return settled(answer);
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
async function messagesOf(
  { key, base, fetch, firstTokenMs, thinkMs = firstTokenMs }: ClaudeOptions,
  dog: Watchdog,
): Promise<Messages> {
  const { BaseAnthropic, Messages } = await import('./claude-sdk.ts');
  const client = new BaseAnthropic({
    apiKey: key,
    // Nothing of the environment: it holds the default store's key, and this may be another store's turn.
    authToken: null,
    baseURL: base,
    // Pings are bytes that the SDK keeps to itself.
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!response.body) return response;
      dog.alive();
      return new Response(watched(response.body, dog), response);
    },
    timeout: Math.max(firstTokenMs, thinkMs),
    // Somebody is waiting: the second try is the embedded brain, at once.
    maxRetries: 0,
    // The SDK logs what it cannot read, and that is a customer's.
    logLevel: 'off',
    // It would tell a tracer of the application, and there is none.
    openTelemetry: false,
  });
  return new Messages(client);
}

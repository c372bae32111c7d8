import { z } from 'zod';
import { BrainFailed } from '../brain.ts';
import type { AnswerLimits } from './deadline.ts';
import { answerEvents, callInput, failureNamed } from './event-answers.ts';
import type { Usage } from './models.ts';
import {
  type Block,
  type ModelAnswer,
  type ModelProvider,
  type ModelRequest,
  withoutSystem,
} from './provider.ts';

/** A model behind chat completions, wherever it runs. */
interface CompletionsOptions extends AnswerLimits {
  model: string;
  maxTokens: number;
  used?(model: string, usage: Usage): void;
}

export interface CompatibleOptions extends CompletionsOptions {
  /** Base URL with its version (`http://localhost:11434/v1`). */
  base: string;
  /** Empty where the server asks for none. */
  key: string;
  fetch: typeof fetch;
}

/** Mistral, Ollama, vLLM, an AI Gateway: whatever answers `POST {base}/chat/completions`. */
export function compatible(options: CompatibleOptions): ModelProvider {
  const { base, key, fetch } = options;
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
  const post = (body: object, signal: AbortSignal) =>
    fetch(`${base}/chat/completions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal,
      redirect: 'manual',
    });
  return completions('compatible', options, post);
}

export interface WorkersAiOptions extends CompletionsOptions {
  ai: { run(model: string, input: Record<string, unknown>): Promise<unknown> };
}

/** A model of Workers AI, through the deployment's own binding: it needs no key. */
export function workersAi(options: WorkersAiOptions): ModelProvider {
  // The binding takes no signal that ends its wait: who waits for it gives up.
  const post = async (body: object) => {
    const answer = await options.ai.run(options.model, { ...body });
    if (!(answer instanceof ReadableStream)) throw new BrainFailed('broken', 'no stream');
    return new Response(answer);
  };
  return completions('workers-ai', options, post);
}

const Piece = z.object({
  index: z.number().int().nonnegative().default(0),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
const Chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z.array(Piece).nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
  error: z.unknown().optional(),
});

function completions(
  name: string,
  options: CompletionsOptions,
  post: (body: object, signal: AbortSignal) => Promise<Response>,
): ModelProvider {
  return {
    name,
    async *ask(request, signal) {
      const body = bodyOf(options, request);
      const calls: { id: string; name: string; json: string }[] = [];
      let said = '';
      let stop: string | null = null;
      let open = false;
      for await (const raw of answerEvents((until) => post(body, until), options, signal, speaks)) {
        const chunk = Chunk.safeParse(raw);
        if (!chunk.success) throw new BrainFailed('broken', 'a chunk that makes no sense');
        if (chunk.data.error) throw failureNamed(chunk.data.error, null);
        const { choices, usage } = chunk.data;
        if (usage) options.used?.(options.model, usageOf(usage));
        for (const { delta, finish_reason } of choices) {
          if (delta?.refusal) throw new BrainFailed('refused', 'refusal');
          if (delta?.content) {
            said += delta.content;
            open = true;
            yield delta.content;
          }
          if (open && (delta?.tool_calls?.length || finish_reason)) {
            open = false;
            yield null;
          }
          for (const piece of delta?.tool_calls ?? []) gather(calls, piece);
          if (finish_reason) stop = finish_reason;
        }
      }
      return answerOf(said, calls, stop);
    },
  };
}

function speaks(event: unknown): boolean {
  const { choices = [] } = Chunk.safeParse(event).data ?? {};
  return choices.some(({ delta }) => Boolean(delta?.content) || (delta?.tool_calls?.length ?? 0) > 0);
}

/** Pieces of a call come by its index; some servers send each call whole and call them all 0. */
function gather(calls: { id: string; name: string; json: string }[], piece: z.infer<typeof Piece>): void {
  const begun = calls[piece.index];
  const other = begun && piece.id && piece.id !== begun.id && piece.function?.name;
  const at = other ? calls.length : piece.index;
  const call = calls[at] ?? { id: piece.id ?? `call_${at}`, name: '', json: '' };
  if (piece.id) call.id = piece.id;
  call.name += piece.function?.name ?? '';
  call.json += piece.function?.arguments ?? '';
  calls[at] = call;
}

function usageOf({
  prompt_tokens,
  completion_tokens,
  prompt_tokens_details,
}: NonNullable<z.infer<typeof Chunk>['usage']>): Usage {
  const cached = prompt_tokens_details?.cached_tokens ?? 0;
  return { input: Math.max(0, prompt_tokens - cached), cached, cacheWrite: 0, output: completion_tokens };
}

function answerOf(
  said: string,
  made: readonly { id: string; name: string; json: string }[],
  stop: string | null,
): ModelAnswer {
  if (stop === null) throw new BrainFailed('cut', 'the stream ended before the answer');
  if (stop === 'length') throw new BrainFailed('too_long', stop);
  if (stop === 'content_filter') throw new BrainFailed('refused', stop);
  const calls = made.filter(Boolean).map(({ id, name, json }) => ({ id, name, input: callInput(json) }));
  const content: Block[] = [
    ...(said.trim() ? [{ type: 'text', text: said }] : []),
    ...calls.map(({ id, name, input }) => ({ type: 'tool_use', id, name, input: input ?? {} })),
  ];
  return { content, calls, stop: calls.length > 0 ? 'tool_use' : 'end_turn' };
}

function bodyOf({ model, maxTokens }: CompletionsOptions, request: ModelRequest): object {
  return {
    model,
    messages: [
      { role: 'system', content: request.system.map(({ text }) => text).join('\n\n') },
      ...withoutSystem(request.messages).flatMap(({ role, content }) => messagesOf(role, content)),
    ],
    ...(request.tools.length > 0 ? { tools: request.tools.map(toolOf) } : {}),
    max_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  };
}

function toolOf({ name, description, input_schema }: ModelRequest['tools'][number]): object {
  return { type: 'function', function: { name, description, parameters: input_schema } };
}

/** An answer with its calls is one message, each result one of its own. */
function messagesOf(role: 'user' | 'assistant', content: readonly Block[]): object[] {
  const text = content.flatMap((block) => (block.type === 'text' ? [String(block.text)] : [])).join('\n\n');
  const results = content.flatMap((block) =>
    block.type === 'tool_result'
      ? [{ role: 'tool', tool_call_id: block.tool_use_id, content: String(block.content) }]
      : [],
  );
  const tool_calls = content.flatMap((block) =>
    block.type === 'tool_use'
      ? [
          {
            id: block.id,
            type: 'function',
            function: { name: block.name, arguments: JSON.stringify(block.input) },
          },
        ]
      : [],
  );
  const words = text || tool_calls.length > 0;
  return [
    ...results,
    ...(words ? [{ role, content: text || null, ...(tool_calls.length > 0 ? { tool_calls } : {}) }] : []),
  ];
}

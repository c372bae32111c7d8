import { z } from 'zod';
import { BrainFailed } from '../brain.ts';
import type { Effort } from '../settings.ts';
import type { AnswerLimits } from './deadline.ts';
import { answerEvents, callInput, failureNamed } from './event-answers.ts';
import { modelNamed, thinkingRoom, type Usage } from './models.ts';
import type { Block, ModelAnswer, ModelMessage, ModelProvider, ModelRequest } from './provider.ts';

export interface OpenAiOptions extends AnswerLimits {
  key: string;
  /** Base URL of the API with its version (`https://api.openai.com/v1`). */
  base: string;
  fetch: typeof fetch;
  model: string;
  effort: Effort;
  maxTokens: number;
  /** A hash that names the customer to the provider and nobody else. */
  person?: string;
  used?(model: string, usage: Usage): void;
}

/** GPT over the Responses API, which keeps nothing of it. */
export function gpt(options: OpenAiOptions): ModelProvider {
  return { ...responses(options), clerk: responses({ ...options, ...CLERK }) };
}

/** What writes records, whichever model speaks: nobody waits for it. */
const CLERK = { model: 'gpt-6-luna', effort: 'none', firstTokenMs: 10_000 } as const;

const Item = z.looseObject({ type: z.string(), id: z.string().optional() });
const Called = z.looseObject({ call_id: z.string(), name: z.string(), arguments: z.string() });
const Message = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
});
const Counted = z.object({
  input_tokens: z.number(),
  input_tokens_details: z
    .object({ cached_tokens: z.number().default(0), cache_write_tokens: z.number().default(0) })
    .prefault({}),
  output_tokens: z.number(),
});
const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('response.output_text.delta'), delta: z.string() }),
  z.object({ type: z.literal('response.output_item.added'), item: Item }),
  z.object({ type: z.literal('response.output_item.done'), item: Item }),
  z.object({ type: z.literal('response.refusal.delta') }),
  z.object({ type: z.literal('response.refusal.done') }),
  z.object({
    type: z.literal('response.completed'),
    response: z.object({ usage: Counted.nullish().catch(null) }),
  }),
  z.object({
    type: z.literal('response.incomplete'),
    response: z.object({ incomplete_details: z.object({ reason: z.string() }).nullish() }),
  }),
  z.object({ type: z.literal('response.failed'), response: z.object({ error: z.unknown() }) }),
  z.object({ type: z.literal('error'), code: z.string().nullish() }),
]);
const KNOWN: ReadonlySet<string> = new Set(Event.options.flatMap(({ shape }) => [...shape.type.values]));
const Typed = z.looseObject({ type: z.string() });

function responses(options: OpenAiOptions): ModelProvider {
  const { fetch, base, key, model, used } = options;
  return {
    name: 'gpt',
    sees: true,
    async *ask(request, signal) {
      const body = JSON.stringify(bodyOf(options, request));
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const post = (until: AbortSignal) =>
        fetch(`${base}/responses`, { method: 'POST', headers, body, signal: until, redirect: 'manual' });
      const content: Block[] = [];
      for await (const raw of answerEvents(post, options, signal, speaks)) {
        const type = Typed.safeParse(raw).data?.type;
        if (type === undefined) throw new BrainFailed('broken', 'an event without a type');
        if (!KNOWN.has(type)) continue;
        const parsed = Event.safeParse(raw);
        if (!parsed.success) throw new BrainFailed('broken', 'an event that makes no sense');
        const event = parsed.data;
        switch (event.type) {
          case 'response.output_text.delta':
            yield event.delta;
            break;
          case 'response.output_item.done':
            content.push(blockOf(event.item));
            if (event.item.type === 'message') yield null;
            break;
          case 'response.refusal.delta':
          case 'response.refusal.done':
            throw new BrainFailed('refused', 'refusal');
          case 'response.incomplete':
            throw incomplete(event.response.incomplete_details?.reason);
          case 'response.failed':
            throw failureNamed(event.response.error, null);
          case 'error':
            throw failureNamed(event, null);
          case 'response.completed':
            if (event.response.usage) used?.(model, usageOf(event.response.usage));
            return answerOf(content);
        }
      }
      throw new BrainFailed('cut', 'the stream ended before the answer');
    },
  };
}

/** Reasoning is no word: what is said, or called, begins here. */
function speaks(event: unknown): boolean {
  const { data } = Typed.safeParse(event);
  if (data?.type === 'response.output_text.delta') return true;
  if (data?.type !== 'response.output_item.added') return false;
  return Item.safeParse(data.item).data?.type === 'function_call';
}

function incomplete(reason: string | undefined): BrainFailed {
  if (reason === 'content_filter') return new BrainFailed('refused', reason);
  return reason?.startsWith('max_')
    ? new BrainFailed('too_long', reason)
    : new BrainFailed('cut', 'incomplete');
}

function usageOf({ input_tokens, input_tokens_details, output_tokens }: z.infer<typeof Counted>): Usage {
  const { cached_tokens: cached, cache_write_tokens: cacheWrite } = input_tokens_details;
  return {
    input: Math.max(0, input_tokens - cached - cacheWrite),
    cached,
    cacheWrite,
    output: output_tokens,
  };
}

/** An item as it goes back word for word with the next request; of a message its text stands beside it. */
function blockOf(item: z.infer<typeof Item>): Block {
  const words = item.type === 'message' ? (Message.safeParse(item).data?.content ?? []) : [];
  const text = words.map((part) => part.text ?? '').join('');
  return text.trim() ? { type: 'text', text, item } : { type: 'item', item };
}

function answerOf(content: Block[]): ModelAnswer {
  const calls = content.flatMap(({ item }) => {
    const called = Item.safeParse(item).data?.type === 'function_call' ? Called.safeParse(item).data : null;
    return called ? [{ id: called.call_id, name: called.name, input: callInput(called.arguments) }] : [];
  });
  return { content, calls, stop: calls.length > 0 ? 'tool_use' : 'end_turn' };
}

function bodyOf({ model, effort, maxTokens, person }: OpenAiOptions, request: ModelRequest): object {
  return {
    model,
    instructions: request.system.map(({ text }) => text).join('\n\n'),
    input: request.messages.flatMap(({ role, content }) => inputOf(role, content)),
    ...(request.tools.length > 0 ? { tools: request.tools.map(toolOf) } : {}),
    ...(modelNamed(model)?.effort === false ? {} : { reasoning: { effort } }),
    include: ['reasoning.encrypted_content'],
    max_output_tokens: maxTokens + thinkingRoom(effort),
    ...(request.format ? { text: { format: { type: 'json_schema', strict: true, ...request.format } } } : {}),
    // The default keeps every word for thirty days.
    store: false,
    stream: true,
    stream_options: { include_obfuscation: false },
    ...(person ? { safety_identifier: person, prompt_cache_key: person.slice(0, 64) } : {}),
  };
}

function toolOf({ name, description, input_schema }: ModelRequest['tools'][number]): object {
  return { type: 'function', name, description, parameters: input_schema, strict: false };
}

const Image = z.object({ source: z.object({ media_type: z.string(), data: z.string() }) });

function pictureOf(block: Block): object {
  const { media_type, data } = Image.parse(block).source;
  return { type: 'input_image', image_url: `data:${media_type};base64,${data}` };
}

/** Messages as items: an answer goes back as it came, a result names its call. */
function inputOf(by: ModelMessage['role'], content: readonly Block[]): object[] {
  const role = by === 'system' ? 'developer' : by;
  return content.flatMap((block): object[] => {
    if (block.item) return [block.item];
    if (block.type === 'tool_result')
      return [{ type: 'function_call_output', call_id: block.tool_use_id, output: String(block.content) }];
    if (block.type === 'image') return [{ role, content: [pictureOf(block)] }];
    if (block.type !== 'text') return [];
    const type = role === 'assistant' ? 'output_text' : 'input_text';
    return [{ role, content: [{ type, text: block.text }] }];
  });
}

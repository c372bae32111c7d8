import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { BrainFailed } from '../brain.ts';
import type { Watchdog } from './deadline.ts';
import { callInput } from './event-answers.ts';
import type { Usage } from './models.ts';
import type { Block, ModelAnswer, Piece } from './provider.ts';

const Delta = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
]);
/** Tokens as an event counts them; `message_delta` repeats what is known by then. */
const Counted = z.looseObject({
  input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
});
const Index = z.number().int().nonnegative();
const Frames = {
  message_start: z.object({ message: z.looseObject({ usage: Counted.nullish().catch(null) }) }),
  content_block_start: z.object({ index: Index, content_block: z.looseObject({ type: z.string() }) }),
  content_block_delta: z.object({ index: Index, delta: z.looseObject({ type: z.string() }) }),
  content_block_stop: z.object({ index: Index }),
  message_delta: z.object({
    delta: z.looseObject({ stop_reason: z.string().nullable() }),
    usage: Counted.nullish().catch(null),
  }),
  message_stop: z.object({}),
} as const;

/**
 * Reads one streamed answer: yields its text as it comes, returns the whole. Events that nobody knows are
 * passed over; one that is known and makes no sense, an end before the end, and silence for too long throw
 * {@link BrainFailed}.
 */
export async function* readAnswer(
  open: () => Promise<AsyncIterable<Anthropic.RawMessageStreamEvent>>,
  dog: Watchdog,
  signal: AbortSignal,
): AsyncGenerator<Piece, ModelAnswer> {
  const blocks = new Map<number, Block>();
  const inputs = new Map<number, string>();
  let stop: string | null = null;
  let ended = false;
  const events = (await dog.wait(open(), signal))[Symbol.asyncIterator]();
  // Thinking is no word: until something is said or called, the patience is that for the first word.
  let thinks = true;
  let usage: Usage | null = null;
  for (;;) {
    const next = await dog.wait(events.next(), signal);
    if (next.done) break;
    const event: unknown = next.value;
    const type = z.object({ type: z.string() }).safeParse(event).data?.type;
    if (type === undefined) throw new BrainFailed('broken', 'an event without a type');
    switch (type) {
      case 'content_block_start': {
        const { index, content_block } = parsed(Frames.content_block_start, event);
        thinks = THINKING.has(content_block.type);
        blocks.set(index, { ...content_block });
        if (content_block.type === 'tool_use') inputs.set(index, '');
        break;
      }
      case 'content_block_delta': {
        const { index, delta } = parsed(Frames.content_block_delta, event);
        const block = blocks.get(index);
        if (!block) throw new BrainFailed('broken', 'a piece of no block');
        const known = Delta.safeParse(delta).data;
        if (!known) break;
        if (known.type === 'input_json_delta')
          inputs.set(index, (inputs.get(index) ?? '') + known.partial_json);
        else if (known.type === 'text_delta') {
          block.text = `${block.text ?? ''}${known.text}`;
          yield known.text;
        } else if (known.type === 'thinking_delta')
          block.thinking = `${block.thinking ?? ''}${known.thinking}`;
        else block.signature = known.signature;
        break;
      }
      case 'content_block_stop': {
        const { index } = parsed(Frames.content_block_stop, event);
        if (blocks.get(index)?.type === 'text') yield null;
        break;
      }
      case 'message_start':
        usage = counted(usage, parsed(Frames.message_start, event).message.usage);
        break;
      case 'message_delta': {
        const { delta, usage: soFar } = parsed(Frames.message_delta, event);
        stop = delta.stop_reason;
        usage = counted(usage, soFar);
        break;
      }
      case 'message_stop':
        ended = true;
        break;
      default:
        break;
    }
    dog.heard(thinks);
  }
  if (!ended) throw new BrainFailed('cut', 'the stream ended before the message');
  const sorted = [...blocks.entries()].sort(([a], [b]) => a - b);
  const content = sorted.map(([, block]) => block);
  const calls = sorted.flatMap(([index, block]) => {
    if (block.type !== 'tool_use') return [];
    const input = inputOf(inputs.get(index) ?? '', block.input);
    // The API takes its own words back only with an object here.
    block.input = input ?? {};
    return [{ id: String(block.id), name: String(block.name), input }];
  });
  return {
    content: content.filter((block) => block.type !== 'text' || String(block.text).trim()),
    calls,
    stop,
    usage,
  };
}

function counted(before: Usage | null, now: z.infer<typeof Counted> | null | undefined): Usage | null {
  if (!now) return before;
  return {
    input: now.input_tokens ?? before?.input ?? 0,
    cacheWrite: now.cache_creation_input_tokens ?? before?.cacheWrite ?? 0,
    cached: now.cache_read_input_tokens ?? before?.cached ?? 0,
    output: now.output_tokens ?? before?.output ?? 0,
  };
}

const THINKING: ReadonlySet<string> = new Set(['thinking', 'redacted_thinking']);

const Input = z.record(z.string(), z.unknown());

/**
 * The input of a call once its pieces are together; null when that is no JSON object. A call without pieces
 * has none to give.
 */
function inputOf(text: string, initial: unknown): Record<string, unknown> | null {
  return text.trim() ? callInput(text) : (Input.safeParse(initial ?? {}).data ?? null);
}

function parsed<T>(schema: z.ZodType<T>, event: unknown): T {
  const result = schema.safeParse(event);
  if (!result.success) throw new BrainFailed('broken', 'an event that makes no sense');
  return result.data;
}

import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { BrainFailed } from '../brain.ts';
import type { Block, ModelAnswer } from './provider.ts';

export interface Limits {
  /** Milliseconds to the first block of an answer, and between two events after it. */
  firstTokenMs: number;
  stallMs: number;
}

const Delta = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
]);
const Index = z.number().int().nonnegative();
const Frames = {
  message_start: z.object({ message: z.looseObject({}) }),
  content_block_start: z.object({ index: Index, content_block: z.looseObject({ type: z.string() }) }),
  content_block_delta: z.object({ index: Index, delta: z.looseObject({ type: z.string() }) }),
  content_block_stop: z.object({ index: Index }),
  message_delta: z.object({ delta: z.looseObject({ stop_reason: z.string().nullable() }) }),
  message_stop: z.object({}),
} as const;

/**
 * Reads one streamed answer: yields its text as it comes, returns the whole. Events that nobody knows are
 * passed over; one that is known and makes no sense, an end before the end, and silence for too long throw
 * {@link BrainFailed}.
 */
export async function* readAnswer(
  open: () => Promise<AsyncIterable<Anthropic.RawMessageStreamEvent>>,
  limits: Limits,
  signal: AbortSignal,
): AsyncGenerator<string, ModelAnswer> {
  const blocks = new Map<number, Block>();
  const inputs = new Map<number, string>();
  let stop: string | null = null;
  let ended = false;
  const events = (await timely(open(), limits.firstTokenMs))[Symbol.asyncIterator]();
  let wait = limits.firstTokenMs;
  for (;;) {
    const next = await timely(events.next(), wait);
    if (signal.aborted) throw new BrainFailed('cut', 'stopped');
    if (next.done) break;
    const event: unknown = next.value;
    const type = z.object({ type: z.string() }).safeParse(event).data?.type;
    if (type === undefined) throw new BrainFailed('broken', 'an event without a type');
    switch (type) {
      case 'content_block_start': {
        wait = limits.stallMs;
        const { index, content_block } = parsed(Frames.content_block_start, event);
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
      case 'message_delta':
        stop = parsed(Frames.message_delta, event).delta.stop_reason;
        break;
      case 'message_stop':
        ended = true;
        break;
      default:
        break;
    }
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
  };
}

const Input = z.record(z.string(), z.unknown());

/**
 * The input of a call once its pieces are together; null when that is no JSON object. A call without pieces
 * has none to give.
 */
function inputOf(text: string, initial: unknown): Record<string, unknown> | null {
  if (!text.trim()) return Input.safeParse(initial ?? {}).data ?? null;
  try {
    return Input.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function parsed<T>(schema: z.ZodType<T>, event: unknown): T {
  const result = schema.safeParse(event);
  if (!result.success) throw new BrainFailed('broken', 'an event that makes no sense');
  return result.data;
}

async function timely<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new BrainFailed('timeout', 'no word in time')), limitMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    // Who lost the race may still fail, with nobody to hear it.
    work.catch(() => undefined);
  }
}

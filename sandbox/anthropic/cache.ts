import type { Usage } from './frames.ts';
import { tokens } from './frames.ts';
import { blocksOf, type Posted } from './request.ts';

/** Prefixes seen, and until when they are kept (real time, ms): five minutes after their last use. */
const seen = new Map<string, number>();
const KEPT = 5 * 60_000;

/**
 * How the prompt is counted. What stands before a mark is kept whole and byte for byte, in the order tools,
 * system, messages; the longest that was kept is read, what goes beyond it up to the last mark is written.
 */
export function usageOf({ tools = [], system = [], messages }: Posted): Usage {
  let prefix = '';
  const marks: string[] = [];
  const add = (block: object & { cache_control?: unknown }) => {
    const { cache_control, ...rest } = block;
    prefix += JSON.stringify(rest);
    if (cache_control) marks.push(prefix);
  };
  for (const tool of tools) add(tool);
  for (const block of typeof system === 'string'
    ? [{ type: 'text' as const, text: system, cache_control: null }]
    : system)
    add(block);
  for (const message of messages) {
    prefix += message.role;
    for (const block of blocksOf(message)) add(block);
  }
  const now = Date.now();
  const read = tokens(marks.findLast((mark) => (seen.get(mark) ?? 0) > now) ?? '');
  const kept = tokens(marks.at(-1) ?? '');
  if (seen.size > 200) seen.clear();
  for (const mark of marks) seen.set(mark, now + KEPT);
  return {
    input_tokens: tokens(prefix) - kept,
    cache_creation_input_tokens: kept - read,
    cache_read_input_tokens: read,
  };
}

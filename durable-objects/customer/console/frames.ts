import { z } from 'zod';
import type { ThreadClientFrame } from '../../../src/console/protocol.ts';
import { unknownIn } from '../../storage/json.ts';

/** Longest unsent answer that is kept, in characters. */
const DRAFT_LIMIT = 20_000;
/** Longest frame, escapes included. */
const FRAME_LIMIT = 4 * DRAFT_LIMIT;

const Frame: z.ZodType<ThreadClientFrame> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), since: z.number().int().nonnegative().optional() }),
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('viewing'), away: z.boolean().optional() }),
  z.object({ type: z.literal('draft'), text: z.string().max(DRAFT_LIMIT) }),
]);

/** A frame from a console; null for an invalid one. */
export function readConsoleFrame(data: string | ArrayBuffer): ThreadClientFrame | null {
  if (typeof data !== 'string' || data.length > FRAME_LIMIT) return null;
  try {
    return Frame.parse(unknownIn(data));
  } catch {
    return null;
  }
}

import { z } from 'zod';
import { Attachment } from '../../../src/conversation/values.ts';

/** The label that a tool's output brings along; null when it brings none. */
export function labelIn(output: unknown): Attachment | null {
  return z.object({ label: Attachment }).safeParse(output).data?.label ?? null;
}

import type { Quote } from '../conversation/quote.ts';
import type { Refusal } from './tool.ts';

/** A write that the customer has agreed to, recorded under its key and about to run. */
export interface LimitedCall {
  tool: string;
  input: unknown;
  quote: Quote;
  key: string;
}

/** Whether the store lets a write run: null where it does; else the refusal that says that it waits for a person. */
export type Limit = (call: LimitedCall) => Promise<Refusal | null>;

/**
 * By when a person would decide about a write that is not agreed to yet, ISO 8601; null where none has to.
 * `beside` are the earlier effects of the same yes.
 */
export type Measure = (
  call: Pick<LimitedCall, 'tool' | 'input' | 'quote'>,
  beside: readonly Quote[],
) => Promise<string | null>;

/** It waits for a person: `said` is what the customer is told of that, word for word. */
export function awaitsApproval(due: string, said: string): Refusal {
  const message = `Not done: by the store's rules a person approves this first, by ${due}. The customer is told so in these words: ${said}`;
  return { code: 'approval', due, said, message };
}

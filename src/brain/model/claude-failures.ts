import { z } from 'zod';
import { lookup } from '../../lookup.ts';
import { BrainFailed, type BrainFailure } from '../brain.ts';

/** What the API calls its errors, in a status answer and in the stream. */
const TYPES: Record<string, BrainFailure> = {
  overloaded_error: 'overloaded',
  rate_limit_error: 'overloaded',
  timeout_error: 'timeout',
  api_error: 'unreachable',
  authentication_error: 'denied',
  permission_error: 'denied',
  billing_error: 'denied',
  not_found_error: 'denied',
  invalid_request_error: 'denied',
  request_too_large: 'too_long',
};

/**
 * What the SDK throws, by its shape: the SDK itself is loaded late, and an error may come from beneath it.
 */
const Thrown = z.object({
  name: z.string().catch(''),
  status: z.number().optional().catch(undefined),
  type: z.string().nullish().catch(null),
});

/** Why a request failed. The words of the provider stay out: they may quote the prompt. */
export function failureOf(error: unknown): BrainFailed {
  if (error instanceof BrainFailed) return error;
  const { name, status, type } = Thrown.safeParse(error).data ?? { name: '' };
  const named = type ? lookup(TYPES, type) : undefined;
  if (named) return new BrainFailed(named, `${status ?? 'in the stream'} ${type}`);
  if (status === undefined) {
    if (/Timeout/.test(name)) return new BrainFailed('timeout', 'no answer in time');
    if (error instanceof SyntaxError) return new BrainFailed('broken', 'no JSON');
    return new BrainFailed('unreachable', name || 'no connection');
  }
  if (status === 429 || status === 529) return new BrainFailed('overloaded', `${status}`);
  if (status === 413) return new BrainFailed('too_long', `${status}`);
  if (status >= 500) return new BrainFailed('unreachable', `${status}`);
  return new BrainFailed('denied', `${status}`);
}

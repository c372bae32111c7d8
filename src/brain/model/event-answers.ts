import { z } from 'zod';
import { lookup } from '../../lookup.ts';
import { eventData } from '../../outside/event-stream.ts';
import { BrainFailed, type BrainFailure } from '../brain.ts';
import { type AnswerLimits, Watchdog, watched } from './deadline.ts';

/*
 * What the providers have in common that answer by server-sent events of JSON, ended or not by `[DONE]`:
 * OpenAI and all that copied it. Its SDK is not used: one request of it brings 87 kB (gzip) of other
 * resources, which no bundler can leave out.
 */

/** More than the longest answer takes with all that is around its words. */
const MOST_BYTES = 8_000_000;

/** What the APIs call their errors, in a status answer and in the stream. */
const CODES: Readonly<Record<string, BrainFailure>> = {
  rate_limit_exceeded: 'overloaded',
  server_is_overloaded: 'overloaded',
  slow_down: 'overloaded',
  insufficient_quota: 'denied',
  invalid_api_key: 'denied',
  model_not_found: 'denied',
  data_residency_mismatch: 'denied',
  context_length_exceeded: 'too_long',
  content_filter: 'refused',
  server_error: 'unreachable',
};

const Problem = z.object({ code: z.string().nullish().catch(null), type: z.string().nullish().catch(null) });
const ErrorBody = z.object({ error: Problem.catch({}) }).catch({ error: {} });

/**
 * Why an answer failed, by the code that the provider gives. Its words stay out: they may quote the prompt.
 */
export function failureNamed(problem: unknown, status: number | null): BrainFailed {
  const { code, type } = Problem.catch({}).parse(problem ?? {});
  const detail = status === null ? 'in the stream' : `${status}`;
  for (const name of [code, type]) {
    const named = name ? lookup(CODES, name) : undefined;
    if (named) return new BrainFailed(named, `${detail} ${name}`);
  }
  if (status === null) return new BrainFailed('unreachable', detail);
  if (status === 408 || status === 504) return new BrainFailed('timeout', detail);
  if (status === 413) return new BrainFailed('too_long', detail);
  if (status === 429 || status === 529) return new BrainFailed('overloaded', detail);
  return new BrainFailed(status >= 500 ? 'unreachable' : 'denied', detail);
}

/** The bytes of a streamed answer; throws {@link BrainFailed} for any that is none. */
async function opened(
  post: (signal: AbortSignal) => Promise<Response>,
  dog: Watchdog,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await dog.wait(post(signal), signal);
  } catch (error) {
    if (error instanceof BrainFailed) throw error;
    throw new BrainFailed('unreachable', error instanceof Error ? error.name : 'no connection');
  }
  if (!response.ok || !response.body) {
    const said: unknown = await dog.wait(response.json(), signal).catch(() => null);
    throw failureNamed(ErrorBody.parse(said).error, response.status);
  }
  dog.alive();
  return watched(response.body, dog);
}

/**
 * The events of what `post` answers, one parsed object each. Bytes keep the answer alive until one `speaks`,
 * and events from then on. Throws {@link BrainFailed} for silence, and for what is no JSON.
 */
export async function* answerEvents(
  post: (signal: AbortSignal) => Promise<Response>,
  limits: AnswerLimits,
  signal: AbortSignal,
  speaks: (event: unknown) => boolean,
): AsyncGenerator<unknown> {
  const dog = new Watchdog(limits);
  const body = await opened(post, dog, signal);
  const events = eventData(body, MOST_BYTES)[Symbol.asyncIterator]();
  let spoke = false;
  try {
    for (;;) {
      const next = await dog.wait(events.next(), signal).catch(brokenOff);
      if (next.done || next.value === '[DONE]') return;
      let event: unknown;
      try {
        event = JSON.parse(next.value);
      } catch {
        throw new BrainFailed('broken', 'an event that is no JSON');
      }
      spoke ||= speaks(event);
      dog.heard(!spoke);
      yield event;
    }
  } finally {
    // Not awaited: a body that hangs never answers.
    void events.return?.(undefined).then(undefined, () => undefined);
    void body.cancel().catch(() => undefined);
  }
}

function brokenOff(error: unknown): never {
  if (error instanceof BrainFailed) throw error;
  if (error instanceof RangeError) throw new BrainFailed('too_long', 'more than an answer');
  throw new BrainFailed('cut', error instanceof Error ? error.name : 'the stream broke');
}

const Input = z.record(z.string(), z.unknown());

/** The input of a call from its JSON; null when that is no object. A call without any has none to give. */
export function callInput(json: string): Record<string, unknown> | null {
  if (!json.trim()) return {};
  try {
    return Input.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

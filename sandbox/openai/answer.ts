import type { Fault } from '../anthropic/faults.ts';
import type { Said } from '../anthropic/frames.ts';
import { answer } from '../anthropic/model.ts';
import type { Posted } from '../anthropic/request.ts';
import { streamOf } from '../anthropic/stream.ts';

/*
 * What the emulators of OpenAI's two APIs share: the model behind them is the one that answers as Claude, and what goes wrong is ordered
 * in the same words (`sandbox/anthropic/faults.ts`).
 */

/** A conversation as that model reads it. */
export interface Conversation {
  system: string;
  messages: Posted['messages'];
  tools: readonly string[];
  model: string;
}

/** What the emulated mind says to this conversation. */
export function spoken({ system, messages, tools, model }: Conversation, fault: Fault | null): Said[] {
  const posted: Posted = {
    model,
    max_tokens: 1_000,
    system,
    messages,
    tools: tools.map((name) => ({ name, input_schema: { type: 'object' } })),
  };
  return answer(posted, fault?.kind === 'compliant').content;
}

/** An error answer as OpenAI words it, and all that copied it. */
export function refused(status: number, message: string, code: string | null = null): Response {
  const type =
    status === 401
      ? 'authentication_error'
      : status === 429
        ? 'rate_limit_error'
        : status >= 500
          ? 'server_error'
          : 'invalid_request_error';
  return Response.json({ error: { message, type, param: null, code } }, { status });
}

/** The answer of a service that is down, overloaded or that does not know the key. */
export function refusedBy(status: number): Response {
  if (status === 401) return refused(401, 'Incorrect API key provided.', 'invalid_api_key');
  if (status === 429) return refused(429, 'Rate limit reached.', 'rate_limit_exceeded');
  if (status === 404) return refused(404, 'The model does not exist.', 'model_not_found');
  return refused(status, 'The server had an error while processing your request.', 'server_error');
}

/** Lines of an event stream as bytes, until a fault has its way; `error` is how the API says that it broke in the middle. */
export function streamed(lines: readonly string[], fault: Fault | null, error: string): Response {
  const after = fault && 'after' in fault ? fault.after : lines.length;
  const last = fault?.kind === 'garbage' ? 'data: {"type":"resp\n\n' : fault?.kind === 'error' ? error : '';
  const body = streamOf(new TextEncoder().encode(lines.slice(0, after).join('') + last), fault);
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}

/** A few letters at a time. */
export function pieces(text: string, size: number): string[] {
  const letters = [...text];
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, n) =>
    letters.slice(n * size, (n + 1) * size).join(''),
  );
}

/** About four characters make a token. */
export function tokens(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / 4);
}

/** An id as OpenAI gives them, such as `msg_…`. */
export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}

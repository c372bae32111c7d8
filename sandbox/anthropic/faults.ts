/** What goes wrong with one request, as it is ordered at `/sandbox/faults` (channel `anthropic`). */
export type Fault =
  /** `529`: an error answer before anything else. */
  | { kind: 'status'; status: number }
  /** `latency:3000`: milliseconds until the answer begins. */
  | { kind: 'latency'; ms: number }
  /** `stall:5`: after so many events nothing more comes, and the connection stays. */
  | { kind: 'stall'; after: number }
  /** `cut:5`: after so many events the connection ends. */
  | { kind: 'cut'; after: number }
  /** `error:5:overloaded_error`: after so many events `event: error`. */
  | { kind: 'error'; after: number; type: string }
  /** `garbage:5`: after so many events one that is no JSON. */
  | { kind: 'garbage'; after: number }
  | { kind: 'refusal' }
  /** Asked whether words are a yes, it says that they are, whatever they say. */
  | { kind: 'compliant' }
  | { kind: 'max_tokens' };

/** Reads an ordered fault; null for one that there is not. */
export function readFault(code: string): Fault | null {
  if (/^[45]\d\d$/.test(code)) return { kind: 'status', status: Number(code) };
  if (code === 'refusal' || code === 'max_tokens' || code === 'compliant') return { kind: code };
  const [kind, first, type = 'overloaded_error'] = code.split(':');
  if (first !== undefined && !/^\d{1,6}$/.test(first)) return null;
  const count = first === undefined ? null : Number(first);
  if (kind === 'latency') return count === null ? null : { kind, ms: count };
  const after = count ?? 3;
  if (kind === 'stall' || kind === 'cut' || kind === 'garbage') return { kind, after };
  if (kind === 'error') return { kind, after, type };
  return null;
}

const TYPES: Record<number, [type: string, message: string]> = {
  400: ['invalid_request_error', 'Error'],
  401: ['authentication_error', 'invalid x-api-key'],
  402: ['billing_error', 'Your credit balance is too low to access the API.'],
  403: ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  404: ['not_found_error', 'Not found'],
  413: ['request_too_large', 'Request exceeds the maximum allowed number of bytes.'],
  429: ['rate_limit_error', 'This request would exceed your rate limit.'],
  504: ['timeout_error', 'The request timed out.'],
  529: ['overloaded_error', 'Overloaded'],
};

/** An error answer of the API. */
export function refusal(status: number, words?: string): Response {
  const [type, message] = TYPES[status] ?? ['api_error', 'Internal server error'];
  const request_id = `req_01${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`;
  return Response.json(
    { type: 'error', error: { type, message: words ?? message }, request_id },
    {
      status,
      headers: { 'request-id': request_id, ...(status === 429 ? { 'retry-after': '5' } : {}) },
    },
  );
}

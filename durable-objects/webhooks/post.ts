import { patiently } from '../../src/patience.ts';
import { errorReason } from '../../src/trace.ts';
import { retryAfter } from '../../src/webhooks/retries.ts';
import type { Tried } from './deliveries.ts';

/** The longest that an endpoint may take, in milliseconds. */
const PATIENCE = 15_000;
/** Characters of an answer that are kept for whoever reads the log. */
const MOST_WORDS = 200;

/** How a try ended, with what the other side wants of the next one. */
export interface Posted extends Tried {
  /** Milliseconds after which it wants to be asked again. */
  after: number | null;
  /** It says that there is nothing any more, for good (410). */
  gone: boolean;
}

/** Sends a delivery of JSON once; see {@link postBytes}. */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  call: typeof fetch,
): Promise<Posted> {
  const json = { 'content-type': 'application/json', 'user-agent': 'Onethread-Webhooks/1' };
  return postBytes(url, body, { ...json, ...headers }, call);
}

/** Sends something once. A redirect is a failure: where it leads was not agreed with anybody. */
export async function postBytes(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  call: typeof fetch,
): Promise<Posted> {
  try {
    return await patiently(PATIENCE, async (signal) => {
      const answer = await call(url, {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers,
        body,
      });
      const { status, ok } = answer;
      const words = ok ? '' : await beginning(answer.body);
      if (ok) await answer.body?.cancel();
      return {
        ok,
        status,
        detail: [`HTTP ${status}`, words].filter(Boolean).join(': '),
        after: ok ? null : retryAfter(answer.headers.get('retry-after'), Date.now()),
        gone: status === 410,
      };
    });
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const detail = late ? `no answer within ${PATIENCE / 1_000} seconds` : errorReason(error);
    return { ok: false, status: null, detail, after: null, gone: false };
  }
}

/** The first words of an answer: the other side's own account of what is wrong. */
async function beginning(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < MOST_WORDS) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
}

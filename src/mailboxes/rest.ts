import { z } from 'zod';
import { patiently } from '../patience.ts';
import type { AccessTokens } from './oauth/tokens.ts';
import { MailboxError, type Sending } from './port.ts';

/** Milliseconds for one call, a large mail included. */
const CALL_MS = 60_000;
/** Bytes of an answer: a mail of 25 MB in base64, and something around it. */
const MOST_BYTES = 36 * 1024 * 1024;

const Refusal = z.object({
  error: z.object({
    code: z.union([z.string(), z.number()]).optional(),
    message: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
});

/** Reasons of Google's and codes of Microsoft's that say "too much", whatever the status. */
const TOO_MUCH =
  /^(?:rateLimitExceeded|userRateLimitExceeded|dailyLimitExceeded|quotaExceeded|ErrorExceeded\w+|\w*Throttled\w*|TooManyRequests|ErrorServerBusy|ErrorMailboxStoreUnavailable)$/;

/** A call that was not answered well. `status` 0: no answer came, and nobody knows whether the call arrived. */
export class CallRefused extends Error {
  readonly status: number;
  /** The reason or code in the answer. */
  readonly code: string;
  /** Milliseconds that the server asks to be left alone. */
  readonly after: number;

  constructor(status: number, code: string, words: string, after = 0) {
    super(words);
    this.name = 'CallRefused';
    this.status = status;
    this.code = code;
    this.after = after;
  }

  get isTooMuch(): boolean {
    return this.status === 429 || TOO_MUCH.test(this.code);
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: { type: string; text: string };
  headers?: Readonly<Record<string, string>>;
}

/** A mailbox's API: JSON and bytes over HTTPS, with a token that is made anew where it is refused. */
export class MailApi {
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly #tokens: Pick<AccessTokens, 'token'>;
  readonly #headers: Readonly<Record<string, string>>;

  /** `base`: without a slash at its end. `headers`: of every call. */
  constructor(
    base: string,
    ask: typeof fetch,
    tokens: Pick<AccessTokens, 'token'>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#base = base;
    this.#fetch = ask;
    this.#tokens = tokens;
    this.#headers = headers;
  }

  /** What a path answers. A whole address must be of the same host: the token goes nowhere else. */
  async json<T>(shape: z.ZodType<T>, path: string, call: Call = {}): Promise<T> {
    const bytes = await this.#call(path, call);
    if (!bytes.whole) throw new CallRefused(200, 'TooLarge', 'an answer too large to be read');
    try {
      return shape.parse(bytes.bytes.length === 0 ? null : JSON.parse(new TextDecoder().decode(bytes.bytes)));
    } catch {
      // What was asked for may have been done all the same.
      throw new CallRefused(0, '', `an answer that is none of ${new URL(this.#base).host}'s`);
    }
  }

  /** The bytes of a path; what is too large comes cut off. */
  async bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#call(path, {})).bytes;
  }

  async #call(path: string, call: Call): Promise<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }> {
    const url = path.startsWith('/') ? this.#base + path : path;
    if (!url.startsWith(`${this.#base}/`)) throw new MailboxError('wrong', 'an answer that leads elsewhere');
    try {
      return await this.#once(url, call, await this.#tokens.token());
    } catch (error) {
      if (!(error instanceof CallRefused) || error.status !== 401) throw error;
      return this.#once(url, call, await this.#tokens.token(true));
    }
  }

  async #once(url: string, { method = 'GET', body, headers }: Call, token: string) {
    const answer = await patiently(CALL_MS, async (signal) => {
      const response = await this.#fetch(url, {
        method,
        // A redirect would carry the token away.
        redirect: 'manual',
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': body.type } : {}),
          ...this.#headers,
          ...headers,
        },
        ...(body ? { body: body.text } : {}),
      });
      return { response, ...(await readUpTo(response.body, MOST_BYTES)) };
    }).catch((error) => {
      // The runtime's own words may hold the address.
      throw new CallRefused(0, '', `no answer: ${error instanceof Error ? error.name : 'broken'}`);
    });
    if (answer.response.ok) return answer;
    throw refusalOf(answer.response, answer.bytes, token);
  }
}

function refusalOf({ status, headers }: Response, bytes: Uint8Array, token: string): CallRefused {
  const error = Refusal.safeParse(jsonOf(bytes)).data?.error;
  const code = String(error?.errors?.[0]?.reason ?? error?.code ?? '');
  const words = [`HTTP ${status}`, code === String(status) ? '' : code, error?.message ?? '']
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(token, '…')
    .slice(0, 250);
  const seconds = Number(headers.get('retry-after'));
  return new CallRefused(status, code, words, seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : 0);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, most: number) {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part.subarray(0, most - size));
    size += part.length;
    if (size > most) break;
  }
  const bytes = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, whole: size <= most };
}

/** A refused call as a fault of the mailbox. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof CallRefused)) return error;
  const { status, message, after } = error;
  if (status === 0 || status >= 500 || error.isTooMuch) return new MailboxError('later', message, after);
  return new MailboxError(status === 401 || status === 403 ? 'login' : 'wrong', message);
}

/** What a refusal says of a mail that was to leave. Where no answer came, or a broken one, it may have left. */
export function asSending(error: unknown): Sending {
  const fault = asFault(error);
  if (!(fault instanceof MailboxError)) throw error;
  const words = fault.message;
  if (!(error instanceof CallRefused))
    return { status: ({ later: 'passing', login: 'login', wrong: 'policy' } as const)[fault.kind], words };
  const { status, code } = error;
  if (status === 0 || status === 500 || status === 502 || status === 504) return { status: 'unknown', words };
  if (fault.kind === 'later') return { status: 'passing', words };
  if (status === 400 && /recipient|\bto header\b/i.test(`${code} ${words}`))
    return { status: 'recipient', words };
  return { status: fault.kind === 'login' && !/SendAs/.test(code) ? 'login' : 'policy', words };
}

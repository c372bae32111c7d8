import { z } from 'zod';
import { readAtMost } from '../read-at-most.ts';
import { eventData } from './event-stream.ts';
import { type OutsideAnswer, OutsideUnavailable } from './outside.ts';

/** Milliseconds for a whole question: somebody waits for the reply. */
const QUESTION_MS = 5_000;
/** Longest body of one answer, in bytes. */
const MOST_BYTES = 64_000;
/** Longest result that a model is given, in characters. */
const MOST_TEXT = 8_000;
/** Pages of a list that are read. */
const MOST_PAGES = 4;
/**
 * Revisions of the protocol whose `tools/list` and `tools/call` are the ones spoken here, the newest first.
 */
const VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26'] as const;

const Message = z.looseObject({
  id: z.unknown().optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.unknown().optional(),
});
const Initialized = z.looseObject({ protocolVersion: z.enum(VERSIONS) });
const Listed = z.object({
  name: z.string(),
  description: z.string().optional().catch(undefined),
  inputSchema: z.unknown().optional(),
  annotations: z
    .looseObject({ readOnlyHint: z.boolean().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
const Page = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.string().max(2_000).optional() });
const Called = z.looseObject({
  content: z.array(z.looseObject({ type: z.string(), text: z.unknown().optional() })).default([]),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().default(false),
});
type Result = z.infer<typeof Message>['result'];

/** A tool as its server describes it. */
export type ListedTool = z.infer<typeof Listed>;

/** What a server gave at the handshake, to be sent along with every later message. */
export interface Handshake {
  session: string | null;
  version: string;
}

export interface McpClientOptions {
  url: string;
  token: string | null;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Milliseconds for a whole question; {@link QUESTION_MS} where nothing is said. */
  questionMs?: number;
}

/**
 * The client's side of MCP over streamable HTTP
 * (modelcontextprotocol.io/specification/2025-11-25/basic/transports), as far as looking things up needs it.
 * A server is trusted with nothing: whatever it sends is bounded, parsed and never obeyed, redirects are not
 * followed, and all that goes wrong is {@link OutsideUnavailable}.
 */
export class McpClient {
  readonly #options: McpClientOptions;
  #id = 0;

  constructor(options: McpClientOptions) {
    this.#options = options;
  }

  /** Shakes hands and lists the tools; entries that are none are left out. */
  async list(): Promise<{ handshake: Handshake; tools: ListedTool[] }> {
    return this.#within(async (signal) => {
      const handshake = await this.#handshake(signal);
      const tools: ListedTool[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { result } = await this.#ask('tools/list', cursor ? { cursor } : {}, handshake, signal);
        const read = Page.parse(result);
        tools.push(...read.tools.flatMap((tool) => Listed.safeParse(tool).data ?? []));
        cursor = read.nextCursor;
        if (!cursor) break;
      }
      return { handshake, tools };
    });
  }

  /**
   * Calls a tool. A session that the server has ended (404) is begun anew, once: what only reads may be asked
   * twice.
   */
  async call(name: string, input: Record<string, unknown>, handshake: Handshake): Promise<OutsideAnswer> {
    return this.#within(async (signal) => {
      const ask = (known: Handshake) =>
        this.#ask('tools/call', { name, arguments: input }, known, signal, known === handshake);
      const { gone, result } = await ask(handshake);
      return answerOf(gone ? (await ask(await this.#handshake(signal))).result : result);
    });
  }

  async #handshake(signal: AbortSignal): Promise<Handshake> {
    const { result, session } = await this.#ask(
      'initialize',
      { protocolVersion: VERSIONS[0], capabilities: {}, clientInfo: { name: 'onethread', version: '1' } },
      null,
      signal,
    );
    const handshake = { session, version: Initialized.parse(result).protocolVersion };
    const told = await this.#post({ method: 'notifications/initialized' }, handshake, signal);
    await told.body?.cancel();
    return handshake;
  }

  /**
   * Sends a request and reads its answer, as JSON or from a stream. `gone`: the server has ended the session.
   */
  async #ask(
    method: string,
    params: Record<string, unknown>,
    handshake: Handshake | null,
    signal: AbortSignal,
    mayBeGone = false,
  ): Promise<{ result: Result; session: string | null; gone: boolean }> {
    const id = ++this.#id;
    const response = await this.#post({ id, method, params }, handshake, signal);
    if (mayBeGone && handshake?.session && response.status === 404) {
      await response.body?.cancel();
      return { result: undefined, session: null, gone: true };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new OutsideUnavailable(`HTTP ${response.status}`);
    }
    const { result } = await messageOf(response, id);
    if (!result) throw new OutsideUnavailable(`refused ${method}`);
    const session = response.headers.get('mcp-session-id');
    return { result, session: session && /^[\x21-\x7e]{1,500}$/.test(session) ? session : null, gone: false };
  }

  #post(
    message: Record<string, unknown>,
    handshake: Handshake | null,
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, token, fetch } = this.#options;
    return fetch(url, {
      method: 'POST',
      // A redirect would carry the token and a customer's words to somewhere that the owner never named.
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(handshake ? { 'mcp-protocol-version': handshake.version } : {}),
        ...(handshake?.session ? { 'mcp-session-id': handshake.session } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', ...message }),
    });
  }

  /** Does it in time, or is unavailable: also where a connection ignores that it was given up on. */
  async #within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { questionMs = QUESTION_MS } = this.#options;
    const over = new AbortController();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new OutsideUnavailable('no answer in time')), questionMs);
    const done = work(over.signal);
    done.catch(() => undefined);
    try {
      return await Promise.race([done, late]);
    } catch (error) {
      if (error instanceof OutsideUnavailable) throw error;
      // Of what went wrong only its kind: an error of the runtime may hold the URL, and one of zod what was
      // sent.
      throw new OutsideUnavailable(error instanceof Error ? error.name : 'broken');
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}

/** The message that answers `id`; what else a server sends on the way is not read. */
async function messageOf(response: Response, id: number): Promise<z.infer<typeof Message>> {
  const { body } = response;
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/event-stream' && body) {
    for await (const data of eventData(body, MOST_BYTES)) {
      const message = Message.parse(JSON.parse(data));
      if (message.id === id) return message;
    }
    throw new OutsideUnavailable('no answer');
  }
  const bytes = await readAtMost(body, MOST_BYTES);
  if (!bytes) throw new OutsideUnavailable('too long');
  const message = Message.parse(JSON.parse(new TextDecoder().decode(bytes)));
  if (message.id !== id) throw new OutsideUnavailable('answers something else');
  return message;
}

/** A result's text; where it has none, its structured content. Pictures and links are left out. */
function answerOf(result: Result): OutsideAnswer {
  const { content, structuredContent, isError } = Called.parse(result);
  const words = content.flatMap(({ type, text }) =>
    type === 'text' && typeof text === 'string' ? [text] : [],
  );
  const whole = words.length > 0 || !structuredContent ? words.join('\n') : JSON.stringify(structuredContent);
  return { text: whole.slice(0, MOST_TEXT), failed: isError, cut: whole.length > MOST_TEXT };
}

import type { BrainStep } from '../../../src/brain/brain.ts';
import type { Context } from '../../../src/brain/context.ts';
import { claude as claudeProvider } from '../../../src/brain/model/claude.ts';
// Loaded when it is first needed otherwise: in a test, whose patience it would take.
import '../../../src/brain/model/claude-sdk.ts';
import { type LoopOptions, modelBrain } from '../../../src/brain/model/loop.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { defaultSettings } from '../../../src/settings.ts';
import type { Toolbox } from '../../../src/tools/tool.ts';
import { noQuotes } from '../quotes.ts';
import { manners, order } from '../world.ts';

/* Claude on the wire: frames as the API sends them, and a context to ask about. */

export type Data = { type: string; [key: string]: unknown };

/** A frame with its two lines. */
export const frame = (data: Data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

const usage = {
  input_tokens: 472,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 2048,
  output_tokens: 2,
};
export const start = frame({
  type: 'message_start',
  message: {
    id: 'msg_01',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-5-5',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage,
  },
});
export const text = (words: string[], index = 0) => [
  frame({ type: 'content_block_start', index, content_block: { type: 'text', text: '' } }),
  ...words.map((word) =>
    frame({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: word } }),
  ),
  frame({ type: 'content_block_stop', index }),
];
/** A call, its input in the given pieces of JSON. */
export const call = (name: string, pieces: string[], index = 0, id = `toolu_${index}`) => [
  frame({ type: 'content_block_start', index, content_block: { type: 'tool_use', id, name, input: {} } }),
  ...pieces.map((partial_json) =>
    frame({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json } }),
  ),
  frame({ type: 'content_block_stop', index }),
];
export const end = (stop_reason: string | null) => [
  frame({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 89 } }),
  frame({ type: 'message_stop' }),
];
export const ping = frame({ type: 'ping' });
export const failure = (type: string) => frame({ type: 'error', error: { type, message: 'Overloaded' } });

/** A whole answer of words and calls. */
export function spoken(words: string[], ...calls: [name: string, input: unknown][]): string[] {
  return [
    start,
    ...(words.length ? text(words) : []),
    ...calls.flatMap(([name, input], n) => call(name, [JSON.stringify(input)], n + 1)),
    ...end(calls.length ? 'tool_use' : 'end_turn'),
  ];
}

/**
 * A body of server-sent events, cut into chunks of `size` bytes; `open` leaves the connection where it is.
 */
export function stream(frames: string[], { size = 1_000_000, open = false } = {}): Response {
  const bytes = new TextEncoder().encode(frames.join(''));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent < bytes.length) {
        controller.enqueue(bytes.slice(sent, sent + size));
        sent += size;
      } else if (!open) controller.close();
      else return new Promise((resolve) => setTimeout(resolve, 2_000));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** An error answer. */
export const refused = (status: number, type: string) =>
  Response.json({ type: 'error', error: { type, message: 'words of the provider' } }, { status });

export type Answer = string[] | (() => Response | Promise<Response>);

interface Asked {
  headers: Headers;
  body: {
    system: { text: string }[];
    tools: unknown[];
    messages: { role: string; content: { type: string; [key: string]: unknown }[] }[];
  };
}

/** The API as a list of answers; the requests it got. */
export function claude(
  answers: Answer[],
  {
    outside,
    retryMs,
    pictures,
    refused,
    ...over
  }: Partial<Parameters<typeof claudeProvider>[0]> & LoopOptions = {},
) {
  const asked: Asked[] = [];
  const provider = claudeProvider({
    key: 'k',
    base: 'https://api.example',
    model: 'claude-sonnet-5-5',
    firstTokenMs: 150,
    stallMs: 150,
    maxTokens: 500,
    fetch: async (input, init) => {
      const request = new Request(input as RequestInfo, init as RequestInit);
      asked.push({ headers: request.headers, body: await request.json() });
      const answer = answers[asked.length - 1] ?? answers.at(-1);
      if (!answer) throw new TypeError('no network');
      return (typeof answer === 'function' ? await answer() : stream(answer)) as never;
    },
    ...over,
  });
  return { brain: modelBrain(provider, { outside, retryMs, pictures, refused }), provider, asked };
}

/** Everything a brain does in one turn. */
export async function steps(
  { brain }: Pick<ReturnType<typeof claude>, 'brain'>,
  known: Context = context(),
  toolbox: Toolbox = tools().toolbox,
): Promise<BrainStep[]> {
  const all: BrainStep[] = [];
  for await (const step of brain.think(known, toolbox, new AbortController().signal)) all.push(step);
  return all;
}

/** What is left of a reply when all that was taken back is gone. */
export const textOf = (all: BrainStep[]) =>
  all
    .slice(all.findLastIndex(({ type }) => type === 'retract') + 1)
    .flatMap((step) => (step.type === 'text' ? [step.text] : []))
    .join('');

/** A toolbox that notes its calls and answers as told. */
export function tools(answer: (name: string, input: unknown) => unknown = () => order()) {
  const calls: { name: string; input: unknown }[] = [];
  const toolbox: Toolbox = {
    quote: noQuotes,
    async call(name, input) {
      calls.push({ name, input });
      return { ok: true, output: (await answer(name, input)) as never };
    },
  };
  return { toolbox, calls };
}

const { name: _, ...store } = defaultSettings();

export function context(over: Partial<Context> = {}, channel: Channel = 'chat'): Context {
  return {
    now: '2026-12-14T18:32:00Z',
    store: { ...store, name: 'Lune' },
    channel,
    manner: manners[channel],
    locale: 'en',
    speaker: {
      session: 's-1',
      assurance: 'verified',
      firstName: 'Sophie',
      name: 'Sophie Martin',
      account: 'c-1',
    },
    introduction: null,
    asked: [asks('Where is my dress?')],
    history: [],
    tickets: [],
    orders: [order()],
    cards: [],
    lapsed: [],
    done: [],
    facts: {},
    control: 'assistant',
    ...over,
  };
}

export function asks(words: string, over: Partial<Context['asked'][number]> = {}): Context['asked'][number] {
  return {
    id: 'm-1',
    at: '2026-12-14T18:32:00Z',
    text: words,
    subject: null,
    attachments: [],
    choice: null,
    kind: 'text',
    ...over,
  };
}

export function past(
  words: string,
  over: Partial<Context['history'][number]> = {},
): Context['history'][number] {
  const entities = { orders: [], products: [], sizes: [], amounts: [], dates: [], emails: [], phones: [] };
  return {
    at: '2026-12-13T10:00:00Z',
    channel: 'chat',
    author: 'customer',
    text: words,
    intent: null,
    entities,
    ticket: null,
    testimony: false,
    sameSession: true,
    choices: [],
    ...over,
  };
}

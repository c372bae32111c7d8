/** What a model answers: words and calls, in their order. */
export type Said =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; name: string; input: Record<string, unknown> };

export interface Spoken {
  content: Said[];
  stop: 'end_turn' | 'tool_use' | 'max_tokens' | 'refusal';
}

export interface Usage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
}

/** One server-sent event. */
export interface Frame {
  event: string;
  data: unknown;
}

/** An answer as the events of a stream, in the API's order: a ping comes after the first block has begun. */
export function* framesOf(spoken: Spoken, model: string, usage: Usage, thinks: boolean): Generator<Frame> {
  const message = {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...usage, output_tokens: 1 },
  };
  yield frame({ type: 'message_start', message });
  if (spoken.content.length === 0) yield frame({ type: 'ping' });
  if (thinks) {
    // What it thinks is left out by default: a block opens, is signed, and closes.
    const signature = `EqQB${crypto.randomUUID()}`;
    yield frame({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'thinking', thinking: '', signature: '' },
    });
    yield frame({ type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature } });
    yield frame({ type: 'content_block_stop', index: 0 });
  }
  for (const [at, block] of spoken.content.entries()) {
    const index = thinks ? at + 1 : at;
    yield frame({ type: 'content_block_start', index, content_block: opened(block) });
    if (at === 0) yield frame({ type: 'ping' });
    for (const delta of deltasOf(block)) yield frame({ type: 'content_block_delta', index, delta });
    yield frame({ type: 'content_block_stop', index });
  }
  const output_tokens = tokens(JSON.stringify(spoken.content));
  yield frame({
    type: 'message_delta',
    delta: { stop_reason: spoken.stop, stop_sequence: null },
    usage: { output_tokens },
  });
  yield frame({ type: 'message_stop' });
}

/** The same answer in one piece, for who does not ask for a stream. */
export function wholeOf(spoken: Spoken, model: string, usage: Usage): object {
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model,
    content: spoken.content.map((block) =>
      block.type === 'text' ? block : { ...block, id: newId('toolu') },
    ),
    stop_reason: spoken.stop,
    stop_sequence: null,
    usage: { ...usage, output_tokens: tokens(JSON.stringify(spoken.content)) },
  };
}

/** An event as it goes over the wire. */
export function wire({ event, data }: Frame): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** About four characters make a token. */
export function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function frame(data: { type: string; [key: string]: unknown }): Frame {
  return { event: data.type, data };
}

function opened(block: Said): object {
  if (block.type === 'text') return { type: 'text', text: '' };
  return { type: 'tool_use', id: newId('toolu'), name: block.name, input: {} };
}

/** Text comes in a few words at a time, a call's input as pieces of JSON; the first of those is empty. */
function deltasOf(block: Said): object[] {
  if (block.type === 'text') return pieces(block.text, 17).map((text) => ({ type: 'text_delta', text }));
  return ['', ...pieces(JSON.stringify(block.input), 23)].map((partial_json) => ({
    type: 'input_json_delta',
    partial_json,
  }));
}

function pieces(text: string, size: number): string[] {
  const letters = [...text];
  const count = Math.ceil(letters.length / size);
  return Array.from({ length: count }, (_, n) => letters.slice(n * size, (n + 1) * size).join(''));
}

function newId(kind: 'msg' | 'toolu'): string {
  return `${kind}_01${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`;
}

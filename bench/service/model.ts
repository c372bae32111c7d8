import type { IncomingMessage, ServerResponse } from 'node:http';
import { usageOf } from '../../sandbox/anthropic/cache.ts';
import { type Frame, framesOf, type Said, type Usage, wire } from '../../sandbox/anthropic/frames.ts';
import { blocksOf, type Posted, readPosted } from '../../sandbox/anthropic/request.ts';

/** One request: when its answer began and ended, and what of its prompt was read before. */
export interface Asked {
  began: number;
  ended: number;
  usage: Usage;
}

/** Words that answer in one sentence, and the books that are kept behind them. */
const WORDS = 'We are open from nine in the morning to six in the evening. ';
const BOOKS = { type: 'tool_use' as const, name: 'learn', input: { name: 'hours', value: 'asked for' } };
/** What is counted is counted once the answer is out: it is no part of the model's time. */
const UNCOUNTED = { input_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };

/** The Messages API of a model that thinks for as long as it is told, and knows one look-up. */
export class BenchModel {
  /** Milliseconds from a request to its first byte, and from its words to the end of its books. */
  thinks = 0;
  keepsBooks = 0;
  readonly asked: Asked[] = [];

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const read = readPosted(JSON.parse(Buffer.concat(chunks).toString()));
    if (!read.ok) {
      response
        .writeHead(400)
        .end(JSON.stringify({ type: 'error', error: { type: 'invalid_request_error' } }));
      return;
    }
    const { posted } = read;
    const said = answerTo(posted);
    await pause(this.thinks);
    const began = performance.now();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const stop = said.some(({ type }) => type === 'tool_use') ? 'tool_use' : 'end_turn';
    for (const frame of framesOf({ content: said, stop }, posted.model, UNCOUNTED, false)) {
      if (beginsBooks(frame)) await pause(this.keepsBooks);
      response.write(wire(frame));
    }
    response.end();
    // What is asked for when nobody waits is no part of a turn.
    const ended = performance.now();
    if (!posted.output_config?.format) this.asked.push({ began, ended, usage: usageOf(posted) });
  }
}

/** A question for an order is looked up first; a record is none of these words. */
function answerTo(posted: Posted): Said[] {
  if (posted.output_config?.format) return [{ type: 'text', text: '{}' }];
  const blocks = posted.messages.flatMap(blocksOf);
  const known = blocks.some(({ type }) => type === 'tool_result');
  const asks = blocks.some(
    (block) => 'text' in block && /kind="new"[\s\S]*my order/.test(String(block.text)),
  );
  if (asks && !known) return [{ type: 'tool_use', name: 'list_orders', input: {} }];
  return [{ type: 'text', text: WORDS }, BOOKS];
}

function beginsBooks({ data }: Frame): boolean {
  const { type, content_block: block } = data as { type: string; content_block?: { name?: string } };
  return type === 'content_block_start' && block?.name === BOOKS.name;
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

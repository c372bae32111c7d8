import type { Brain } from '../../../src/brain/brain.ts';
import { claude } from '../../../src/brain/model/claude.ts';
import { compatible, workersAi } from '../../../src/brain/model/completions.ts';
import { modelBrain } from '../../../src/brain/model/loop.ts';
import { gpt } from '../../../src/brain/model/openai.ts';
import * as wire from './wire.ts';

/* The same answer, and the same fault, on the wire of every provider. */

export const PROVIDERS = ['claude', 'gpt', 'compatible', 'workers-ai'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a model answers: words, a call with its JSON, and how it ends. */
interface Script {
  words?: string[];
  call?: [name: string, json: string];
  end: 'whole' | 'cut' | 'stall' | 'garbage' | 'refusal' | 'max_tokens' | 'context' | 'empty' | 'pause';
}
/** An error answer instead: its status, and the code that the provider gives it. */
type Refusal = { status: number; code?: string };
export type Turned = Script | Refusal;

const event = (data: { type: string; [key: string]: unknown }) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const GARBAGE = 'data: {"type":"resp\n\n';

function framesOf(kind: Provider, { words = [], call, end }: Script): string[] {
  if (kind === 'claude') {
    const body = [
      wire.start,
      ...(words.length > 0 ? wire.text(words) : []),
      ...(call ? wire.call(call[0], [call[1]], 1) : []),
    ];
    const ends: Partial<Record<Script['end'], string>> = {
      ...{ whole: call ? 'tool_use' : 'end_turn', empty: 'end_turn', refusal: 'refusal' },
      ...{ max_tokens: 'max_tokens', context: 'model_context_window_exceeded', pause: 'pause_turn' },
    };
    const reason = ends[end];
    return [...body, ...(end === 'garbage' ? [GARBAGE] : []), ...(reason ? wire.end(reason) : [])];
  }
  if (kind === 'gpt') {
    const item = {
      type: 'message',
      id: 'msg',
      role: 'assistant',
      content: [{ type: 'output_text', text: words.join('') }],
    };
    const made = call && {
      type: 'function_call',
      id: 'fc',
      call_id: `c${Math.random()}`,
      name: call[0],
      arguments: call[1],
    };
    const body = [
      ...words.map((delta) => event({ type: 'response.output_text.delta', delta })),
      ...(words.length > 0 && end !== 'cut' ? [event({ type: 'response.output_item.done', item })] : []),
      ...(made
        ? [
            event({ type: 'response.output_item.added', item: made }),
            event({ type: 'response.output_item.done', item: made }),
          ]
        : []),
    ];
    const incomplete = (reason: string) =>
      event({ type: 'response.incomplete', response: { incomplete_details: { reason } } });
    const ends: Partial<Record<Script['end'], string>> = {
      whole: event({ type: 'response.completed', response: {} }),
      empty: event({ type: 'response.completed', response: {} }),
      refusal: event({ type: 'response.refusal.delta', delta: 'I' }),
      max_tokens: incomplete('max_output_tokens'),
      context: event({ type: 'response.failed', response: { error: { code: 'context_length_exceeded' } } }),
      garbage: GARBAGE,
    };
    return [...body, ends[end] ?? ''];
  }
  const ends: Partial<Record<Script['end'], string>> = {
    whole: chunk({}, call ? 'tool_calls' : 'stop'),
    empty: chunk({}, 'stop'),
    refusal: chunk({}, 'content_filter'),
    max_tokens: chunk({}, 'length'),
    context: 'data: {"error":{"code":"context_length_exceeded"}}\n\n',
    garbage: GARBAGE,
  };
  return [
    chunk({ role: 'assistant', content: '' }),
    ...words.map((content) => chunk({ content })),
    ...(call
      ? [chunk({ tool_calls: [{ index: 0, id: 'c', function: { name: call[0], arguments: call[1] } }] })]
      : []),
    ends[end] ?? '',
  ];
}

function refusalOf(kind: Provider, { status, code = '' }: Refusal): Response {
  const error = kind === 'claude' ? { type: code, message: '' } : { code, message: '' };
  return Response.json({ type: 'error', error }, { status });
}

/** A provider that answers one after the other, the last one again and again; how often it was asked. */
export function brainOf(kind: Provider, answers: Turned[]): { brain: Brain; count(): number } {
  let asked = 0;
  const next = () => {
    const answer = answers[asked++] ?? answers.at(-1) ?? { status: 500 };
    if ('status' in answer) return refusalOf(kind, answer);
    return wire.stream(framesOf(kind, answer), { size: 53, open: answer.end === 'stall' });
  };
  const options = {
    ...{ firstTokenMs: 80, stallMs: 80, maxTokens: 500, key: 'k', effort: 'low' as const, model: 'm' },
    base: 'https://api.example',
    fetch: (async () => next()) as unknown as typeof fetch,
  };
  const ai = {
    async run() {
      const response = next();
      if (!response.ok) throw new Error('3040: Capacity temporarily exceeded');
      return response.body;
    },
  };
  const provider = {
    claude: () => claude({ ...options, model: 'claude-sonnet-5-5' }),
    gpt: () => gpt({ ...options, model: 'gpt-6-luna' }),
    compatible: () => compatible(options),
    'workers-ai': () => workersAi({ ...options, ai }),
  }[kind]();
  return { brain: modelBrain(provider), count: () => asked };
}

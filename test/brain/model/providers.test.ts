import { describe, expect, it } from 'vitest';
import type { Brain, BrainFailure, BrainStep } from '../../../src/brain/brain.ts';
import { compatible, workersAi } from '../../../src/brain/model/completions.ts';
import { modelBrain } from '../../../src/brain/model/loop.ts';
import type { Usage } from '../../../src/brain/model/models.ts';
import { gpt } from '../../../src/brain/model/openai.ts';
import { context, stream, textOf, tools } from './wire.ts';

/* What OpenAI and the servers that copied its chat completions say on the wire, and what the adapters make of it. */

type Answer = string[] | (() => Response | Promise<Response>);

const common = { firstTokenMs: 150, stallMs: 150, maxTokens: 500 };

/** A provider as a list of answers; what it was asked. */
function provider(kind: 'gpt' | 'compatible' | 'workers-ai', answers: Answer[]) {
  const asked: Record<string, unknown>[] = [];
  const used: Usage[] = [];
  const answer = async (body: unknown) => {
    asked.push(body as Record<string, unknown>);
    const next = answers[asked.length - 1] ?? answers.at(-1);
    if (!next) throw new TypeError('no network');
    return typeof next === 'function' ? await next() : stream(next, { size: 41 });
  };
  const options = {
    ...common,
    key: 'k',
    base: 'https://api.example/v1',
    effort: 'low' as const,
    fetch: (async (input: RequestInfo, init?: RequestInit) =>
      answer(await new Request(input, init).json())) as typeof fetch,
    used: (_: string, usage: Usage) => used.push(usage),
  };
  const ai = {
    async run(model: string, input: Record<string, unknown>) {
      const response = await answer({ model, ...input });
      if (!response.ok) throw new Error('3040: Capacity temporarily exceeded');
      return response.body;
    },
  };
  const provider =
    kind === 'gpt'
      ? gpt({ ...options, model: 'gpt-6-luna', person: 'hash' })
      : kind === 'compatible'
        ? compatible({ ...options, model: 'mistral' })
        : workersAi({ ...options, model: '@cf/x/y', ai });
  return { brain: modelBrain(provider), asked, used };
}

async function steps(brain: Brain, toolbox = tools(() => ({})).toolbox): Promise<BrainStep[]> {
  const all: BrainStep[] = [];
  for await (const step of brain.think(context(), toolbox, new AbortController().signal)) all.push(step);
  return all;
}

const failureOf = (brain: Brain) =>
  steps(brain).then(
    () => 'answered',
    (error: { name: string; failure: BrainFailure }) =>
      error.name === 'BrainFailed' ? error.failure : String(error),
  );

/* Responses API */
const event = (data: { type: string; [key: string]: unknown }) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const said = (words: string[], item = 'msg_1') => [
  event({
    type: 'response.output_item.added',
    output_index: 1,
    item: { type: 'message', id: item, content: [] },
  }),
  ...words.map((delta) => event({ type: 'response.output_text.delta', item_id: item, delta })),
  event({
    type: 'response.output_item.done',
    item: {
      type: 'message',
      id: item,
      role: 'assistant',
      content: [{ type: 'output_text', text: words.join('') }],
    },
  }),
];
const called = (name: string, args: string, call_id = 'call_1') => [
  event({
    type: 'response.output_item.added',
    item: { type: 'function_call', id: 'fc', call_id, name, arguments: '' },
  }),
  event({ type: 'response.function_call_arguments.delta', item_id: 'fc', delta: args }),
  event({
    type: 'response.output_item.done',
    item: { type: 'function_call', id: 'fc', call_id, name, arguments: args },
  }),
];
const reasoned = [
  event({ type: 'response.output_item.added', item: { type: 'reasoning', id: 'rs_1', summary: [] } }),
  event({
    type: 'response.output_item.done',
    item: { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAA' },
  }),
];
const completed = event({
  type: 'response.completed',
  response: {
    status: 'completed',
    usage: {
      input_tokens: 900,
      input_tokens_details: { cached_tokens: 700 },
      output_tokens: 20,
      total_tokens: 920,
    },
  },
});

/* Chat completions */
const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const spoke = (words: string[]) => words.map((content) => chunk({ content }));
const calling = (name: string, pieces: string[]) => [
  chunk({ tool_calls: [{ index: 0, id: 'call_9', type: 'function', function: { name, arguments: '' } }] }),
  ...pieces.map((part) => chunk({ tool_calls: [{ index: 0, function: { arguments: part } }] })),
];
const finished = (why: string) => [
  chunk({}, why),
  `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 40, completion_tokens: 6 } })}\n\n`,
  'data: [DONE]\n\n',
];

describe('GPT over the Responses API', () => {
  it('keeps nothing at the provider, thinks little and says who asks by a hash alone', async () => {
    const { brain, asked } = provider('gpt', [[...said(['Hello.']), completed]]);
    await steps(brain);
    expect(asked[0]).toMatchObject({
      model: 'gpt-6-luna',
      store: false,
      reasoning: { effort: 'low' },
      include: ['reasoning.encrypted_content'],
      safety_identifier: 'hash',
      // Its words, and room to think.
      max_output_tokens: 2_500,
    });
    expect(JSON.stringify(asked[0])).not.toContain('cache_control');
  });

  it('gets its reasoning, words and calls back word for word, with what came of the call', async () => {
    const { brain, asked, used } = provider('gpt', [
      [...reasoned, ...said(['Let me ', 'look.']), ...called('find_order', '{"order":"45821"}'), completed],
      [...said(['It is here.'], 'msg_2'), completed],
    ]);
    const { toolbox, calls } = tools(() => ({ id: '45821' }));
    expect(textOf(await steps(brain, toolbox))).toBe('It is here.');
    expect(calls).toEqual([{ name: 'find_order', input: { order: '45821' }, proposal: undefined }]);
    const input = asked[1]?.input as { type?: string; role?: string }[];
    expect(input.slice(-4)).toMatchObject([
      { type: 'reasoning', encrypted_content: 'gAAA' },
      { type: 'message', id: 'msg_1' },
      { type: 'function_call', call_id: 'call_1', arguments: '{"order":"45821"}' },
      { type: 'function_call_output', call_id: 'call_1' },
    ]);
    expect(used[0]).toEqual({ input: 200, cached: 700, cacheWrite: 0, output: 20 });
  });

  it.each<[string, Answer, BrainFailure]>([
    ['a refusal', [event({ type: 'response.refusal.delta', delta: 'I' })], 'refused'],
    [
      'no room left',
      [
        event({
          type: 'response.incomplete',
          response: { incomplete_details: { reason: 'max_output_tokens' } },
        }),
      ],
      'too_long',
    ],
    [
      'its filter',
      [
        event({
          type: 'response.incomplete',
          response: { incomplete_details: { reason: 'content_filter' } },
        }),
      ],
      'refused',
    ],
    [
      'a failure named in the stream',
      [event({ type: 'response.failed', response: { error: { code: 'rate_limit_exceeded' } } })],
      'overloaded',
    ],
    ['a bare error event', [event({ type: 'error', code: 'server_error' })], 'unreachable'],
    ['an end before the end', said(['Hel']), 'cut'],
    ['an event that is no JSON', ['data: {"type":"resp\n\n'], 'broken'],
    ['a known event without its fields', [event({ type: 'response.output_text.delta' })], 'broken'],
    ['silence while it reasons', () => stream(reasoned, { open: true }), 'timeout'],
    ['silence in mid-text', () => stream(said(['Hel']).slice(0, 2), { open: true }), 'timeout'],
    ['a wrong key', () => Response.json({ error: { code: 'invalid_api_key' } }, { status: 401 }), 'denied'],
    [
      'a limit',
      () => Response.json({ error: { code: 'rate_limit_exceeded' } }, { status: 429 }),
      'overloaded',
    ],
    [
      'a spent balance',
      () => Response.json({ error: { code: 'insufficient_quota' } }, { status: 429 }),
      'denied',
    ],
    [
      'too long a prompt',
      () => Response.json({ error: { code: 'context_length_exceeded' } }, { status: 400 }),
      'too_long',
    ],
    ['a page of a proxy', () => new Response('<html>', { status: 502 }), 'unreachable'],
    ['a redirect', () => Response.redirect('https://elsewhere.example', 302), 'denied'],
  ])('is given up on at %s', async (_, answer, failure) => {
    expect(await failureOf(provider('gpt', [answer]).brain)).toBe(failure);
  });

  it('passes over events of tomorrow', async () => {
    const { brain } = provider('gpt', [
      [event({ type: 'response.mood.added', mood: 1 }), ...said(['Hi.']), completed],
    ]);
    expect(textOf(await steps(brain))).toBe('Hi.');
  });
});

describe.each(['compatible', 'workers-ai'] as const)('chat completions of %s', (kind) => {
  it('say words and call tools, and get what came of it in messages of their own', async () => {
    const { brain, asked, used } = provider(kind, [
      [
        ...spoke(['Let me ', 'look.']),
        ...calling('find_order', ['{"order', '":"45821"}']),
        ...finished('tool_calls'),
      ],
      [...spoke(['It is here.']), ...finished('stop')],
    ]);
    const { toolbox, calls } = tools(() => ({ id: '45821' }));
    expect(textOf(await steps(brain, toolbox))).toBe('It is here.');
    expect(calls).toEqual([{ name: 'find_order', input: { order: '45821' }, proposal: undefined }]);
    const messages = asked[1]?.messages as object[];
    expect(messages[0]).toMatchObject({ role: 'system' });
    expect(messages.slice(-2)).toMatchObject([
      {
        role: 'assistant',
        content: 'Let me look.',
        tool_calls: [{ id: 'call_9', function: { name: 'find_order', arguments: '{"order":"45821"}' } }],
      },
      { role: 'tool', tool_call_id: 'call_9' },
    ]);
    expect(used[0]).toEqual({ input: 40, cached: 0, cacheWrite: 0, output: 6 });
  });

  it('may send calls whole, and call all of them the first', async () => {
    const whole = (id: string, name: string) =>
      chunk({
        tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: '{"order":"45821"}' } }],
      });
    const { brain } = provider(kind, [
      [whole('a', 'find_order'), whole('b', 'find_order'), ...finished('tool_calls')],
      [...spoke(['Done.']), ...finished('stop')],
    ]);
    const { toolbox, calls } = tools(() => ({}));
    await steps(brain, toolbox);
    expect(calls.map(({ name }) => name)).toEqual(['find_order', 'find_order']);
  });

  it.each<[string, Answer, BrainFailure]>([
    ['no reason to stop', spoke(['Hel']), 'cut'],
    ['no room left', [...spoke(['Hel']), ...finished('length')], 'too_long'],
    ['its filter', finished('content_filter'), 'refused'],
    ['a refusal', [chunk({ refusal: 'I cannot' })], 'refused'],
    ['an error in the stream', ['data: {"error":{"code":"server_error"}}\n\n'], 'unreachable'],
    ['what is no chunk', ['data: {"choices":"none"}\n\n'], 'broken'],
    ['silence', () => stream([chunk({ role: 'assistant', content: '' })], { open: true }), 'timeout'],
  ])('is given up on at %s', async (_, answer, failure) => {
    expect(await failureOf(provider(kind, [answer]).brain)).toBe(failure);
  });
});

describe('Workers AI', () => {
  it('is given up on when the binding throws', async () => {
    const { brain } = provider('workers-ai', [() => new Response(null, { status: 500 })]);
    expect(await failureOf(brain)).toBe('unreachable');
  });

  it('is not waited for longer than for a first word', async () => {
    const { brain } = provider('workers-ai', [() => new Promise(() => undefined)]);
    expect(await failureOf(brain)).toBe('timeout');
  });
});

import { describe, expect, it } from 'vitest';
import type { BrainFailure } from '../../../src/brain/brain.ts';
import {
  type Answer,
  call,
  claude,
  context,
  end,
  failure,
  frame,
  ping,
  refused,
  spoken,
  start,
  steps,
  stream,
  text,
  textOf,
  tools,
} from './wire.ts';

/* What Claude says on the wire, and what the adapter makes of it. */

const failureOf = (answers: Answer[]) =>
  steps(claude(answers)).then(
    () => 'answered',
    (error: { name: string; failure: string }) =>
      error.name === 'BrainFailed' ? error.failure : String(error),
  );

describe('a request', () => {
  it('goes out as the Messages API takes it', async () => {
    const server = claude([spoken(['Hello.'])]);
    await steps(server);
    const [asked] = server.asked;
    expect(asked?.headers.get('anthropic-version')).toBeTruthy();
    expect(asked?.headers.get('authorization') ?? asked?.headers.get('x-api-key')).toContain('k');
    expect(asked?.body).toMatchObject({ model: 'claude-sonnet-5-5', max_tokens: 500, stream: true });
    expect(asked?.body).not.toHaveProperty('temperature');
  });

  it('hands the words and calls of an answer back word for word, with what came of them', async () => {
    const server = claude([
      [
        start,
        ...text(['Let me ', 'look.']),
        ...call('find_order', ['', '{"order": "4', '5821"}'], 1),
        ...end('tool_use'),
      ],
      spoken(['It is here.']),
    ]);
    const { toolbox, calls } = tools(() => ({
      id: '45821',
      label: { filename: 'x.pdf', key: 'secret/place' },
    }));
    expect(textOf(await steps(server, context(), toolbox))).toBe('It is here.');
    expect(calls).toEqual([{ name: 'find_order', input: { order: '45821' } }]);
    const [said, back] = server.asked[1]?.body.messages.slice(-2) ?? [];
    expect(said).toEqual({
      role: 'assistant',
      content: [
        { type: 'text', text: 'Let me look.' },
        { type: 'tool_use', id: 'toolu_1', name: 'find_order', input: { order: '45821' } },
      ],
    });
    expect(back?.content).toMatchObject([{ type: 'tool_result', tool_use_id: 'toolu_1' }]);
    expect(JSON.stringify(back)).not.toContain('secret/place');
  });
});

describe('an answer', () => {
  const whole = [
    start,
    ping,
    ...text(['Voil', 'à : vot', 're robe 👗 est prête, é', 'à ü.']),
    frame({ type: 'content_block_delta_of_tomorrow', index: 0 }),
    ...call('learn', ['{"na', 'me":"size","val', 'ue":"M · é👗"}'], 1),
    ping,
    ...end('tool_use'),
  ];

  it.each([1, 2, 3, 5, 7, 64, 1_000_000])('cut into chunks of %i bytes reads the same', async (size) => {
    const all = await steps(claude([() => stream(whole, { size })]));
    expect(textOf(all)).toBe('Voilà : votre robe 👗 est prête, éà ü.');
    expect(all).toContainEqual({ type: 'learn', name: 'size', value: 'M · é👗' });
  });

  it('with pieces and blocks that nobody knows is read without them', async () => {
    const unknown = [
      frame({ type: 'content_block_start', index: 0, content_block: { type: 'poem', lines: [] } }),
      frame({ type: 'content_block_delta', index: 0, delta: { type: 'rhyme_delta', rhyme: 'x' } }),
      frame({ type: 'content_block_stop', index: 0 }),
    ];
    expect(
      textOf(await steps(claude([[start, ...unknown, ...text(['Hello.'], 1), ...end('end_turn')]]))),
    ).toBe('Hello.');
  });

  it.each<[string, BrainFailure | 'answered']>([
    ['end_turn', 'answered'],
    ['stop_sequence', 'answered'],
    ['max_tokens', 'too_long'],
    ['model_context_window_exceeded', 'too_long'],
    ['refusal', 'refused'],
    ['a_reason_of_tomorrow', 'broken'],
  ])('that stops for %s: %s', async (reason, expected) => {
    expect(await failureOf([[start, ...text(['Hello.']), ...end(reason)]])).toBe(expected);
  });

  it('that pauses is asked to go on', async () => {
    const server = claude([[start, ...text(['One ']), ...end('pause_turn')], spoken(['two.'])]);
    expect(textOf(await steps(server))).toContain('two.');
    expect(server.asked).toHaveLength(2);
  });

  it.each(['{"order": "45', '["45821"]', '"45821"', 'null', '{"order": 1}}'])(
    'whose call holds %s calls nothing, and says so to the model',
    async (pieces) => {
      const server = claude([
        [start, ...call('list_orders', [pieces]), ...end('tool_use')],
        spoken(['Sorry.']),
      ]);
      const { toolbox, calls } = tools();
      expect(textOf(await steps(server, context(), toolbox))).toBe('Sorry.');
      expect(calls).toEqual([]);
      const [said, back] = server.asked[1]?.body.messages.slice(-2) ?? [];
      expect(said?.content[0]).toMatchObject({ type: 'tool_use', input: {} });
      expect(back?.content).toMatchObject([{ is_error: true, content: expect.stringContaining('JSON') }]);
    },
  );

  it('of a call without input is a call with an empty one', async () => {
    const server = claude([[start, ...call('list_orders', ['']), ...end('tool_use')], spoken(['Here.'])]);
    const { toolbox, calls } = tools(() => []);
    await steps(server, context(), toolbox);
    expect(calls).toMatchObject([{ name: 'list_orders', input: {} }]);
  });
});

describe('a failure', () => {
  const half = [start, ...text(['Half an ']).slice(0, 2)];

  it.each<[string, Answer, BrainFailure]>([
    ['400', () => refused(400, 'invalid_request_error'), 'denied'],
    ['401', () => refused(401, 'authentication_error'), 'denied'],
    ['402', () => refused(402, 'billing_error'), 'denied'],
    ['403', () => refused(403, 'permission_error'), 'denied'],
    ['404', () => refused(404, 'not_found_error'), 'denied'],
    ['413', () => refused(413, 'request_too_large'), 'too_long'],
    ['429', () => refused(429, 'rate_limit_error'), 'overloaded'],
    ['500', () => refused(500, 'api_error'), 'unreachable'],
    ['529', () => refused(529, 'overloaded_error'), 'overloaded'],
    ['502 in HTML', () => new Response('<h1>Bad Gateway</h1>', { status: 502 }), 'unreachable'],
    ['no network', () => Promise.reject(new TypeError('fetch failed')), 'unreachable'],
    ['no first word', () => stream([start], { open: true }), 'timeout'],
    ['pings alone', () => stream([start, ping, ping], { open: true }), 'timeout'],
    ['no answer', () => new Promise<Response>(() => undefined), 'timeout'],
    ['a stall', () => stream(half, { open: true }), 'timeout'],
    ['a cut', half, 'cut'],
    ['a cut before anything', [], 'cut'],
    ['an end without a stop', [start, ...text(['Hello.'])], 'cut'],
    ['overloaded in the stream', [...half, failure('overloaded_error')], 'overloaded'],
    ['an error in the stream', [...half, failure('api_error')], 'unreachable'],
    ['no JSON', [...half, 'event: content_block_delta\ndata: {"type":"content_\n\n'], 'broken'],
    ['a piece of no block', [start, ...text(['x'], 4).slice(1)], 'broken'],
    [
      'a block without an index',
      [start, frame({ type: 'content_block_start', content_block: { type: 'text' } })],
      'broken',
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await failureOf([answer])).toBe(expected);
  });

  it('holds none of the provider’s words', async () => {
    await expect(steps(claude([() => refused(400, 'invalid_request_error')]))).rejects.not.toThrow(
      /words of/,
    );
  });

  it('that no call makes sense ends in nonsense, and so do calls without an end', async () => {
    expect(await failureOf([spoken([], ['open_the_vault', {}])])).toBe('nonsense');
    expect(await failureOf([spoken([], ['list_orders', {}])])).toBe('nonsense');
  });
});

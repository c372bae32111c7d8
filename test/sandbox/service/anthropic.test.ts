import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFault } from '../../../sandbox/anthropic/faults.ts';
import { messagesApi } from '../../../sandbox/anthropic/messages.ts';
import { outside, type SandboxEnv } from '../../../sandbox/env.ts';

const bindings = env as unknown as SandboxEnv;
const user = (content: unknown) => ({ role: 'user', content });
const BODY = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [user('Hello')] };
const KEYS = { 'x-api-key': 'dev-anthropic-key', 'anthropic-version': '2023-06-01' };

const ask = (body: unknown, headers: Record<string, string> = KEYS, path = '/v1/messages') =>
  messagesApi(
    new Request(`http://sandbox/anthropic${path}`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    path,
    bindings,
  );
const refusal = async (body: unknown, headers?: Record<string, string>) => {
  const response = await ask(body, headers);
  const { error } = (await response.json()) as { error?: { type: string; message: string } };
  return [response.status, error?.type, error?.message];
};
const tool = (schema: object, name = 'a') => ({ name, input_schema: { type: 'object', ...schema } });
const use = { type: 'tool_use', id: 'toolu_1', name: 'a', input: {} };
const result = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'x' };

beforeAll(async () => {
  await outside(bindings).orderFaults('anthropic', [], false);
});

async function framesOf(body: object): Promise<string[][]> {
  const text = await (await ask(body)).text();
  const frames = text.trim().split('\n\n');
  return frames.map((frame) => /^event: (\w+)\ndata: (.*)$/.exec(frame) ?? []);
}

describe('the emulated Messages API', () => {
  it('wants a key and a version', async () => {
    expect(await refusal(BODY, {})).toEqual([401, 'authentication_error', 'x-api-key header is required']);
    expect(await refusal(BODY, { ...KEYS, 'x-api-key': 'other' })).toEqual([
      401,
      'authentication_error',
      'invalid x-api-key',
    ]);
    const { 'x-api-key': key, ...version } = KEYS;
    expect(await refusal(BODY, { 'x-api-key': key })).toEqual([
      400,
      'invalid_request_error',
      'anthropic-version: header is required',
    ]);
    const bearer = { ...version, authorization: `Bearer ${key}`, 'anthropic-version': '2026-10-21' };
    expect((await ask(BODY, bearer)).status).toBe(200);
    expect((await ask(BODY, KEYS, '/v1/complete')).status).toBe(404);
  });

  it.each<[string, object | string, RegExp]>([
    ['no JSON', '{', /not valid JSON/],
    ['no model', { ...BODY, model: undefined }, /^model: Field required/],
    ['no length', { ...BODY, max_tokens: undefined }, /^max_tokens: Field required/],
    ['a temperature', { ...BODY, temperature: 1 }, /^temperature: Extra inputs/],
    ['no messages', { ...BODY, messages: [] }, /at least one message/],
    ['an empty text', { ...BODY, messages: [user([{ type: 'text', text: '' }])] }, /must be non-empty/],
    ['white space', { ...BODY, messages: [user([{ type: 'text', text: ' ' }])] }, /non-whitespace/],
    ['the assistant first', { ...BODY, messages: [{ role: 'assistant', content: 'x' }] }, /first message/],
    ['an assistant last', { ...BODY, messages: [user('x'), { role: 'assistant', content: 'x' }] }, /prefill/],
    [
      'a call unanswered',
      { ...BODY, messages: [user('x'), { role: 'assistant', content: [use] }, user('y')] },
      /without `tool_result`/,
    ],
    ['an answer to no call', { ...BODY, messages: [user([result])] }, /unexpected `tool_use_id`/],
    [
      'a call whose input is a text',
      {
        ...BODY,
        messages: [user('x'), { role: 'assistant', content: [{ ...use, input: '{' }] }, user([result])],
      },
      /input/,
    ],
    ['a union at the root', { ...BODY, tools: [tool({ oneOf: [] })] }, /does not support oneOf/],
    [
      'no object at the root',
      { ...BODY, tools: [{ name: 'a', input_schema: {} }] },
      /^tools\.0\.custom\.input_schema\.type/,
    ],
    ['a tool twice', { ...BODY, tools: [tool({}), tool({})] }, /unique/],
    [
      'five cache marks',
      {
        ...BODY,
        tools: Array.from({ length: 5 }, (_, n) => ({
          ...tool({}, `t${n}`),
          cache_control: { type: 'ephemeral' },
        })),
      },
      /maximum of 4/,
    ],
  ])('refuses %s as the API does', async (_, body, words) => {
    expect(await refusal(body)).toEqual([400, 'invalid_request_error', expect.stringMatching(words)]);
  });

  it('takes a call with its answer, and says whole messages to who wants no stream', async () => {
    const messages = [user('x'), { role: 'assistant', content: [use] }, user([result])];
    const response = await ask({ ...BODY, messages, tools: [tool({})] });
    expect(await response.json()).toMatchObject({
      type: 'message',
      role: 'assistant',
      stop_reason: 'end_turn',
    });
  });

  it('streams the events in their order, each with its name', async () => {
    const frames = await framesOf({ ...BODY, thinking: { type: 'between_tools' }, stream: true });
    expect(frames.every(([, event, data]) => JSON.parse(data ?? '').type === event)).toBe(true);
    const names = frames.map(([, event]) => event).filter((event, n, all) => event !== all[n - 1]);
    expect(names).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  it('thinks before it speaks where the model does and nobody says otherwise', async () => {
    const frames = await framesOf({ ...BODY, stream: true });
    const [, , started = ''] = frames.find(([, event]) => event === 'content_block_start') ?? [];
    expect(JSON.parse(started).content_block.type).toBe('thinking');
  });

  it.each([
    ['claude-sonnet-5-5', { thinking: { type: 'disabled' } }],
    ['claude-haiku-5-5', { thinking: { type: 'enabled', budget_tokens: 1024 } }],
    ['claude-haiku-4-5', { output_config: { effort: 'low' } }],
    ['claude-opus-5-5', { tool_choice: { type: 'any' } }],
  ])('refuses what %s does not take', async (model, fields) => {
    expect((await ask({ ...BODY, model, ...fields })).status).toBe(400);
  });

  it('counts a prefix it has seen as read', async () => {
    const system = [
      { type: 'text', text: `Rules ${crypto.randomUUID()}`, cache_control: { type: 'ephemeral' } },
    ];
    const usage = async () => ((await (await ask({ ...BODY, system })).json()) as { usage: object }).usage;
    expect(await usage()).toMatchObject({ cache_read_input_tokens: 0 });
    expect(await usage()).toMatchObject({ cache_creation_input_tokens: 0 });
  });

  it('fails as it is told, once each, in order', async () => {
    await outside(bindings).orderFaults('anthropic', ['529', 'ok', 'error:2:api_error', 'cut:1'], false);
    expect(await refusal(BODY)).toEqual([529, 'overloaded_error', 'Overloaded']);
    expect((await ask(BODY)).status).toBe(200);
    expect(await (await ask({ ...BODY, stream: true })).text()).toMatch(
      /event: error\ndata: .*api_error.*\n\n$/,
    );
    expect((await (await ask({ ...BODY, stream: true })).text()).match(/event:/g)).toHaveLength(1);
    expect((await ask(BODY)).status).toBe(200);
  });

  it('knows its faults', () => {
    expect(
      ['200', 'latency', 'nothing', 'stall:x', 'stall'].map((code) => readFault(code)?.kind ?? null),
    ).toEqual([null, null, null, null, 'stall']);
  });
});

import { describe, expect, it } from 'vitest';
import { CODES, callsIn } from '../../src/mcp/message.ts';
import { answer } from '../../src/mcp/server.ts';

/* Messages of the protocol that no well-behaved client of today sends, over a store whose API answers with what it was asked. */

const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

async function sent(body: unknown, headers: Record<string, string> = {}) {
  const request = new Request('https://support.example.com/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const response = await answer(request, {
    store: 'Lune',
    advisor: { advisor: 'a', name: 'Nora' },
    call: ({ method, path }) => Response.json({ method, path }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const find = (name: string, over: Record<string, string> = {}) => ({
  message: {
    ...{ jsonrpc: '2.0', id: 'x', method: 'tools/call' },
    params: {
      ...{ name, arguments: { order: '45821' } },
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  },
  headers: {
    ...{ 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': name },
    ...over,
  },
});

describe('a message that nobody answers', () => {
  it.each([
    ['a notification', { jsonrpc: '2.0', method: 'notifications/initialized' }],
    ['an answer to what was never asked', { jsonrpc: '2.0', id: 7, result: {} }],
    [
      'two of them',
      [
        { jsonrpc: '2.0', method: 'notifications/a' },
        { jsonrpc: '2.0', id: 7, error: {} },
      ],
    ],
  ])('is accepted: %s', async (_, body) => expect(await sent(body)).toEqual({ status: 202, body: null }));
});

describe('what is no message', () => {
  it.each([
    ['nothing', []],
    ['a word', 'ping'],
    ['a method that is no text', { jsonrpc: '2.0', id: 1, method: 1 }],
    ['an id that is none', { jsonrpc: '2.0', id: {}, method: 'ping' }],
    ['one of two', [list, { hello: 1 }]],
    ['of another protocol', { jsonrpc: '1.0', id: 1, method: 'ping' }],
  ])('is refused: %s', async (_, body) => {
    expect(callsIn(body)).toBeNull();
    expect(await sent(body)).toMatchObject({
      status: 400,
      body: { id: null, error: { code: CODES.request } },
    });
  });

  it('is refused where it is not said to be JSON', async () => {
    expect(await sent(list, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });
});

describe('a batch', () => {
  it('of a revision that has them is answered as one', async () => {
    const ping = { jsonrpc: '2.0', id: 2, method: 'ping' };
    expect(await sent([list, ping])).toMatchObject({
      status: 200,
      body: [
        { id: 1, result: { tools: expect.any(Array) } },
        { id: 2, result: {} },
      ],
    });
  });

  it('of more calls than a person makes is refused', async () => {
    expect(await sent(Array.from({ length: 21 }, (_, id) => ({ ...list, id })))).toMatchObject({
      status: 400,
    });
  });

  it('of a revision that has none is refused', async () => {
    const { message, headers } = find('find_order');
    expect(await sent([message], headers)).toMatchObject({ status: 400 });
  });
});

describe('a call without a handshake', () => {
  it('may have its name in base64', async () => {
    const { message, headers } = find('find_order', { 'mcp-name': `=?base64?${btoa('find_order')}?=` });
    expect(await sent(message, headers)).toMatchObject({ status: 200, body: { id: 'x', result: {} } });
  });

  it.each([['=?base64?%%%?='], ['=?base64?AAA?='], ['=?base64?dGFrZV9vdmVy?='], ['']])(
    'is refused where its name in the header is another: %s',
    async (name) => {
      const { message, headers } = find('find_order', { 'mcp-name': name });
      expect(await sent(message, headers)).toMatchObject({
        status: 400,
        body: { error: { code: CODES.headers } },
      });
    },
  );

  it('of a method that is none is not found', async () => {
    const { message, headers } = find('find_order');
    const other = { ...message, method: 'resources/list' };
    expect(await sent(other, { ...headers, 'mcp-method': 'resources/list' })).toMatchObject({
      status: 404,
      body: { error: { code: CODES.method } },
    });
  });
});

describe('a tool', () => {
  const call = (name: unknown, given: unknown) =>
    sent({ jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name, arguments: given } });

  it.each(['constructor', '__proto__', 'toString', '', null, 4])(
    'that is none is not found: %s',
    async (name) => {
      expect(await call(name, {})).toMatchObject({ status: 200, body: { error: { code: CODES.params } } });
    },
  );

  it.each([{}, { order: 4 }, { order: '' }, { order: '1', more: 1 }, 'x', null])(
    'that is called with %j says what is wrong with it',
    async (given) => {
      const { body } = await call('find_order', given);
      expect(body.result).toMatchObject({
        isError: true,
        content: [{ text: expect.stringMatching(/^Invalid arguments for find_order/) }],
      });
    },
  );
});

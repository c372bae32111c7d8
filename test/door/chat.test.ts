import { describe, expect, it, vi } from 'vitest';
import { fileToken, relayToken, sessionToken, uploadToken } from '../../src/tokens.ts';
import { ask, bindings, kept, LEAK } from './world.ts';

/* The chat socket against browsers that are none. */

type Frame = { type: string; code?: string; id?: string; seq?: number; text?: string; session?: string };

async function dial(token?: string) {
  const response = await ask('/chat/demo', {
    headers: {
      upgrade: 'websocket',
      'sec-websocket-protocol': ['onethread.1', ...(token ? [`session.${token}`] : [])].join(', '),
    },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error(`refused: ${response.status}`);
  socket.accept();
  const frames: Frame[] = [];
  const closed: number[] = [];
  socket.addEventListener('message', ({ data }) => {
    frames.push(JSON.parse(String(data)) as Frame);
  });
  socket.addEventListener('close', ({ code }) => {
    closed.push(code);
  });
  const next = async (type: string, id?: string) => {
    const from = frames.length;
    return () =>
      vi.waitFor(
        () => {
          const found = frames.slice(from).find((frame) => frame.type === type && (!id || frame.id === id));
          if (!found) throw new Error(`no ${type}: ${JSON.stringify(frames.slice(from)).slice(0, 300)}`);
          return found;
        },
        { timeout: 10_000 },
      );
  };
  const send = async (frame: unknown, answer: string, id?: string) => {
    const wait = await next(answer, id);
    socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
    return wait();
  };
  return { socket, frames, closed, send };
}
const hello = { type: 'hello', locale: 'en' };

describe('a chat socket', () => {
  it('has whoever asks for a person ask in their language', async () => {
    const chat = await dial();
    await chat.send({ ...hello, locale: 'fr' }, 'welcome');
    const said = await chat.send({ type: 'human', id: 'person' }, 'message', 'person');
    expect(said.text).toBe("Je voudrais parler à quelqu'un.");
    chat.socket.close(1000, 'done');
  });

  it.each([
    ['no JSON', '{"type":', 'bad_frame'],
    ['null', 'null', 'bad_frame'],
    ['a list', '[]', 'bad_frame'],
    ['bytes', new Uint8Array([1, 2, 3]).buffer, 'bad_frame'],
    ['a hundred thousand brackets', '['.repeat(60_000), 'bad_frame'],
    ['an unknown type', { type: 'welcome' }, 'bad_frame'],
    ['a prototype', '{"__proto__":{"type":"typing"}}', 'bad_frame'],
    ['a number before the first', { ...hello, since: -1 }, 'bad_frame'],
    ['a part of a number', { ...hello, since: 0.5 }, 'bad_frame'],
    ['a number beyond numbers', '{"type":"hello","since":1e400}', 'bad_frame'],
    ['a number as text', { ...hello, since: '0' }, 'bad_frame'],
    ['an id that is too long', { type: 'message', id: 'x'.repeat(129), text: 'x' }, 'bad_frame'],
    ['no id', { type: 'message', text: 'x' }, 'bad_frame'],
    [
      'too many files',
      { type: 'message', id: 'f', text: 'x', attachments: Array(11).fill('x') },
      'bad_frame',
    ],
    ['a frame that is too large', { type: 'message', id: 'big', text: 'x'.repeat(70_000) }, 'too_large'],
    ['too large in bytes', { type: 'message', id: 'big', text: '€'.repeat(30_000) }, 'too_large'],
    ['a text that is too long', { type: 'message', id: 'big', text: '-'.repeat(50_000) }, 'too_large'],
    ['ten megabytes', `{"type":"message","id":"big","text":"${'-'.repeat(10_000_000)}"}`, 'too_large'],
    ['a file that is nobody’s', { type: 'message', id: 'f', text: 'x', attachments: ['a.b.c'] }, 'bad_file'],
    ['a button nobody showed', { type: 'choose', id: 'c', message: 'm', choice: 'accept:p' }, 'bad_frame'],
    ['a rating of nothing', { type: 'rate', id: 'r', kind: 'csat', score: 5, ticket: 't' }, 'bad_frame'],
    ['a rating out of range', { type: 'rate', id: 'r', kind: 'csat', score: 9, ticket: 't' }, 'bad_frame'],
    ['an empty message', { type: 'message', id: 'e', text: ' \n ' }, 'bad_frame'],
  ])('refuses %s, keeps nothing of it, and goes on', async (_, frame, code) => {
    const chat = await dial();
    await chat.send(hello, 'welcome');
    const before = await kept();
    const error = await chat.send(frame, 'error');
    expect(error.code).toBe(code);
    expect(JSON.stringify(error)).not.toMatch(LEAK);
    const id = typeof frame === 'object' && 'id' in frame ? frame.id : undefined;
    if (id && id.length <= 128) expect(error.id).toBe(id);
    expect(await kept()).toEqual(before);
    const ack = await chat.send({ type: 'message', id: 'good', text: 'Hello' }, 'ack', 'good');
    expect(ack.seq).toBe(1);
    chat.socket.close();
  });

  it('hears nothing before hello', async () => {
    const chat = await dial();
    const before = await kept();
    for (const frame of [
      { type: 'message', id: 'early', text: 'Hello' },
      { type: 'human', id: 'early' },
      { type: 'typing' },
    ])
      expect((await chat.send(frame, 'error')).code).toBe('bad_frame');
    expect(await kept()).toEqual(before);
    chat.socket.close();
  });

  it('gives nothing to somebody who knows no order number of the owner', async () => {
    const chat = await dial();
    await chat.send({ ...hello, since: 9_007_199_254_740_991 }, 'welcome');
    expect(chat.frames.filter(({ type }) => type === 'message')).toEqual([]);
    chat.socket.close();
  });

  it('keeps half a character as the character it is not', async () => {
    const chat = await dial();
    await chat.send(hello, 'welcome');
    const echo = await chat.send(
      '{"type":"message","id":"half","text":"a\\ud800b\\u0000c"}',
      'message',
      'half',
    );
    expect(echo.text).toBe('a\ufffdb\u0000c');
    chat.socket.close();
  });

  it('takes a message once from two tabs that send it at once', async () => {
    const one = await dial();
    const { session } = await one.send(hello, 'welcome');
    const two = await dial(session);
    await two.send(hello, 'welcome');
    const acks = await Promise.all(
      [one, two].map((tab) => tab.send({ type: 'message', id: 'same', text: 'Hello' }, 'ack', 'same')),
    );
    expect(acks.map(({ seq }) => seq)).toEqual([1, 1]);
    one.socket.close();
    two.socket.close();
  });

  it('ends a flood of frames, and lets the visitor come back', async () => {
    const chat = await dial();
    await chat.send(hello, 'welcome');
    for (let index = 0; index < 400; index++) chat.socket.send('{"type":"typing"}');
    await vi.waitFor(() => expect(chat.closed).toEqual([1008]), { timeout: 10_000 });
    expect(chat.frames.at(-1)).toMatchObject({ type: 'error', code: 'too_many' });
  });

  it('gives the transcript only so often', async () => {
    const chat = await dial();
    for (let index = 0; index < 60; index++) await chat.send(hello, 'welcome');
    expect((await chat.send(hello, 'error')).code).toBe('too_many');
    chat.socket.close();
  });

  it('lets no session hold a hundred sockets', async () => {
    const first = await dial();
    const { session } = await first.send(hello, 'welcome');
    const tabs: Awaited<ReturnType<typeof dial>>[] = [];
    for (let index = 0; index < 25; index++) tabs.push(await dial(session));
    await vi.waitFor(() => expect(tabs.filter(({ closed }) => closed[0] === 1013)).toHaveLength(6), {
      timeout: 10_000,
    });
    for (const tab of [first, ...tabs]) tab.socket.close();
  });
});

describe('a token', () => {
  const claims = { store: 'demo', customer: 'cu_00000000000000000000000000000001', session: 'c1' };
  const file = { store: 'demo', key: 'attachments/x/y.pdf', filename: 'y.pdf', type: 'application/pdf' };
  const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');

  it('that is not ours begins a new session and opens none', async () => {
    const ours = await sessionToken(bindings, claims);
    const [head = '', body = '', mac = ''] = ours.split('.');
    const wrong = [
      `${part({ alg: 'none' })}.${body}.`,
      `${part({ alg: 'none' })}.${body}.${mac}`,
      `${part({ alg: 'HS512' })}.${body}.${mac}`,
      `${part({ alg: 'RS256' })}.${body}.${mac}`,
      `${part({ alg: 'HS256', kid: '../../dev/null' })}.${body}.${mac}`,
      `${part({ alg: 'HS256', crit: ['exp'], exp: 1 })}.${body}.${mac}`,
      `${head}.${part({ ...claims, exp: 9_999_999_999 })}.${mac}`,
      `${head}.${body}.${mac.slice(0, -2)}`,
      await sessionToken(bindings, { ...claims, store: 'other' }),
      await sessionToken({ ...bindings, SEAL_KEY: 'another-key' }, claims),
      await relayToken(bindings, { ...claims, ticket: 't' }),
      await fileToken(bindings, file, true),
      'x'.repeat(50_000),
      '..',
    ];
    for (const token of wrong) {
      const chat = await dial(token);
      const welcome = await chat.send(hello, 'welcome');
      const mine = JSON.parse(atob(welcome.session?.split('.')[1] ?? '')) as typeof claims;
      expect(mine.session).not.toBe(claims.session);
      expect(mine.store).toBe('demo');
      chat.socket.close();
    }
  });

  it('of another purpose opens no file and no upload', async () => {
    const upload = await uploadToken(bindings, { ...file, session: 'c1', file: 'x', size: 1 });
    for (const token of [
      await sessionToken(bindings, claims),
      upload,
      await fileToken(bindings, { ...file, store: 'other' }, true),
    ]) {
      const response = await ask(`/files/${token}`);
      await response.body?.cancel();
      expect(response.status).toBe(404);
      const sent = await ask('/chat/demo/files', {
        method: 'POST',
        headers: { authorization: `Bearer ${token === upload ? token : 'x'}` },
        body: '%PDF-',
      });
      await sent.body?.cancel();
      expect(sent.status).toBe(401);
    }
  });
});

describe('an upload', () => {
  it('is what its bytes say, under a name that is only a name', async () => {
    const token = await sessionToken(bindings, { store: 'demo', customer: 'cu_upload', session: 'cup' });
    const send = (body: BodyInit, headers: Record<string, string> = {}) =>
      ask('/chat/demo/files', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        body,
      });
    const before = await kept();
    const statuses = [];
    for (const [body, headers] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', { 'content-type': 'image/png' }],
      ['MZ', { 'x-filename': 'x.pdf' }],
      ['', {}],
      ['no form', { 'content-type': 'multipart/form-data; boundary=b' }],
      [`%PDF-${'x'.repeat(10 * 1024 * 1024)}`, {}],
    ] as const) {
      const response = await send(body, headers);
      await response.body?.cancel();
      statuses.push(response.status);
    }
    expect(statuses).toEqual([415, 415, 400, 400, 413]);
    expect(await kept()).toEqual(before);

    const good = await send('%PDF-1.7', { 'x-filename': '..%2f..%2f%0d%0aset-cookie:%20a=b%22.pdf' });
    const { filename, url } = (await good.json()) as { filename: string; url: string };
    expect(filename).not.toMatch(/[/\\\r\n":]|^\./);
    const served = await ask(new URL(url).pathname);
    await served.body?.cancel();
    expect(served.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(served.headers.get('content-security-policy')).toContain('sandbox');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

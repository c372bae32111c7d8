import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Env } from '../../src/env.ts';
import service from '../../src/index.ts';
import { ADMIN, ask, keepingNothing, kept } from './world.ts';

/*
 * The mail door against letters that are none. Whatever comes is refused by name, or kept where a person sees
 * it.
 */

const bindings = env as unknown as Env;
const MB = 1024 * 1024;

async function post(raw: string | Uint8Array, to = 'support@demo.example') {
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw;
  const rejected: string[] = [];
  const message = {
    from: 'mallory@evil.example',
    to,
    raw: new Response(bytes).body,
    rawSize: bytes.byteLength,
    headers: new Headers(),
    setReject: (reason: string) => rejected.push(reason),
  } as unknown as ForwardableEmailMessage;
  await service.email?.(message, bindings);
  return rejected;
}

const letter = (headers: string, body: string) =>
  `From: Mallory <mallory@evil.example>\r\nTo: support@demo.example\r\nSubject: x\r\nMessage-ID: <${crypto.randomUUID()}@evil.example>\r\n${headers}\r\n${body}`;
const nested = (depth: number) => {
  const open = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  return letter(
    `MIME-Version: 1.0\r\n${open[0]?.split('\r\n')[0]}\r\n`,
    `--b0\r\n${open.slice(1).join('')}Content-Type: text/plain\r\n\r\nhello\r\n`,
  );
};

const HOSTILE: [name: string, raw: () => string | Uint8Array][] = [
  ['20 MB', () => letter('', 'x'.repeat(20 * MB))],
  // Through the parser and the brain: a pattern that looks back over what it has read takes minutes here.
  ...[
    '-',
    '.',
    ',',
    ':',
    '[',
    '(',
    '+',
    '1',
    'a',
    '\u00e9',
    '|',
    '\t',
    '>',
    '@',
    '/',
    "a'",
    'a ',
    '. ',
    '| ',
  ].map((part): [string, () => string] => [
    `fifty thousand of ${JSON.stringify(part)}`,
    () => letter('', `${part.repeat(50_000 / part.length)}!`),
  ]),
  ['fifty thousand angle brackets', () => letter('Content-Type: text/html\r\n', '<'.repeat(50_000))],
  [
    'ten thousand headers',
    () => letter(Array.from({ length: 10_000 }, (_, at) => `X-${at}: 1\r\n`).join(''), 'hello'),
  ],
  ['ten thousand references', () => letter(`References: ${'<a@b> '.repeat(10_000)}\r\n`, 'hello')],
  ['zeros', () => letter('', 'hello\0\0\0world')],
  ['nothing but zeros', () => new Uint8Array(10_000)],
  [
    'half of a form',
    () => letter('Content-Type: multipart/mixed; boundary=b\r\n', '--b\r\nContent-Type: text/pl'),
  ],
  ['base64 that is none', () => letter('Content-Transfer-Encoding: base64\r\n', '%%%%=====')],
  ['a charset that is none', () => letter('Content-Type: text/plain; charset="no\\\\such"\r\n', 'h\xe9llo')],
  ['no letter at all', () => '{"json": true}'],
  ['nothing', () => ''],
  ['two hundred forms in each other', () => nested(200)],
];

/** Rows and blobs that a letter left, wherever. */
const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('the mail door', () => {
  // The first request seeds the shop, its mailbox with it.
  beforeAll(async () => expect((await ask('/api/v1/desk', { headers: ADMIN })).status).toBe(200));

  describe('with letters of the worst kind', () => {
    let before: Record<string, number>;
    beforeAll(async () => {
      before = await kept();
    });

    it.each(HOSTILE)('takes %s, keeps its bytes, and goes on', async (_, raw) => {
      expect(await post(raw())).toEqual([]);
      const after = await kept();
      expect(after.blobs).toBeGreaterThan(before.blobs ?? 0);
      // In somebody's thread, or among what nobody claimed: never lost.
      expect(total(after) - (after.blobs ?? 0)).toBeGreaterThan(total(before) - (before.blobs ?? 0));
      before = after;
    });
  });

  describe('asked for somebody else', () => {
    keepingNothing();

    it.each([
      ['nobody', 'nobody@demo.example'],
      ['another host', 'support@other.example'],
      ['nothing', ''],
      ['no host', 'support'],
      ['two hosts', 'support@demo.example@evil.example'],
      ['an endless name', `${'a'.repeat(50_000)}@demo.example`],
      ['where mailboxes are kept', '@mailboxes'],
      ['a second header', 'support@demo.example\r\nBcc: x@y.example'],
    ])('has no mailbox for %s, and keeps nothing', async (_, to) => {
      expect(await post(letter('', 'hello'), to)).toEqual(['No such mailbox.']);
    });
  });
});

describe('a mail whose delivery fails', () => {
  it('leaves nothing behind that nobody knows of, however often it comes', async () => {
    const blobs = async () => (await bindings.BLOBS.list({ prefix: 'demo/mail/' })).objects.length;
    // Objects that are listed know their ids, and not always their names.
    const strays = async () =>
      Object.entries(await kept())
        .filter(([name]) => /^STORE .* unclaimed$/.test(name))
        .reduce((sum, [, rows]) => sum + rows, 0);
    // The first request gives the store its mailbox.
    expect((await ask('/healthz')).status).toBe(200);
    const [before, known] = [await blobs(), await strays()];
    const broken = new Proxy(bindings, {
      get: (target, name) =>
        name === 'CUSTOMER'
          ? { getByName: () => ({ receive: () => Promise.reject(new Error('down')) }) }
          : Reflect.get(target, name),
    });
    for (let hop = 0; hop < 5; hop++) {
      const bytes = new TextEncoder().encode(letter(`Received: by hop${hop}\r\n`, 'hello'));
      const message = {
        from: 'mallory@evil.example',
        to: 'support@demo.example',
        raw: new Response(bytes).body,
        rawSize: bytes.byteLength,
        headers: new Headers(),
        setReject: () => undefined,
      } as unknown as ForwardableEmailMessage;
      await expect(service.email?.(message, broken)).rejects.toThrow('down');
    }
    // Each may have reached a log before the answer was lost: a row says when it is deleted.
    expect((await blobs()) - before).toBe(5);
    expect((await strays()) - known).toBe(5);
    const shown = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as { unclaimed: unknown[] };
    expect(JSON.stringify(shown.unclaimed)).not.toContain('not delivered');
  });
});

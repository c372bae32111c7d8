import { describe, expect, it } from 'vitest';
import type { Media } from '../../../src/channels/whatsapp/content.ts';
import { fetchMedia, type MediaTools, mediaId } from '../../../src/channels/whatsapp/media.ts';
import { announced } from '../../../src/channels/whatsapp/messages.ts';
import { parseWebhook } from '../../../src/channels/whatsapp/parse.ts';
import { message, withMessages } from './payloads.ts';

/** As a JPEG begins. */
const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 0x41, 0x42]);
const HEX = '53b66c8f6853be192822be3bfd489ab30bb89622ceef762c34c5689e2b311297';
const BASE64 = 'U7Zsj2hTvhkoIr47/Uiaswu4liLO73YsNMVonisxEpc=';
const URL_OF_FILE = 'https://lookaside.example/whatsapp/1';
const image: Media = { id: '1003', kind: 'image', type: 'image/jpeg', sha256: BASE64 };

function setUp(found: Response | Error, file: Response | Error = new Response(BYTES)) {
  const stored = new Map<string, { size: number; type: string }>();
  const requests: { url: string; headers: Headers }[] = [];
  const answers = [found, file];
  const tools: MediaTools = {
    credentials: { whatsappToken: 'token', whatsappApiBase: 'https://graph.example' },
    id: () => 'a1',
    files: {
      async put(key, bytes, type) {
        stored.set(key, { size: (bytes as Uint8Array).byteLength, type });
      },
      get: async () => null,
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      requests.push({ url: request.url, headers: request.headers });
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('asked too often');
      return answer;
    },
  };
  return { tools, stored, requests, answers };
}

const found = (more: Record<string, unknown> = {}) =>
  Response.json({
    url: URL_OF_FILE,
    mime_type: 'image/jpeg',
    sha256: HEX,
    file_size: 5,
    id: '1003',
    ...more,
  });

describe('a file', () => {
  it('is looked up, fetched under the token, checked and stored', async () => {
    const { tools, stored, requests } = setUp(found());
    expect(await fetchMedia(image, tools, '106')).toEqual({
      attachment: {
        id: 'a1',
        filename: 'image.jpg',
        type: 'image/jpeg',
        size: 5,
        key: 'attachments/a1/image.jpg',
      },
    });
    expect(requests.map(({ url }) => url)).toEqual([
      'https://graph.example/v25.0/1003?phone_number_id=106',
      URL_OF_FILE,
    ]);
    for (const { headers } of requests) {
      expect(headers.get('authorization')).toBe('Bearer token');
      expect(headers.get('user-agent')).toBe('onethread');
    }
    expect([...stored]).toEqual([['attachments/a1/image.jpg', { size: 5, type: 'image/jpeg' }]]);
  });

  it.each([
    ['../../etc/passwd', 'text/plain', '_.._etc_passwd', 'text/plain'],
    ['..\\a\u0000b.pdf', 'application/pdf', '_a_b.pdf', 'application/octet-stream'],
    ['receipt.html', 'text/html; charset=utf-8', 'receipt.html', 'application/octet-stream'],
    ['x.svg', 'image/svg+xml', 'x.svg', 'application/octet-stream'],
    ['', 'audio/ogg; codecs=opus', 'document.ogg', 'audio/ogg'],
    ['reçu été.pdf', 'nonsense', 'reçu été.pdf', 'application/octet-stream'],
  ])('named %j of type %j is kept as %j, %j', async (filename, type, name, kept) => {
    const { tools } = setUp(found({ sha256: undefined }), new Response('plain'));
    expect(await fetchMedia({ id: '1', kind: 'document', type, filename }, tools)).toMatchObject({
      attachment: { filename: name, type: kept, key: `attachments/a1/${name}` },
    });
  });

  it('is what its bytes say', async () => {
    const { tools } = setUp(found());
    const scan = { id: '1', kind: 'document', type: 'application/pdf', filename: 'scan.pdf' } as const;
    expect(await fetchMedia(scan, tools)).toMatchObject({ attachment: { type: 'image/jpeg' } });
    const { tools: others } = setUp(found({ sha256: undefined }), new Response('<script>'));
    const fake = { id: '1', kind: 'image', type: 'image/png' } as const;
    expect(await fetchMedia(fake, others)).toMatchObject({
      attachment: { type: 'application/octet-stream' },
    });
  });

  it('is asked for once more when its address has expired', async () => {
    const { tools, requests, answers } = setUp(found(), new Response('', { status: 404 }));
    answers.push(found(), new Response(BYTES));
    expect(await fetchMedia(image, tools)).toHaveProperty('attachment');
    expect(requests).toHaveLength(4);
    const { tools: never, answers: more } = setUp(found(), new Response('', { status: 404 }));
    more.push(found(), new Response('', { status: 404 }));
    expect(await fetchMedia(image, never)).toEqual({ lost: 'download-404', again: true });
  });

  it.each([
    ['lookup-404', new Response('', { status: 404 }), undefined, image],
    ['network', new TypeError('down'), undefined, image],
    ['network', new Response('no json'), undefined, image],
    ['network', found({ url: 'file:///etc/passwd' }), undefined, image],
    ['too-large', found({ file_size: 6_000_000 }), undefined, image],
    ['too-large', found(), new Response(new Uint8Array(6_000_000)), image],
    ['download-500', found(), new Response('', { status: 500 }), image],
    ['network', found(), new TypeError('down'), image],
    ['hash', found(), new Response('other'), image],
    ['hash', found({ sha256: HEX.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }), undefined, image],
  ])('lost by %s is not stored', async (reason, lookup, file, media) => {
    const { tools, stored } = setUp(lookup, file);
    expect(await fetchMedia(media, tools)).toEqual({ lost: reason, again: reason !== 'too-large' });
    expect(stored.size).toBe(0);
  });

  it('may lie with an emulator', async () => {
    const { tools } = setUp(found({ url: 'http://sandbox/meta/files/1', file_size: '5' }));
    expect(await fetchMedia(image, tools)).toHaveProperty('attachment');
  });

  it('is not asked for without a token', async () => {
    const { tools, requests } = setUp(found());
    expect(await fetchMedia(image, { ...tools, credentials: {} })).toEqual({ lost: 'no-token', again: true });
    expect(requests).toEqual([]);
  });

  it('has an id of its own that never changes', async () => {
    expect(await mediaId(image)).toMatch(/^[0-9a-f]{32}$/);
    expect(await mediaId(image)).toBe(await mediaId({ ...image, type: 'x/y' }));
    expect(await mediaId(image)).not.toBe(await mediaId({ ...image, id: '1004' }));
  });
});

describe('a batch with files', () => {
  const photo = message({ type: 'image', image: { id: '1003', mime_type: 'image/jpeg', caption: 'Torn' } });

  it('announces each with its message, and fetches none', () => {
    const text = message({ id: 'wamid.2', type: 'text', text: { body: 'Hello?' } });
    const messages = parseWebhook(withMessages(photo, text)).messages.map(announced);
    expect(messages.map(({ kind, text, attachments }) => [kind, text, attachments])).toEqual([
      ['image', 'Torn', []],
      ['text', 'Hello?', []],
    ]);
    expect(messages.map(({ missing }) => missing?.id)).toEqual(['1003', undefined]);
  });
});

it('a voice note is read aloud where somebody can, and kept in any case', async () => {
  const note: Media = { id: '1', kind: 'audio', type: 'audio/ogg; codecs=opus', voice: true };
  for (const [transcribe, text] of [
    [async () => 'Where is my order?', 'Where is my order?'],
    [async () => null, undefined],
    [undefined, undefined],
  ] as const) {
    const { tools } = setUp(found());
    const fetched = await fetchMedia(note, { ...tools, transcribe });
    expect(fetched).toMatchObject({ attachment: { size: 5 } });
    expect('text' in fetched ? fetched.text : undefined).toBe(text);
  }
});

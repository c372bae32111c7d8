import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryTools, Outbound } from '../../../src/channels/channel.ts';
import { shownAs } from '../../../src/channels/whatsapp/compose.ts';
import { whatsapp } from '../../../src/channels/whatsapp/index.ts';
import {
  exhausted,
  type Pace,
  paced,
  paceWait,
  pairRateDelay,
  WINDOW,
  windowOpen,
} from '../../../src/channels/whatsapp/limits.ts';
import { partReference, referenceOf } from '../../../src/channels/whatsapp/reference.ts';
import { refusalOf } from '../../../src/channels/whatsapp/refusals.ts';
import type { FileStore } from '../../../src/files.ts';
import { Settings } from '../../../src/settings.ts';

type Answer = Response | Error;

function accepted(id: string): Response {
  return Response.json({
    messaging_product: 'whatsapp',
    contacts: [{ input: '+16505551234', wa_id: '16505551234' }],
    messages: [{ id }],
  });
}

function refusal(code: number, status = 400, more: Record<string, unknown> = {}): Response {
  const error = { message: `(#${code}) No`, type: 'OAuthException', code, fbtrace_id: 'x', ...more };
  return Response.json({ error }, { status });
}

function fileStore(): FileStore & { keys: Map<string, string> } {
  const keys = new Map<string, string>();
  return {
    keys,
    async put(key, bytes) {
      keys.set(key, new TextDecoder().decode(bytes as Uint8Array));
    },
    async get(key) {
      const text = keys.get(key);
      return text === undefined
        ? null
        : { bytes: new TextEncoder().encode(text).buffer as ArrayBuffer, type: 'text/plain' };
    },
  };
}

/** Tools whose `fetch` gives the answers in order and remembers what it was asked. */
function setUp(...answers: Answer[]) {
  const requests: { url: string; headers: Headers; body: Record<string, unknown> }[] = [];
  const files = fileStore();
  const tools: DeliveryTools = {
    settings: Settings.parse({ whatsapp: { phoneNumberId: '106540352242922' } }),
    credentials: {
      whatsappToken: 'token',
      whatsappApiBase: 'https://graph.example/',
      whatsappApiVersion: 'v25.0',
    },
    files,
    mail: null,
    link: async (file) => `https://x.example/files/${file.id}`,
    async fetch(input, init) {
      const request = new Request(input, init);
      requests.push({ url: request.url, headers: request.headers, body: await request.json() });
      const answer = answers.shift();
      if (!answer) throw new Error('asked too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { tools, requests, files };
}

function reply(changes: Partial<Outbound> = {}): Outbound {
  return {
    reference: 'out_1',
    store: 'demo',
    to: 'whatsapp:+16505551234',
    author: 'assistant',
    text: 'Hello',
    choices: [],
    attachments: [],
    locale: 'en',
    ...changes,
  };
}

const LABEL = { id: 'f1', filename: 'label-45821.pdf', type: 'application/pdf', size: 10, key: 'k' };
const yesNo = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];
const COMMON = {
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '+16505551234',
  biz_opaque_callback_data: 'out_1',
};

describe('what Meta is handed', () => {
  it('a text, under the token, to the number with its +', async () => {
    const { tools, requests } = setUp(accepted('wamid.1'));
    expect(await whatsapp.deliver(reply({ repliesTo: 'wamid.Q' }), tools)).toEqual({
      status: 'accepted',
      provider: 'wamid.1',
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe('https://graph.example/v25.0/106540352242922/messages');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer token');
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(requests[0]?.body).toEqual({
      ...COMMON,
      context: { message_id: 'wamid.Q' },
      type: 'text',
      text: { preview_url: false, body: 'Hello' },
    });
  });

  it('a user id as recipient', async () => {
    const { tools, requests } = setUp(accepted('w'));
    await whatsapp.deliver(reply({ to: 'whatsapp:US.134' }), tools);
    expect(requests[0]?.body).toMatchObject({ recipient: 'US.134' });
    expect(requests[0]?.body).not.toHaveProperty('to');
  });

  it('up to three choices as buttons', async () => {
    const { tools, requests } = setUp(accepted('w'));
    await whatsapp.deliver(reply({ text: 'Exchange or refund?', choices: yesNo }), tools);
    expect(requests[0]?.body).toEqual({
      ...COMMON,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Exchange or refund?' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'yes', title: 'Yes' } },
            { type: 'reply', reply: { id: 'no', title: 'No' } },
          ],
        },
      },
    });
  });

  it('more choices, or long ones, as a list', async () => {
    const { tools, requests } = setUp(accepted('w'));
    const choices = [
      { id: 'a', label: 'Exchange it for the next size up' },
      ...yesNo,
      { id: 'b', label: 'Wait' },
    ];
    await whatsapp.deliver(reply({ text: 'What now?', choices, locale: 'fr-FR' }), tools);
    expect(requests[0]?.body.interactive).toEqual({
      type: 'list',
      body: { text: 'What now?' },
      action: {
        button: 'Choisir',
        sections: [
          {
            rows: [
              { id: 'a', title: 'Exchange it for the nex…', description: 'Exchange it for the next size up' },
              { id: 'yes', title: 'Yes' },
              { id: 'no', title: 'No' },
              { id: 'b', title: 'Wait' },
            ],
          },
        ],
      },
    });
  });

  it('too many choices, or two of one id, in words', async () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ id: `${i}`, label: `Shop ${i}` }));
    const same = [
      { id: 'x', label: 'A' },
      { id: 'x', label: 'B' },
    ];
    const { tools, requests } = setUp(accepted('w'), accepted('w'));
    await whatsapp.deliver(reply({ choices: many }), tools);
    await whatsapp.deliver(reply({ choices: same }), tools);
    expect(requests[0]?.body.text).toMatchObject({ body: expect.stringMatching(/^Hello\n\n1\. Shop 0\n/) });
    expect(requests[1]?.body.text).toMatchObject({ body: 'Hello\n\n1. A\n2. B' });
  });

  it('a file with the text as its caption: one message', async () => {
    const { tools, requests } = setUp(accepted('w'));
    await whatsapp.deliver(reply({ text: 'Your **label**', attachments: [LABEL] }), tools);
    expect(requests.map(({ body }) => body)).toEqual([
      {
        ...COMMON,
        type: 'document',
        document: {
          link: 'https://x.example/files/f1',
          filename: 'label-45821.pdf',
          caption: 'Your *label*',
        },
      },
    ]);
  });

  it('a long text before its file, each under its own reference', async () => {
    const { tools, requests } = setUp(accepted('a'), accepted('b'));
    const result = await whatsapp.deliver(
      reply({ text: 'x'.repeat(1025), attachments: [LABEL], repliesTo: 'wamid.Q' }),
      tools,
    );
    expect(result).toEqual({ status: 'accepted', provider: 'b', messages: 2 });
    expect(requests.map(({ body }) => [body.type, body.biz_opaque_callback_data, body.context])).toEqual([
      ['text', 'out_1:1', { message_id: 'wamid.Q' }],
      ['document', 'out_1:2', undefined],
    ]);
    expect(requests[1]?.body.document).not.toHaveProperty('caption');
  });

  it('choices last, after the file and what is too long to stand over them', async () => {
    const { tools, requests } = setUp(accepted('a'), accepted('b'), accepted('c'));
    const text = `${'First part. '.repeat(100)}\n\nExchange or refund?`;
    await whatsapp.deliver(reply({ text, choices: yesNo, attachments: [LABEL] }), tools);
    expect(requests.map(({ body }) => body.type)).toEqual(['text', 'document', 'interactive']);
    expect(requests[2]?.body.interactive).toMatchObject({ body: { text: 'Exchange or refund?' } });
  });

  it('a very long text in pieces', async () => {
    const { tools, requests } = setUp(accepted('a'), accepted('b'), accepted('c'));
    await whatsapp.deliver(reply({ text: 'A sentence of some words. '.repeat(400) }), tools);
    expect(requests).toHaveLength(3);
  });

  it('a request for the number that a username hides', async () => {
    const { tools, requests } = setUp(accepted('a'), accepted('b'));
    const choices = [{ id: 'share_number', label: 'Share my number' }];
    await whatsapp.deliver(reply({ to: 'whatsapp:US.134', choices }), tools);
    expect(requests.map(({ body }) => body.interactive ?? body.text)).toEqual([
      { preview_url: false, body: 'Hello' },
      {
        type: 'request_contact_info',
        body: { text: 'Share my number' },
        action: { name: 'request_contact_info' },
      },
    ]);
  });

  it('from the number the customer wrote to, where the shop has several', async () => {
    const { tools, requests } = setUp(accepted('a'));
    await whatsapp.deliver(reply({ via: '222' }), tools);
    expect(requests[0]?.url).toBe('https://graph.example/v25.0/222/messages');
  });

  it.each([
    ['application/pdf', 10, 'document'],
    ['image/png', 10, 'image'],
    ['image/png', 6_000_000, 'document'],
    ['image/heic', 10, 'document'],
    ['audio/ogg', 10, 'audio'],
    ['video/mp4', 17_000_000, 'document'],
    ['application/zip', 101 * 1024 * 1024, null],
  ])('a file of type %s and %i bytes as %s', (type, size, as) => {
    expect(shownAs({ type, size })).toBe(as);
  });

  it('a link in words for a file that Meta could not take', async () => {
    const { tools, requests } = setUp(accepted('a'));
    await whatsapp.deliver(reply({ attachments: [LABEL], linksOnly: true }), tools);
    expect(requests[0]?.body.text).toMatchObject({
      body: 'Hello\n\nlabel-45821.pdf: https://x.example/files/f1',
    });
  });

  it('a template with its placeholders, on one line each', async () => {
    const { tools, requests } = setUp(accepted('t'));
    const invitation = {
      reference: 'out_1',
      to: 'whatsapp:+16505551234',
      name: 'news',
      language: 'en_US',
      parameters: [{ text: 'Eve\n\tRoche' }, { name: 'order', text: '' }],
    } as const;
    const answer = await whatsapp.invite?.({ ...invitation, parameters: [...invitation.parameters] }, tools);
    expect(answer).toEqual({ status: 'accepted', provider: 't' });
    expect(requests[0]?.body.template).toEqual({
      name: 'news',
      language: { code: 'en_US' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Eve Roche' },
            { type: 'text', parameter_name: 'order', text: '-' },
          ],
        },
      ],
    });
  });

  it('the name of the advisor who writes', async () => {
    const { tools, requests } = setUp(accepted('a'));
    await whatsapp.deliver(reply({ author: 'advisor', name: 'Marie *L*' }), tools);
    expect(requests[0]?.body.text).toMatchObject({ body: '*Marie L*\nHello' });
  });
});

describe('what comes back', () => {
  it.each([
    [4, 'busy'],
    [80007, 'busy'],
    [130429, 'busy'],
    [131056, 'pace'],
    [131000, 'busy'],
    [131016, 'busy'],
    [131057, 'busy'],
    [131047, 'window'],
    [131026, 'recipient'],
    [131021, 'recipient'],
    [131050, 'recipient'],
    [130472, 'recipient'],
    [131049, 'recipient'],
    [132000, 'template'],
    [132001, 'template'],
    [132005, 'template'],
    [132007, 'template'],
    [132012, 'template'],
    [132015, 'template'],
    [132016, 'template'],
    [131052, 'media'],
    [131053, 'media'],
    [190, 'account'],
    [10, 'account'],
    [131005, 'account'],
    [131031, 'account'],
    [368, 'account'],
    [131042, 'account'],
    [131045, 'account'],
    [131048, 'account'],
    [100, 'request'],
    [131008, 'request'],
    [131009, 'request'],
    [131051, 'request'],
    [131062, 'request'],
  ] as const)('error %i is %s', async (code, expected) => {
    expect(refusalOf(code)).toBe(expected);
    const { tools } = setUp(refusal(code));
    const result = await whatsapp.deliver(reply(), tools);
    const why = expected;
    const error = `${why}: ${code} (#${code}) No`;
    const day = 24 * 3_600_000;
    if (code === 131049) expect(result).toEqual({ status: 'retry', error, after: day, why });
    else if (why === 'busy') expect(result).toEqual({ status: 'retry', error, why });
    else if (why === 'pace') expect(result).toEqual({ status: 'retry', error, after: 4000, why });
    else if (why === 'media') expect(result).toEqual({ status: 'retry', error, after: 0, why });
    else if (why === 'window') expect(result).toEqual({ status: 'failed', error: 'window_closed', why });
    else expect(result).toEqual({ status: 'failed', error, why });
  });

  it.each([
    ['a server error', new Response('<html>', { status: 502 }), undefined],
    ['a limit', new Response('', { status: 429, headers: { 'retry-after': '7' } }), 7000],
    ['a transient fault', refusal(2, 400, { is_transient: true }), undefined],
    ['no network', new TypeError('fetch failed'), undefined],
    ['an answer without an id', Response.json({ messages: [] }), undefined],
    ['an answer that is no JSON', new Response('ok'), undefined],
  ])('%s is worth another try', async (_, answer, after) => {
    const { tools } = setUp(answer);
    const result = await whatsapp.deliver(reply(), tools);
    expect(result.status).toBe('retry');
    if (result.status === 'retry') expect(result.after).toBe(after);
  });

  it('an unknown refusal, and one of the token, are final', async () => {
    const { tools } = setUp(refusal(999999), new Response('', { status: 401 }));
    expect((await whatsapp.deliver(reply(), tools)).status).toBe('failed');
    expect(await whatsapp.deliver(reply(), tools)).toEqual({
      status: 'failed',
      error: 'account: HTTP 401',
      why: 'account',
    });
  });

  it('gives up on somebody whom a day of rest did not help, and on files that no link carries either', async () => {
    const { tools } = setUp(refusal(131049), refusal(131053));
    expect((await whatsapp.deliver(reply({ attempt: 2 }), tools)).status).toBe('failed');
    expect((await whatsapp.deliver(reply({ attempt: 3 }), tools)).status).toBe('failed');
  });

  it('waits longer and longer for somebody written to too fast', async () => {
    const { tools } = setUp(refusal(131056), refusal(131056));
    expect(await whatsapp.deliver(reply(), tools)).toMatchObject({ status: 'retry', after: 4000 });
    const third: Outbound & { attempt: number } = { ...reply(), attempt: 3 };
    expect(await whatsapp.deliver(third, tools)).toMatchObject({ status: 'retry', after: 64_000 });
  });

  it('a retry of several messages sends only the rest', async () => {
    const { tools, requests, files } = setUp(accepted('a'), new TypeError('down'), accepted('b'));
    const long = reply({ text: 'x'.repeat(1025), attachments: [LABEL] });
    expect((await whatsapp.deliver(long, tools)).status).toBe('retry');
    expect([...files.keys]).toEqual([['deliveries/whatsapp/out_1', '1']]);
    expect(await whatsapp.deliver(long, tools)).toEqual({ status: 'accepted', provider: 'b' });
    expect(requests.map(({ body }) => body.biz_opaque_callback_data)).toEqual([
      'out_1:1',
      'out_1:2',
      'out_1:2',
    ]);
  });

  it('nothing is asked without credentials, number, address or words', async () => {
    const { tools, requests } = setUp();
    const failed = async (outbound: Outbound, changed: Partial<DeliveryTools> = {}) =>
      (await whatsapp.deliver(outbound, { ...tools, ...changed })).status;
    expect(await failed(reply(), { credentials: {} })).toBe('failed');
    expect(await failed(reply(), { settings: Settings.parse({}) })).toBe('failed');
    expect(await failed(reply({ to: 'email:a@b.example' }))).toBe('failed');
    expect(await failed(reply({ text: ' ' }))).toBe('failed');
    expect(requests).toEqual([]);
  });

  it('a link that cannot be made is tried again', async () => {
    const { tools } = setUp();
    const link = async () => {
      throw new Error('no key');
    };
    expect(await whatsapp.deliver(reply({ attachments: [LABEL] }), { ...tools, link })).toEqual({
      status: 'retry',
      error: 'prepare: no key',
    });
  });
});

describe('marks', () => {
  it('say that the message was read and is being answered', async () => {
    const { tools, requests } = setUp(Response.json({ success: true }));
    await whatsapp.acknowledge?.({ external: 'wamid.1', to: 'whatsapp:+16505551234' }, tools);
    expect(requests.map(({ body }) => body)).toEqual([
      {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: 'wamid.1',
        typing_indicator: { type: 'text' },
      },
    ]);
  });

  it('are not set on news that came as no message', async () => {
    const { tools, requests } = setUp(accepted('w'));
    await whatsapp.acknowledge?.({ external: 'user_id_update:US.1:US.2', to: 'whatsapp:US.2' }, tools);
    await whatsapp.deliver(reply({ repliesTo: 'user_id_update:US.1:US.2' }), tools);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.body).not.toHaveProperty('context');
  });

  it('never throw', async () => {
    const { tools } = setUp(new TypeError('down'));
    await whatsapp.acknowledge?.({ external: 'wamid.1', to: 'whatsapp:+16505551234' }, tools);
  });
});

describe('limits and references', () => {
  it('the window is open for 24 hours', () => {
    const at = '2026-03-02T08:00:00.000Z';
    expect(windowOpen(at, Date.parse(at) + WINDOW - 1)).toBe(true);
    expect(windowOpen(at, Date.parse(at) + WINDOW)).toBe(false);
    expect(windowOpen(null, 0)).toBe(false);
    expect(windowOpen('nonsense', 0)).toBe(false);
  });

  it('the pace is never faster than Meta allows, however it is driven', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 60, maxLength: 200 }),
        (gaps) => {
          const sent: number[] = [];
          let pace: Pace | null = null;
          let now = 0;
          for (const gap of gaps) {
            now += gap;
            now += paceWait(pace, now);
            pace = paced(pace, 1, now);
            sent.push(now);
          }
          // In any stretch: what a burst allows, and one more for each six seconds of it.
          for (const [index, from] of sent.entries()) {
            const end = sent[index + 45];
            if (end !== undefined) expect(end - from).toBeGreaterThanOrEqual(6_000 - 1);
          }
          const total = (sent.at(-1) ?? 0) - (sent[0] ?? 0);
          expect(sent.length).toBeLessThanOrEqual(45 + total / 6_000 + 1);
        },
      ),
    );
    expect(paceWait(exhausted(0), 0)).toBe(6_000);
  });

  it('the delay grows by four', () => {
    expect([1, 2, 3, 50].map(pairRateDelay)).toEqual([4000, 16_000, 64_000, 3_600_000]);
  });

  it.each(['out_1', 'row:3', 'a:b:12', 'x:'])('reference %s comes back from any part', (reference) => {
    for (const [index, count] of [
      [0, 1],
      [0, 2],
      [11, 12],
    ] as const) {
      expect(referenceOf(partReference(reference, index, count))).toBe(reference);
    }
    expect(referenceOf(null)).toBeNull();
  });
});

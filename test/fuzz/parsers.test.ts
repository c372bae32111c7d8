import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDEMPOTENCY_KEY } from '../../src/api/body.ts';
import { parseIncomingCall } from '../../src/channels/voice/parse.ts';
import { formFields } from '../../src/channels/voice/signature.ts';
import { parseWebhook } from '../../src/channels/whatsapp/parse.ts';
import { fileName } from '../../src/door/file-name.ts';
import { methodsAt } from '../../src/door/methods.ts';
import { emailAddress, phoneAddress, whatsappAddress } from '../../src/identity/address.ts';
import { networkOf } from '../../src/identity/network.ts';
import { ClientFrame, readClientFrame } from '../../src/protocol.ts';
import { readAtMost } from '../../src/read-at-most.ts';
import { purposeKey, seal, unseal } from '../../src/seal.ts';
import { Settings } from '../../src/settings.ts';
import { parseFeed } from '../../src/shop/feed.ts';
import { sniff } from '../../src/sniff.ts';
import { broken, json, keys, text } from './arbitraries.ts';

/*
 * Every parser of the doors, given anything: none throws, each comes to an answer of its own, and what was
 * printed reads back. A failure prints its seed and path: `fc.assert(…, { seed, path })` plays it again.
 */

describe('chat frames', () => {
  const frame = fc.oneof(
    fc.record({ type: fc.constant('hello'), since: fc.nat(), locale: fc.constantFrom('en', 'fr-FR') }),
    fc.record({
      type: fc.constant('message'),
      id: fc.string({ minLength: 1, maxLength: 128 }),
      text: fc.string(),
    }),
    fc.record({ type: fc.constant('human'), id: fc.string({ minLength: 1, maxLength: 128 }) }),
  );

  it('come to a frame or a reason', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          json.map((value) => JSON.stringify(value)),
        ),
        (data) => {
          const read = readClientFrame(data);
          if (read.ok) expect(ClientFrame.safeParse(read.frame).success).toBe(true);
          else expect(['bad_frame', 'too_large']).toContain(read.code);
        },
      ),
    );
  });

  it('read back as they were written', () => {
    fc.assert(
      fc.property(frame, (given) => {
        expect(readClientFrame(JSON.stringify(given))).toEqual({ ok: true, frame: given });
      }),
    );
  });

  it('keep the id that one too large begins with, and invent none out of its text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,60}$/), (id) => {
        const long = 'x'.repeat(70_000);
        expect(readClientFrame(JSON.stringify({ type: 'message', id, text: long }))).toMatchObject({
          code: 'too_large',
          id,
        });
        const quoted = readClientFrame(JSON.stringify({ text: `{"id":"${id}"}${long}`, type: 'message' }));
        expect(quoted).toMatchObject({ code: 'too_large', id: undefined });
      }),
    );
  });
});

describe('WhatsApp’s webhook', () => {
  const good = {
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '1' },
              contacts: [{ wa_id: '33600000001', profile: { name: 'A' } }],
              messages: [
                {
                  id: 'w1',
                  from: '33600000001',
                  timestamp: '1760000000',
                  type: 'text',
                  text: { body: 'Hello' },
                },
                {
                  id: 'w2',
                  from: '33600000001',
                  timestamp: '1760000001',
                  type: 'image',
                  image: { id: 'm', mime_type: 'image/png' },
                },
                {
                  id: 'w3',
                  from: '33600000001',
                  type: 'edit',
                  edit: { original_message_id: 'w1', message: { type: 'text', text: { body: 'x' } } },
                },
              ],
              statuses: [{ id: 'w0', status: 'read', timestamp: '1760000000', recipient_id: '33600000001' }],
            },
          },
        ],
      },
    ],
  };

  it('comes to messages, receipts and reasons, whatever part of it is broken', () => {
    fc.assert(
      fc.property(fc.oneof(json, broken(good)), (body) => {
        const batch = parseWebhook(body);
        for (const message of batch.messages) expect(JSON.stringify(message).length).toBeGreaterThan(2);
        expect(
          batch.messages.length + batch.receipts.length + batch.unsupported.length,
        ).toBeGreaterThanOrEqual(0);
        for (const reason of batch.unsupported) expect(reason.length).toBeLessThan(200);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the feed and the settings', () => {
  const order = {
    type: 'order',
    id: '1',
    status: 'pending',
    placedAt: '2026-11-20T10:00:00Z',
    currency: 'EUR',
    total: 1,
    customer: { id: 'c', name: 'A', email: 'a@b.example', phone: '0612345678', locale: 'fr' },
    address: { line1: 'x', postcode: '69003', city: 'Lyon', country: 'FR' },
    items: [{ line: '1', sku: 'X', product: 'X', title: 'X', options: { size: 'S' }, quantity: 1, price: 1 }],
  };

  it('give every line a place: taken or told', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            text.map((line) => line.replaceAll('\n', ' ')),
            broken(order).map((line) => JSON.stringify(line)),
          ),
          { maxLength: 10 },
        ),
        (lines) => {
          const feed = parseFeed(lines.join('\n'));
          const written = lines.filter(
            (line, index) => (index === 0 ? line.replace(/^\uFEFF/, '') : line).trim() !== '',
          );
          expect(feed.lines.length + feed.errors.length).toBe(written.length);
          // What was taken reads back as the same.
          const again = parseFeed(feed.lines.map((line) => JSON.stringify(line)).join('\n'));
          expect(again).toEqual({ lines: feed.lines, errors: [] });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are whole or refused', () => {
    fc.assert(
      fc.property(fc.oneof(json, broken(Settings.parse({}))), (given) => {
        const parsed = Settings.safeParse(given);
        if (parsed.success)
          expect(Settings.parse(JSON.parse(JSON.stringify(parsed.data)))).toEqual(parsed.data);
      }),
    );
  });
});

describe('addresses', () => {
  it('are normal once and for all, or none', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), (value) => {
        for (const read of [emailAddress, (it: string) => phoneAddress(it, 'FR'), whatsappAddress]) {
          const address = read(value);
          if (address) expect(read(address.slice(address.indexOf(':') + 1))).toBe(address);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of networks are one of two shapes, or none', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.ipV4(), fc.ipV6()), (ip) => {
        expect(networkOf(ip) ?? '1.1.1.1').toMatch(
          /^(?:\d+(?:\.\d+){3}|[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){3}::\/64)$/,
        );
      }),
      { examples: [['@abc/']] },
    );
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        expect(networkOf(ip)).not.toBeNull();
      }),
    );
  });
});

describe('seals', () => {
  it('seal what only the same key opens', async () => {
    const key = await purposeKey('secret', 'store-secrets', 'a');
    const other = await purposeKey('secret', 'store-secrets', 'b');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (clear) => {
        const sealed = await seal(key, clear);
        expect(await unseal(key, sealed)).toBe(clear);
        await expect(unseal(other, sealed)).rejects.toThrow();
      }),
      { numRuns: 40 },
    );
  });
});

describe('small readers', () => {
  it('make a name of any file name', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((name) => encodeURIComponent(name.toWellFormed())),
        ),
        (given) => {
          const name = fileName(given, 'pdf');
          expect(name).toMatch(/^[\p{L}\p{N}._ -]{1,80}$/u);
          expect(name).not.toMatch(/^\./);
          expect(() => encodeURIComponent(name)).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('know a file by its bytes or not at all', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 32 }), (bytes) => void sniff(bytes)));
  });

  it('read as much of a body as is allowed, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 })),
        fc.nat({ max: 200 }),
        async (chunks, most) => {
          const body = new ReadableStream({
            start(controller) {
              for (const chunk of chunks) controller.enqueue(chunk);
              controller.close();
            },
          });
          const whole = chunks.flatMap((chunk) => [...chunk]);
          const read = await readAtMost(body, most);
          expect(read && [...read]).toEqual(whole.length > most ? null : whole);
        },
      ),
    );
  });

  it('take any form for a call or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc
            .array(fc.tuple(fc.oneof(keys, fc.constantFrom('CallSid', 'From', 'To', 'StirVerstat')), text))
            .map((pairs) => new URLSearchParams(pairs.map(([k, v]) => [k, v])).toString()),
        ),
        (form) => {
          const call = parseIncomingCall(formFields(form), 'FR');
          expect('call' in call || call.refusal.length > 0).toBe(true);
        },
      ),
    );
  });

  it('find no method where there is no path', () => {
    const routes = [
      { method: 'GET', path: '/chat/:store' },
      { method: 'ALL', path: '/*' },
    ];
    fc.assert(
      fc.property(text, (path) => {
        const found = methodsAt(routes, path).length > 0;
        expect(found).toBe(/^\/chat\/[^/]+$/s.test(path));
      }),
    );
  });

  it('take keys of visible ASCII and no others', () => {
    fc.assert(
      fc.property(text, (key) => {
        expect(IDEMPOTENCY_KEY.test(key)).toBe(
          key.length >= 1 && key.length <= 200 && [...key].every((c) => c > ' ' && c < '\x7f'),
        );
      }),
    );
  });
});

import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { DeliveryTools, MailMessage, Outbound } from '../../../src/channels/channel.ts';
import { email, referencesOf } from '../../../src/channels/email/deliver.ts';
import { split } from '../../../src/channels/email/reply-text.ts';
import { US } from './fixtures/replies.ts';
import { memoryFiles, settings } from './tools.ts';

const outbound: Outbound = {
  reference: 'row-7',
  store: 'demo',
  to: 'email:sophie.martin@example.com',
  author: 'assistant',
  text: 'Hello Sophie,\n\nYour label is attached.\nExchange or refund?',
  choices: [],
  attachments: [],
  locale: 'en',
  thread: {
    messageId: '<in-2@example.com>',
    references: ['<in-1@example.com>', '<out-1@demo.example>'],
    subject: 'My order',
  },
  replyToken: 's_8fk2.abcdefgh23456789',
};

async function sent(over: Partial<Outbound> = {}, tools: Partial<DeliveryTools> = {}): Promise<MailMessage> {
  const messages: MailMessage[] = [];
  const mail = {
    async send(message: MailMessage) {
      messages.push(message);
      return { messageId: '<wire-1@demo.example>' };
    },
  };
  const delivery = await email.deliver({ ...outbound, ...over }, deliveryTools({ mail, ...tools }));
  expect(delivery).toEqual({ status: 'accepted', provider: '<wire-1@demo.example>' });
  const [only] = messages;
  if (!only) throw new Error('nothing was sent');
  return only;
}

function deliveryTools(over: Partial<DeliveryTools> = {}): DeliveryTools {
  return {
    settings,
    credentials: {},
    files: memoryFiles(),
    fetch,
    mail: null,
    link: async ({ id }) => `https://onethread.example/files/${id}`,
    ...over,
  };
}

describe('the mail', () => {
  test('answers in its thread, and says that a machine wrote it', async () => {
    const mail = await sent();
    expect(mail).toMatchObject({
      from: { name: 'Lune', email: 'support@demo.example' },
      to: 'sophie.martin@example.com',
      replyTo: 'support+s_8fk2.abcdefgh23456789@demo.example',
      subject: 'Re: My order',
      headers: {
        'In-Reply-To': '<in-2@example.com>',
        References: '<in-1@example.com> <out-1@demo.example> <in-2@example.com>',
        'Auto-Submitted': 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
        'X-Onethread-Reference': 'row-7',
      },
    });
    expect(mail.attachments).toBeUndefined();
    expect(mail.text).toBe(
      'Hello Sophie,\n\nYour label is attached.\nExchange or refund?\n\n-- \nLune\nParis\n',
    );
  });

  test('that answers none is generated, with a subject in the customer’s language', async () => {
    const mail = await sent({ thread: undefined, locale: 'fr-FR' });
    expect(mail.subject).toBe('Un message de Lune');
    const named = await sent({ thread: undefined, subject: 'Votre étiquette de retour' });
    expect(named.subject).toBe('Votre étiquette de retour');
    // What answers a letter keeps that letter's subject.
    expect((await sent({ subject: 'Another' })).subject).toBe('Re: My order');
    expect(mail.headers['Auto-Submitted']).toBe('auto-generated');
    expect(mail.headers['In-Reply-To']).toBeUndefined();
    expect(mail.headers.References).toBeUndefined();
  });

  test('of an advisor carries the advisor’s name and is no machine’s', async () => {
    const mail = await sent({ author: 'advisor', name: 'Camille\r\nBcc: x@y.example' });
    expect(mail.text).toContain('-- \nCamille Bcc: x@y.example\nLune\nParis\n');
    expect(mail.headers['Auto-Submitted']).toBeUndefined();
    expect(mail.headers['X-Auto-Response-Suppress']).toBe('All');
  });

  test.each([
    ['Re: My order', 'Re: My order'],
    ['RE: re: AW: Réf : My order', 'Re: My order'],
    ['Re[2]: My order', 'Re: My order'],
    ['RE\u00a0: My order', 'Re: My order'],
    ['[EXTERNAL] AW: RE : My order', 'Re: My order'],
    ['TR : My order', 'Re: TR : My order'],
    ['Fwd: My order', 'Re: Fwd: My order'],
    ['Refund', 'Re: Refund'],
    ['', 'Re: A message from Lune'],
    ['Re:', 'Re: A message from Lune'],
    ['a\r\nBcc: x@y.example', 'Re: a Bcc: x@y.example'],
    ['\u202eevil\u0000', 'Re: evil'],
  ])('subject %j', async (subject, expected) => {
    expect((await sent({ thread: { messageId: '<a@b.example>', references: [], subject } })).subject).toBe(
      expected,
    );
  });

  test('a subject is at most 998 characters', async () => {
    const thread = { messageId: '<a@b.example>', references: [], subject: '👗'.repeat(900) };
    const { subject } = await sent({ thread });
    expect(subject.length).toBeLessThanOrEqual(998);
    expect(subject.isWellFormed()).toBe(true);
  });

  test('an incoming mail without an id keeps its subject and threads by nothing', async () => {
    const mail = await sent({ thread: { messageId: '', references: [], subject: 'Hi' } });
    expect(mail.subject).toBe('Re: Hi');
    expect(mail.headers['In-Reply-To']).toBeUndefined();
  });

  test('a token that would make the address too long, or unsafe, is left out', async () => {
    expect((await sent({ replyToken: 'x'.repeat(57) })).replyTo).toBeUndefined();
    expect((await sent({ replyToken: 'x'.repeat(56) })).replyTo).toBe(
      `support+${'x'.repeat(56)}@demo.example`,
    );
    expect((await sent({ replyToken: 'a@b' })).replyTo).toBeUndefined();
    expect((await sent({ replyToken: undefined })).replyTo).toBeUndefined();
  });

  test('header values hold no line ends and stay within the limits', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `<${'r'.repeat(30)}${index}@x.example>`);
    const mail = await sent({
      reference: 'row\r\nBcc: x@y.example',
      thread: { messageId: '<in@example.com>\r\nBcc: x@y.example', references: ids, subject: 'x' },
    });
    for (const value of Object.values(mail.headers)) {
      expect(value).toMatch(/^[\x20-\x7e]*$/);
      expect(value.length).toBeLessThanOrEqual(2048);
    }
    expect(mail.headers['In-Reply-To']).toBe('<in@example.com>');
  });

  test('choices are a list', async () => {
    const choices = [
      { id: 'a', label: 'Exchange' },
      { id: 'b', label: 'Refund' },
    ];
    const mail = await sent({ text: 'Which one?', choices });
    expect(mail.text).toContain('Which one?\n\n- Exchange\n- Refund\n\n-- \n');
    expect(mail.html).toContain('<ul><li>Exchange</li><li>Refund</li></ul>');
  });

  test('quoted back, it disappears from the answer', async () => {
    const { text } = await sent();
    const quote = text.replace(/^/gm, '> ');
    const answer = `Refund.\n\nOn Tue, Mar 3, 2026 at 8:15 AM Lune <support@demo.example> wrote:\n${quote}`;
    expect(split(answer, US).text).toBe('Refund.');
  });
});

describe('its HTML', () => {
  test('is escaped, in paragraphs, in the customer’s language, and loads nothing', async () => {
    const { html } = await sent({ text: 'a <b>\n"c" & d\n\ne', locale: 'fr' });
    expect(html).toContain('<p>a &lt;b&gt;<br>&quot;c&quot; &amp; d</p>\n<p>e</p>');
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<title>Re: My order</title>');
    expect(html).not.toMatch(/<(img|script|link|iframe)|src=|url\(/);
  });

  test('links lead to the shop and nowhere else', async () => {
    const { html } = await sent({
      text: 'See https://lune.example/returns?a=1&b=2. Not https://lune.example.evil.example/x or javascript:alert(1) or http://lune.example/ or https://lune.example@evil.example/',
    });
    expect(html.match(/<a [^>]*>/g)).toEqual(['<a href="https://lune.example/returns?a=1&amp;b=2">']);
    expect(html).toContain('</a>. Not https://lune.example.evil.example/x');
  });

  test('both parts survive being a mail', async () => {
    const { html, text } = await sent({ text: 'Été 👗 \u202e' });
    expect(html).toContain('<meta charset="utf-8">');
    expect(`${html}${text}`).not.toContain('\u202e');
    const raw = `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`;
    expect((await PostalMime.parse(raw)).html).toContain('Été 👗');
  });
});

describe('files', () => {
  const file = (id: string, size: number) => ({
    id,
    filename: `${id}.pdf`,
    type: 'application/pdf',
    size,
    key: `labels/${id}`,
  });

  test('go along in what Microsoft takes at once; the rest are links', async () => {
    const files = memoryFiles();
    await files.put('labels/photo', new Uint8Array(2_500_000), 'application/pdf');
    const attachments = [file('photo', 2_500_000)];
    const elsewhere = { ...settings, email: { ...settings.email, via: 'graph' as const } };
    expect((await sent({ attachments }, { files })).attachments).toHaveLength(1);
    const mail = await sent({ attachments }, { files, settings: elsewhere });
    expect(mail.attachments).toBeUndefined();
    expect(mail.text).toContain('https://onethread.example/files/photo');
  });

  test('go along while there is room; the rest are links', async () => {
    const files = memoryFiles();
    for (const [id, size] of [
      ['label', 100],
      ['photo', 3_000_000],
      ['film', 2_000_000],
    ] as const) {
      await files.put(`labels/${id}`, new Uint8Array(size), 'application/pdf');
    }
    const attachments = [file('label', 100), file('photo', 3_000_000), file('film', 2_000_000)];
    const mail = await sent({ attachments }, { files });
    expect(
      mail.attachments?.map(({ filename, type, disposition, content }) => [
        filename,
        type,
        disposition,
        content.byteLength,
      ]),
    ).toEqual([
      ['label.pdf', 'application/pdf', 'attachment', 100],
      ['photo.pdf', 'application/pdf', 'attachment', 3_000_000],
    ]);
    expect(mail.text).toContain(
      'Files for you to download:\n- film.pdf: https://onethread.example/files/film\n',
    );
    expect(mail.html).toContain('<li><a href="https://onethread.example/files/film">film.pdf</a></li>');
  });

  test('that fit neither way are named, and no link leads nowhere', async () => {
    const files = memoryFiles();
    await files.put('labels/film', new Uint8Array(5_000_000), 'application/pdf');
    const mail = await sent({ attachments: [file('film', 5_000_000)] }, { files, link: async () => null });
    expect(mail.text).toContain('answer it and we will find another way:\n- film.pdf\n');
    expect(mail.html).toContain('<li>film.pdf</li>');
    expect(`${mail.text}${mail.html}`).not.toMatch(/href|null|\/files\//);
  });

  test('one that is gone stops the mail: the desk must know', async () => {
    const mail = { send: async () => ({ messageId: 'x' }) };
    const delivery = await email.deliver(
      { ...outbound, attachments: [file('gone', 10)] },
      deliveryTools({ mail }),
    );
    expect(delivery).toEqual({ status: 'failed', error: 'an attachment is missing from the file store' });
  });

  test('a store that is away is worth another try', async () => {
    const files = memoryFiles();
    files.get = async () => {
      throw new Error('R2 is away');
    };
    const mail = { send: async () => ({ messageId: 'x' }) };
    const delivery = await email.deliver(
      { ...outbound, attachments: [file('a', 10)] },
      deliveryTools({ mail, files }),
    );
    expect(delivery).toEqual({ status: 'retry', error: 'R2 is away' });
  });
});

describe('what came of it', () => {
  const outcome = (error: unknown) =>
    email.deliver(
      outbound,
      deliveryTools({
        mail: {
          send: async () => {
            throw error;
          },
        },
      }),
    );
  const coded = (code: string) => Object.assign(new Error('said the binding'), { code });

  test.each([
    'E_DELIVERY_FAILED',
    'E_INTERNAL_SERVER_ERROR',
    'E_RATE_LIMIT_EXCEEDED',
    'E_DAILY_LIMIT_EXCEEDED',
  ])('%s is tried again, by code or by words', async (code) => {
    expect(await outcome(coded(code))).toMatchObject({ status: 'retry', error: `${code}: said the binding` });
    expect(await outcome(new Error(`Remote call failed: ${code}`))).toMatchObject({ status: 'retry' });
  });

  test.each([
    'E_VALIDATION_ERROR',
    'E_FIELD_MISSING',
    'E_RECIPIENT_NOT_ALLOWED',
    'E_RECIPIENT_SUPPRESSED',
    'E_SENDER_NOT_VERIFIED',
    'E_CONTENT_TOO_LARGE',
    'E_HEADER_NOT_ALLOWED',
    'E_HEADER_USE_API_FIELD',
    'E_OF_TOMORROW',
  ])('%s is final', async (code) => {
    expect(await outcome(coded(code))).toMatchObject({ status: 'failed' });
    expect(await outcome(new Error(`Remote call failed: ${code}`))).toMatchObject({ status: 'failed' });
  });

  test('a daily limit waits an hour', async () => {
    expect(await outcome(coded('E_DAILY_LIMIT_EXCEEDED'))).toMatchObject({ after: 3_600_000 });
  });

  test('an error without a code, or no error at all, is tried again', async () => {
    expect(await outcome(new Error('Network connection lost.'))).toEqual({
      status: 'retry',
      error: 'Network connection lost.',
      unsure: true,
    });
    expect(await outcome('oops')).toEqual({ status: 'retry', error: 'oops', unsure: true });
  });

  test('what is no mail address, and a missing binding, are final', async () => {
    const mail = { send: async () => ({ messageId: 'x' }) };
    for (const to of ['phone:+33612345678', 'email:a@b.example\r\nBcc: x'] as const) {
      expect(await email.deliver({ ...outbound, to }, deliveryTools({ mail }))).toMatchObject({
        status: 'failed',
      });
    }
    expect(await email.deliver(outbound, deliveryTools())).toMatchObject({ status: 'failed' });
  });
});

describe('References', () => {
  const ids = (count: number, length = 40) =>
    Array.from({ length: count }, (_, index) => `<${String(index).padStart(length, '0')}@x.example>`);

  test('keep their order and name nothing twice', () => {
    expect(referencesOf(['<a@x>', '<b@x>', '<a@x>'], '<b@x>')).toBe('<a@x> <b@x>');
    expect(referencesOf([], '<b@x>')).toBe('<b@x>');
  });

  test('too many: the first and the last that fit', () => {
    const all = ids(200);
    const value = referencesOf(all, '<in@x.example>');
    const kept = value.split(' ');
    expect(value.length).toBeLessThanOrEqual(2048);
    expect(value.length).toBeGreaterThan(1900);
    expect(kept[0]).toBe(all[0]);
    expect(kept.at(-1)).toBe('<in@x.example>');
    expect(kept.slice(1, -1)).toEqual(all.slice(-(kept.length - 2)));
    expect(referencesOf(ids(300, 3), '<in@x.example>').split(' ').length).toBeLessThanOrEqual(100);
  });
});

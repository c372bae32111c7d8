import { describe, expect, it } from 'vitest';
import { pastOfMbox } from '../../scripts/shadow/mbox.ts';
import { pastOfLines, pastOfWhatsApp, UnreadablePast } from '../../scripts/shadow/past.ts';

const lines = (...all: object[]) => all.map((one) => JSON.stringify(one)).join('\n');

describe('conversations as NDJSON', () => {
  it('are put together by their number, what one side says in a row in one go', () => {
    const [one, other, ...more] = pastOfLines(
      lines(
        { conversation: 1, from: 'customer', text: 'Hello', email: 'a@example.com', channel: 'email' },
        { conversation: 'b', from: 'customer', text: 'Where is it?' },
        { conversation: 1, from: 'customer', text: 'Order 45821' },
        { conversation: 1, from: 'agent', text: 'It left today.' },
      ),
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ id: '1', channel: 'email', email: 'a@example.com' });
    expect(one?.said).toEqual([
      { by: 'customer', text: 'Hello\nOrder 45821' },
      { by: 'shop', text: 'It left today.' },
    ]);
    expect(other).toMatchObject({
      id: 'b',
      channel: 'chat',
      said: [{ by: 'customer', text: 'Where is it?' }],
    });
  });

  it('without a word of a customer are none', () => {
    expect(pastOfLines(lines({ conversation: 1, from: 'agent', text: 'Hello?' }))).toEqual([]);
  });

  it('that make no sense are refused with the line', () => {
    const good = { conversation: 1, from: 'customer', text: 'Hello' };
    expect(() => pastOfLines(`${lines(good)}\n{"conversation":1}`)).toThrow(/line 2: from/);
    expect(() => pastOfLines(`${lines(good)}\n\nnonsense`)).toThrow(/line 3/);
    expect(() => pastOfLines(`${lines(good)}\nnull`)).toThrow(UnreadablePast);
  });
});

describe('a WhatsApp export', () => {
  const SAID = [
    { by: 'customer', text: 'Bonjour\nune question : où est ma commande ?' },
    { by: 'shop', text: 'Elle part demain.' },
    { by: 'customer', text: 'Merci' },
  ];

  it.each([
    [
      'of an iPhone',
      `[02/11/2026, 19:32:05] Lune: \u200eMessages and calls are end-to-end encrypted.
[02/11/2026, 19:32:05] Sophie Martin: Bonjour
une question : où est ma commande ?
[02/11/2026, 19:40:00] Lune: Elle part demain.
\u200e[02/11/2026, 19:41:00] Sophie Martin: \u200eimage omitted
[02/11/2026, 19:42:11] Sophie Martin: Merci`,
    ],
    [
      'of an Android telephone',
      `02/11/2026, 19:30 - Messages and calls are end-to-end encrypted.
02/11/2026, 19:32 - Sophie Martin: Bonjour
une question : où est ma commande ?
02/11/2026, 19:40 - Lune: Elle part demain.
02/11/2026, 19:41 - Sophie Martin: <Media omitted>
02/11/2026, 19:42 - Sophie Martin: Merci`,
    ],
    [
      'with the American clock',
      `11/2/26, 7:32 PM - Sophie Martin: Bonjour
une question : où est ma commande ?
11/2/26, 7:40 PM - Lune: Elle part demain.
11/2/26, 7:42 PM - Sophie Martin: Merci`,
    ],
    [
      'with German dots',
      `02.11.26, 19:32 - Sophie Martin: Bonjour
une question : où est ma commande ?
02.11.26, 19:40 - Lune: Elle part demain.
02.11.26, 19:42 - Sophie Martin: Merci`,
    ],
  ])('%s is one conversation of two sides', (_, text) => {
    const [past] = pastOfWhatsApp(text, 'Lune', 'chat.txt');
    expect(past?.said).toEqual(SAID);
    expect(past).toMatchObject({ channel: 'whatsapp', name: 'Sophie Martin', phone: null });
  });

  it('names whoever is in no address book by the number', () => {
    const text = '02/11/2026, 19:32 - +33 6 12 34 56 78: Hello\n02/11/2026, 19:33 - Lune: Hello';
    expect(pastOfWhatsApp(text, 'lune', 'x')[0]).toMatchObject({ phone: '+33612345678', name: null });
  });

  it('in which nobody is the shop is refused', () => {
    expect(() => pastOfWhatsApp('02/11/2026, 19:32 - Sophie: Hello', 'Lune', 'x')).toThrow(/--shop/);
  });
});

describe('a mailbox', () => {
  const mail = (headers: string, body: string) =>
    `From x@example.com Mon Nov  2 19:32:05 2026\n${headers}\n\n${body}\n\n`;
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is conversations by what answers what, each without what it quotes', async () => {
    const mbox =
      mail(
        'From: Lune <support@lune.example>\nTo: sophie@example.com\nSubject: Re: Ma commande\nDate: Mon, 2 Nov 2026 20:00:00 +0100\nMessage-ID: <2@lune>\nIn-Reply-To: <1@s>',
        'Elle part demain.\n\n> Bonjour, où est ma commande ?',
      ) +
      mail(
        'From: Sophie <sophie@example.com>\nTo: support@lune.example\nSubject: Ma commande\nDate: Mon, 2 Nov 2026 19:00:00 +0100\nMessage-ID: <1@s>\nContent-Type: text/plain; charset=utf-8',
        'Bonjour, où est ma commande ?\n\n>From Paris with love',
      ) +
      mail(
        'From: Other <other@example.com>\nTo: support@lune.example\nSubject: Size\nDate: Tue, 3 Nov 2026 19:00:00 +0100\nMessage-ID: <3@o>',
        'Do you have it in M?',
      );
    const [one, other, ...more] = await pastOfMbox(bytes(mbox), ['support@lune.example']);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      id: '<1@s>',
      email: 'sophie@example.com',
      subject: 'Ma commande',
      name: 'Sophie',
    });
    expect(one?.said).toEqual([
      { by: 'customer', text: 'Bonjour, où est ma commande ?\n\nFrom Paris with love' },
      { by: 'shop', text: 'Elle part demain.' },
    ]);
    expect(other).toMatchObject({ email: 'other@example.com', said: [{ text: 'Do you have it in M?' }] });
  });

  it('leaves out what machines and lists wrote', async () => {
    const from = 'To: support@lune.example\nDate: Mon, 2 Nov 2026 19:00:00 +0100';
    const mbox =
      mail(`From: mailer-daemon@example.com\n${from}\nSubject: Undelivered`, 'It failed.') +
      mail(`From: a@example.com\n${from}\nSubject: Out\nAuto-Submitted: auto-replied`, 'I am away.') +
      mail(`From: b@example.com\n${from}\nSubject: News\nList-Id: <news.example.com>`, 'Buy!');
    expect(await pastOfMbox(bytes(mbox), ['support@lune.example'])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { unflowed } from '../../../src/channels/email/body/flowed.ts';
import { expandedRtf, rtfText } from '../../../src/channels/email/body/rtf.ts';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { cloudflare, wire } from './fixtures/mails.ts';
import { tnef } from './fixtures/tnef.ts';
import { memoryFiles, receiveTools } from './tools.ts';

/* Bodies that say one thing and are another. */

const envelope = { from: 'sophie.martin@example.com', to: 'support@demo.example' };
const usual = `${cloudflare('example.com')}From: Sophie Martin <sophie.martin@example.com>\nMessage-ID: <b1@example.com>\nMIME-Version: 1.0\n`;

/** A mail whose characters are its bytes, none of them beyond 255. */
async function read(headers: string, body: string, files = memoryFiles()) {
  const text = `${usual}${headers}\n\n${body}`.replace(/\r?\n/g, '\r\n');
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
  const received = await receiveMail(bytes, envelope, receiveTools({ files }));
  const [message] = received.messages;
  if (!message) throw new Error(`no message: ${received.unsupported.join()}`);
  return message;
}
const binary = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const utf8 = (text: string) => binary(new TextEncoder().encode(text));
const base64 = (bytes: Uint8Array) => btoa(binary(bytes)).replace(/.{76}(?=.)/g, '$&\n');
const alternative = (text: string, html: string) =>
  `--a\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--a\nContent-Type: text/html; charset=utf-8\n\n${html}\n--a--`;
const ALTERNATIVE = 'Subject: Hi\nContent-Type: multipart/alternative; boundary=a';
const MIXED = 'Subject: Hi\nContent-Type: multipart/mixed; boundary=m';

describe('the charset of a text is what its bytes are', () => {
  const sent = 'Où est le colis ? J’ai payé 87 €.';
  // The same in windows-1252.
  const western = 'O\xf9 est le colis ? J\x92ai pay\xe9 87 \x80.';
  test.each([
    ['UTF-8 declared as Latin 1', 'text/plain; charset=iso-8859-1', utf8(sent)],
    ['UTF-8 declared as windows-1252', 'text/plain; charset=windows-1252', utf8(sent)],
    ['UTF-8 without a charset', 'text/plain', utf8(sent)],
    ['UTF-8 declared as ASCII', 'text/plain; charset=us-ascii', utf8(sent)],
    ['UTF-8 declared as nothing known', 'text/plain; charset=x-unknown', utf8(sent)],
    ['windows-1252 without a charset', 'text/plain', western],
    ['windows-1252 declared as UTF-8', 'text/plain; charset=utf-8', western],
    ['windows-1252 declared as Latin 1', 'text/plain; charset=iso-8859-1', western],
    [
      'a page in UTF-8 that calls itself Latin 1',
      'text/html; charset=utf-8',
      `<meta charset="iso-8859-1"><p>${utf8(sent)}</p>`,
    ],
    [
      'a page in UTF-8 under a header of Latin 1',
      'text/html; charset=iso-8859-1',
      `<meta charset="utf-8"><p>${utf8(sent)}</p>`,
    ],
    [
      'a page in windows-1252 under a header of UTF-8',
      'text/html; charset=utf-8',
      `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>${western}</p>`,
    ],
  ])('%s', async (_, type, body) => {
    const message = await read(`Subject: x\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit`, body);
    expect(message.text).toBe(sent);
  });

  test.each([
    [
      'a header beside a wrong page',
      'text/html; charset=koi8-r',
      '<meta charset="utf-8"><p>\xf7\xc1\xdb</p>',
      'Ваш',
    ],
    [
      'a page where the header says nothing true',
      'text/html; charset=us-ascii',
      '<meta charset="windows-1251"><p>\xc2\xe0\xf8</p>',
      'Ваш',
    ],
    [
      'one broken character in UTF-8',
      'text/plain; charset=utf-8',
      `${utf8('Größe für Füße: öäü')} \xe9`,
      'Größe für Füße: öäü \ufffd',
    ],
    ['Japanese with escapes', 'text/plain; charset=iso-2022-jp', '\x1b$B$O$$\x1b(B', 'はい'],
  ])('%s', async (_, type, body, expected) => {
    const message = await read(`Subject: x\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit`, body);
    expect(message.text).toBe(expected);
  });
});

describe('a text that says nothing gives way to the page beside it', () => {
  const page = '<p>Hello,</p><p>my dress has a hole in its left sleeve.</p>';
  const said = 'Hello,\n\nmy dress has a hole in its left sleeve.';
  test.each([
    ['a client without HTML', 'Your mail program does not support HTML messages.', page, said],
    ['the same in German', 'Ihr E-Mail-Programm unterstützt leider keine HTML-Nachrichten.', page, said],
    ['the name of a picture', '[image: photo1.jpg]', page, said],
    ['a greeting alone', 'Hello,', page, said],
    ['a link to a page', 'View online: https://mail.example/v/1', page, said],
    ['few words', 'HTML required', '<p>Size M</p>', 'Size M'],
  ])('%s', async (_, text, html, expected) => {
    expect((await read(ALTERNATIVE, alternative(utf8(text), html))).text).toBe(expected);
  });

  test.each([
    ['it says the same', 'my dress has a hole in its left sleeve.', page],
    ['it says it shorter', 'dress has a hole in left sleeve', page],
    ['the page says nothing', 'Where is my parcel?', '<img src="x.png">'],
  ])('but stays where %s', async (_, text, html) => {
    expect((await read(ALTERNATIVE, alternative(text, html))).text).toBe(text);
  });
});

describe('flowed text', () => {
  test.each([
    [
      'goes on in the next line',
      'I would like \nto return it.\nThanks',
      false,
      'I would like to return it.\nThanks',
    ],
    [
      'of another depth is another paragraph',
      '> Shall I send \nYes please.\n> a label?',
      false,
      '> Shall I send\nYes please.\n> a label?',
    ],
    [
      'of a quote goes on in its quote',
      '> Shall I send \n> a label? \nYes',
      false,
      '> Shall I send a label?\nYes',
    ],
    ['loses the space it was broken at', 'Donau \ndampf \nschiff', true, 'Donaudampfschiff'],
    ['keeps a signature apart', 'Bye \n-- \nSophie ', false, 'Bye\n-- \nSophie'],
    ['keeps what was stuffed', ' >not a quote\n From here', false, '>not a quote\nFrom here'],
    ['nests', '>> one \n> two \nthree', false, '>> one\n> two\nthree'],
  ])('%s', (_, text, delSp, expected) => {
    expect(unflowed(text, delSp)).toBe(expected);
  });

  test('in a mail keeps an answer apart from what it answers', async () => {
    const type = 'Subject: Re: x\nContent-Type: text/plain; charset=utf-8; format=flowed';
    expect((await read(type, '> Shall I send you a \nYes, please.\n> label?')).text).toBe('Yes, please.');
  });
});

describe('words in other forms', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}\f0 Wo ist mein Paket\par Gr\'f6\'dfe M, 87 \u8364?\par}`;
  test.each([
    ['text/markdown', 'The zip is **broken**.', 'The zip is broken.'],
    ['text/rtf', rtf, 'Wo ist mein Paket\nGröße M, 87 €'],
    ['application/rtf', rtf, 'Wo ist mein Paket\nGröße M, 87 €'],
    ['text/enriched', 'The <bold>zip</bold>\nis broken.', 'The zip is broken.'],
  ])('%s is read', async (type, body, expected) => {
    expect(await read(`Subject: Hi\nContent-Type: ${type}`, body)).toMatchObject({
      text: expected,
      attachments: [],
    });
  });

  test('what follows a file in the text is the text’s', async () => {
    const body =
      '--m\nContent-Type: text/plain\n\nSee the hole:\n--m\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n' +
      '--m\nContent-Type: text/plain; name=ATT00001.txt\nContent-Disposition: attachment; filename=ATT00001.txt\n\nPlease send a new one.\n--m--';
    const message = await read(MIXED, body);
    expect(message.text).toBe('See the hole:\n\nPlease send a new one.');
    expect(message.attachments.map(({ filename }) => filename)).toEqual(['a.png']);
  });

  test('a file of text that somebody attached is a file', async () => {
    const body =
      '--m\nContent-Type: text/plain\n\nMy notes.\n--m\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nRefund it.\n--m--';
    expect(await read(MIXED, body)).toMatchObject({
      text: 'My notes.',
      attachments: [{ filename: 'notes.txt' }],
    });
  });

  test('compressed RTF is expanded as its specification shows', () => {
    // [MS-OXRTFCP] 4.1.1: "{\rtf1\ansi\ansicpg1252\pard hello world}\r\n".
    const example =
      '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c 090020627705b06c647d0a800fa0';
    const bytes = Uint8Array.from(example.replace(/ /g, '').match(/../g) ?? [], (pair) =>
      Number.parseInt(pair, 16),
    );
    const expanded = expandedRtf(bytes);
    expect(expanded).toContain('hello world');
    expect(rtfText(expanded)).toBe('hello world');
  });
});

describe('what Outlook wraps into winmail.dat', () => {
  const part = (bytes: Uint8Array, before = '') =>
    `--m\n${before}Content-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat\nContent-Transfer-Encoding: base64\n\n${base64(bytes)}\n--m--`;
  const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);

  test('are files, each as itself', async () => {
    const files = memoryFiles();
    const wrapped = tnef({
      files: [
        { short: 'IMG~1.JPG', long: 'hole in dress.jpg', bytes: photo },
        { short: 'a.pdf', bytes: photo },
      ],
    });
    const message = await read(
      MIXED,
      part(wrapped, 'Content-Type: text/plain\n\nSee the hole.\n--m\n'),
      files,
    );
    expect(message.text).toBe('See the hole.');
    expect(message.attachments).toMatchObject([
      { filename: 'hole in dress.jpg', type: 'image/jpeg', size: 7 },
      { filename: 'a.pdf', type: 'application/pdf' },
    ]);
    expect(
      new Uint8Array(files.stored.get(message.attachments[0]?.key ?? '')?.bytes ?? new ArrayBuffer()),
    ).toEqual(photo);
  });

  test.each([
    ['text', { body: 'Where is my parcel?' }],
    ['a page', { html: '<p>Where is <b>my</b> parcel?</p>' }],
    ['text beside properties of every kind', { body: 'Where is my parcel?', odd: true }],
  ])('are the words where there are no others: %s', async (_, content) => {
    expect((await read(MIXED, part(tnef(content)))).text).toBe('Where is my parcel?');
  });

  test.each([
    ['nothing of it', new Uint8Array([1, 2, 3])],
    ['half of it', tnef({ files: [{ short: 'a.png', bytes: photo }] }).slice(0, 30)],
    ['lengths beyond its end', tnef({}).map((byte, at) => (at > 8 && at < 14 ? 0xff : byte))],
  ])('is harmless with %s', async (_, bytes) => {
    expect((await read(MIXED, part(bytes, 'Content-Type: text/plain\n\nHi.\n--m\n'))).text).toBe('Hi.');
  });

  test('is an event where it recalls or confirms', async () => {
    expect(await read(MIXED, part(tnef({ messageClass: 'IPM.Outlook.Recall' })))).toMatchObject({
      kind: 'recall',
      automatic: 'recall',
    });
    expect(await read(MIXED, part(tnef({ messageClass: 'REPORT.IPM.Note.IPNRN' })))).toMatchObject({
      kind: 'read',
      automatic: 'read',
    });
  });
});

describe('what a client sends at the press of a button is an event', () => {
  const reaction = (emoji: string) =>
    `--a\nContent-Type: text/plain; charset=utf-8\n\n${utf8(emoji)} Sophie Martin reacted via Gmail\n--a\nContent-Type: text/vnd.google.email-reaction+json; charset=utf-8\n\n{"emoji":"${utf8(emoji)}","version":1}\n--a\nContent-Type: text/html; charset=utf-8\n\n<p>${utf8(emoji)}</p>\n--a--`;

  test.each([
    ['a reaction of Gmail', ALTERNATIVE, reaction('👍'), 'reaction', '👍'],
    ['another', ALTERNATIVE, reaction('❤️'), 'reaction', '❤️'],
    [
      'a reaction of RFC 9078',
      'Subject: Re: x\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: reaction',
      utf8('🎉'),
      'reaction',
      '🎉',
    ],
    [
      'a reaction of Outlook',
      'Subject: Re: x\nContent-Type: text/plain; charset=utf-8',
      'Sophie Martin reacted to your message:\n\nFrom: Lune <support@demo.example>\nSent: Monday, 2 March 2026 19:40\nTo: Sophie\nSubject: x\n\nYours',
      'reaction',
      '',
    ],
    [
      'the same in French',
      'Subject: Re: x\nContent-Type: text/plain; charset=utf-8',
      utf8('Sophie Martin a réagi à votre message :\n\n> Bonjour'),
      'reaction',
      '',
    ],
    [
      'an accepted invitation',
      'Subject: x\nContent-Type: text/calendar; method=REPLY',
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR',
      'calendar',
      '',
    ],
    [
      'one that says so inside',
      MIXED,
      '--m\nContent-Type: text/plain\n\n--m\nContent-Type: application/ics; name=invite.ics\n\nBEGIN:VCALENDAR\nMETHOD:COUNTER\nEND:VCALENDAR\n--m--',
      'calendar',
      '',
    ],
    [
      'a recall',
      'Subject: Recall: Re: Too small\nContent-Type: text/plain',
      'Sophie Martin would like to recall the message, "Re: Too small".',
      'recall',
      '',
    ],
    [
      'a recall in German',
      'Subject: =?utf-8?Q?R=C3=BCckruf=3A_Zu_klein?=\nContent-Type: text/plain; charset=utf-8',
      utf8('Sophie Martin möchte die Nachricht „Zu klein“ zurückrufen.'),
      'recall',
      '',
    ],
  ])('%s', async (_, headers, body, kind, text) => {
    expect(await read(headers, body)).toMatchObject({ kind, text, automatic: kind });
  });

  test.each([
    ['an emoji alone', 'Subject: Re: x\nContent-Type: text/plain; charset=utf-8', utf8('👍')],
    [
      'an attached reaction',
      MIXED,
      '--m\nContent-Type: text/plain\n\nHello\n--m\nContent-Type: text/vnd.google.email-reaction+json\nContent-Disposition: attachment\n\n{"emoji":"x","version":1}\n--m--',
    ],
    [
      'a reaction that is no emoji',
      'Subject: x\nContent-Type: multipart/mixed; boundary=m',
      '--m\nContent-Type: text/plain\n\nHello\n--m\nContent-Type: text/vnd.google.email-reaction+json\n\n{"emoji":"yes","version":1}\n--m--',
    ],
    [
      'an invitation',
      MIXED,
      '--m\nContent-Type: text/plain\n\nCome by?\n--m\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--m--',
    ],
    [
      'a sentence about oneself',
      'Subject: x\nContent-Type: text/plain',
      'Sophie Martin is my name, where is order 45821?',
    ],
  ])('but %s is a message', async (_, headers, body) => {
    expect((await read(headers, body)).automatic).toBeUndefined();
  });
});

test('a bounce with two status parts tells of both recipients', async () => {
  const status = (to: string, action: string, code: string) =>
    `--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${to}\nAction: ${action}\nStatus: ${code}\n\n`;
  const mail = `From: MAILER-DAEMON@mx.example\nMessage-ID: <d1@mx.example>\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n${status('a@x.example', 'relayed', '2.0.0')}${status('b@x.example', 'failed', '5.1.1')}--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <ours@demo.example>\n--r--`;
  const { receipts } = await receiveMail(wire(mail), { ...envelope, from: '' }, receiveTools());
  expect(receipts.map(({ to, status }) => [to, status])).toEqual([
    ['email:a@x.example', 'delivered'],
    ['email:b@x.example', 'failed'],
  ]);
});

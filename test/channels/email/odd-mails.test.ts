import { describe, expect, test } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { cloudflare, wire } from './fixtures/mails.ts';
import { receiveTools } from './tools.ts';

/*
 * Mails that real mailboxes send and parsers seldom see. None is lost, none throws, none is read for more
 * than it is.
 */

const usual = 'From: Sophie <sophie.martin@example.com>\nMessage-ID: <odd@example.com>';
const envelope = { from: 'sophie.martin@example.com', to: 'support@demo.example' };

async function read(headers: string, body: string, over: Parameters<typeof receiveTools>[0] = {}) {
  const mail = wire(`${cloudflare('example.com')}${headers}\n\n${body}`);
  const received = await receiveMail(mail, envelope, receiveTools(over));
  const [message] = received.messages;
  if (!message) throw new Error(`no message: ${received.unsupported.join()}`);
  return message;
}
const mixed = `${usual}\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m`;
const types = (message: Awaited<ReturnType<typeof read>>) => message.attachments.map(({ type }) => type);

describe('the subject of a mail without words', () => {
  test('is the customer’s when the mail is new', async () => {
    const message = await read(`${usual}\nSubject: cancel order 45821`, '');
    expect(message).toMatchObject({ text: 'cancel order 45821', kind: 'text', attachments: [] });
    expect((await read(`${usual}\nSubject: cancel order 45821`, 'Sent from my iPhone')).text).toBe(
      'cancel order 45821',
    );
  });

  test.each([
    ['an answer', 'Subject: RE: Shall I cancel order 45821?'],
    ['an answer without its mark', 'Subject: Shall I cancel order 45821?\nIn-Reply-To: <ours@demo.example>'],
    ['a forward', 'Subject: TR : cancel order 45821'],
    ['a tagged answer', 'Subject: [EXTERNAL] AW: cancel order 45821'],
  ])('is not the customer’s in %s', async (_, subject) => {
    expect((await read(`${usual}\n${subject}`, '')).text).toBe('');
  });

  test('is not the customer’s wish beside a file or a quote', async () => {
    const file = '--m\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\nx\n--m--';
    expect(await read(mixed, file)).toMatchObject({ text: '', kind: 'image' });
    const quoted = await read(`${usual}\nSubject: Yes`, '> cancel everything');
    expect(quoted).toMatchObject({ text: '', kind: 'text' });
    expect(types(quoted)).toEqual(['message/rfc822']);
  });
});

describe('mail that is passed on', () => {
  const forwarded =
    '---------- Forwarded message ---------\nFrom: Bank <b@bank.example>\nSubject: x\nTo: me\n\nYes, refund it.';

  test('goes along as a file, the customer’s words apart', async () => {
    const message = await read(`${usual}\nSubject: Fwd: x`, `Is this you?\n\n${forwarded}`);
    expect(message.text).toBe('Is this you?');
    expect(message.attachments).toMatchObject([{ type: 'message/rfc822', key: message.original }]);
  });

  test('says nothing where the customer says nothing', async () => {
    expect(await read(`${usual}\nSubject: WG: x`, forwarded)).toMatchObject({ text: '', kind: 'text' });
  });

  test('an ordinary answer takes no copy of the quote along', async () => {
    const answer = 'Yes.\n\nOn Mon, 2 Mar 2026 at 19:40, Lune <support@demo.example> wrote:\n> Shall I?';
    const message = await read(`${usual}\nSubject: Re: x\nIn-Reply-To: <o@demo.example>`, answer);
    expect(message).toMatchObject({ text: 'Yes.', attachments: [] });
  });
});

describe('mail that needs a key', () => {
  test.each([
    [
      'PGP/MIME',
      `${usual}\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=m`,
      '--m\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--m\nContent-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\nx\n--m--',
    ],
    ['PGP in the text', usual, '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----'],
    [
      'S/MIME',
      `${usual}\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64`,
      'MIAGCSqGSIb3DQEHA6CAMIACAQ',
    ],
  ])('%s is kept and told apart from an empty one', async (_, headers, body) => {
    const message = await read(headers, body);
    expect(message).toMatchObject({ kind: 'encrypted', text: '' });
    expect(message.attachments).toMatchObject([{ type: 'message/rfc822', key: message.original }]);
  });

  test.each([
    [
      'S/MIME',
      'multipart/signed; protocol="application/pkcs7-signature"; boundary=m',
      'application/pkcs7-signature; name=smime.p7s',
    ],
    [
      'PGP',
      'multipart/signed; protocol="application/pgp-signature"; boundary=m',
      'application/pgp-signature; name=signature.asc',
    ],
  ])('signed with %s it is read like any other', async (_, type, signature) => {
    const body = `--m\nContent-Type: text/plain\n\nWhere is it?\n--m\nContent-Type: ${signature}\n\nx\n--m--`;
    expect(await read(`${usual}\nContent-Type: ${type}`, body)).toMatchObject({
      text: 'Where is it?',
      attachments: [],
    });
  });

  test('signed in the text, the armour is not the customer’s', async () => {
    const body =
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nWhere is it?\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----';
    expect((await read(usual, body)).text).toBe('Where is it?');
  });
});

describe('files that mail systems add', () => {
  test('winmail.dat and an invitation are kept', async () => {
    const body =
      '--m\nContent-Type: text/plain\n\nSee you.\n--m\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat\n\nx\n--m\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nSUMMARY:Cancel everything\nEND:VCALENDAR\n--m--';
    const message = await read(mixed, body);
    expect(message.text).toBe('See you.');
    expect(types(message)).toEqual(['application/ms-tnef', 'text/calendar']);
  });
});

describe('addresses', () => {
  const proven = async (headers: string) =>
    (await read(`${headers}\nMessage-ID: <a@example.com>`, 'Hi')).evidence;

  test.each([
    ['two From headers', 'From: sophie.martin@example.com\nFrom: boss@example.com'],
    ['two mailboxes', 'From: sophie.martin@example.com, boss@example.com\nSender: boss@example.com'],
    ['a group', 'From: Friends: sophie.martin@example.com;'],
    [
      'an encoded word that hides another',
      'From: =?utf-8?Q?boss=40example.com?= <sophie.martin@example.com>, x@y.example',
    ],
  ])('%s prove nobody', async (_, headers) => {
    expect(await proven(headers)).toMatchObject({ aligned: false });
  });

  test.each([
    ['a sender on behalf', 'From: sophie.martin@example.com\nSender: assistant@other.example'],
    ['a Reply-To elsewhere', 'From: sophie.martin@example.com\nReply-To: thief@other.example'],
    ['a plus', 'From: sophie.martin+shop@example.com'],
    ['us in blind copy', 'From: sophie.martin@example.com\nTo: undisclosed-recipients:;'],
    [
      'several of ours',
      'From: sophie.martin@example.com\nTo: support@demo.example, support+x.y@demo.example, Help: help@demo.example;',
    ],
  ])('%s changes nothing of who the sender is', async (_, headers) => {
    const message = await read(`${headers}\nMessage-ID: <a@example.com>`, 'Hi');
    expect(message.evidence).toMatchObject({ aligned: true });
    expect(message.from).toMatch(/^email:sophie\.martin(\+shop)?@example\.com$/);
  });
});

describe('broken on the way', () => {
  test.each([
    ['no headers but From', 'From: sophie.martin@example.com', 'Hello', 'Hello'],
    ['a boundary that never comes', `${usual}\nContent-Type: multipart/mixed; boundary=never`, 'Hello', ''],
    ['a charset nobody has', `${usual}\nContent-Type: text/plain; charset=x-klingon`, 'Hello', 'Hello'],
    ['base64 that is none', `${usual}\nContent-Transfer-Encoding: base64`, 'Hello, world!!', null],
    ['a type that is none', `${usual}\nContent-Type: text`, 'Hello', null],
    ['zero-width and turned letters', usual, 'Can\u200bcel\u202e order', 'Cancel order'],
  ])('%s', async (_, headers, body, text) => {
    const message = await read(headers, body);
    if (text !== null) expect(message.text).toBe(text);
    expect(message.original).toMatch(/^mail\//);
  });
});

import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { headersOf } from '../../src/mailboxes/head.ts';
import { mimeOf } from '../../src/mailboxes/mime.ts';
import { sendingOf } from '../../src/mailboxes/smtp/classes.ts';
import { stuffed } from '../../src/mailboxes/smtp/client.ts';

const posted = { messageId: '<1@shop.example>', at: Date.UTC(2026, 10, 30, 9), boundary: 'b'.repeat(32) };
const content = Uint8Array.from(new TextEncoder().encode('%PDF-1.4 label')).buffer;
const letter = {
  from: {
    name: 'Lune « l’été » – prêt-à-porter, magasin de Lyon et de Saint-Étienne',
    email: 'a@shop.example',
  },
  to: 'b@client.example',
  subject: `Re: Votre retour ✓ ${'très '.repeat(60)}fin`,
  headers: {
    References: Array.from({ length: 40 }, (_, n) => `<${n}-${'x'.repeat(20)}@client.example>`).join(' '),
  },
  text: 'Bonjour,\n.\n..deux\n\nÀ bientôt',
  html: '<p>Bonjour ✓</p>',
  attachments: [
    {
      disposition: 'attachment' as const,
      filename: 'étiquette d’expédition n° 45821 (à imprimer).pdf',
      type: 'application/pdf',
      content,
    },
  ],
};

describe('a mail that leaves by a mailbox', () => {
  it('is read by a mail program as it was written', async () => {
    const read = await PostalMime.parse(mimeOf(letter, posted));
    expect(read.from).toEqual({ name: letter.from.name, address: 'a@shop.example' });
    expect(read.subject).toBe(letter.subject);
    expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(letter.text);
    expect(read.html?.trim()).toBe(letter.html);
    expect(read.references).toBe(letter.headers.References);
    expect(read.messageId).toBe('<1@shop.example>');
    const [file] = read.attachments;
    expect(file).toMatchObject({ filename: letter.attachments[0]?.filename, mimeType: 'application/pdf' });
    expect(new TextDecoder().decode(file?.content as ArrayBuffer)).toBe('%PDF-1.4 label');
  });

  it('is ASCII in lines of 998 octets at most, and no value ends its header', () => {
    const hostile = { ...letter, subject: 'a\r\nBcc: c@client.example', headers: { 'X-A': 'b\r\n\r\nbody' } };
    for (const mail of [letter, hostile]) {
      const raw = mimeOf(mail, posted);
      expect(raw.every((byte) => byte < 128)).toBe(true);
      const lines = new TextDecoder().decode(raw).split('\r\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(999);
      expect(lines.join('')).not.toMatch(/[\r\n]/);
    }
    const keys = headersOf(mimeOf(hostile, posted)).map(({ key }) => key);
    expect(keys).not.toContain('bcc');
    expect(keys).toContain('content-type');
  });
});

describe('dots on the wire', () => {
  it.each([
    ['.\r\na\r\n', '..\r\na'],
    ['a\r\n.b\r\n..\r\n', 'a\r\n..b\r\n...'],
    ['a.b\r\n', 'a.b'],
    ['a', 'a'],
    ['', ''],
  ])('of %j are %j', (raw, wire) => {
    expect(new TextDecoder().decode(stuffed(new TextEncoder().encode(raw)))).toBe(wire);
  });
});

describe('a refusal by SMTP', () => {
  it.each([
    [432, '432 4.3.2 concurrent connections', false, 'passing'],
    [550, '550 5.1.1 unknown', true, 'recipient'],
    [550, '550 no such user', true, 'recipient'],
    [550, '550 5.7.1 relaying denied', true, 'policy'],
    [553, '553 5.7.1 sender not owned', false, 'policy'],
    [535, '535 5.7.139 basic authentication is disabled', false, 'login'],
    [534, '534 5.7.9 application-specific password required', false, 'login'],
    [554, '554 spam', false, 'policy'],
  ])('%i "%s" is for whom it concerns', (code, words, recipient, status) => {
    expect(sendingOf(code, words, recipient)).toEqual({ status, words });
  });
});

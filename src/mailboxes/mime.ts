import { base64 } from '../bytes/base64.ts';
import type { MailMessage } from '../channels/channel.ts';
import { base64Text } from './wire.ts';

/*
 * A mail as it is handed to a mailbox: RFC 5322 and MIME, in ASCII alone, so that no server has to offer
 * anything. All texts are base64: no line of theirs is then too long, nor begins with a dot.
 */

/** What a mail bears beside what is in it. */
interface Posted {
  messageId: string;
  /** Milliseconds. */
  at: number;
  /** Of the boundaries: no one's to guess. */
  boundary: string;
}

/** The bytes of a mail (RFC 5322, 2045 to 2047): text and HTML as alternatives, attachments around them. */
export function mimeOf(mail: MailMessage, { messageId, at, boundary }: Posted): Uint8Array<ArrayBuffer> {
  const headers: [string, string][] = [
    ['From', `${phrase(mail.from.name)} <${mail.from.email}>`],
    ['To', mail.to],
    ...(mail.replyTo ? [['Reply-To', mail.replyTo] satisfies [string, string]] : []),
    ['Subject', words(mail.subject)],
    ['Date', new Date(at).toUTCString().replace(/GMT$/, '+0000')],
    ['Message-ID', messageId],
    ['MIME-Version', '1.0'],
    ...Object.entries(mail.headers),
  ];
  const letter = multipart('alternative', `a${boundary}`, [
    textPart('plain', mail.text),
    textPart('html', mail.html),
  ]);
  const files = (mail.attachments ?? []).map(({ filename, type, content }) =>
    part(
      [
        ['Content-Type', type],
        ['Content-Transfer-Encoding', 'base64'],
        ['Content-Disposition', `attachment;${parameter('filename', filename)}`],
      ],
      folded(base64(new Uint8Array(content))),
    ),
  );
  const body = files.length > 0 ? multipart('mixed', `m${boundary}`, [letter, ...files]) : letter;
  return Uint8Array.from(
    new TextEncoder().encode(`${headers.map(([name, value]) => line(name, value)).join('')}${body}`),
  );
}

function multipart(kind: string, boundary: string, parts: readonly string[]): string {
  const inside = parts.map((one) => `--${boundary}\r\n${one}`).join('');
  return `${line('Content-Type', `multipart/${kind}; boundary="${boundary}"`)}\r\n${inside}--${boundary}--\r\n`;
}

function textPart(kind: string, text: string): string {
  return part(
    [
      ['Content-Type', `text/${kind}; charset=utf-8`],
      ['Content-Transfer-Encoding', 'base64'],
    ],
    folded(base64Text(text.replace(/\r?\n/g, '\r\n'))),
  );
}

function part(headers: readonly (readonly [string, string])[], body: string): string {
  return `${headers.map(([name, value]) => line(name, value)).join('')}\r\n${body}\r\n`;
}

/** RFC 2045 §6.8: lines of 76 characters. */
function folded(text: string): string {
  return text.replace(/.{76}(?=.)/g, '$&\r\n');
}

/** A header, folded at its spaces (RFC 5322 §2.2.3). What could end it early becomes a space. */
function line(name: string, value: string): string {
  const pieces = value.replace(/[\0\r\n]+/g, ' ').split(' ');
  let result = `${name}:`;
  let length = result.length;
  for (const piece of pieces) {
    const fold = length + piece.length + 1 > 76 && length > name.length + 1;
    result += fold ? `\r\n ${piece}` : ` ${piece}`;
    length = (fold ? 0 : length) + piece.length + 1;
  }
  return `${result}\r\n`;
}

/** A display name: quoted, or encoded where it is not ASCII. */
function phrase(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/[\\"]/g, '\\$&')}"` : words(name);
}

/** RFC 2047: encoded words of at most 75 characters, none of which cuts a character in two. */
function words(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const chunks: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (new TextEncoder().encode(chunk + character).length > 45) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...chunks, chunk].map((one) => `=?utf-8?B?${base64Text(one)}?=`).join(' ');
}

/** RFC 2231: in pieces, as one parameter may be longer than a line. */
function parameter(name: string, value: string): string {
  if (/^[\w .()-]{1,60}$/.test(value)) return ` ${name}="${value}"`;
  const encoded = encodeURIComponent(value).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const pieces = `utf-8''${encoded}`.match(/(?:%[0-9A-Fa-f]{2}|[^%]){1,20}/g) ?? [];
  return pieces.map((piece, n) => ` ${name}*${n}*=${piece}`).join(';');
}

import { base64 } from '../../src/bytes/base64.ts';
import { type Builder, bytesOf, encodedWord, mailbox } from './rules.ts';

/** The headers a message leaves with: the platform's own, then those it was handed. */
export function wireHeaders(mail: Builder, messageId: string, date: Date): Record<string, string> {
  const list = (people: Builder['to']) => [people].flat().map(mailbox).join(', ');
  return {
    From: mailbox(mail.from),
    To: list(mail.to),
    ...(mail.cc ? { Cc: list(mail.cc) } : {}),
    ...(mail.replyTo ? { 'Reply-To': mailbox(mail.replyTo) } : {}),
    Subject: encodedWord(mail.subject),
    Date: date.toUTCString().replace('GMT', '+0000'),
    'Message-ID': messageId,
    ...mail.headers,
  };
}

/** The message as it would travel (RFC 5322, MIME): what a mailbox shows as its source. */
export function rendered(mail: Builder, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${folded(value)}`);
  const root = withFiles(mail);
  return [...lines, 'MIME-Version: 1.0', root].join('\r\n');
}

function withFiles(mail: Builder): string {
  const words = alternative(mail);
  if (!mail.attachments?.length) return words;
  const files = mail.attachments.map((file) => {
    const name = file.filename.replace(/["\\\r\n]/g, '_');
    const cid = file.contentId ? `Content-ID: <${file.contentId}>\r\n` : '';
    const head = `Content-Type: ${file.type}; name="${encodedWord(name)}"\r\nContent-Transfer-Encoding: base64\r\n`;
    const disposition = `Content-Disposition: ${file.disposition}; filename="${encodedWord(name)}"\r\n`;
    return `${head}${disposition}${cid}\r\n${wrapped(base64(bytesOf(file.content)))}\r\n`;
  });
  return multipart('mixed', [words, ...files]);
}

function alternative({ text, html }: Builder): string {
  const parts = [...(text ? [part('text/plain', text)] : []), ...(html ? [part('text/html', html)] : [])];
  return parts.length === 1 ? `${parts[0]}` : multipart('alternative', parts);
}

function part(type: string, text: string): string {
  const body = wrapped(base64(new TextEncoder().encode(text)));
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
}

function multipart(kind: string, parts: string[]): string {
  const boundary = `=_${crypto.randomUUID()}`;
  const inner = parts.map((one) => `--${boundary}\r\n${one}`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inner}--${boundary}--\r\n`;
}

function wrapped(text: string): string {
  return text.replace(/.{76}(?=.)/g, '$&\r\n');
}

/** Long lists of ids go over several lines (RFC 5322, 2.2.3). */
function folded(value: string): string {
  return value.length > 70 ? value.replaceAll('> <', '>\r\n <') : value;
}

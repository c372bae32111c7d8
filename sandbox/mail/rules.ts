import { z } from 'zod';
import { base64, bytesOfBase64 } from '../../src/bytes/base64.ts';

/*
 * What Cloudflare's send binding takes and refuses (developers.cloudflare.com/email-service). The local
 * simulator of wrangler enforces none of it; this does.
 */

const Person = z.union([z.string(), z.object({ name: z.string().optional(), email: z.string() })]);
const People = z.union([Person, z.array(Person)]);
const Content = z.union([
  z.string(),
  z.instanceof(ArrayBuffer),
  z.custom<ArrayBufferView>(ArrayBuffer.isView),
]);

export const Builder = z.object({
  from: Person,
  to: People,
  cc: People.optional(),
  bcc: People.optional(),
  replyTo: Person.optional(),
  subject: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  attachments: z
    .array(
      z.object({
        disposition: z.enum(['attachment', 'inline']),
        filename: z.string().min(1),
        type: z.string().min(1),
        content: Content,
        contentId: z.string().optional(),
      }),
    )
    .optional(),
});
export type Builder = z.infer<typeof Builder>;

/** A refusal: the code is a property of the error and begins its message, as on the platform. */
export class MailError extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(`${code}: ${text}`);
    this.code = code;
  }
}

const MB = 1024 * 1024;
const LIMITS = { size: 5 * MB, recipients: 50, subject: 998, headers: 16 * 1024, value: 2048, own: 20 };
const ALLOWED = /^(in-reply-to|references|auto-submitted|precedence|list-[a-z-]+|x-[a-z0-9-]+)$/i;
const FIELDS = ['from', 'to', 'cc', 'bcc', 'subject', 'reply-to'];

/** The message when it may leave; throws a {@link MailError} otherwise. */
export function checked(message: unknown): Builder {
  const parsed = Builder.safeParse(message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'message';
    const given: unknown =
      typeof message === 'object' && message ? Reflect.get(message, issue?.path[0] ?? '') : message;
    throw given === undefined
      ? new MailError('E_FIELD_MISSING', `${field} is required`)
      : new MailError('E_VALIDATION_ERROR', `${field}: ${issue?.message ?? 'invalid'}`);
  }
  const mail = parsed.data;
  if (!mail.text && !mail.html) throw new MailError('E_FIELD_MISSING', 'text or html is required');
  const recipients = [mail.to, mail.cc ?? [], mail.bcc ?? []].flat();
  for (const address of [mail.from, ...recipients, ...(mail.replyTo ? [mail.replyTo] : [])].map(emailOf)) {
    if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) {
      throw new MailError('E_VALIDATION_ERROR', `not an email address: ${address}`);
    }
    if (address.slice(0, address.lastIndexOf('@')).length > 64) {
      throw new MailError('E_VALIDATION_ERROR', 'local part longer than 64 octets');
    }
  }
  if (recipients.length > LIMITS.recipients)
    throw new MailError('E_VALIDATION_ERROR', 'more than 50 recipients');
  if (mail.subject.length > LIMITS.subject)
    throw new MailError('E_VALIDATION_ERROR', 'subject longer than 998');
  if (/[\r\n]/.test(mail.subject)) throw new MailError('E_VALIDATION_ERROR', 'subject has a line break');
  checkHeaders(mail.headers ?? {});
  if (sizeOf(mail) > LIMITS.size) throw new MailError('E_CONTENT_TOO_LARGE', 'larger than 5 MiB');
  return mail;
}

function checkHeaders(headers: Record<string, string>): void {
  let total = 0;
  let own = 0;
  for (const [name, value] of Object.entries(headers)) {
    if (FIELDS.includes(name.toLowerCase())) throw new MailError('E_HEADER_USE_API_FIELD', name);
    if (!ALLOWED.test(name)) throw new MailError('E_HEADER_NOT_ALLOWED', name);
    if (/[\r\n]/.test(value)) throw new MailError('E_HEADER_VALUE_INVALID', `${name} has a line break`);
    if (/[^\t\x20-\x7e]/.test(value)) throw new MailError('E_HEADER_VALUE_INVALID', `${name} is not ASCII`);
    if (value === '') throw new MailError('E_HEADER_VALUE_INVALID', `${name} is empty`);
    if (value.length > LIMITS.value) throw new MailError('E_HEADER_VALUE_TOO_LONG', name);
    if (!/^x-/i.test(name)) own += 1;
    total += name.length + value.length + 4;
  }
  if (own > LIMITS.own) throw new MailError('E_HEADERS_TOO_MANY', `${own} headers that are not X-`);
  if (total > LIMITS.headers) throw new MailError('E_HEADERS_TOO_LARGE', 'custom headers above 16 KB');
}

/** The bare address. */
export function emailOf(person: z.infer<typeof Person>): string {
  return typeof person === 'string'
    ? (/<([^<>]+)>\s*$/.exec(person)?.[1] ?? person).trim()
    : person.email.trim();
}

/** `Name <address>` with the name quoted or encoded where it must be. */
export function mailbox(person: z.infer<typeof Person>): string {
  if (typeof person === 'string') return person;
  if (!person.name) return person.email;
  return `${encodedWord(person.name, true)} <${person.email}>`;
}

/** RFC 2047 where a text is not plain ASCII; `phrase` quotes what would otherwise be syntax. */
export function encodedWord(text: string, phrase = false): string {
  if (/^[\x20-\x7e]*$/.test(text)) {
    return phrase && /[^\w !#$%&'*+/=?^`{|}~-]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
  }
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    // An encoded word has at most 75 characters: 45 bytes in base64 and what surrounds it.
    if (new TextEncoder().encode(word + char).byteLength > 45) {
      words.push(word);
      word = '';
    }
    word += char;
  }
  words.push(word);
  return words.map((part) => `=?UTF-8?B?${base64(new TextEncoder().encode(part))}?=`).join('\r\n ');
}

/** Bytes of an attachment however it was handed over; text is base64. */
export function bytesOf(content: z.infer<typeof Content>): Uint8Array {
  if (typeof content === 'string') return bytesOfBase64(content);
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}

/** As it counts on the wire, where attachments are base64. */
function sizeOf(mail: Builder): number {
  const files = (mail.attachments ?? []).reduce((sum, file) => {
    const { content } = file;
    return sum + (typeof content === 'string' ? content.length : Math.ceil(content.byteLength / 3) * 4);
  }, 0);
  const encoder = new TextEncoder();
  return files + encoder.encode(`${mail.text ?? ''}${mail.html ?? ''}`).byteLength;
}

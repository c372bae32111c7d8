import { base64 } from '../../src/bytes/base64.ts';
import { awaitSent, lastSent, type SentItem } from './sent.ts';
import type { Service } from './service.ts';

/** What the provider was handed for a mail. */
interface RawMail {
  subject: string;
  messageId: string;
  headers: Record<string, string>;
  html?: string;
}
export type SentMail = SentItem<RawMail>;

/** A letter to write. */
export interface Letter {
  subject: string;
  text: string;
  to: string;
  /** The Message-ID it answers, and those before. */
  inReplyTo?: string;
  references?: string[];
  /** False: a mail that fails DMARC, as a forger's would. */
  authentic?: boolean;
  headers?: Record<string, string>;
  attachments?: { filename: string; type: string; content: Uint8Array }[];
}

/** Somebody's mailbox: writes raw MIME to the service's mail handler and reads what comes back. */
export class Mailbox {
  readonly #service: Service;
  readonly name: string;
  readonly email: string;

  constructor(service: Service, person: { name: string; email: string }) {
    this.#service = service;
    this.name = person.name;
    this.email = person.email;
  }

  /** Sends a letter dated `at`, under a Message-ID of its own unless one is given; gives the id. */
  async send(letter: Letter, at = new Date(), id = this.#messageId()): Promise<string> {
    const query = new URLSearchParams({ from: this.email, to: letter.to });
    const response = await this.#service.fetch(`/cdn-cgi/handler/email?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: mime(this, letter, id, at),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`the mail was refused (${response.status}): ${answer.slice(0, 300)}`);
    return id;
  }

  /** Sends a letter and waits for the answers to it. */
  async ask(letter: Letter, at = new Date()): Promise<{ id: string; answers: SentMail[] }> {
    const before = await lastSent(this.#service, 'email');
    const id = await this.send(letter, at);
    return { id, answers: await this.answersSince(before) };
  }

  #messageId(): string {
    return `<${crypto.randomUUID()}@${this.email.slice(this.email.lastIndexOf('@') + 1)}>`;
  }

  /** Waits for mail to this address after number `n`. */
  answersSince(n: number): Promise<SentMail[]> {
    return awaitSent<RawMail>(this.#service, 'email', this.email, n);
  }
}

/** A header of a mail that left, by its name in any case; '' when there is none. */
export function header(mail: SentMail, name: string): string {
  const found = Object.entries(mail.raw.headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? '';
}

/** RFC 5322 as it arrives at the store: the receiving server's verdict on top, as Cloudflare writes it. */
export function mime(from: { name: string; email: string }, letter: Letter, id: string, at: Date): string {
  const domain = from.email.slice(from.email.lastIndexOf('@') + 1);
  const verdict = letter.authentic === false ? 'fail' : 'pass';
  const references = letter.references ?? (letter.inReplyTo ? [letter.inReplyTo] : []);
  const headers: [string, string][] = [
    [
      'Authentication-Results',
      `mx.cloudflare.net;\r\n\tdkim=${verdict} header.d=${domain} header.s=s1;\r\n\tdmarc=${verdict} header.from=${domain} policy.dmarc=none;\r\n\tspf=${verdict} smtp.mailfrom=${from.email};`,
    ],
    ['From', `${phrase(from.name)} <${from.email}>`],
    ['To', letter.to],
    ['Subject', encoded(letter.subject)],
    ['Date', at.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', id],
    ...(letter.inReplyTo ? [['In-Reply-To', letter.inReplyTo] as [string, string]] : []),
    ...(references.length > 0 ? [['References', references.join('\r\n ')] as [string, string]] : []),
    ...Object.entries(letter.headers ?? {}),
    ['MIME-Version', '1.0'],
  ];
  const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(new TextEncoder().encode(letter.text))}\r\n`;
  const top = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  if (!letter.attachments?.length) return top + text;
  const boundary = `=_${crypto.randomUUID()}`;
  const files = letter.attachments.map(
    ({ filename, type, content }) =>
      `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${filename}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(content)}\r\n`,
  );
  const parts = [text, ...files].map((part) => `--${boundary}\r\n${part}`).join('');
  return `${top}Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${parts}--${boundary}--\r\n`;
}

/** A display name: quoted where a comma or an @ in it would begin another mailbox. */
function phrase(name: string): string {
  const plain = encoded(name) === name;
  return plain && /[",@.()<>:;[\]\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encoded(name);
}

function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${base64(new TextEncoder().encode(text))}?=`;
}

/** Base64 in lines of 76 characters, as mail has it (RFC 2045, section 6.8). */
function lines(bytes: Uint8Array): string {
  return base64(bytes).replace(/.{76}(?=.)/g, '$&\r\n');
}

import { answeredSubject } from '../../conversation/subject.ts';
import type { Attachment } from '../../conversation/values.ts';
import { addressKind, addressValue, emailAddress } from '../../identity/address.ts';
import { mailTexts } from '../../language/channels.ts';
import type { Delivery, DeliveryTools, MailMessage, Outbound, PostedChannel, Thread } from '../channel.ts';
import { safeFilename } from './attachments.ts';
import { byteLength, clip, oneLine } from './clean.ts';
import { messageIds } from './headers.ts';
import { type Letter, letterHtml, letterText } from './letter.ts';
import { REFERENCE_HEADER } from './loops.ts';

/** Limits of the send binding: a header's value in bytes, a subject in characters, a whole mail in bytes. */
const LONGEST_VALUE = 2_048;
const LONGEST_SUBJECT = 998;
const LARGEST_MAIL = 5 * 1024 * 1024;
/** Of Graph's 4 MB for a request, which carries the mail as base64 once more. */
const LARGEST_BY_GRAPH = 3_000_000;
/** Left for headers and boundaries. */
const OVERHEAD = 64 * 1024;
const MOST_REFERENCES = 100;
/** Octets of a local part, RFC 5321 §4.5.3.1.1. */
const LONGEST_LOCAL = 64;

/**
 * Codes of the send binding for what may pass, with a pause in milliseconds where the default one is
 * pointless.
 */
const PASSING: ReadonlyMap<string, number | undefined> = new Map([
  ['E_DELIVERY_FAILED', undefined],
  ['E_INTERNAL_SERVER_ERROR', undefined],
  ['E_RATE_LIMIT_EXCEEDED', 60_000],
  ['E_DAILY_LIMIT_EXCEEDED', 3_600_000],
  // Of a mailbox that is somebody else's: its owner has been told.
  ['E_MAILBOX_LOGIN', 900_000],
]);

/** Sends one letter over the binding. What does not fit into a mail goes as a link. */
async function deliver(outbound: Outbound, tools: DeliveryTools): Promise<Delivery> {
  const to = addressKind(outbound.to) === 'email' ? emailAddress(addressValue(outbound.to)) : null;
  if (!to) return { status: 'failed', error: 'not an email address' };
  if (!tools.mail) return { status: 'failed', error: 'no mail sender is configured' };
  let message: MailMessage | null;
  try {
    message = await compose(outbound, addressValue(to), tools);
  } catch (error) {
    return refusal(error, false);
  }
  if (!message) return { status: 'failed', error: 'an attachment is missing from the file store' };
  try {
    const { messageId } = await tools.mail.send(message);
    return {
      status: 'accepted',
      provider: messageIds(messageId ?? '')[0] ?? messageId ?? outbound.reference,
    };
  } catch (error) {
    return refusal(error, true);
  }
}

/** The mail that the binding is asked to send; null when a file that belongs to it is gone. */
async function compose(outbound: Outbound, to: string, tools: DeliveryTools): Promise<MailMessage | null> {
  const { settings } = tools;
  const words = mailTexts(outbound.locale);
  const files = await filesOf(outbound, tools);
  if (!files) return null;
  const subject = subjectOf(outbound.thread, outbound.subject?.trim() || words.subject(settings.name));
  const letter: Letter = {
    subject,
    locale: words.language,
    text: outbound.text,
    choices: outbound.choices.map((choice) => choice.label),
    links: files.links,
    linksHeading: words.download,
    left: files.left,
    leftHeading: words.tooLarge,
    signature: signatureOf(outbound, settings),
    origins: settings.origins,
  };
  // Not every host takes what stands behind a plus.
  const replyTo =
    settings.email.via === 'cloudflare' ? replyAddress(settings.email.address, outbound.replyToken) : null;
  return {
    from: { name: oneLine(settings.name, 100), email: settings.email.address },
    to,
    ...(replyTo && { replyTo }),
    subject,
    headers: headersOf(outbound),
    text: letterText(letter),
    html: letterHtml(letter),
    ...(files.attached.length > 0 && { attachments: files.attached }),
  };
}

/**
 * `Re:` once, whatever stood there; the letter's own subject where it answers none, else the shop's general
 * one.
 */
function subjectOf(thread: Thread | undefined, fallback: string): string {
  if (!thread) return oneLine(fallback, LONGEST_SUBJECT);
  const subject = answeredSubject(oneLine(thread.subject, LONGEST_SUBJECT));
  return clip(`Re: ${subject || oneLine(fallback, LONGEST_SUBJECT)}`, LONGEST_SUBJECT);
}

/**
 * Headers beside those that the binding writes itself. RFC 3834 §5: what a machine wrote says so; what an
 * advisor wrote does not, but asks for no absence notes either.
 */
function headersOf(outbound: Outbound): Record<string, string> {
  const answered = messageIds(outbound.thread?.messageId || outbound.repliesTo || '')[0];
  const references = answered ? referencesOf(outbound.thread?.references ?? [], answered) : '';
  const machine = outbound.author !== 'advisor';
  return {
    ...(answered && { 'In-Reply-To': answered }),
    ...(references && { References: references }),
    ...(machine && { 'Auto-Submitted': outbound.thread ? 'auto-replied' : 'auto-generated' }),
    'X-Auto-Response-Suppress': 'All',
    [REFERENCE_HEADER]: oneLine(outbound.reference, 200),
  };
}

/**
 * RFC 5322 §3.6.4: the incoming References and then the id that is answered. Too long a chain keeps its first
 * id, by which clients find the thread, and as many of the last as fit.
 */
export function referencesOf(incoming: readonly string[], answered: string): string {
  const ids = [...new Set([...incoming.flatMap((id) => messageIds(id)), answered])].filter(
    (id) => id !== answered,
  );
  const first = ids.shift();
  const kept = [answered];
  let bytes = byteLength(answered) + (first ? byteLength(first) + 1 : 0);
  for (let id = ids.pop(); id && kept.length < MOST_REFERENCES - 1; id = ids.pop()) {
    bytes += byteLength(id) + 1;
    if (bytes > LONGEST_VALUE) break;
    kept.unshift(id);
  }
  const value = first ? [first, ...kept].join(' ') : kept.join(' ');
  return byteLength(value) <= LONGEST_VALUE ? value : answered;
}

/**
 * `support+TOKEN@shop.example`; none where the token would make the local part too long for other servers.
 */
function replyAddress(own: string, token: string | undefined): string | null {
  const at = own.lastIndexOf('@');
  if (!token || at < 1 || !/^[A-Za-z0-9._=-]+$/.test(token)) return null;
  const local = `${own.slice(0, at)}+${token}`;
  return local.length <= LONGEST_LOCAL ? `${local}${own.slice(at)}` : null;
}

/** Who signs: an advisor by name, the shop below. */
function signatureOf(outbound: Outbound, settings: DeliveryTools['settings']): string[] {
  const shop = settings.email.signature.trim() || settings.name;
  const name = outbound.author === 'advisor' ? oneLine(outbound.name ?? '', 100) : '';
  return [...(name ? [name] : []), ...shop.split(/\r?\n/).map((line) => oneLine(line, 300))];
}

interface Files {
  attached: NonNullable<MailMessage['attachments']>;
  links: { label: string; url: string }[];
  /** Names of those that fit neither way. */
  left: string[];
}

/**
 * Attaches while there is room, counted as base64 (RFC 2045 §6.8) makes it; the rest becomes links, and words
 * where there can be no link. Null when a file is gone.
 */
async function filesOf(outbound: Outbound, tools: DeliveryTools): Promise<Files | null> {
  const files: Files = { attached: [], links: [], left: [] };
  const largest = tools.settings.email.via === 'graph' ? LARGEST_BY_GRAPH : LARGEST_MAIL;
  let room = largest - OVERHEAD - 4 * byteLength(outbound.text);
  for (const attachment of outbound.attachments) {
    const stored = encodedSize(attachment.size) <= room ? await tools.files.get(attachment.key) : null;
    if (!stored && encodedSize(attachment.size) <= room) return null;
    if (stored && encodedSize(stored.bytes.byteLength) <= room) {
      room -= encodedSize(stored.bytes.byteLength);
      files.attached.push(attachedAs(attachment, stored.bytes));
      continue;
    }
    const url = await tools.link(attachment);
    if (url) files.links.push({ label: nameOf(attachment), url });
    else files.left.push(nameOf(attachment));
  }
  return files;
}

function attachedAs(attachment: Attachment, content: ArrayBuffer): Files['attached'][number] {
  const type = oneLine(attachment.type, 100) || 'application/octet-stream';
  return { disposition: 'attachment', filename: nameOf(attachment), type, content };
}

function nameOf(attachment: Attachment): string {
  return safeFilename(attachment.filename, attachment.type);
}

/** Bytes of `size` bytes in base64 lines of 76 with their line ends. */
function encodedSize(size: number): number {
  const encoded = Math.ceil(size / 3) * 4;
  return encoded + 2 * Math.ceil(encoded / 76) + 500;
}

/**
 * What an error of the binding means. Its code is in `code`, or only in the message once it has come over
 * RPC. Any other code of its kind is final: the same mail would be refused again. An error without one is a
 * broken connection, and worth another try; once the mail was `sent`, nobody knows whether it went.
 */
function refusal(error: unknown, sent: boolean): Exclude<Delivery, { status: 'accepted' }> {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error) ?? /\bE_[A-Z_]{3,60}\b/.exec(message)?.[0];
  const words = oneLine(code && !message.includes(code) ? `${code}: ${message}` : message, 300);
  if (code && !PASSING.has(code)) return { status: 'failed', error: words };
  const after = code ? PASSING.get(code) : undefined;
  return {
    status: 'retry',
    error: words,
    ...(after !== undefined && { after }),
    ...(sent && !code && { unsure: true }),
  };
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('E_') ? error.code : null;
}

/** Email: whole letters, real threading, no buttons. */
export const email: PostedChannel = { deliver };

import type { Email } from 'postal-mime';
import { isAnswerSubject } from '../../conversation/subject.ts';
import type { FileStore } from '../../files.ts';
import { type Address, addressValue, emailAddress } from '../../identity/address.ts';
import type { Settings } from '../../settings.ts';
import type { Inbound, Received, Thread } from '../channel.ts';
import { aligned } from './authenticity.ts';
import { type Behind, isOwnGroup, personBehind } from './behind.ts';
import { eventOf } from './body/events.ts';
import { type Mail, parseMail } from './body/mail.ts';
import { oneLine } from './clean.ts';
import { contentOf } from './content.ts';
import { type Header, header, keyword, messageIds } from './headers.ts';
import { doNotAnswer, isMailSystem, type Unanswered } from './loops.ts';
import { keepOriginal, type Original } from './original.ts';
import { readReport } from './reports.ts';
import { type Sender, senderOf } from './sender.ts';

/** Ids of earlier mails that are kept of one mail, and the longest subject (RFC 5322 §2.1.1). */
const MOST_IDS = 100;
const LONGEST_SUBJECT = 998;

/** SMTP's view of a mail. Addresses as given, so that the case of a token survives. */
interface Envelope {
  from: string;
  to: string;
  /** Bytes, when the platform says: a large mail is then streamed to the store. */
  size?: number;
}

/** What came of a mail, and the key it is kept under. */
export interface ReceivedMail extends Received {
  original: string;
}

export interface ReceiveTools {
  store: string;
  settings: Settings;
  files: FileStore;
  /** ISO 8601. */
  now: string;
  id: () => string;
  /** The session that a reply token names when it was made for mail to `from`; null for any other. */
  verifyReplyToken: (token: string, from: Address) => Promise<string | null>;
  /** The authserv-id whose Authentication-Results are believed: `mx.cloudflare.net`; null: nobody's. */
  trustedAuthserv: string | null;
}

/**
 * One mail from outside. It is stored whole before it is parsed. A bounce becomes receipts, never a message;
 * what cannot be parsed or has nobody to answer is counted in `unsupported`. Never throws for what is in a
 * mail, only when the file store fails: then the sending server tries again, and the same mail stores the
 * same files.
 */
export async function receiveMail(
  raw: ReadableStream | ArrayBuffer,
  envelope: Envelope,
  tools: ReceiveTools,
): Promise<ReceivedMail> {
  const original = await keepOriginal(raw, envelope.size, tools.files);
  const email = await parseMail(original.head);
  const unsupported = (reason: string) => nothingFor(reason, original);
  if (!email) return unsupported('mail: not parsable');

  const read = senderOf(email.headers);
  // Where a lone CR ends a line for one parser and not for another, a header may hide in another's value.
  const torn = email.headerLines.some(({ line }) => /\r(?!\n)/.test(line));
  const sender = read && torn ? { ...read, certain: false } : read;
  const report = readReport(email, isSystem(sender, envelope.from), tools.now);
  if (report && 'unsupported' in report) return unsupported(report.unsupported);
  if (report) return { messages: [], receipts: report.receipts, unsupported: [], original: original.key };
  if (!sender) return unsupported('mail: no usable From');

  const message = await inbound(email, { original, sender, envelope, tools });
  return { messages: [message], receipts: [], unsupported: [], original: original.key };
}

async function inbound(
  email: Mail,
  mail: { original: Original; sender: Sender; envelope: Envelope; tools: ReceiveTools },
): Promise<Inbound> {
  const { original, sender, envelope, tools } = mail;
  const subject = oneLine(email.subject ?? '', LONGEST_SUBJECT);
  const thread = threadOf(email, subject);
  const behind = personBehind(email.headers, sender, tools.settings);
  const us = { address: tools.settings.email.address, name: tools.settings.name, subject };
  const content = await contentOf(
    email,
    {
      subject,
      answers: isAnswer(thread),
      // A form's fields look like the header of a quoted mail.
      us: behind ? null : { ...us, sender: addressValue(sender.address) },
    },
    original,
    tools,
  );
  const session = behind ? null : await replySession(email, envelope, sender, tools);
  const proven = aligned(email.headers, sender, tools.trustedAuthserv);
  const unanswered = behind
    ? unansweredForm(email.headers, behind)
    : doNotAnswer({
        headers: email.headers,
        envelopeFrom: envelope.from,
        from: sender.address,
        own: tools.settings.email.address,
        group: isOwnGroup(email.headers, tools.settings.email),
      });
  const writer = behind?.person ?? sender;
  const event = behind ? null : eventOf(email, content.text, sender.name);
  const locale = localeOf(header(email.headers, 'content-language'));
  return {
    channel: 'email',
    external: thread.messageId || `sha256:${original.digest}`,
    from: writer.address,
    evidence: evidenceOf(proven, session !== null, behind),
    at: tools.now,
    ...content,
    ...event,
    ...(subject && { subject }),
    repliesTo: nearestFirst(email),
    ...(session && { replySession: session }),
    ...(unanswered ? { automatic: unanswered.reason } : event && { automatic: event.kind }),
    ...(unanswered && !unanswered.certain && !event && { doubtful: true }),
    ...(writer.name && { displayName: writer.name }),
    ...(locale && { locale }),
    original: original.key,
    thread,
  };
}

/** What a form sends is the form's: its own verdict shows that the form sent it, and says nothing of its writer. */
function evidenceOf(proven: boolean, replies: boolean, behind: Behind | null): Inbound['evidence'] {
  if (behind) return behind.person && proven ? { kind: 'form' } : { kind: 'mail', aligned: false };
  return { kind: proven && replies ? 'mail-reply' : 'mail', aligned: proven };
}

/**
 * Why what a form sent is not answered. That a machine sent it says nothing, but a report stays a report.
 */
function unansweredForm(headers: readonly Header[], { person }: Behind): Unanswered | null {
  if (keyword(header(headers, 'content-type')) === 'multipart/report')
    return { reason: 'report', certain: true };
  return person ? null : { reason: 'form without a sender', certain: false };
}

function nothingFor(reason: string, { key }: Original): ReceivedMail {
  return { messages: [], receipts: [], unsupported: [reason], original: key };
}

function isAnswer(thread: Thread): boolean {
  return thread.references.length > 0 || isAnswerSubject(thread.subject);
}

/** A mail server writes, not a person at a mailbox called postmaster. */
function isSystem(sender: Sender | null, envelopeFrom: string): boolean {
  const envelope = envelopeFrom.replace(/[<>\s]/g, '');
  return (
    (sender === null || isMailSystem(addressValue(sender.address))) &&
    (envelope === '' || isMailSystem(envelope))
  );
}

/** `messageId` is empty when the mail has none: an answer then keeps the subject and cannot thread. */
function threadOf(email: Email, subject: string): Thread {
  const references = messageIds(header(email.headers, 'references'));
  const chain = references.length > 0 ? references : messageIds(header(email.headers, 'in-reply-to'));
  return {
    messageId: messageIds(header(email.headers, 'message-id'))[0] ?? '',
    references: chain.length > MOST_IDS ? [...chain.slice(0, 1), ...chain.slice(1 - MOST_IDS)] : chain,
    subject,
  };
}

function nearestFirst(email: Email): string[] {
  const direct = messageIds(header(email.headers, 'in-reply-to'));
  const references = messageIds(header(email.headers, 'references')).reverse();
  return [...new Set([...direct, ...references])].slice(0, MOST_IDS);
}

/**
 * The session of a token in the address it was sent to: the envelope's, or ours in To and Cc when a mailbox
 * forwards to us.
 */
async function replySession(
  email: Email,
  envelope: Envelope,
  sender: Sender,
  tools: ReceiveTools,
): Promise<string | null> {
  const own = tools.settings.email.address;
  const shown = [...(email.to ?? []), ...(email.cc ?? [])].flatMap((one) => one.group ?? [one]).slice(0, 50);
  const ours = shown.map((one) => one.address).filter((address) => sameMailbox(address, own));
  for (const address of [...new Set([envelope.to, ...ours])].slice(0, 5)) {
    const token = tagOf(address);
    const session = token && (await tools.verifyReplyToken(token, sender.address).catch(() => null));
    if (session) return session;
  }
  return null;
}

/** What stands after the plus of a local part, in the case it was given in. */
function tagOf(address: string): string {
  const local = address.trim().replace(/^</, '').slice(0, 64);
  return /^[^+@\s]+\+([A-Za-z0-9._=-]{1,62})@/.exec(`${local.split('@')[0]}@`)?.[1] ?? '';
}

function sameMailbox(address: string, own: string): boolean {
  const at = address.lastIndexOf('@');
  const base = `${address.slice(0, Math.max(0, at)).split('+')[0]}${address.slice(at)}`;
  const normal = emailAddress(base);
  return normal !== null && normal === emailAddress(own);
}

/** The first tag of Content-Language (RFC 3282), when it is one. */
function localeOf(value: string): string | null {
  const tag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/.exec(value.trim())?.[0];
  try {
    return tag ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}

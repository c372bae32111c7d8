import type { Email } from 'postal-mime';
import { type Address, emailAddress } from '../../identity/address.ts';
import { lookup } from '../../lookup.ts';
import type { Receipt } from '../channel.ts';
import { contentOf } from './attachments.ts';
import { oneLine } from './clean.ts';
import { header, keyword, messageIds } from './headers.ts';
import { renderHtml } from './html.ts';
import { REFERENCE_HEADER } from './loops.ts';

/** Characters of a machine-readable part that are read, and recipients of one report. */
const LONGEST_REPORT = 64_000;
const MOST_RECIPIENTS = 50;
const MOST_PARTS = 10;

/** What a report says: receipts, or why it says nothing to us. Null when the mail is no report at all. */
type Report = { receipts: Receipt[] } | { unsupported: string } | null;

/**
 * Reads delivery status notifications (RFC 3464, RFC 6533), read notifications (RFC 8098), the
 * `X-Failed-Recipients` of Exim and Gmail, and notices in prose with the mail they are about below them
 * (qmail, older servers). The mail that is meant is found by its Message-ID and by our own reference header,
 * both of which only those know who have had it: a report with neither is worth nothing, whoever it says it
 * comes from, since anybody can write one.
 *
 * @param system the mail comes from a mail system (empty envelope sender, mailer-daemon), not from a person
 */
export function readReport(email: Email, system: boolean, now: string): Report {
  const multipart = keyword(header(email.headers, 'content-type')) === 'multipart/report';
  if (!multipart && !system) return null;
  if (part(email, /^message\/feedback-report$/)) return { unsupported: 'mail: complaint of a reader' };

  const meant = originalOf(email, system);
  if (!meant.provider && !meant.reference) {
    return {
      unsupported: multipart ? 'mail: report about an unknown mail' : 'mail: notice of a mail system',
    };
  }
  const receipt = (to: Address | null, status: Receipt['status'], detail: string): Receipt => ({
    channel: 'email',
    ...meant,
    status,
    at: now,
    to,
    ...(detail && { detail }),
  });

  // A relay that adds its own report leaves the one of the server behind it.
  const deliveries = parts(email, /^message\/(global-)?delivery-status$/);
  if (deliveries.length) {
    const recipients = deliveries
      .flatMap(blocks)
      .filter((fields) => fields.has('final-recipient') || fields.has('action'));
    const receipts = recipients.slice(0, MOST_RECIPIENTS).map((fields) => {
      const to = recipient(fields.get('original-recipient')) ?? recipient(fields.get('final-recipient'));
      const action = (fields.get('action') ?? '').toLowerCase().trim();
      const words = [action, fields.get('status'), fields.get('diagnostic-code')].filter(Boolean).join(' ');
      return receipt(to, outcomeOf(action, fields.get('status') ?? ''), oneLine(words, 300));
    });
    return receipts.length > 0 ? { receipts } : { unsupported: 'mail: report without a recipient' };
  }

  const disposition = part(email, /^message\/(global-)?disposition-notification$/);
  if (disposition) {
    const fields = new Map(blocks(disposition).flatMap((block) => [...block]));
    const displayed = /;\s*displayed\b/i.test(fields.get('disposition') ?? '');
    const to = recipient(fields.get('original-recipient')) ?? recipient(fields.get('final-recipient'));
    return displayed ? { receipts: [receipt(to, 'read', '')] } : { unsupported: 'mail: other read notice' };
  }
  if (!system) return { unsupported: 'mail: report of an unknown kind' };

  const { to, status, detail } = readNotice(email);
  return { receipts: (to.length > 0 ? to : [null]).map((address) => receipt(address, status, detail)) };
}

/**
 * RFC 3464 §2.3.3. `delayed` leaves the mail under way; where the action is unknown, the class of the status
 * decides.
 */
function outcomeOf(action: string, status: string): Receipt['status'] {
  return lookup(DELIVERY, action) ?? lookup(CLASSES, /^\s*([245])\./.exec(status)?.[1] ?? '') ?? 'sent';
}

const DELIVERY: Partial<Record<string, Receipt['status']>> = {
  failed: 'failed',
  delayed: 'sent',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};
const CLASSES: Partial<Record<string, Receipt['status']>> = { '2': 'delivered', '4': 'sent', '5': 'failed' };

/**
 * The ids of the mail that a report is about, from what was returned of it, the report's own fields, or what
 * it answers.
 */
function originalOf(email: Email, system: boolean): { provider: string | null; reference: string | null } {
  const returned = part(
    email,
    /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/,
  );
  const fields =
    returned !== null ? (blocks(returned)[0] ?? NO_FIELDS) : system ? returnedBelow(email) : NO_FIELDS;
  const machine = parts(email, /^message\/(global-)?(disposition-notification|delivery-status)$/).flatMap(
    blocks,
  );
  const named = machine.flatMap((block) =>
    messageIds(block.get('original-message-id') ?? block.get('x-original-message-id') ?? ''),
  );
  const answered = ['in-reply-to', 'references'].flatMap((key) =>
    messageIds(header(email.headers, key)).slice(-1),
  );
  const provider = messageIds(fields.get('message-id') ?? '')[0] ?? named[0] ?? answered[0] ?? null;
  return { provider, reference: oneLine(fields.get(REFERENCE_HEADER.toLowerCase()) ?? '', 200) || null };
}

const NO_FIELDS: ReadonlyMap<string, string> = new Map();

function part(email: Email, type: RegExp): string | null {
  return parts(email, type)[0] ?? null;
}

function parts(email: Email, type: RegExp): string[] {
  return email.attachments
    .filter((one) => type.test(one.mimeType))
    .slice(0, MOST_PARTS)
    .map((one) => new TextDecoder().decode(contentOf(one).subarray(0, LONGEST_REPORT)));
}

/**
 * The header of the mail that a notice in prose carries below its words: the block that has a Message-ID or
 * our reference.
 */
function returnedBelow(email: Email): ReadonlyMap<string, string> {
  const found = blocks(proseOf(email)).filter(
    (fields) =>
      fields.has(REFERENCE_HEADER.toLowerCase()) || (fields.has('message-id') && fields.has('from')),
  );
  return found[0] ?? NO_FIELDS;
}

function proseOf(email: Email): string {
  const text = email.text || renderHtml(email.html ?? '', { signatures: 'keep' }).text;
  return text.slice(0, LONGEST_REPORT).replace(/^[> \t|]{1,8}(?=[!-9;-~]{1,80}:)/gm, '');
}

/**
 * What a notice in prose says, or Exim's and Gmail's own header: whom the mail did not reach, and whether
 * that is final.
 */
function readNotice(email: Email): { to: Address[]; status: Receipt['status']; detail: string } {
  const text = proseOf(email);
  const code = /\b([245])\.\d{1,3}\.\d{1,3}\b/.exec(text);
  const failed = header(email.headers, 'x-failed-recipients').split(',', MOST_RECIPIENTS);
  // qmail writes each recipient as a line of its own, "<address>:".
  const lines = [...text.matchAll(/^<([^<>\s]{3,254})>:/gm)]
    .slice(0, MOST_RECIPIENTS)
    .map((found) => found[1] ?? '');
  const to = [...failed, ...lines].map((one) => emailAddress(one)).filter((one) => one !== null);
  const waits = DELAYED.test(oneLine(email.subject ?? '', 300)) || (to.length === 0 && code?.[1] === '4');
  return {
    to: [...new Set(to)],
    status: waits ? 'sent' : 'failed',
    detail: code?.[0] ?? 'notice of a mail system',
  };
}

/** Subjects of notices that a mail is still under way. */
const DELAYED = /\b(delay|warning|retard|avertissement|verzögert|verzögerung|warnung)/i;

/**
 * Header-like blocks divided by empty lines, folded lines joined, names in lower case, the first of a name
 * wins.
 */
function blocks(text: string): Map<string, string>[] {
  const result: Map<string, string>[] = [];
  let block = new Map<string, string>();
  let name = '';
  for (const line of text.split(/\r?\n/)) {
    const field = /^([!-9;-~]{1,80}):(.*)$/.exec(line);
    if (line.trim() === '') {
      if (block.size > 0) result.push(block);
      block = new Map();
      name = '';
    } else if (/^[ \t]/.test(line)) {
      if (name) block.set(name, `${block.get(name) ?? ''} ${line.trim()}`);
    } else if (field) {
      const key = (field[1] ?? '').toLowerCase();
      name = block.has(key) ? '' : key;
      if (name) block.set(name, (field[2] ?? '').trim());
    }
  }
  if (block.size > 0) result.push(block);
  return result;
}

/** `rfc822; address`, RFC 3464 §2.3.1. */
function recipient(field: string | undefined): Address | null {
  const value = (field ?? '').slice((field ?? '').indexOf(';') + 1);
  return emailAddress(addressOnly(value));
}

function addressOnly(value: string): string {
  return value.trim().replace(/^</, '').replace(/>$/, '');
}

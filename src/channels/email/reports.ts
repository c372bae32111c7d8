import type { Email } from 'postal-mime';
import { type Address, emailAddress } from '../../identity/address.ts';
import type { Receipt } from '../channel.ts';
import { contentOf } from './attachments.ts';
import { oneLine } from './clean.ts';
import { header, keyword, messageIds } from './headers.ts';
import { REFERENCE_HEADER } from './loops.ts';

/** Characters of a machine-readable part that are read, and recipients of one report. */
const LONGEST_REPORT = 64_000;
const MOST_RECIPIENTS = 50;

/** What a report says: receipts, or why it says nothing to us. Null when the mail is no report at all. */
type Report = { receipts: Receipt[] } | { unsupported: string } | null;

/**
 * Reads delivery status notifications (RFC 3464, RFC 6533), read notifications (RFC 8098) and the `X-Failed-Recipients` of older
 * servers. The mail that is meant is found by its Message-ID and by our own reference header, both of which only those know
 * who have had it: a report with neither is worth nothing.
 *
 * @param system the mail comes from a mail system (empty envelope sender, mailer-daemon), not from a person
 */
export function readReport(email: Email, system: boolean, now: string): Report {
  const multipart = keyword(header(email.headers, 'content-type')) === 'multipart/report';
  const failed = system ? header(email.headers, 'x-failed-recipients') : '';
  if (!multipart && !failed) return system ? { unsupported: 'mail: notice of a mail system' } : null;

  const meant = originalOf(email);
  if (!meant.provider && !meant.reference) return { unsupported: 'mail: report about an unknown mail' };
  const receipt = (to: Address | null, status: Receipt['status'], detail: string): Receipt => ({
    channel: 'email',
    ...meant,
    status,
    at: now,
    to,
    ...(detail && { detail }),
  });

  const delivery = part(email, /^message\/(global-)?delivery-status$/);
  if (delivery) {
    const recipients = blocks(delivery).filter(
      (fields) => fields.has('final-recipient') || fields.has('action'),
    );
    const receipts = recipients.slice(0, MOST_RECIPIENTS).map((fields) => {
      const action = (fields.get('action') ?? '').toLowerCase().trim();
      const to = recipient(fields.get('original-recipient')) ?? recipient(fields.get('final-recipient'));
      const words = [action, fields.get('status'), fields.get('diagnostic-code')].filter(Boolean).join(' ');
      return receipt(to, DELIVERY[action] ?? 'sent', oneLine(words, 300));
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

  const recipients = failed.split(',', MOST_RECIPIENTS).map((one) => emailAddress(one));
  const receipts = recipients.filter((to) => to !== null).map((to) => receipt(to, 'failed', 'failed'));
  return receipts.length > 0 ? { receipts } : { unsupported: 'mail: report of an unknown kind' };
}

/** RFC 3464 §2.3.3. `delayed` and unknown actions leave the mail under way. */
const DELIVERY: Partial<Record<string, Receipt['status']>> = {
  failed: 'failed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};

/** The ids of the mail that a report is about, from its returned headers, its own fields, or what it answers. */
function originalOf(email: Email): { provider: string | null; reference: string | null } {
  const returned = part(
    email,
    /^(message\/(rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/,
  );
  const fields = returned ? (blocks(returned)[0] ?? new Map<string, string>()) : new Map<string, string>();
  const notice = part(email, /^message\/(global-)?disposition-notification$/);
  const named = notice
    ? blocks(notice).flatMap((block) => messageIds(block.get('original-message-id') ?? ''))
    : [];
  const answered = messageIds(header(email.headers, 'in-reply-to'));
  const provider = messageIds(fields.get('message-id') ?? '')[0] ?? named[0] ?? answered[0] ?? null;
  return { provider, reference: oneLine(fields.get(REFERENCE_HEADER.toLowerCase()) ?? '', 200) || null };
}

function part(email: Email, type: RegExp): string | null {
  const found = email.attachments.find((one) => type.test(one.mimeType));
  return found ? new TextDecoder().decode(contentOf(found).subarray(0, LONGEST_REPORT)) : null;
}

/** Header-like blocks divided by empty lines, folded lines joined, names in lower case, the first of a name wins. */
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

import type { Assurance } from '../conversation/values.ts';
import type { Evidence } from './address.ts';

/** What is kept of a shop's customer beside the thread. */
export interface KnownAccount {
  id: string;
  name: string;
  locale: string;
}

/** What the shop has on file about the address a message came from. */
export interface OnFile {
  /** The shop's customer who has this address; null when it is on no account. */
  account: KnownAccount | null;
  /** ISO time of the newest order placed with that contact. */
  lastOrderAt: string | null;
  /** True when several accounts have it: then it tells nobody apart, however well it is proven. */
  shared?: boolean;
}

/** Months that an order keeps a phone number trustworthy: numbers change hands. */
const FRESH_MONTHS = 12;

/** How sure a piece of evidence makes us, and in words what it rests on. Pure. */
export function assure(
  evidence: Evidence,
  onFile: OnFile,
  now: string,
): { assurance: Assurance; basis: string } {
  if (onFile.shared && evidence.kind !== 'login')
    return { assurance: 'anonymous', basis: 'an address that several customers have' };
  switch (evidence.kind) {
    case 'browser':
      return { assurance: 'anonymous', basis: 'a browser' };
    case 'login':
      return { assurance: 'verified', basis: 'login token of the shop' };
    case 'mail':
      return evidence.aligned
        ? { assurance: 'recognised', basis: 'mail, DMARC aligned' }
        : { assurance: 'anonymous', basis: 'mail, not authenticated' };
    case 'mail-reply':
      return evidence.aligned
        ? { assurance: 'verified', basis: 'answer to our signed address, DMARC aligned' }
        : { assurance: 'anonymous', basis: 'answer to our signed address, not authenticated' };
    case 'whatsapp':
      return orderedLately(onFile, now)
        ? { assurance: 'verified', basis: 'WhatsApp number ordered with lately' }
        : { assurance: 'recognised', basis: 'WhatsApp number' };
    case 'caller':
      if (evidence.attestation === 'failed')
        return { assurance: 'anonymous', basis: 'caller ID not attested' };
      if (!onFile.account) return { assurance: 'anonymous', basis: 'caller ID not on file' };
      return evidence.attestation === 'A' && orderedLately(onFile, now)
        ? { assurance: 'verified', basis: 'attested caller ID ordered with lately' }
        : {
            assurance: 'recognised',
            basis: evidence.attestation === 'A' ? 'attested caller ID' : 'caller ID on file',
          };
    case 'withheld':
      return { assurance: 'anonymous', basis: 'number withheld' };
  }
}

/** True when evidence proves the address it came from, so that it may be routed to the address's owner. */
export function provesAddress(evidence: Evidence): boolean {
  switch (evidence.kind) {
    case 'mail':
    case 'mail-reply':
      return evidence.aligned;
    case 'caller':
      return evidence.attestation !== 'failed';
    case 'whatsapp':
    case 'login':
      return true;
    case 'browser':
    case 'withheld':
      return false;
  }
}

/** What one session may be shown. The one place where assurance becomes sight. */
export interface Sight {
  /** First name, account. */
  person: boolean;
  /** Words of the customer's other sessions. */
  thread: boolean;
  /** Tickets, proposals and what was done and sent. */
  dealings: boolean;
  orders: 'none' | 'claimed' | 'all';
}

/**
 * Sight of a session by its assurance. A caller who is only recognised (no plain `Passed-A`) is greeted by name and told
 * order status and what was sent, and does not hear the thread read back.
 */
export function sight(session: { assurance: Assurance; channel: string }): Sight {
  switch (session.assurance) {
    case 'anonymous':
      return { person: false, thread: false, dealings: false, orders: 'none' };
    case 'claimed':
      return { person: false, thread: false, dealings: false, orders: 'claimed' };
    case 'recognised':
      return { person: true, thread: session.channel !== 'voice', dealings: true, orders: 'all' };
    case 'verified':
      return { person: true, thread: true, dealings: true, orders: 'all' };
  }
}

function orderedLately(onFile: OnFile, now: string): boolean {
  if (!onFile.account || !onFile.lastOrderAt) return false;
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - FRESH_MONTHS);
  return Date.parse(onFile.lastOrderAt) >= limit.getTime();
}

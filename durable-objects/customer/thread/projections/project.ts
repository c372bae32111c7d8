import { PAST } from '../../../../src/conversation/events/messages.ts';
import type { Event } from '../../../../src/conversation/events.ts';
import { recordApproval } from '../approvals.ts';
import { recordDraft } from '../drafts.ts';
import { recordPromise } from '../promises.ts';
import { exchange, hideCodes, type Numbered, number, placeholder, shared, withdraw } from './rows.ts';
import { outgrowTestimony, projectTestimony } from './testimony.ts';

/**
 * Writes what readers ask for beside the log: the structured memory (`exchanges`), the transcript by session,
 * tickets, facts and sessions. Everything here follows from the events alone and can be rebuilt from them.
 * Returns the number of the message that the event is, or null when it is none.
 */
export function project(sql: SqlStorage, client: string, event: Event): Numbered | null {
  const { fact } = event;
  if (fact.type === 'testimony.heard') {
    projectTestimony(sql, client, event, fact);
    return null;
  }
  switch (fact.type) {
    case 'session.opened':
      sql.exec(
        'INSERT OR REPLACE INTO sessions (id, channel, address, subject, at, path) VALUES (?, ?, ?, NULL, ?, ?)',
        fact.session,
        fact.channel,
        fact.address,
        event.at,
        JSON.stringify(event.path),
      );
      return null;
    case 'message.received':
      // What was said before stands where it was said.
      exchange(sql, client, event, (fact.automatic === PAST && fact.sentAt) || event.at, event.origin, fact);
      sql.exec(
        'INSERT OR IGNORE INTO externals (channel, external, message, session) VALUES (?, ?, ?, ?)',
        fact.channel,
        fact.external,
        fact.message,
        fact.session,
      );
      sql.exec(
        `UPDATE sessions SET at = ?, subject = coalesce(?, subject), via = coalesce(?, via),
           heard_at = coalesce(max(coalesce(heard_at, ''), ?), heard_at) WHERE id = ?`,
        event.at,
        fact.subject ?? null,
        fact.via ?? null,
        NO_WORD.has(fact.kind) ? null : openedAt(fact.sentAt ?? event.at, event.at),
        fact.session,
      );
      if (fact.replaces) withdraw(sql, fact.replaces, 'edited');
      return number(sql, fact.message, fact.session, event.seq);
    case 'message.withdrawn':
      withdraw(sql, fact.message, 'revoked');
      sql.exec(
        "UPDATE exchanges SET text = '[withdrawn]' WHERE rowid = (SELECT seq FROM transcript WHERE message = ?)",
        fact.message,
      );
      return null;
    case 'thread.joined':
      outgrowTestimony(sql, client, event, fact.follower);
      return null;
    case 'file.arrived':
      placeholder(sql, fact.message, fact.text ?? '');
      return null;
    case 'file.lost':
      placeholder(sql, fact.message, `[${fact.kind} lost]`);
      return null;
    case 'challenge.passed':
    case 'challenge.failed':
      if (fact.message) hideCodes(sql, fact.message);
      return null;
    case 'address.confirmed':
      sql.exec(
        `INSERT INTO addresses (address, assurance, on_file, at, confirmed_at) VALUES (?, 'verified', 0, ?, ?)
         ON CONFLICT (address) DO UPDATE SET confirmed_at = excluded.confirmed_at`,
        fact.address,
        event.at,
        event.at,
      );
      return null;
    case 'address.departed':
      sql.exec('UPDATE addresses SET departed_at = ? WHERE address = ?', event.at, fact.address);
      return null;
    case 'session.revoked':
      sql.exec('UPDATE sessions SET revoked_at = ? WHERE id = ?', event.at, fact.session);
      return null;
    case 'message.composed':
      exchange(sql, client, event, fact.sentAt ?? event.at, event.origin, fact);
      return number(sql, fact.message, fact.session, event.seq);
    case 'fact.learned':
      sql.exec(
        // Of two threads that were joined the newer word counts, whichever came first.
        `INSERT INTO facts (name, value, channel, assurance, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, channel = excluded.channel,
           assurance = excluded.assurance, at = excluded.at WHERE excluded.at >= at`,
        fact.name,
        fact.value,
        fact.channel,
        fact.assurance,
        event.at,
      );
      return null;
    case 'message.cut':
    case 'exchange.recorded':
      shared(sql, fact, event.at, fact.message);
      return null;
    case 'ticket.opened':
    case 'ticket.moved':
      shared(sql, fact, event.at, '');
      return null;
    case 'promise.made':
    case 'promise.kept':
    case 'promise.broken':
      recordPromise(sql, event, fact);
      return null;
    case 'approval.asked':
    case 'approval.decided':
    case 'approval.settled':
      recordApproval(sql, event, fact);
      return null;
    case 'draft.made':
    case 'draft.settled':
      recordDraft(sql, event, fact);
      return null;
    case 'session.assured':
    case 'session.ended':
    case 'language.switched':
    case 'transfer.started':
    case 'transfer.ended':
    case 'callback.noted':
    case 'file.delayed':
    case 'turn.silent':
    case 'delivery.reported':
    case 'card.put':
    case 'card.agreed':
    case 'card.lapsed':
    case 'action.done':
    case 'handover.requested':
    case 'advisor.joined':
    case 'advisor.left':
    case 'note.added':
    case 'tags.changed':
    case 'sender.blocked':
    case 'sender.unblocked':
    case 'ticket.rated':
    case 'account.known':
    case 'challenge.asked':
    case 'challenge.sent':
    case 'thread.parted':
    case 'link.suggested':
    case 'later':
      return null;
  }
}

/** Kinds that are no message of the customer to the shop, and open no window. */
const NO_WORD = new Set(['reaction', 'system', 'revoke']);

/**
 * Webhooks come in any order, and a provider's clock may run ahead: the newest time counts, and none that is
 * yet to come.
 */
function openedAt(sent: string, arrived: string): string {
  return sent < arrived ? sent : arrived;
}

/**
 * Empties everything that follows from the events alone. What platforms call messages does not, and stays.
 */
export function clearProjections(sql: SqlStorage): void {
  for (const table of ['exchanges', 'transcript', 'sessions', 'tickets', 'facts', 'drafts'])
    sql.exec(`DELETE FROM ${table}`);
}

import type { Event, FactOf } from '../../../src/conversation/events.ts';
import { noEntities } from '../../../src/conversation/values.ts';
import { hiddenCodes } from '../../../src/language/reading/codes.ts';

/** A message and its number in its session, from 1. */
export interface Numbered {
  message: string;
  number: number;
}

/**
 * Writes what readers ask for beside the log: the structured memory (`exchanges`), the transcript by session, tickets, facts
 * and sessions. Everything here follows from the events alone and can be rebuilt from them. Returns the number of the message
 * that the event is, or null when it is none.
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
      exchange(sql, client, event, event.at, event.origin, fact);
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
    case 'message.composed':
      exchange(sql, client, event, event.at, event.origin, fact);
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
    case 'session.assured':
    case 'session.ended':
    case 'language.switched':
    case 'transfer.started':
    case 'transfer.ended':
    case 'callback.noted':
    case 'file.delayed':
    case 'turn.silent':
    case 'delivery.reported':
    case 'action.proposed':
    case 'action.done':
    case 'handover.requested':
    case 'advisor.joined':
    case 'advisor.left':
    case 'note.added':
    case 'ticket.rated':
    case 'account.known':
    case 'challenge.asked':
    case 'challenge.sent':
    case 'thread.parted':
    case 'link.suggested':
      return null;
  }
}

/** Kinds that are no message of the customer to the shop, and open no window. */
const NO_WORD = new Set(['reaction', 'system', 'revoke']);

/** Webhooks come in any order, and a provider's clock may run ahead: the newest time counts, and none that is yet to come. */
function openedAt(sent: string, arrived: string): string {
  return sent < arrived ? sent : arrived;
}

function withdraw(sql: SqlStorage, message: string, why: 'edited' | 'revoked'): void {
  sql.exec('UPDATE transcript SET withdrawn = ? WHERE message = ?', why, message);
}

/** What stands for the file of a message that has no words of its own. */
function placeholder(sql: SqlStorage, message: string, text: string): void {
  sql.exec(
    "UPDATE exchanges SET text = ? WHERE rowid = (SELECT seq FROM transcript WHERE message = ?) AND text LIKE '[% not received yet]'",
    text,
    message,
  );
}

/** A claimed visitor's words go into the owner's memory with where they came from, and into nothing that could be answered. */
function projectTestimony(
  sql: SqlStorage,
  client: string,
  event: Event,
  { event: fact, from, said }: FactOf<'testimony.heard'>,
): void {
  if (fact.type === 'message.received' || fact.type === 'message.composed') {
    exchange(sql, client, event, said, from, fact);
    number(sql, `${from}/${fact.message}`, `${from}/${fact.session}`, event.seq);
    return;
  }
  // What was done in the shop is told by what it changes there.
  if (fact.type === 'action.done') return;
  const message = 'message' in fact ? `${from}/${fact.message}` : '';
  shared(sql, fact, said, message);
}

/**
 * What was only testimony before stands here in full now, whichever of the two objects got it from the other:
 * the copies leave the view. They are of the thread that `path` leads to, where it is itself one that was
 * joined before.
 */
function outgrowTestimony(sql: SqlStorage, client: string, { path }: Event, follower: string): void {
  const within = path.length === 0 ? '[' : JSON.stringify(path).slice(0, -1);
  const here = 'substr(path, 1, ?) = ?';
  const bounds = [within.length, within] as const;
  const origins = sql
    .exec<{ origin: string }>(`SELECT DISTINCT origin FROM log WHERE ${here}`, ...bounds)
    .toArray();
  const own = [path.at(-1) ?? client, follower, ...origins.map(({ origin }) => origin)];
  const told = sql
    .exec<{ seq: number }>(
      `SELECT seq FROM log INDEXED BY log_of_testimony WHERE type = 'testimony.heard' AND ${here}
         AND json_extract(fact, '$.from') IN (SELECT value FROM json_each(?))`,
      ...bounds,
      JSON.stringify(own),
    )
    .toArray();
  for (const { seq } of told) {
    sql.exec('DELETE FROM exchanges WHERE rowid = ?', seq);
    sql.exec('DELETE FROM transcript WHERE seq = ?', seq);
  }
}

/** Empties everything that follows from the events alone. What platforms call messages does not, and stays. */
export function clearProjections(sql: SqlStorage): void {
  for (const table of ['exchanges', 'transcript', 'sessions', 'tickets', 'facts'])
    sql.exec(`DELETE FROM ${table}`);
}

/** What owner's events and testimony change alike; `message` is the message's name in the transcript. */
function shared(
  sql: SqlStorage,
  fact: FactOf<'message.cut' | 'exchange.recorded' | 'ticket.opened' | 'ticket.moved'>,
  at: string,
  message: string,
): void {
  switch (fact.type) {
    case 'message.cut':
      sql.exec(
        'UPDATE exchanges SET text = ? WHERE rowid = (SELECT seq FROM transcript WHERE message = ?)',
        fact.heard,
        message,
      );
      sql.exec('UPDATE transcript SET cut = 1 WHERE message = ?', message);
      return;
    case 'exchange.recorded':
      sql.exec(
        `UPDATE exchanges SET detected_intent = ?, entities = ?, inferred_satisfaction = ?, ticket = coalesce(?, ticket),
           resolution_achieved = coalesce(?, resolution_achieved)
         WHERE rowid = (SELECT seq FROM transcript WHERE message = ?)`,
        fact.findings.intent,
        JSON.stringify(fact.findings.entities),
        fact.findings.satisfaction,
        fact.ticket,
        fact.resolution,
        message,
      );
      return;
    case 'ticket.opened':
      sql.exec(
        `INSERT OR REPLACE INTO tickets (id, intent, "order", subject, status, opened_at, changed_at, channel)
         VALUES (?, ?, ?, ?, 'open', ?, ?, ?)`,
        fact.ticket,
        fact.intent,
        fact.order,
        fact.subject,
        at,
        at,
        fact.channel,
      );
      return;
    case 'ticket.moved':
      sql.exec(
        'UPDATE tickets SET status = ?, changed_at = ?, channel = ? WHERE id = ?',
        fact.status,
        at,
        fact.channel,
        fact.ticket,
      );
      return;
  }
}

function exchange(
  sql: SqlStorage,
  client: string,
  event: Event,
  at: string,
  origin: string,
  fact: FactOf<'message.received'> | FactOf<'message.composed'>,
): void {
  sql.exec(
    `INSERT INTO exchanges (rowid, client_id, timestamp, channel, direction, author, text, detected_intent, entities,
       resolution_achieved, inferred_satisfaction, ticket, assurance, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, NULL, NULL, NULL, ?, ?)`,
    event.seq,
    client,
    at,
    fact.channel,
    fact.type === 'message.received' ? 'in' : 'out',
    fact.type === 'message.received' ? 'customer' : fact.author,
    fact.type === 'message.received' && fact.missing && !fact.text
      ? `[${fact.missing.kind} not received yet]`
      : fact.text,
    NO_ENTITIES,
    fact.assurance,
    origin,
  );
}

/** A given code is of no use to any reader of the customer's messages. */
function hideCodes(sql: SqlStorage, message: string): void {
  const which = 'rowid = (SELECT seq FROM transcript WHERE message = ?)';
  const row = sql.exec<{ text: string }>(`SELECT text FROM exchanges WHERE ${which}`, message).toArray()[0];
  if (row) sql.exec(`UPDATE exchanges SET text = ? WHERE ${which}`, hiddenCodes(row.text), message);
}

/** Gives a message its number in its session. */
function number(sql: SqlStorage, message: string, session: string, seq: number): Numbered {
  const given = sql.exec<{ number: number }>(
    `INSERT INTO transcript (message, session, number, seq)
     VALUES (?, ?, 1 + coalesce((SELECT max(number) FROM transcript WHERE session = ?), 0), ?) RETURNING number`,
    message,
    session,
    session,
    seq,
  );
  return { message, number: given.one().number };
}

const NO_ENTITIES = JSON.stringify(noEntities());

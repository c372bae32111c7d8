import type { Event, FactOf } from '../../../../src/conversation/events.ts';
import { noEntities } from '../../../../src/conversation/values.ts';
import { hiddenCodes } from '../../../../src/language/reading/codes.ts';

/* The rows of projections, one function a change. */

const NO_ENTITIES = JSON.stringify(noEntities());

/** A message and its number in its session, from 1. */
export interface Numbered {
  message: string;
  number: number;
}

/** Marks a message of the transcript that its author took back or wrote anew. */
export function withdraw(sql: SqlStorage, message: string, why: 'edited' | 'revoked'): void {
  sql.exec('UPDATE transcript SET withdrawn = ? WHERE message = ?', why, message);
}

/** What stands for the file of a message that has no words of its own. */
export function placeholder(sql: SqlStorage, message: string, text: string): void {
  sql.exec(
    "UPDATE exchanges SET text = ? WHERE rowid = (SELECT seq FROM transcript WHERE message = ?) AND text LIKE '[% not received yet]'",
    text,
    message,
  );
}

/** What owner's events and testimony change alike; `message` is the message's name in the transcript. */
export function shared(
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
        'UPDATE tickets SET status = ?, changed_at = ?, channel = ?, "order" = coalesce("order", ?) WHERE id = ?',
        fact.status,
        at,
        fact.channel,
        fact.order ?? null,
        fact.ticket,
      );
      return;
  }
}

/** Writes a message into the transcript, under the number of its event. */
export function exchange(
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
export function hideCodes(sql: SqlStorage, message: string): void {
  const which = 'rowid = (SELECT seq FROM transcript WHERE message = ?)';
  const row = sql.exec<{ text: string }>(`SELECT text FROM exchanges WHERE ${which}`, message).toArray()[0];
  if (row) sql.exec(`UPDATE exchanges SET text = ? WHERE ${which}`, hiddenCodes(row.text), message);
}

/** Gives a message its number in its session. */
export function number(sql: SqlStorage, message: string, session: string, seq: number): Numbered {
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

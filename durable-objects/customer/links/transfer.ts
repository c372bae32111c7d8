import type { Event } from '../../../src/conversation/events.ts';
import { storedPath } from '../../../src/conversation/upcast.ts';
import type { Effect, LogPlace } from '../delivery/effects/effect.ts';
import { allEffects } from '../delivery/effects/index.ts';

/*
 * What a thread has beside its log and must not lose when it joins another one or leaves it: what waits to be
 * sent, what was done under which key, calls, addresses, promises, and what platforms call its messages. Rows
 * travel as they are stored; each object numbers its own.
 */

/** A row as SQLite has it. */
type Row = Record<string, SqlStorageValue>;

/** What goes along with a page of events. */
export interface Names {
  /** What platforms call the messages of the page. */
  externals: Row[];
}

/** What goes along with the last page. */
export interface Transfer {
  outbox: Row[];
  addresses: Row[];
  /** What was promised; absent from an object of an earlier version. */
  promises?: Row[];
  /** What waits for a person's approval, or waited; absent likewise. */
  approvals?: Row[];
  /** By table: rows that belong to a session; a table may be absent from an object of an earlier version. */
  records: Partial<Record<(typeof BY_SESSION)[number], Row[]>>;
  /** What was given for one-time codes. */
  tries: Row[];
}

/** Tables whose rows belong to a session and have a key of their own. */
const BY_SESSION = ['actions', 'calls', 'challenges', 'reasons'] as const;

const WAITING = "state IN ('queued', 'sending', 'held')";
const OF_FOLLOWER = "path <> '[]' AND json_extract(path, '$[0]') = ?";
const SESSIONS_OF_FOLLOWER = `session IN (SELECT id FROM sessions WHERE ${OF_FOLLOWER})`;
const TRIES_OF_FOLLOWER = `challenge IN (SELECT id FROM challenges WHERE ${SESSIONS_OF_FOLLOWER})`;

/** What platforms call the messages of some events. */
export function namesOf(sql: SqlStorage, events: Event[]): Names {
  const messages = events.flatMap(({ fact }) =>
    fact.type === 'message.received' || fact.type === 'message.composed' ? [fact.message] : [],
  );
  return {
    externals: messages.flatMap((message) =>
      sql.exec<Row>('SELECT * FROM externals WHERE message = ?', message).toArray(),
    ),
  };
}

/**
 * Everything of this object's, or what came through one follower; `self` is how receipts name what it has
 * sent.
 */
export function gather(sql: SqlStorage, self: string, follower: string | null = null): Transfer {
  const of = (where: string) => (follower === null ? '' : ` AND ${where}`);
  const binding = follower === null ? [] : [follower];
  const rows = (query: string) => sql.exec<Row>(query, ...binding).toArray();
  const outbox = rows(`SELECT * FROM outbox WHERE ${WAITING}${of(OF_FOLLOWER)} ORDER BY id`);
  return {
    outbox: outbox.map(({ id, ...row }) => {
      // What is about an event names it by its id: it has another number elsewhere.
      const event = effectOf(row.kind)?.eventOf(String(row.body), placesIn(sql)) ?? null;
      return { ...row, alias: `${self}.${id}`, ...(event === null ? {} : { event }) };
    }),
    addresses: rows(`SELECT * FROM addresses WHERE 1${of(OF_FOLLOWER)}`),
    promises: rows(`SELECT * FROM promises WHERE 1${of(OF_FOLLOWER)}`),
    approvals: rows(`SELECT * FROM approvals WHERE 1${of(OF_FOLLOWER)}`),
    records: {
      actions: rows(`SELECT * FROM actions WHERE 1${of(SESSIONS_OF_FOLLOWER)}`),
      calls: rows(`SELECT * FROM calls WHERE 1${of(SESSIONS_OF_FOLLOWER)}`),
      challenges: rows(`SELECT * FROM challenges WHERE 1${of(SESSIONS_OF_FOLLOWER)}`),
      reasons: rows(`SELECT * FROM reasons WHERE 1${of(SESSIONS_OF_FOLLOWER)}`),
    },
    tries: rows(`SELECT * FROM tries WHERE 1${of(TRIES_OF_FOLLOWER)}`),
  };
}

/** Takes names over; what is known already stays. */
export function takeNames(sql: SqlStorage, { externals }: Names): void {
  for (const row of externals) insert(sql, 'IGNORE', 'externals', row);
}

/** Takes over what came with the last page. `change` says by which way a row belongs here. */
export function takeOver(sql: SqlStorage, belongings: Transfer, change: (path: string[]) => string[]): void {
  const moved = (row: Row) => ({ ...row, path: JSON.stringify(change(storedPath(String(row.path)))) });
  for (const { event, ...row } of belongings.outbox) {
    const effect = effectOf(row.kind);
    const about = typeof event === 'string' ? event : null;
    const body = effect ? effect.arrive(String(row.body), about, placesIn(sql)) : (row.body ?? null);
    // Nobody is in the middle of sending it: whoever gave it away had come to rest.
    if (body !== null) insert(sql, 'ABORT', 'outbox', { ...moved(row), body });
  }
  for (const row of belongings.addresses) insert(sql, 'IGNORE', 'addresses', moved(row));
  // Their events came before them: a row is how it stands, warnings included.
  for (const row of belongings.promises ?? []) insert(sql, 'REPLACE', 'promises', moved(row));
  for (const row of belongings.approvals ?? []) insert(sql, 'REPLACE', 'approvals', moved(row));
  for (const table of BY_SESSION)
    for (const row of belongings.records[table] ?? []) insert(sql, 'REPLACE', table, row);
  for (const row of belongings.tries) insert(sql, 'IGNORE', 'tries', row);
}

/** What waited here and is elsewhere now. */
export function dropWaiting(sql: SqlStorage): void {
  sql.exec(`DELETE FROM outbox WHERE ${WAITING}`);
}

/** Forgets what came through a follower, before its sessions are forgotten. */
export function drop(sql: SqlStorage, follower: string): void {
  sql.exec(`DELETE FROM tries WHERE ${TRIES_OF_FOLLOWER}`, follower);
  for (const table of [...BY_SESSION, 'externals'])
    sql.exec(`DELETE FROM ${table} WHERE ${SESSIONS_OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM outbox WHERE ${WAITING} AND ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM addresses WHERE ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM promises WHERE ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM approvals WHERE ${OF_FOLLOWER}`, follower);
}

/** Our own column names and no text from outside: what is put into the statement is the schema's. */
function insert(sql: SqlStorage, or: 'IGNORE' | 'REPLACE' | 'ABORT', table: string, row: Row): void {
  const columns = Object.keys(row);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  sql.exec(`INSERT OR ${or} INTO ${table} (${names}) VALUES (${marks})`, ...Object.values(row));
}

/** Where a log has its events. */
function placesIn(sql: SqlStorage): LogPlace {
  return {
    idOf: (seq) => sql.exec<{ id: string }>('SELECT id FROM log WHERE seq = ?', seq).toArray()[0]?.id ?? null,
    seqOf: (id) =>
      sql.exec<{ seq: number }>('SELECT seq FROM log WHERE id = ?', id).toArray()[0]?.seq ?? null,
    newest: () => sql.exec<{ to: number | null }>('SELECT max(seq) AS "to" FROM log').one().to ?? 0,
  };
}

/** The kind of a row, which may have come from a later deployment. */
function effectOf(kind: SqlStorageValue | undefined): Effect | null {
  return allEffects.find((effect) => effect.kind === kind) ?? null;
}

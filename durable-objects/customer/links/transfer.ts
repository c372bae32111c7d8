import type { Event } from '../../../src/conversation/events.ts';
import { storedPath } from '../../../src/conversation/upcast.ts';
import type { Effect, LogPlace } from '../delivery/effects/effect.ts';
import { allEffects } from '../delivery/effects/index.ts';

/*
 * What a thread has besides its log and must keep when it joins another one or leaves it: the outbox, the
 * ledger of actions, calls, addresses, promises, and the platforms' ids of its messages. Rows move as they
 * are stored; each object numbers its own.
 */

/** A row as SQLite has it. */
type Row = Record<string, SqlStorageValue>;

/** What goes with a page of events. */
export interface Names {
  /** The platforms' ids of the page's messages. */
  externals: Row[];
}

/** What goes with the last page. */
export interface Transfer {
  outbox: Row[];
  addresses: Row[];
  /** Promises; absent from an object of an earlier version. */
  promises?: Row[];
  /** Approvals, open and decided; absent likewise. */
  approvals?: Row[];
  /** By table: rows that belong to a session; a table may be absent from an object of an earlier version. */
  records: Partial<Record<(typeof BY_SESSION)[number], Row[]>>;
  /** The attempts at one-time codes. */
  tries: Row[];
}

/** Tables whose rows belong to a session and have a key of their own. */
const BY_SESSION = ['actions', 'calls', 'challenges', 'reasons'] as const;

const WAITING = "state IN ('queued', 'sending', 'held')";
const OF_FOLLOWER = "path <> '[]' AND json_extract(path, '$[0]') = ?";
const SESSIONS_OF_FOLLOWER = `session IN (SELECT id FROM sessions WHERE ${OF_FOLLOWER})`;
const TRIES_OF_FOLLOWER = `challenge IN (SELECT id FROM challenges WHERE ${SESSIONS_OF_FOLLOWER})`;

/** The platforms' ids of some events' messages. */
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
 * Everything of this object's, or what came through one follower; `self` is the prefix by which receipts name
 * this object's messages.
 */
export function gather(sql: SqlStorage, self: string, follower: string | null = null): Transfer {
  const of = (where: string) => (follower === null ? '' : ` AND ${where}`);
  const binding = follower === null ? [] : [follower];
  const rows = (query: string) => sql.exec<Row>(query, ...binding).toArray();
  const outbox = rows(`SELECT * FROM outbox WHERE ${WAITING}${of(OF_FOLLOWER)} ORDER BY id`);
  return {
    outbox: outbox.map(({ id, ...row }) => {
      // A row names its event by id: the event has another number elsewhere.
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

/** Stores ids that came along; what is known already stays. */
export function takeNames(sql: SqlStorage, { externals }: Names): void {
  for (const row of externals) insert(sql, 'IGNORE', 'externals', row);
}

/** Stores what came with the last page. `change` gives the path by which a row belongs here. */
export function takeOver(sql: SqlStorage, belongings: Transfer, change: (path: string[]) => string[]): void {
  const moved = (row: Row) => ({ ...row, path: JSON.stringify(change(storedPath(String(row.path)))) });
  for (const { event, ...row } of belongings.outbox) {
    const effect = effectOf(row.kind);
    const about = typeof event === 'string' ? event : null;
    const body = effect ? effect.arrive(String(row.body), about, placesIn(sql)) : (row.body ?? null);
    // Nothing of it is being sent: the object that gave it had stopped.
    if (body !== null) insert(sql, 'ABORT', 'outbox', { ...moved(row), body });
  }
  for (const row of belongings.addresses) insert(sql, 'IGNORE', 'addresses', moved(row));
  // Their events came before them: a row is the current state, warnings included.
  for (const row of belongings.promises ?? []) insert(sql, 'REPLACE', 'promises', moved(row));
  for (const row of belongings.approvals ?? []) insert(sql, 'REPLACE', 'approvals', moved(row));
  for (const table of BY_SESSION)
    for (const row of belongings.records[table] ?? []) insert(sql, 'REPLACE', table, row);
  for (const row of belongings.tries) insert(sql, 'IGNORE', 'tries', row);
}

/** Deletes the outbox rows that are elsewhere now. */
export function dropWaiting(sql: SqlStorage): void {
  sql.exec(`DELETE FROM outbox WHERE ${WAITING}`);
}

/** Deletes what came through a follower, before its sessions are deleted. */
export function drop(sql: SqlStorage, follower: string): void {
  sql.exec(`DELETE FROM tries WHERE ${TRIES_OF_FOLLOWER}`, follower);
  for (const table of [...BY_SESSION, 'externals'])
    sql.exec(`DELETE FROM ${table} WHERE ${SESSIONS_OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM outbox WHERE ${WAITING} AND ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM addresses WHERE ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM promises WHERE ${OF_FOLLOWER}`, follower);
  sql.exec(`DELETE FROM approvals WHERE ${OF_FOLLOWER}`, follower);
}

/** Column names are our own schema's, never text from outside. */
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

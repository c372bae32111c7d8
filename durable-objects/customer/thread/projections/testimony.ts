import type { Event, FactOf } from '../../../../src/conversation/events.ts';
import { exchange, number, shared } from './rows.ts';

/**
 * A claimed visitor's words go into the owner's memory with where they came from, and into nothing that could
 * be answered.
 */
export function projectTestimony(
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
export function outgrowTestimony(sql: SqlStorage, client: string, { path }: Event, follower: string): void {
  const within = path.length === 0 ? '[' : JSON.stringify(path).slice(0, -1);
  const here = 'substr(path, 1, ?) = ?';
  const bounds = [within.length, within] as const;
  const origins = sql
    .exec<{ origin: string }>(`SELECT DISTINCT origin FROM log WHERE ${here}`, ...bounds)
    .toArray();
  const own = [path.at(-1) ?? client, follower, ...origins.map(({ origin }) => origin)];
  const copies = sql
    .exec<{ seq: number }>(
      `SELECT seq FROM log INDEXED BY log_of_testimony WHERE type = 'testimony.heard' AND ${here}
         AND json_extract(fact, '$.from') IN (SELECT value FROM json_each(?))`,
      ...bounds,
      JSON.stringify(own),
    )
    .toArray();
  for (const { seq } of copies) {
    sql.exec('DELETE FROM exchanges WHERE rowid = ?', seq);
    sql.exec('DELETE FROM transcript WHERE seq = ?', seq);
  }
}

import { storedEntities } from '../../../src/conversation/upcast.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { type Address, addressValue } from '../../../src/identity/address.ts';
import type { SaidLine } from '../../../src/search/rows.ts';
import type { ObjectContext } from '../context.ts';

/** Characters of a message that are searched. */
const LONGEST = 8_000;
/** Orders of a thread's problems. */
const MOST_TICKETS = 200;

/** Events that change a message that is there already, and where they name it. */
const CHANGED = `SELECT coalesce(json_extract(fact, '$.replaces'), json_extract(fact, '$.message')) AS message FROM log
   WHERE seq > ?1 AND seq <= ?2 AND type IN ('message.received', 'message.cut', 'message.withdrawn', 'file.arrived', 'file.lost',
     'challenge.passed', 'challenge.failed', 'exchange.recorded')
 UNION SELECT json_extract(fact, '$.from') || '/' || json_extract(fact, '$.event.message') FROM log
   WHERE seq > ?1 AND seq <= ?2 AND type = 'testimony.heard'`;

type LineRow = {
  event: string;
  at: string;
  channel: Channel;
  author: SaidLine['author'];
  text: string;
  entities: string;
  withdrawn: string | null;
};

/**
 * What was said and noted by the events behind one number up to another, as it stands now: messages that came before and were changed
 * meanwhile are told again.
 */
export function linesOf(sql: SqlStorage, after: number, upTo: number): { lines: SaidLine[]; gone: string[] } {
  const said = sql
    .exec<LineRow>(
      `SELECT l.id AS event, x.timestamp AS at, x.channel, x.author, x.text, x.entities, t.withdrawn
       FROM exchanges x JOIN log l ON l.seq = x.rowid LEFT JOIN transcript t ON t.seq = x.rowid
       WHERE x.rowid IN (SELECT rowid FROM exchanges WHERE rowid > ?1 AND rowid <= ?2
         UNION SELECT seq FROM transcript WHERE message IN (${CHANGED})) ORDER BY x.rowid`,
      after,
      upTo,
    )
    .toArray();
  const notes = sql
    .exec<{ event: string; at: string; text: string; advisor: string | null }>(
      `SELECT id AS event, at, json_extract(fact, '$.text') AS text, json_extract(fact, '$.advisor') AS advisor FROM log
       WHERE seq > ? AND seq <= ? AND type = 'note.added'`,
      after,
      upTo,
    )
    .toArray();
  return {
    lines: [
      ...said
        .filter(({ withdrawn }) => withdrawn === null)
        .map(({ event, at, channel, author, text, entities }): SaidLine => {
          const { orders } = storedEntities(entities);
          return { event, at, kind: 'message', channel, author, text: text.slice(0, LONGEST), orders };
        }),
      ...notes.map(
        ({ event, at, text, advisor }): SaidLine => ({
          ...{ event, at, kind: 'note', channel: null, author: advisor === null ? 'assistant' : 'advisor' },
          ...{ text: text.slice(0, LONGEST), orders: [] },
        }),
      ),
    ],
    gone: said.flatMap(({ event, withdrawn }) => (withdrawn === null ? [] : [event])),
  };
}

/** By what a thread is looked for beside its words: addresses, the account, orders of its problems. */
export function threadKeys({ thread, sql }: Pick<ObjectContext, 'thread' | 'sql'>): string[] {
  const addresses = sql
    .exec<{ address: string }>(
      'SELECT address FROM addresses WHERE departed_at IS NULL UNION SELECT address FROM sessions',
    )
    .toArray()
    .flatMap(({ address }) => contactIn(address));
  const orders = sql
    .exec<{ order: string }>(
      'SELECT DISTINCT "order" FROM tickets WHERE "order" IS NOT NULL LIMIT ?',
      MOST_TICKETS,
    )
    .toArray()
    .map(({ order }) => order);
  const { account } = thread.state;
  return [...new Set([...addresses, ...(account ? [account.id] : []), ...orders])];
}

/** A mailbox or a number as it is written; a browser is found by nothing. */
function contactIn(address: string): string[] {
  const bare = address.replace(/^visitor:unproven\//, '');
  return bare.startsWith('visitor:') ? [] : [addressValue(bare as Address)];
}

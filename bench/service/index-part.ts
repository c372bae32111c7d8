import type { QueueEntry } from '../../src/console/protocol.ts';
import { Index as Served } from '../../src/index.ts';

/** Rows of one statement. */
const CHUNK = 20_000;
/** Messages of a thread. */
const EACH = 20;

/** Words that messages are made of, from what everybody says to what nearly nobody does. */
const COMMON = '["return","dress","order","parcel","refund","size","delivery","exchange","label","payment"]';
const RARE = 'cast(abs(i * 2654435761 % 40000) AS TEXT)';

const FIRST: QueueEntry = {
  ...{ customer: 'cu_first', name: null, known: false, assurance: 'anonymous', channels: ['chat'] },
  ...{ last: { at: '2026-06-09T10:00:00.000Z', author: 'customer', text: 'Hello' }, state: 'closed' },
  ...{ since: '', reason: '', summary: '', urgency: 'later', due: null, warn: null, language: 'en' },
  ...{ skills: [], order: null, tags: [], advisor: null, snoozedUntil: null, viewers: [] },
};

/** A part of the index, untouched, that can be filled in bulk. */
export class Index extends Served {
  /** Puts so many messages into it, with the people who said them. */
  plant(part: number, count: number): void {
    // The first thread makes the tables.
    this.put('cu_first', { card: FIRST, keys: [], orders: null, lines: [], gone: [] });
    const { storage } = this.ctx;
    const { sql } = storage;
    const people = Math.ceil(count / EACH);
    const customer = (n: string) => `printf('cu_planted%d_%07d', ${part}, ${n})`;
    storage.transactionSync(() => {
      sql.exec(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})
         INSERT INTO people (customer, state, at, name, keys, card) SELECT ${customer('i')},
           CASE i % 3 WHEN 0 THEN 'assistant' ELSE 'closed' END, 1780000000000 + i, ${nameOf('i')},
           ${nameOf('i')} || char(10) || printf('%s.%d.%d@example.com', ${firstOf('i')}, i, ${part}) || char(10) || printf('336%08d', i * 7919 % 100000000)
             || char(10) || printf('%05d', i * 31 % 100000),
           json_object('customer', ${customer('i')}, 'name', ${nameOf('i')}, 'known', json('true'), 'assurance', 'recognised',
             'channels', json('["chat"]'), 'last', json_object('at', '2026-06-09T10:00:00.000Z', 'author', 'customer', 'text', 'Hello'),
             'state', 'closed', 'since', '', 'reason', '', 'summary', '', 'urgency', 'later', 'due', NULL, 'warn', NULL, 'language', 'en',
             'skills', json('[]'), 'order', NULL, 'tags', json('[]'), 'advisor', NULL, 'snoozedUntil', NULL, 'viewers', json('[]'))
         FROM n`,
      );
      for (let from = 1; from <= count; from += CHUNK) {
        const to = Math.min(count, from + CHUNK - 1);
        sql.exec(
          `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
           INSERT INTO said (n, event, customer, kind, channel, author, text)
           SELECT (1780000000000 + i) * 2048, printf('planted%d-%d', ${part}, i), ${customer(`1 + i % ${people}`)}, 'message', 'chat',
             CASE i % 2 WHEN 1 THEN 'customer' ELSE 'assistant' END,
             'Hello, I have a question about my ' || ${wordOf('i')} || ' and the ' || ${wordOf('i * 7 + 3')} || ' of item' || ${RARE}
               || ', which came with ref' || ${RARE} || CASE i % 2 WHEN 0 THEN ' on an even day.' ELSE ' on an odd day.' END
           FROM n`,
        );
      }
      sql.exec("INSERT INTO words (words) VALUES ('rebuild')");
      sql.exec("INSERT INTO parts (parts) VALUES ('rebuild')");
    });
  }
}

function wordOf(i: string): string {
  return `json_extract('${COMMON}', '$[' || ((${i}) % 10) || ']')`;
}

function firstOf(i: string): string {
  return `json_extract('["sophie","paul","marie","luc","anne","jean","lea","hugo"]', '$[' || ((${i}) % 8) || ']')`;
}

function nameOf(i: string): string {
  return `${firstOf(i)} || ' ' || printf('roche%d', ${i})`;
}

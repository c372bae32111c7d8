/** Rows of one statement. */
const CHUNK = 10_000;

/**
 * Puts `count` exchanges behind the newest session of a customer's object, half inbound and half outbound:
 * rows of the shape that the log and its projections write, in bulk. The object must be woken anew to read
 * them.
 */
export function plantPast(storage: DurableObjectStorage, client: string, count: number): void {
  const { sql } = storage;
  const { id: session, channel } = sql
    .exec<{ id: string; channel: string }>('SELECT id, channel FROM sessions ORDER BY at DESC LIMIT 1')
    .one();
  storage.transactionSync(() => {
    const { seq } = sql.exec<{ seq: number }>('SELECT seq FROM state').one();
    const { number } = sql
      .exec<{ number: number }>(
        'SELECT coalesce(max(number), 0) AS number FROM transcript WHERE session = ?',
        session,
      )
      .one();
    // A minute lies between any two.
    const at = "strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-05T10:00:00Z', '+' || i || ' minutes')";
    for (let from = 1; from <= count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK - 1);
      // Each message is an event, followed by the event that records what it was.
      const rows = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
      const text = `CASE i % 2 WHEN 1 THEN 'How long do I have to send something back, and who pays for it?'
        ELSE 'You have 30 days from delivery, and the return is free with our prepaid label.' END`;
      const message = `printf('m_planted%08d', i)`;
      sql.exec(
        `${rows} INSERT INTO log (seq, id, at, type, session, origin, path, fact)
         SELECT ?1 + 2 * i - 1, printf('planted-%d', i), ${at},
           CASE i % 2 WHEN 1 THEN 'message.received' ELSE 'message.composed' END, ?2, ?3, '[]',
           CASE i % 2 WHEN 1
             THEN json_object('type', 'message.received', 'session', ?2, 'channel', ?4, 'assurance', 'anonymous',
               'message', ${message}, 'external', ?2 || '/planted' || i, 'kind', 'text', 'text', ${text},
               'attachments', json('[]'))
             ELSE json_object('type', 'message.composed', 'session', ?2, 'channel', ?4, 'assurance', 'anonymous',
               'message', ${message}, 'author', 'assistant', 'text', ${text}, 'choices', json('[]'),
               'attachments', json('[]'), 'answers', json('[]'), 'introduces', json('false')) END
         FROM n`,
        seq,
        session,
        client,
        channel,
      );
      sql.exec(
        `${rows} INSERT INTO log (seq, id, at, type, session, origin, path, fact)
         SELECT ?1 + 2 * i, printf('recorded-%d', i), ${at}, 'exchange.recorded', NULL, ?2, '[]',
           json_object('type', 'exchange.recorded', 'message', ${message}, 'findings', json('${FINDINGS}'),
             'ticket', NULL, 'resolution', NULL)
         FROM n`,
        seq,
        client,
      );
      sql.exec(
        `${rows} INSERT INTO exchanges (rowid, client_id, timestamp, channel, direction, author, text, detected_intent,
           entities, resolution_achieved, inferred_satisfaction, ticket, assurance, origin)
         SELECT ?1 + 2 * i - 1, ?2, ${at}, ?3, CASE i % 2 WHEN 1 THEN 'in' ELSE 'out' END,
           CASE i % 2 WHEN 1 THEN 'customer' ELSE 'assistant' END, ${text}, 'policy_returns', '${ENTITIES}', NULL, 0.6,
           NULL, 'anonymous', ?2
         FROM n`,
        seq,
        client,
        channel,
      );
      sql.exec(
        `${rows} INSERT INTO transcript (message, session, number, seq)
         SELECT ${message}, ?1, ?2 + i, ?3 + 2 * i - 1 FROM n`,
        session,
        number,
        seq,
      );
      sql.exec(
        `${rows} INSERT INTO externals (channel, external, message, session)
         SELECT ?1, ?2 || '/planted' || i, ${message}, ?2 FROM n WHERE i % 2 = 1`,
        channel,
        session,
      );
    }
    sql.exec('UPDATE state SET seq = ?', seq + 2 * count);
  });
}

const ENTITIES = '{"orders":[],"products":[],"sizes":[],"amounts":[],"dates":[],"emails":[],"phones":[]}';
const FINDINGS = `{"intent":"policy_returns","entities":${ENTITIES},"satisfaction":0.6}`;

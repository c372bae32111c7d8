import { timestamp } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Ledger } from '../../../src/tools/toolbox.ts';
import { unknownIn } from '../../storage/json.ts';
import { KnownAbsence } from '../thread/known-absence.ts';
import type { Thread } from '../thread/thread.ts';

/**
 * The record of writes in the shop: each is noted under its key before the call and again with its result, so
 * that a turn that starts over after a crash finds what was done instead of doing it twice.
 */
export class Actions {
  readonly #sql: SqlStorage;
  readonly #thread: Thread;
  readonly #begun: KnownAbsence;

  constructor(sql: SqlStorage, thread: Thread) {
    this.#sql = sql;
    this.#thread = thread;
    this.#begun = new KnownAbsence(sql, thread.generation, 'actions');
  }

  /** What a turn's writes are noted in. */
  ledger(session: Pick<Session, 'id' | 'channel' | 'assurance'>): Ledger {
    const sql = this.#sql;
    const begun = new Set<string>();
    const find: Ledger['find'] = (key) => {
      const row = sql
        .exec<{ output: string | null }>('SELECT output FROM actions WHERE key = ?', key)
        .toArray()[0];
      if (!row) return null;
      return row.output ? { output: unknownIn(row.output) } : 'begun';
    };
    return {
      find,
      begin: ({ key, tool, input }) => {
        const earlier = find(key);
        if (earlier) return earlier === 'begun' ? null : earlier;
        begun.add(key);
        this.#begun.came();
        sql.exec(
          'INSERT INTO actions (key, tool, input, output, at, session) VALUES (?, ?, ?, NULL, ?, ?)',
          key,
          tool,
          JSON.stringify(input),
          timestamp(),
          session.id,
        );
        return null;
      },
      abandon: (key) => {
        if (begun.delete(key)) sql.exec('DELETE FROM actions WHERE key = ? AND output IS NULL', key);
      },
      finish: ({ key, tool, input, output, order, proposal }) => {
        this.#thread.note(
          [
            {
              type: 'action.done',
              key,
              tool,
              input,
              output,
              order: order ?? null,
              proposal: proposal ?? null,
              session: session.id,
              channel: session.channel,
              assurance: session.assurance,
            },
          ],
          {
            // A turn that was stopped in mid-call and the one that took its place may both come to the end of
            // the same write.
            ids: [`done:${key}`],
            also: () => sql.exec('UPDATE actions SET output = ? WHERE key = ?', JSON.stringify(output), key),
          },
        );
      },
    };
  }

  /** Whether a write was begun under a key, however it ended. */
  isNoted(key: string): boolean {
    return this.#sql.exec('SELECT 1 FROM actions WHERE key = ?', key).toArray().length > 0;
  }

  /** How often a tool was carried out: a label may be sent once more, an appointment come back to a time that it had. */
  doneWith(tool: string): number {
    return this.#sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM actions WHERE tool = ? AND output IS NOT NULL', tool)
      .one().n;
  }

  /**
   * The session's unfinished writes that no person was told of yet: the shop did not answer, or a crash cut
   * the turn off.
   */
  unfinished(session: string): Unfinished[] {
    if (!this.#begun.some) return [];
    return this.#sql
      .exec<{ key: string; tool: string; input: string }>(
        'SELECT key, tool, input FROM actions WHERE output IS NULL AND reported = 0 AND session = ?',
        session,
      )
      .toArray()
      .map((row) => ({ ...row, input: unknownIn(row.input) }));
  }

  /** A person has been notified of them. */
  reported(actions: Unfinished[]): void {
    for (const { key } of actions) this.#sql.exec('UPDATE actions SET reported = 1 WHERE key = ?', key);
  }
}

/** A write that was begun in a session and of which nobody knows how it ended. */
export interface Unfinished {
  key: string;
  tool: string;
  input: unknown;
}

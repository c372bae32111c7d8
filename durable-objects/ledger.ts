import { timestamp } from '../src/clock.ts';
import type { Session } from '../src/conversation/state.ts';
import type { Ledger } from '../src/tools/toolbox.ts';
import type { Thread } from './thread.ts';

/**
 * The record of writes in the shop: each is noted under its key before the call and again with its result, so that a turn that
 * starts over after a crash finds what was done instead of doing it twice.
 */
export function ledger(sql: SqlStorage, thread: Thread, session: Session, trace: string): Ledger {
  return {
    begin({ key, tool, input }) {
      const earlier = sql
        .exec<{ output: string | null }>('SELECT output FROM actions WHERE key = ?', key)
        .toArray()[0];
      if (earlier?.output) return { output: JSON.parse(earlier.output) as unknown };
      if (!earlier) {
        sql.exec(
          'INSERT INTO actions (key, tool, input, output, at) VALUES (?, ?, ?, NULL, ?)',
          key,
          tool,
          JSON.stringify(input),
          timestamp(),
        );
      }
      return null;
    },
    finish({ key, tool, input, output, order, proposal }) {
      thread.note(
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
          },
        ],
        trace,
        { also: () => sql.exec('UPDATE actions SET output = ? WHERE key = ?', JSON.stringify(output), key) },
      );
    },
  };
}

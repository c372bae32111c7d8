import type { DraftMade, DraftSettled } from '../../../src/conversation/events/drafts.ts';
import type { Event } from '../../../src/conversation/events.ts';
import type { Log } from './log.ts';

/** Notes where the log has what an event says of a draft. */
export function recordDraft(sql: SqlStorage, { seq }: Event, fact: DraftMade | DraftSettled): void {
  if (fact.type === 'draft.made')
    sql.exec('INSERT OR IGNORE INTO drafts (id, made) VALUES (?, ?)', fact.draft, seq);
  else sql.exec('UPDATE drafts SET settled = ? WHERE id = ?', seq, fact.draft);
}

/** A draft with what came of it. */
export interface DraftRecord {
  /** ISO 8601. */
  at: string;
  made: DraftMade;
  /** Null while it waits. */
  settled: DraftSettled | null;
}

/** The drafts of a thread, read from its log. */
export class DraftRecords {
  readonly #sql: SqlStorage;
  readonly #log: Pick<Log, 'at'>;

  constructor(sql: SqlStorage, log: Pick<Log, 'at'>) {
    this.#sql = sql;
    this.#log = log;
  }

  get(id: string): DraftRecord | null {
    const [row] = this.#sql
      .exec<{ made: number; settled: number | null }>('SELECT made, settled FROM drafts WHERE id = ?', id)
      .toArray();
    const made = row ? this.#log.at(row.made) : null;
    if (!row || made?.fact.type !== 'draft.made') return null;
    const settled = row.settled === null ? null : (this.#log.at(row.settled)?.fact ?? null);
    return {
      at: made.at,
      made: made.fact,
      settled: settled?.type === 'draft.settled' ? settled : null,
    };
  }
}

import { z } from 'zod';
import { Channel, Intent } from '../../src/conversation/values.ts';
import { unknownIn } from '../storage/json.ts';

/** A reply that waits for an advisor, as the desk shows it. */
export const DeskDraft = z.object({
  id: z.string(),
  customer: z.string(),
  /** Since when it waits, ISO 8601. */
  at: z.string(),
  channel: Channel,
  intent: Intent.nullable(),
  text: z.string(),
});
export type DeskDraft = z.infer<typeof DeskDraft>;

/** The last draft of a page: the next page begins behind it. */
export const DraftCursor = z.tuple([z.string(), z.string()]);
export type DraftCursor = z.infer<typeof DraftCursor>;

/** For so long it is known whose a decided draft was: who decides it late is told so. */
const DECIDED_FOR = 30 * 86_400_000;

/** The drafts of a store's threads, the oldest first. */
export class DraftList {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Lists a draft, or takes it off where it waits no more. */
  put({ open, ...draft }: DeskDraft & { open: boolean }, now: number): void {
    const { id, customer, at } = draft;
    this.#sql.exec(
      'INSERT OR REPLACE INTO drafts (id, customer, at, open, body) VALUES (?, ?, ?, ?, ?)',
      ...[id, customer, at, open ? 1 : 0, JSON.stringify(open ? draft : null)],
    );
    this.#sql.exec('DELETE FROM drafts WHERE open = 0 AND at < ?', new Date(now - DECIDED_FOR).toISOString());
  }

  /** Whose a draft is; null where it is none. */
  customerOf(id: string): string | null {
    const rows = this.#sql.exec<{ customer: string }>('SELECT customer FROM drafts WHERE id = ?', id);
    return rows.toArray()[0]?.customer ?? null;
  }

  /** Forgets everything of one customer. */
  forget(customer: string): void {
    this.#sql.exec('DELETE FROM drafts WHERE customer = ?', customer);
  }

  page(after: DraftCursor | null, most: number): { entries: DeskDraft[]; next: DraftCursor | null } {
    const rows = this.#sql
      .exec<{ body: string }>(
        'SELECT body FROM drafts WHERE open = 1 AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?',
        ...(after ?? ['', '']),
        most + 1,
      )
      .toArray();
    const entries = rows.slice(0, most).map(({ body }) => DeskDraft.parse(unknownIn(body)));
    const last = rows.length > most ? entries.at(-1) : undefined;
    return { entries, next: last ? [last.at, last.id] : null };
  }
}

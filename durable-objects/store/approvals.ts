import { z } from 'zod';
import { unknownIn } from '../storage/json.ts';

/** An action that waits for an advisor's decision, as the desk shows it. */
export const DeskApproval = z.object({
  id: z.string(),
  customer: z.string(),
  /** When the customer agreed to it, ISO 8601. */
  at: z.string(),
  tool: z.string(),
  order: z.string().nullable(),
  /** What it would do, in the store's language. */
  effect: z.string(),
  /** Money that moves, minor units. */
  amount: z.object({ value: z.number(), currency: z.string() }).nullable(),
  reason: z.string(),
  /** What was compared, one line each. */
  evidence: z.array(z.string()),
  /** By when the customer was told that it will be decided, ISO 8601. */
  due: z.string(),
});
export type DeskApproval = z.infer<typeof DeskApproval>;

/** The last approval of a page: the next page begins behind it. */
export const ApprovalCursor = z.tuple([z.string(), z.string()]);
export type ApprovalCursor = z.infer<typeof ApprovalCursor>;

/** For so long it is known whose a decided approval was: who decides it late is told so. */
const DECIDED_FOR = 30 * 86_400_000;

/** The approvals of a store's threads, whatever was promised first first. */
export class ApprovalList {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Lists an approval, or takes it off where it is decided. */
  put({ open, ...approval }: DeskApproval & { open: boolean }, now: number): void {
    const { id, customer, due } = approval;
    this.#sql.exec(
      'INSERT OR REPLACE INTO approvals (id, customer, due, open, body) VALUES (?, ?, ?, ?, ?)',
      ...[id, customer, due, open ? 1 : 0, JSON.stringify(open ? approval : null)],
    );
    this.#sql.exec(
      'DELETE FROM approvals WHERE open = 0 AND due < ?',
      new Date(now - DECIDED_FOR).toISOString(),
    );
  }

  /** Whose an approval is; null where it is none. */
  customerOf(id: string): string | null {
    const rows = this.#sql.exec<{ customer: string }>('SELECT customer FROM approvals WHERE id = ?', id);
    return rows.toArray()[0]?.customer ?? null;
  }

  /** Forgets everything of one customer. */
  forget(customer: string): void {
    this.#sql.exec('DELETE FROM approvals WHERE customer = ?', customer);
  }

  page(after: ApprovalCursor | null, most: number): { entries: DeskApproval[]; next: ApprovalCursor | null } {
    const rows = this.#sql
      .exec<{ body: string }>(
        'SELECT body FROM approvals WHERE open = 1 AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?',
        ...(after ?? ['', '']),
        most + 1,
      )
      .toArray();
    const entries = rows.slice(0, most).map(({ body }) => DeskApproval.parse(unknownIn(body)));
    const last = rows.length > most ? entries.at(-1) : undefined;
    return { entries, next: last ? [last.due, last.id] : null };
  }
}

import { createHash } from 'node:crypto';
import { Erased, ErasureReason, type ErasureReceipt, Remains } from '../customer/privacy/receipt.ts';

/** The receipts of a store's erasures: what is left of somebody who is erased. */
export class ErasureReceipts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * The same erasure reported twice is one receipt: the one that came first, which is what comes back. `erasedId`: whose it is,
   * which is kept as a hash alone.
   */
  keep(
    { id, at, customer, reason, erased, remains = null }: ErasureReceipt,
    erasedId: string,
  ): ErasureReceipt {
    this.#sql.exec(
      'INSERT OR IGNORE INTO erasures (id, at, customer, reason, erased, tombstone, remains) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      at,
      customer,
      reason,
      JSON.stringify(erased),
      tombstoneOf(erasedId),
      remains,
    );
    return toReceipt(this.#sql.exec<Row>('SELECT * FROM erasures WHERE id = ?', id).one());
  }

  /** Whether somebody was erased here, or in a backup's store. `blinded`: the id as receipts of this store name it. */
  has(customer: string, blinded: string): boolean {
    return (
      this.#sql
        .exec(
          'SELECT 1 FROM erasures WHERE customer = ? UNION ALL SELECT 1 FROM erasures WHERE tombstone = ?',
          blinded,
          tombstoneOf(customer),
        )
        .toArray().length > 0
    );
  }

  /** How what remains of one stands; null where nothing does, or there is no such erasure. */
  remains(id: string): Remains | null {
    const row = this.#sql
      .exec<{ remains: string | null }>('SELECT remains FROM erasures WHERE id = ?', id)
      .toArray()[0];
    return row?.remains ? Remains.parse(row.remains) : null;
  }

  /** What remained is done, given up or dismissed; false where nothing is open. */
  settle(id: string, remains: Remains): boolean {
    const settled = this.#sql.exec(
      "UPDATE erasures SET remains = ? WHERE id = ? AND remains = 'open' RETURNING id",
      remains,
      id,
    );
    return settled.toArray().length > 0;
  }

  /** Newest first. `before` is the `next` of the page before it. */
  page(limit: number, before: number | null): { erasures: ErasureReceipt[]; next: number | null } {
    const rows = this.#sql
      .exec<Row>(
        'SELECT * FROM erasures WHERE n < ? ORDER BY n DESC LIMIT ?',
        before ?? Number.MAX_SAFE_INTEGER,
        limit + 1,
      )
      .toArray();
    const page = rows.slice(0, limit);
    return { erasures: page.map(toReceipt), next: rows.length > limit ? (page.at(-1)?.n ?? null) : null };
  }
}

/** What tells by an id whether it was erased, in every deployment. An id is 122 random bits: nobody finds it by trying. */
function tombstoneOf(customer: string): string {
  return createHash('sha256').update(`erased ${customer}`).digest('hex');
}

type Row = {
  n: number;
  id: string;
  at: string;
  customer: string;
  reason: string;
  erased: string;
  remains: string | null;
};

function toReceipt({ id, at, customer, reason, erased, remains }: Row): ErasureReceipt {
  return {
    id,
    at,
    customer,
    reason: ErasureReason.parse(reason),
    erased: Erased.parse(JSON.parse(erased)),
    remains: remains === null ? null : Remains.parse(remains),
  };
}

import type { AskedLabel } from '../../src/carriers/carrier.ts';
import { CarrierConnection } from '../../src/connections/roster.ts';

/** For how long a label is remembered that is ready, or failed. Milliseconds: longer than any return is open. */
const REMEMBERED = 400 * 86_400_000;

export type LabelState = 'due' | 'asked' | 'coming' | 'ready' | 'failed';

/** A label of a return as it is kept. */
export interface LabelRow {
  back: string;
  owner: string;
  order: string;
  carrier: CarrierConnection;
  mark: string;
  state: LabelState;
  asked: AskedLabel | null;
  file: { key: string; size: number } | null;
  /** Tries in a row that came to nothing. */
  tries: number;
  /** Milliseconds. */
  askedAt: number;
  /** When it is gone on with; null: not by itself. One that was `asked` for is lost then, and of one that is `coming` there is no PDF. */
  next: number | null;
  /** The request by which an advisor last had it bought anew. */
  renewed: string | null;
}

type Stored = {
  back: string;
  owner: string;
  of_order: string;
  carrier: string;
  mark: string;
  state: LabelState;
  id: string | null;
  tracking: string | null;
  document: string | null;
  file: string | null;
  size: number | null;
  tries: number;
  asked_at: number;
  next_at: number | null;
  renewed_by: string | null;
};

/** What a store's carriers were asked for. */
export class LabelRecords {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(back: string, owner: string): LabelRow | null {
    const [row] = this.#sql
      .exec<Stored>('SELECT * FROM labels WHERE back = ? AND owner = ?', back, owner)
      .toArray();
    return row ? rowOf(row) : null;
  }

  add(
    {
      back,
      owner,
      order,
      carrier,
      mark,
    }: Omit<LabelRow, 'state' | 'asked' | 'file' | 'tries' | 'askedAt' | 'next' | 'renewed'>,
    now: number,
  ): void {
    this.#sql.exec(
      `INSERT INTO labels (back, owner, of_order, carrier, mark, state, asked_at, next_at) VALUES (?, ?, ?, ?, ?, 'due', ?, ?)`,
      ...[back, owner, order, carrier, mark, now, now],
    );
  }

  /** What has become of one. `next`: when it is gone on with, in milliseconds; null: not by itself. */
  become(
    { back, owner }: Pick<LabelRow, 'back' | 'owner'>,
    state: LabelState,
    next: number | null,
    { asked, file, tries }: Partial<Pick<LabelRow, 'asked' | 'file' | 'tries'>> = {},
  ): void {
    const { id = null, tracking = null, document = null } = asked ?? {};
    this.#sql.exec(
      `UPDATE labels SET state = ?, next_at = ?, id = coalesce(?, id), tracking = coalesce(?, tracking), document = coalesce(?, document),
       file = coalesce(?, file), size = coalesce(?, size), tries = ? WHERE back = ? AND owner = ?`,
      ...[
        state,
        next,
        id,
        tracking,
        document,
        file?.key ?? null,
        file?.size ?? null,
        tries ?? 0,
        back,
        owner,
      ],
    );
  }

  /** Asked for anew: what was refused may be taken by now. `request`: an advisor's, where one has said so. */
  again({ back, owner }: Pick<LabelRow, 'back' | 'owner'>, now: number, request: string | null = null): void {
    this.#sql.exec(
      `UPDATE labels SET state = 'due', id = NULL, tracking = NULL, document = NULL, tries = 0, asked_at = ?, next_at = ?, renewed_by = coalesce(?, renewed_by) WHERE back = ? AND owner = ?`,
      ...[now, now, request, back, owner],
    );
  }

  /** Looked for anew where it was bought: it has another day to come. */
  lookAgain({ back, owner }: Pick<LabelRow, 'back' | 'owner'>, now: number): void {
    this.#sql.exec(
      "UPDATE labels SET state = 'coming', tries = 0, asked_at = ?, next_at = ? WHERE back = ? AND owner = ?",
      ...[now, now, back, owner],
    );
  }

  due(now: number): LabelRow[] {
    return this.#sql
      .exec<Stored>('SELECT * FROM labels WHERE next_at <= ? ORDER BY next_at LIMIT 50', now)
      .toArray()
      .map(rowOf);
  }

  /** Those that a carrier is still making: it has told that something is new. */
  hasten(carrier: CarrierConnection, at: number): void {
    this.#sql.exec(
      "UPDATE labels SET next_at = min(coalesce(next_at, ?1), ?1) WHERE carrier = ?2 AND state = 'coming'",
      ...[at, carrier],
    );
  }

  /** When something is gone on with next; null when nothing is. */
  next(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(next_at) AS at FROM labels').one().at;
  }

  sweep(now: number): void {
    this.#sql.exec('DELETE FROM labels WHERE next_at IS NULL AND asked_at <= ?', now - REMEMBERED);
  }

  drop({ back, owner }: Pick<LabelRow, 'back' | 'owner'>): void {
    this.#sql.exec('DELETE FROM labels WHERE back = ? AND owner = ?', back, owner);
  }

  /** All of an account, and of orders. */
  of(owner: string, orders: readonly string[]): LabelRow[] {
    return this.#sql
      .exec<Stored>(
        'SELECT * FROM labels WHERE owner = ? OR of_order IN (SELECT value FROM json_each(?)) ORDER BY asked_at',
        owner,
        JSON.stringify(orders),
      )
      .toArray()
      .map(rowOf);
  }
}

function rowOf({
  of_order: order,
  asked_at: askedAt,
  next_at: next,
  renewed_by: renewed,
  ...row
}: Stored): LabelRow {
  const { id, tracking, document, file, size, back, owner, mark, state, tries } = row;
  return {
    ...{ back, owner, order, mark, state, tries, askedAt, next, renewed },
    carrier: CarrierConnection.parse(row.carrier),
    asked: id === null ? null : { id, tracking, document },
    file: file === null || size === null ? null : { key: file, size },
  };
}

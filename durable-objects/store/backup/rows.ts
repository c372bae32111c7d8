import { BACKED_UP } from '../../storage/backed-up.ts';
import { unknownIn } from '../../storage/json.ts';
import { putTables, type RowsPage, rowsFrom, type TableRows } from '../../storage/rows.ts';
import { DeskApproval } from '../approvals.ts';
import { DeskDraft } from '../drafts.ts';
import type { ErasureReceipts } from '../erasures.ts';
import { Scenarios } from '../scenarios.ts';

/** Receipts that are read at once, to see whether they can be. */
const MOST_READ = 100_000;

/** What is done about a backup that is taken back. `at`: ISO 8601. */
export type RestoreAct =
  | { type: 'begin'; backup: string; at: string }
  | { type: 'asked'; backup: string }
  | { type: 'end'; backup: string; at: string };

/** How it stands; `none`: it was never begun. */
export type RestoreState = 'none' | 'going' | 'done';

/** The store's part of a backup. Needs its tables. */
export class StoreBackup {
  readonly #sql: SqlStorage;
  readonly #storage: DurableObjectStorage;
  readonly #erasures: ErasureReceipts;

  constructor(storage: DurableObjectStorage, erasures: ErasureReceipts) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#erasures = erasures;
  }

  page(place: string | null): RowsPage {
    return rowsFrom(this.#sql, BACKED_UP.store, place);
  }

  put(tables: readonly TableRows[]): void {
    // Receipts are numbered as they come: another store's numbers are taken here.
    const unnumbered = tables.map(({ table, rows }) =>
      table === 'erasures' ? { table, rows: rows.map(({ n: _, ...row }) => row) } : { table, rows },
    );
    putTables(this.#storage, BACKED_UP.store, unnumbered, (table) => this.#read(table));
  }

  /** Throws where a row of a table cannot be read. */
  #read(table: string): void {
    const bodies = (name: 'approvals' | 'drafts') =>
      this.#sql
        .exec<{ body: string }>(`SELECT body FROM ${name}`)
        .toArray()
        .map(({ body }) => unknownIn(body));
    if (table === 'approvals') for (const body of bodies(table)) DeskApproval.parse(body);
    if (table === 'drafts') for (const body of bodies(table)) DeskDraft.parse(body);
    if (table === 'scenario_results')
      new Scenarios(this.#sql).act({ type: 'list' }, new Date(0).toISOString());
    if (table === 'erasures') this.#erasures.page(MOST_READ, null);
  }

  /** Who of some was erased. `blind`: an id as receipts of this store name it. */
  async erasedOf(
    customers: readonly string[],
    blind: (customer: string) => Promise<string>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const customer of customers)
      if (this.#erasures.has(customer, await blind(customer))) found.push(customer);
    return found;
  }

  act(act: RestoreAct): RestoreState {
    if (act.type === 'begin')
      this.#sql.exec(
        `INSERT INTO restores (backup, at) VALUES (?, ?)
         ON CONFLICT (backup) DO UPDATE SET at = excluded.at, done_at = NULL`,
        act.backup,
        act.at,
      );
    if (act.type === 'end')
      this.#sql.exec('UPDATE restores SET done_at = ? WHERE backup = ?', act.at, act.backup);
    const row = this.#sql
      .exec<{ done_at: string | null }>('SELECT done_at FROM restores WHERE backup = ?', act.backup)
      .toArray()[0];
    if (!row) return 'none';
    return row.done_at === null ? 'going' : 'done';
  }
}

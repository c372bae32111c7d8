import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../../src/env.ts';
import type { Baseline } from '../../src/figures/baseline.ts';
import type { CountedDay } from '../../src/figures/packed.ts';
import { type Figures as FiguresOfDays, share } from '../../src/figures/report.ts';
import type { ThreadFigures } from '../../src/figures/rows.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { Schema } from '../storage/migrate.ts';
import { NO_ROWS, putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { Baselines } from './baselines.ts';
import { FigureRecords } from './records.ts';
import { type AskedThreads, type FigureThread, type ReportQuery, Reports } from './reports.ts';
import { figuresSchema } from './schema.ts';

/**
 * What a store's figures are counted from. An actor of its own, so that no report waits for the desk and no customer for a report.
 * Threads tell how each of their problems stands; whatever comes twice is counted once.
 */
export class Figures extends DurableObject<Env> {
  readonly #schema = new Schema(this.ctx.storage, figuresSchema);

  /** Takes in how things stand in a thread that `person` leads. */
  put(person: string, figures: ThreadFigures): void {
    this.ctx.storage.transactionSync(() => new FigureRecords(this.#sql).put(person, figures));
  }

  /** Somebody was erased: their numbers stay, and lead to nobody. */
  forget(person: string): void {
    if (!this.#schema.made) return;
    const nobody = crypto.randomUUID();
    this.ctx.storage.transactionSync(() => new FigureRecords(this.#sql).forget(person, nobody));
  }

  /** Whoever leads that thread is no customer: nothing of it counts. */
  uncount(person: string): void {
    if (!this.#schema.made) return;
    this.ctx.storage.transactionSync(() => new FigureRecords(this.#sql).remove(person));
  }

  report(query: ReportQuery): { figures: FiguresOfDays; days: CountedDay[]; baseline: Baseline | null } {
    if (!this.#schema.made) return { figures: NOTHING, days: [], baseline: null };
    return { ...this.#read((reports) => reports.report(query)), baseline: new Baselines(this.#sql).read() };
  }

  /** Whose threads stand behind a figure; null where it leads to none. */
  threads(query: ReportQuery, asked: AskedThreads): FigureThread[] | null {
    return this.#schema.made ? this.#read((reports) => reports.threads(query, asked)) : [];
  }

  /** What stood before, to be shown beside what stands now; null forgets it. */
  setBaseline(baseline: Baseline | null): void {
    new Baselines(this.#sql).set(baseline);
  }

  /** Whom the figures know of, in the order of their names, behind one of them. */
  people(after: string, most: number): string[] {
    return this.#schema.made ? new FigureRecords(this.#sql).people(after, most) : [];
  }

  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage {
    return this.#schema.made ? rowsFrom(this.#sql, BACKED_UP.figures, place) : NO_ROWS;
  }

  /** Takes such rows back; those that are here stay as they are. */
  restore(tables: readonly TableRows[]): void {
    this.#schema.make();
    this.ctx.storage.transactionSync(() => {
      for (const { table, rows } of putTables(this.ctx.storage, BACKED_UP.figures, tables))
        if (table !== 'baseline') new FigureRecords(this.#sql).repack(rows.map(({ day }) => String(day)));
    });
  }

  /** The store was deleted: so is this. */
  wipe(): void {
    if (this.#schema.made) this.#schema.unmake();
  }

  /** Reports pack what they read: one transaction. */
  #read<T>(from: (reports: Reports) => T): T {
    return this.ctx.storage.transactionSync(() => from(new Reports(this.#sql)));
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.ctx.storage.sql;
  }
}

const NONE = share(0, 0);
const NO_TIMES = { median: null, p90: null };
const NOTHING: FiguresOfDays = {
  volume: { people: 0, tickets: 0, messages: 0 },
  first_contact_resolution: NONE,
  resolved_alone: NONE,
  assisted: NONE,
  handed_over: NONE,
  reopened: NONE,
  first_answer: { assistant: NO_TIMES, people: NO_TIMES },
  time_to_resolution: NO_TIMES,
  csat: NONE,
  nps: NONE,
  repetition: NONE,
  promises_kept: NONE,
};

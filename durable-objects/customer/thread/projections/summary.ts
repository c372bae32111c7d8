import { z } from 'zod';
import type { PassedExchange, RunningSummary, SummaryPart } from '../../../../src/brain/summary.ts';
import type { Fact } from '../../../../src/conversation/events.ts';
import { storedEntities } from '../../../../src/conversation/upcast.ts';
import type { Author, Channel, Intent } from '../../../../src/conversation/values.ts';

/** A summary, and the place of the last exchange in it. */
const Kept = z.object({ text: z.string(), until: z.string(), seq: z.number() });
type Kept = z.infer<typeof Kept>;

/** What is to be added to the summary, and where that ends. */
interface DueSummary extends SummaryPart {
  until: string;
  seq: number;
}

/** Exchanges that a turn reads itself, that make a summary due, that it takes in at once, and that a first one reaches back. */
interface SummaryTerms {
  view: number;
  due: number;
  most: number;
  back: number;
}

/** Where the summary stands among what the object keeps about itself: it goes with the person like all of that. */
const NAME = 'summary';

/** Drops the summary: what it was made of has changed or is gone. */
export function dropSummary(sql: SqlStorage): void {
  sql.exec('DELETE FROM meta WHERE name = ?', NAME);
}

/** The customer took back, or wrote anew, what may stand in the summary. */
export function takesBack(fact: Fact): boolean {
  return fact.type === 'message.withdrawn' || (fact.type === 'message.received' && Boolean(fact.replaces));
}

/**
 * What was said before the exchanges that a turn reads, in few words. It holds nothing that visitors said who
 * only claimed to be the customer, and nothing of ours that was for somebody verified.
 */
export class SummaryStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get kept(): RunningSummary | null {
    const kept = this.#read();
    return kept && { text: kept.text, until: kept.until };
  }

  keep(summary: Kept): void {
    const value = JSON.stringify(summary);
    this.#sql.exec('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', NAME, value);
  }

  /** What has left the view since; null while that is little. */
  due({ view, due, most, back }: SummaryTerms): DueSummary | null {
    const edge = this.#place(view);
    if (!edge) return null;
    const kept = this.#read();
    const from = kept ?? this.#place(view + back) ?? { until: '', seq: 0 };
    const rows = this.#sql
      .exec<Row>(
        `SELECT x.rowid AS seq, x.timestamp AS at, x.channel, x.author, x.text, x.detected_intent AS intent, x.entities,
           x.resolution_achieved AS resolution
         FROM exchanges x INDEXED BY exchanges_by_time CROSS JOIN log l ON l.seq = x.rowid
         WHERE l.type <> 'testimony.heard' AND NOT (x.direction = 'out' AND x.assurance = 'verified')
           AND json_extract(l.fact, '$.automatic') IS NULL
           AND x.timestamp BETWEEN ? AND ?
           AND (x.timestamp, x.rowid) > (?, ?) AND (x.timestamp, x.rowid) <= (?, ?)
         ORDER BY x.timestamp, x.rowid LIMIT ?`,
        ...[from.until, edge.until, from.until, from.seq, edge.until, edge.seq, most],
      )
      .toArray();
    const last = rows.at(-1);
    if (!last || rows.length < due) return null;
    const exchanges = rows.map(({ seq: _, entities, ...row }): PassedExchange => {
      const { orders } = storedEntities(entities);
      return { ...row, orders };
    });
    return { before: kept?.text ?? '', exchanges, until: last.at, seq: last.seq };
  }

  /** The place of the exchange that so many come after. */
  #place(after: number): { until: string; seq: number } | null {
    const found = this.#sql.exec<{ until: string; seq: number }>(
      'SELECT timestamp AS until, rowid AS seq FROM exchanges ORDER BY timestamp DESC, rowid DESC LIMIT 1 OFFSET ?',
      after,
    );
    return found.toArray()[0] ?? null;
  }

  #read(): Kept | null {
    const found = this.#sql.exec<{ value: string }>('SELECT value FROM meta WHERE name = ?', NAME);
    const [row] = found.toArray();
    return row ? Kept.parse(JSON.parse(row.value)) : null;
  }
}

type Row = {
  seq: number;
  at: string;
  channel: Channel;
  author: Author;
  text: string;
  intent: Intent | null;
  entities: string;
  resolution: PassedExchange['resolution'];
};

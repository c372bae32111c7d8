import { behind } from '../../src/figures/behind.ts';
import { type Counted, type CountedDay, count, type PackedFilter } from '../../src/figures/packed.ts';
import { type Figures, share, type Times } from '../../src/figures/report.ts';
import { Packs } from './packs.ts';

/** Which days and which of what happened on them. Days are `YYYY-MM-DD`, both inclusive. */
export interface ReportQuery {
  from: string;
  to: string;
  channel: string | null;
  intent: string | null;
  language: string | null;
}

/** Threads behind a figure that are told at most. */
const MOST = 100;
type Row<T> = { [column: string]: SqlStorageValue } & T;

/** Which threads: those that the figure counts, or those that it looks at and does not count. */
export interface AskedThreads {
  figure: string;
  counted: boolean;
}

export interface FigureThread {
  customer: string;
  /** The last day of something of theirs that the figure looks at. */
  day: string;
}

/** Reads the figures of some days, in one pass over what is packed of them. Inside a transaction: it packs. */
export class Reports {
  readonly #sql: SqlStorage;
  readonly #packs: Packs;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#packs = new Packs(sql);
  }

  report(query: ReportQuery): { figures: Figures; days: CountedDay[] } {
    const days = this.#packs.days(query.from, query.to);
    const counted = count(days, this.#filter(query), this.#packs.most());
    return { figures: figuresOf(counted, this.#promises(query)), days: counted.days };
  }

  /** Whose threads stand behind a figure, the latest first; nobody who was erased. Null: it leads to no threads. */
  threads(query: ReportQuery, { figure, counted }: AskedThreads): FigureThread[] | null {
    if (figure === 'promises_kept')
      return this.#sql
        .exec<Row<FigureThread>>(
          `SELECT person AS customer, max(day) AS day FROM promises WHERE day BETWEEN ? AND ? AND kept = ? AND person GLOB 'cu_*'
           GROUP BY person ORDER BY 2 DESC LIMIT ?`,
          ...[query.from, query.to, Number(counted), MOST],
        )
        .toArray();
    const days = this.#packs.days(query.from, query.to);
    const asked = { figure, counted, most: MOST };
    const found = behind(days, this.#filter(query), asked, this.#packs.most());
    return (
      found?.flatMap(({ person, day }) => {
        const customer = this.#packs.name(person);
        return customer.startsWith('cu_') ? [{ customer, day }] : [];
      }) ?? null
    );
  }

  #filter(query: ReportQuery): PackedFilter {
    const number = (name: string | null) => (name === null ? null : this.#packs.number(name));
    return {
      channel: number(query.channel),
      intent: number(query.intent),
      language: number(query.language),
    };
  }

  #promises({ from, to }: ReportQuery): { kept: number; of: number } {
    return this.#sql
      .exec<{ kept: number; of: number }>(
        'SELECT coalesce(sum(kept), 0) AS kept, count(kept) AS of FROM promises WHERE day BETWEEN ? AND ?',
        from,
        to,
      )
      .one();
  }
}

function figuresOf(
  { people, tickets, traffic, times }: Counted,
  promises: { kept: number; of: number },
): Figures {
  const { csat, nps } = tickets;
  return {
    volume: {
      people: traffic?.people ?? people.all,
      tickets: tickets.all,
      messages: traffic?.messages ?? tickets.messages,
    },
    first_contact_resolution: share(people.once, people.solved),
    resolved_alone: share(people.alone, people.all),
    assisted: share(people.solved - people.alone, people.all),
    handed_over: share(people.handed, people.all),
    reopened: share(tickets.reopened, tickets.solved),
    first_answer: { assistant: timesOf(times.firstAnswer), people: timesOf(times.firstPerson) },
    time_to_resolution: timesOf(times.resolvedAfter),
    csat: share(csat.happy, csat.of),
    nps: { value: nps.of > 0 ? Math.round((100 * (nps.happy - nps.unhappy)) / nps.of) : null, of: nps.of },
    repetition: share(tickets.askedAgain, tickets.all),
    promises_kept: share(promises.kept, promises.of),
  };
}

function timesOf(sorted: Int32Array): Times {
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
  return { median: at(0.5), p90: at(0.9) };
}

import { type Figures, type Share, share, type Times } from '../../src/figures/report.ts';

/** Which days and which of what happened on them. Days are `YYYY-MM-DD`, both inclusive. */
export interface ReportQuery {
  from: string;
  to: string;
  channel: string | null;
  intent: string | null;
  language: string | null;
}

export interface DayFigures {
  day: string;
  people: number;
  tickets: number;
  messages: number;
  resolved: number;
  handed_over: number;
}

type Filter = { where: string; values: string[] };

/** Reads the figures of some days. One statement a figure, each by the index of days. */
export class Reports {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  figures(query: ReportQuery): Figures {
    const tickets = filterOf(query, ['channel', 'intent', 'language']);
    const people = this.#people(tickets);
    const solved = this.#count('tickets', tickets, 'closed = 1 OR reopened = 1');
    const all = this.#count('tickets', tickets);
    const traffic = this.#traffic(query);
    return {
      volume: {
        people: traffic?.people ?? people.all,
        tickets: all,
        messages: traffic?.messages ?? this.#sum('messages', tickets),
      },
      first_contact_resolution: share(people.once, people.solved),
      resolved_alone: share(people.alone, people.all),
      assisted: share(people.solved - people.alone, people.all),
      handed_over: share(people.handed, people.all),
      reopened: share(this.#count('tickets', tickets, 'reopened = 1'), solved),
      first_answer: {
        assistant: this.#times('first_answer', tickets),
        people: this.#times('first_person', tickets),
      },
      time_to_resolution: this.#times('resolved_after', tickets),
      csat: share(
        this.#count('tickets', tickets, 'csat >= 4'),
        this.#count('tickets', tickets, 'csat IS NOT NULL'),
      ),
      nps: this.#nps(tickets),
      repetition: share(this.#sum('asked_again', tickets), all),
      promises_kept: this.#promises(query),
    };
  }

  /** One row for each day on which anything happened. */
  days(query: ReportQuery): DayFigures[] {
    const tickets = filterOf(query, ['channel', 'intent', 'language']);
    const traffic = filterOf(query, ['channel', 'language']);
    const rows = this.#sql
      .exec<{ [column: string]: SqlStorageValue } & DayFigures>(
        `SELECT day, count(DISTINCT person) AS people, count(*) AS tickets, sum(messages) AS messages, sum(closed) AS resolved,
           sum(handed_over) AS handed_over FROM tickets WHERE ${tickets.where} GROUP BY day ORDER BY day`,
        ...tickets.values,
      )
      .toArray();
    if (query.intent !== null) return rows;
    const days = new Map<string, DayFigures>(rows.map((row) => [row.day, row]));
    for (const { day, people, messages } of this.#sql.exec<{ day: string; people: number; messages: number }>(
      `SELECT day, count(DISTINCT person) AS people, sum(received + sent) AS messages FROM traffic WHERE ${traffic.where} GROUP BY day`,
      ...traffic.values,
    ))
      days.set(day, {
        ...(days.get(day) ?? { day, tickets: 0, resolved: 0, handed_over: 0 }),
        people,
        messages,
      });
    return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  /** People by what became of all their problems of these days. */
  #people({ where, values }: Filter) {
    const row = this.#sql
      .exec<{ [name: string]: number }>(
        `SELECT count(*) AS all_, coalesce(sum(solved), 0) AS solved, coalesce(sum(solved AND NOT helped), 0) AS alone,
           coalesce(sum(solved AND once), 0) AS once, coalesce(sum(handed), 0) AS handed
         FROM (SELECT min(closed) AS solved, max(by_person OR handed_over) AS helped, max(contacts) <= 1 AND max(reopened) = 0 AS once,
             max(handed_over) AS handed FROM tickets WHERE ${where} GROUP BY person)`,
        ...values,
      )
      .one();
    const { all_: all = 0, solved = 0, alone = 0, once = 0, handed = 0 } = row;
    return { all, solved, alone, once, handed };
  }

  /** Null where messages are not known by what is asked for. */
  #traffic(query: ReportQuery): { people: number; messages: number } | null {
    if (query.intent !== null) return null;
    const { where, values } = filterOf(query, ['channel', 'language']);
    return this.#sql
      .exec<{ people: number; messages: number }>(
        `SELECT count(DISTINCT person) AS people, coalesce(sum(received + sent), 0) AS messages FROM traffic WHERE ${where}`,
        ...values,
      )
      .one();
  }

  #nps(filter: Filter): Share {
    const of = this.#count('tickets', filter, 'nps IS NOT NULL');
    const happy = this.#count('tickets', filter, 'nps >= 9');
    const unhappy = this.#count('tickets', filter, 'nps <= 6');
    return { value: of > 0 ? Math.round((100 * (happy - unhappy)) / of) : null, of };
  }

  #promises({ from, to }: ReportQuery): Share {
    const days = { where: 'day BETWEEN ? AND ?', values: [from, to] };
    return share(
      this.#count('promises', days, 'kept = 1'),
      this.#count('promises', days, 'kept IS NOT NULL'),
    );
  }

  #count(table: 'tickets' | 'promises', { where, values }: Filter, and = '1'): number {
    return this.#sql
      .exec<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where} AND (${and})`, ...values)
      .one().n;
  }

  #sum(column: 'messages' | 'asked_again', { where, values }: Filter): number {
    return this.#sql
      .exec<{ n: number }>(`SELECT coalesce(sum(${column}), 0) AS n FROM tickets WHERE ${where}`, ...values)
      .one().n;
  }

  #times(column: 'first_answer' | 'first_person' | 'resolved_after', filter: Filter): Times {
    const of = this.#count('tickets', filter, `${column} IS NOT NULL`);
    const at = (part: number): number | null =>
      of === 0
        ? null
        : this.#sql
            .exec<{ value: number }>(
              `SELECT ${column} AS value FROM tickets WHERE ${filter.where} AND ${column} IS NOT NULL ORDER BY 1 LIMIT 1 OFFSET ?`,
              ...filter.values,
              Math.min(of - 1, Math.floor(of * part)),
            )
            .one().value;
    return { median: at(0.5), p90: at(0.9) };
  }
}

/** The rows that a query is about: columns of our own, values bound. */
function filterOf(query: ReportQuery, by: readonly ('channel' | 'intent' | 'language')[]): Filter {
  const set = by.filter((column) => query[column] !== null);
  return {
    where: ['day BETWEEN ? AND ?', ...set.map((column) => `${column} = ?`)].join(' AND '),
    values: [query.from, query.to, ...set.map((column) => query[column] ?? '')],
  };
}

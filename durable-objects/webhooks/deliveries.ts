import type { WebhookEvent } from '../../src/webhooks/news.ts';

const DAY = 86_400_000;
/** How long the log of deliveries goes back. */
const KEPT_FOR = 30 * DAY;
/** Deliveries under way at once: a Durable Object has six connections. To one endpoint half of them, so that none waits for a slow one. */
const AT_ONCE = { all: 6, endpoint: 3 } as const;
/** When a delivery is taken in hand again whose try was never written down: it crashed. In milliseconds. */
const LEASE = 60_000;

/** What is to be told to one endpoint, and what came of it. Times are ISO 8601. */
export interface Delivery {
  n: number;
  endpoint: string;
  /** Of what happened: the same at each try, and for each endpoint. */
  id: string;
  event: WebhookEvent | 'test';
  at: string;
  state: DeliveryState;
  tries: number;
  /** When it is tried next; null when it is settled. */
  next: string | null;
  tried: string | null;
  /** What the other side answered; null where it did not. */
  status: number | null;
  detail: string | null;
}
export type DeliveryState = 'waiting' | 'delivered' | 'failed';

/** A delivery that is taken in hand: this is its so manieth try. */
export interface Taken {
  n: number;
  endpoint: string;
  id: string;
  body: string;
  tries: number;
}

export interface NewDelivery extends Pick<Delivery, 'endpoint' | 'id' | 'event' | 'at'> {
  customer: string | null;
  body: string;
}

/** How a try ended. */
export interface Tried {
  ok: boolean;
  status: number | null;
  detail: string;
}

type Row = Omit<Delivery, 'next' | 'tried'> & {
  [column: string]: SqlStorageValue;
  due: number | null;
  tried_at: string | null;
};

/** The queue and the log of what a store's systems are told. Times in milliseconds unless said. */
export class Deliveries {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Queues it, unless that endpoint is or was told of it. `due` null: it is being tried, this once. Returns its number. */
  add(
    { endpoint, id, event, at, customer, body }: NewDelivery,
    now: number,
    due: number | null,
  ): number | null {
    const added = this.#sql
      .exec<{ n: number }>(
        `INSERT OR IGNORE INTO deliveries (endpoint, id, event, at, customer, body, state, tries, due, queued)
         VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) RETURNING n`,
        ...[endpoint, id, event, at, customer, body, due === null ? 1 : 0, due, now],
      )
      .toArray()[0];
    return added?.n ?? null;
  }

  /** Takes in hand what is due. Should its end never be written down, it is due again in a minute. */
  take(now: number): Taken[] {
    const due = this.#sql
      .exec<Row & Taken>(
        `SELECT n, endpoint, id, body, tries + 1 AS tries FROM (
           SELECT *, row_number() OVER (PARTITION BY endpoint ORDER BY due, n) AS place FROM deliveries WHERE due <= ?
         ) WHERE place <= ? ORDER BY due, n LIMIT ?`,
        ...[now, AT_ONCE.endpoint, AT_ONCE.all],
      )
      .toArray();
    for (const { n } of due)
      this.#sql.exec('UPDATE deliveries SET tries = tries + 1, due = ? WHERE n = ?', now + LEASE, n);
    return due;
  }

  /** A try has ended; `again`: when it is tried once more, null: it is settled. */
  ended(n: number, { ok, status, detail }: Tried, now: number, again: number | null): void {
    const state: DeliveryState = ok ? 'delivered' : again === null ? 'failed' : 'waiting';
    this.#sql.exec(
      'UPDATE deliveries SET state = ?, due = ?, tried_at = ?, status = ?, detail = ? WHERE n = ?',
      ...[state, ok ? null : again, new Date(now).toISOString(), status, detail, n],
    );
  }

  /** Whom one is for; null where there is none that could be sent again. */
  endpointOf(n: number): string | null {
    return (
      this.#sql
        .exec<{ endpoint: string }>("SELECT endpoint FROM deliveries WHERE n = ? AND event <> 'test'", n)
        .toArray()[0]?.endpoint ?? null
    );
  }

  /** Sends one again that is settled, from its first try on. */
  again(n: number, now: number): 'queued' | 'waiting' {
    const queued = this.#sql.exec(
      "UPDATE deliveries SET state = 'waiting', tries = 0, due = ? WHERE n = ? AND state <> 'waiting' RETURNING n",
      ...[now, n],
    );
    return queued.toArray().length > 0 ? 'queued' : 'waiting';
  }

  /** Newest first, before one of them. */
  page(
    { endpoint, state }: { endpoint: string | null; state: DeliveryState | null },
    before: number | null,
    most: number,
  ): { deliveries: Delivery[]; next: number | null } {
    const rows = this.#sql
      .exec<Row>(
        `SELECT n, endpoint, id, event, at, state, tries, due, tried_at, status, detail FROM deliveries
         WHERE (?1 IS NULL OR endpoint = ?1) AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR n < ?3) ORDER BY n DESC LIMIT ?4`,
        ...[endpoint, state, before, most + 1],
      )
      .toArray();
    const deliveries = rows.slice(0, most).map(({ due, tried_at, ...row }) => ({
      ...row,
      next: due === null ? null : new Date(due).toISOString(),
      tried: tried_at,
    }));
    return { deliveries, next: rows.length > most ? (deliveries.at(-1)?.n ?? null) : null };
  }

  /** Nothing is sent to an endpoint any more. */
  give(endpoint: string, why: string): void {
    this.#sql.exec(
      "UPDATE deliveries SET state = 'failed', due = NULL, detail = ? WHERE endpoint = ? AND state = 'waiting'",
      ...[why, endpoint],
    );
  }

  forgetEndpoint(endpoint: string): void {
    this.#sql.exec('DELETE FROM deliveries WHERE endpoint = ?', endpoint);
  }

  forgetCustomer(customer: string): void {
    this.#sql.exec('DELETE FROM deliveries WHERE customer = ?', customer);
  }

  sweep(now: number): void {
    this.#sql.exec('DELETE FROM deliveries WHERE queued <= ? AND due IS NULL', now - KEPT_FOR);
  }

  /** When there is something to send or to forget next; null where there is nothing. */
  due(): number | null {
    const { due, oldest } = this.#sql
      .exec<{ due: number | null; oldest: number | null }>(
        'SELECT (SELECT min(due) FROM deliveries WHERE due IS NOT NULL) AS due, (SELECT min(queued) FROM deliveries) AS oldest',
      )
      .one();
    // What is as old and still waits is looked at again a day later.
    const times = [due, oldest === null ? null : oldest + KEPT_FOR + DAY].filter((time) => time !== null);
    return times.length ? Math.min(...times) : null;
  }
}

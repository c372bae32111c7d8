import type { Delivery } from '../src/channels/channel.ts';

/** What leaves, and to whom. `address` orders: rows to one address leave one after the other. */
export interface OutboxRow {
  id: number;
  kind: OutboxKind;
  address: string;
  /** The message it delivers, when it is one. */
  message: string | null;
  body: unknown;
  attempts: number;
  /** True when an earlier attempt was cut off between the call and its record, or never got an answer: it may have arrived. */
  doubtful: boolean;
}

/**
 * `email`, `whatsapp`: to the customer. `owner`: to the object of the account she named. `desk`: to the store's waiting list.
 * `notice`: a letter of our own to the address on file, still to be written.
 */
export type OutboxKind = 'email' | 'whatsapp' | 'owner' | 'desk' | 'notice';

/** Attempts before a row is parked: with the waits below that is about a day. */
const MOST_ATTEMPTS = 8;
/** After this, a row found `sending` belongs to a crashed attempt and is sent once more. */
const SENDING_FOR = 60_000;

/** Wait before attempt `n + 1`, in milliseconds: 2 s, 8 s, 32 s … at most 6 hours. */
function backoff(attempts: number): number {
  return Math.min(2_000 * 4 ** (attempts - 1), 6 * 3_600_000);
}

type Stored = {
  id: number;
  kind: OutboxKind;
  address: string;
  message: string | null;
  body: string;
  state: 'queued' | 'sending' | 'sent' | 'parked';
  attempts: number;
  due: number;
};

/** How a delivery ended, for whoever records it. */
export type Ending =
  | { status: 'sent'; provider: string; doubled: boolean }
  | { status: 'parked'; error: string }
  | { status: 'later' };

/** The rows that wait to leave. All methods are synchronous, so that callers put them into their own transaction. */
export class Outbox {
  readonly #sql: SqlStorage;
  /** Rows whose call is under way in this instance. After a crash it is empty, and that is how a crash is told. */
  readonly #running = new Set<number>();
  /** Known to hold nothing that waits: most messages ask, and few queue anything. */
  #idle = false;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Queues a row; part of the transaction of the event that caused it. Returns its id. */
  add(
    row: { kind: OutboxKind; address: string; message: string | null; body: unknown },
    now: number,
  ): number {
    this.#idle = false;
    return this.#sql
      .exec<{ id: number }>(
        `INSERT INTO outbox (kind, address, message, body, state, attempts, due)
         VALUES (?, ?, ?, ?, 'queued', 0, ?) RETURNING id`,
        row.kind,
        row.address,
        row.message,
        JSON.stringify(row.body),
        now,
      )
      .one().id;
  }

  /**
   * Takes the rows that may leave now and marks them `sending`: due, not under way, and first in line for their address.
   */
  take(now: number): OutboxRow[] {
    if (this.#idle) return [];
    const first = new Map<string, Stored>();
    for (const row of this.#sql.exec<Stored>(
      "SELECT * FROM outbox WHERE state IN ('queued', 'sending') ORDER BY id LIMIT 500",
    )) {
      const line = `${row.kind} ${row.address}`;
      if (!first.has(line)) first.set(line, row);
    }
    const taken: OutboxRow[] = [];
    for (const row of first.values()) {
      if (this.#running.has(row.id) || row.due > now) continue;
      this.#running.add(row.id);
      this.#sql.exec(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, due = ? WHERE id = ?",
        now + SENDING_FOR,
        row.id,
      );
      taken.push({
        id: row.id,
        kind: row.kind,
        address: row.address,
        message: row.message,
        body: JSON.parse(row.body),
        attempts: row.attempts + 1,
        doubtful: row.state === 'sending',
      });
    }
    return taken;
  }

  /** Records what came of an attempt. */
  settle(row: OutboxRow, delivery: Delivery, now: number): Ending {
    this.#running.delete(row.id);
    if (delivery.status === 'accepted') {
      this.#sql.exec(
        "UPDATE outbox SET state = 'sent', provider = ? WHERE id = ?",
        delivery.provider,
        row.id,
      );
      return { status: 'sent', provider: delivery.provider, doubled: row.doubtful };
    }
    if (delivery.status === 'failed' || row.attempts >= MOST_ATTEMPTS) {
      this.#sql.exec("UPDATE outbox SET state = 'parked', error = ? WHERE id = ?", delivery.error, row.id);
      return { status: 'parked', error: delivery.error };
    }
    this.#sql.exec(
      'UPDATE outbox SET state = ?, due = ?, error = ? WHERE id = ?',
      // In doubt it stays as a crash would leave it: a receipt may settle it before it is sent again.
      delivery.unsure ? 'sending' : 'queued',
      now + (delivery.after ?? backoff(row.attempts)),
      delivery.error,
      row.id,
    );
    return { status: 'later' };
  }

  /** The provider tells that a row it names has arrived: one left in doubt needs no second sending. */
  confirm(id: number, provider: string): void {
    if (this.#running.has(id)) return;
    this.#sql.exec(
      "UPDATE outbox SET state = 'sent', provider = ? WHERE id = ? AND state = 'sending'",
      provider,
      id,
    );
  }

  /** When the next row is due, in milliseconds; null when nothing waits. Rows under way count by their deadline. */
  nextDue(): number | null {
    if (this.#idle) return null;
    const { due } = this.#sql
      .exec<{ due: number | null }>("SELECT min(due) AS due FROM outbox WHERE state IN ('queued', 'sending')")
      .one();
    this.#idle = due === null;
    return due;
  }

  /** What the last row that arrived at an address said; null when none has. */
  lastSent(kind: OutboxKind, address: string): unknown {
    const row = this.#sql
      .exec<{ body: string }>(
        "SELECT body FROM outbox WHERE kind = ? AND address = ? AND state = 'sent' ORDER BY id DESC LIMIT 1",
        kind,
        address,
      )
      .toArray()[0];
    return row ? JSON.parse(row.body) : null;
  }

  /** The message that a row delivers. */
  messageOf(id: number): string | null {
    return (
      this.#sql.exec<{ message: string | null }>('SELECT message FROM outbox WHERE id = ?', id).toArray()[0]
        ?.message ?? null
    );
  }
}

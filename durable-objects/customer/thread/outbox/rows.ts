import { channelsWhere } from '../../../../src/conversation/channels.ts';
import type { OutboxKind } from './row.ts';

/** Kinds that may have to wait until the customer writes, as a list in SQL. */
export const WITH_WINDOW = channelsWhere(({ window }) => window !== null);

/** What the rows of the outbox say, those that left too. Reads, and writes nothing. */
export class OutboxRows {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Whether a message waits for the customer to write. */
  isHeld(message: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM outbox WHERE message = ? AND state = 'held'", message).toArray().length >
      0
    );
  }

  /** Whether a template has gone to an address since a time, milliseconds. */
  invitedSince(address: string, since: number): boolean {
    return (
      this.#sql
        .exec(
          `SELECT 1 FROM outbox WHERE kind IN (${WITH_WINDOW}) AND address = ? AND invited > ? LIMIT 1`,
          address,
          since,
        )
        .toArray().length > 0
    );
  }

  /**
   * What the last row that arrived at an address said, and what its receiver is called; null when none has.
   */
  lastSent(kind: OutboxKind, address: string): { body: string; provider: string | null } | null {
    return (
      this.#sql
        .exec<{ body: string; provider: string | null }>(
          "SELECT body, provider FROM outbox WHERE kind = ? AND address = ? AND state = 'sent' ORDER BY id DESC LIMIT 1",
          kind,
          address,
        )
        .toArray()[0] ?? null
    );
  }

  /**
   * The row that providers know by a reference (`customer.row`): this object's own, or one that it took over.
   */
  byReference(self: string, reference: string): number | null {
    const dot = reference.lastIndexOf('.');
    const own = Number(reference.slice(dot + 1));
    if (reference.slice(0, dot) === self) return Number.isInteger(own) ? own : null;
    return (
      this.#sql.exec<{ id: number }>('SELECT id FROM outbox WHERE alias = ?', reference).toArray()[0]?.id ??
      null
    );
  }

  /** The message that a row delivers. */
  messageOf(id: number): string | null {
    return (
      this.#sql.exec<{ message: string | null }>('SELECT message FROM outbox WHERE id = ?', id).toArray()[0]
        ?.message ?? null
    );
  }

  /** The last row that delivers a message. */
  rowOf(message: string): number | null {
    return (
      this.#sql
        .exec<{ id: number }>('SELECT id FROM outbox WHERE message = ? ORDER BY id DESC LIMIT 1', message)
        .toArray()[0]?.id ?? null
    );
  }
}

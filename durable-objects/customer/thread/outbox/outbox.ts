import type { Undelivered } from '../../../../src/channels/channel.ts';
import { storedPath } from '../../../../src/conversation/upcast.ts';
import { effects } from '../../delivery/effects/index.ts';
import { type Generation, Remembered } from '../generation.ts';
import { Paces } from './paces.ts';
import type { DeliveryResult, Ending, OutboxEntry, OutboxKind, OutboxRow } from './row.ts';
import { OutboxRows, WITH_WINDOW } from './rows.ts';

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
  state: 'queued' | 'sending' | 'held' | 'sent' | 'parked';
  attempts: number;
  due: number;
  error: string | null;
  invited: number | null;
  refused: string | null;
  path: string;
};

/**
 * The rows that wait to leave. All methods are synchronous, so that callers put them into their own
 * transaction.
 */
export class Outbox {
  readonly rows: OutboxRows;
  readonly paces: Paces;
  readonly #sql: SqlStorage;
  /** Rows whose call is under way in this instance. It is empty after a crash, and that shows the crash. */
  readonly #running = new Map<number, OutboxKind>();
  /** Known to hold nothing that waits: most messages ask, and few queue anything. */
  readonly #idle: Remembered<boolean>;

  constructor(sql: SqlStorage, generation: Generation) {
    this.rows = new OutboxRows(sql);
    this.paces = new Paces(sql);
    this.#sql = sql;
    this.#idle = new Remembered(generation, () => false);
  }

  /** Queues a row; part of the transaction of the event that caused it. Returns its id. */
  add(row: OutboxEntry, now: number): number {
    this.#idle.value = false;
    return this.#sql
      .exec<{ id: number }>(
        `INSERT INTO outbox (kind, address, message, body, state, attempts, due, path)
         VALUES (?, ?, ?, ?, 'queued', 0, ?, ?) RETURNING id`,
        row.kind,
        row.address,
        row.message,
        row.body,
        now,
        JSON.stringify(row.path),
      )
      .one().id;
  }

  /**
   * Takes the rows that may leave now and marks them `sending`: due, not under way, and first in line for
   * their address. `closed`: whether what came by a path must not leave from here just now.
   */
  take(now: number, closed: (path: string[]) => boolean = () => false): OutboxRow[] {
    if (this.#idle.value) return [];
    const first = new Map<string, Stored>();
    for (const row of this.#sql.exec<Stored>(
      `SELECT * FROM outbox WHERE state IN ('queued', 'sending')
       UNION ALL SELECT * FROM outbox WHERE state = 'held' ORDER BY id LIMIT 500`,
    )) {
      const line = `${row.kind} ${row.address}`;
      if (!first.has(line)) first.set(line, row);
    }
    const taken: OutboxRow[] = [];
    for (const row of first.values()) {
      if (this.#running.has(row.id) || row.due > now) continue;
      if (row.path !== '[]' && closed(storedPath(row.path))) continue;
      if (this.#underWay(row.kind) >= effects[row.kind].atOnce) continue;
      this.#running.set(row.id, row.kind);
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
        body: row.body,
        attempts: row.attempts + 1,
        doubtful: row.state === 'sending',
        error: row.error,
        invited: row.invited !== null,
        refused: row.refused,
      });
    }
    return taken;
  }

  #underWay(kind: OutboxKind): number {
    return [...this.#running.values()].filter((other) => other === kind).length;
  }

  /** What an attempt ends in, before it is recorded. */
  ending(row: OutboxRow, result: DeliveryResult): Ending {
    switch (result.status) {
      case 'accepted':
        return { status: 'sent', provider: result.provider, doubled: row.doubtful };
      case 'held':
        return { status: 'held', provider: result.provider };
      case 'wait':
        return { status: 'later' };
      case 'failed':
        return { status: 'parked', error: result.error };
      case 'retry':
        return row.attempts >= MOST_ATTEMPTS
          ? { status: 'parked', error: result.error }
          : { status: 'later' };
    }
  }

  /** Records what came of an attempt. */
  settle(row: OutboxRow, result: DeliveryResult, now: number): void {
    this.#running.delete(row.id);
    if (result.status === 'accepted') {
      this.#sql.exec("UPDATE outbox SET state = 'sent', provider = ? WHERE id = ?", result.provider, row.id);
    } else if (result.status === 'held') {
      this.#sql.exec(
        "UPDATE outbox SET state = 'held', attempts = attempts - 1, invited = ?, due = ? WHERE id = ?",
        now,
        result.until,
        row.id,
      );
    } else if (result.status === 'wait') {
      this.#sql.exec(
        'UPDATE outbox SET state = ?, attempts = attempts - 1, due = ? WHERE id = ?',
        row.doubtful ? 'sending' : 'queued',
        result.until,
        row.id,
      );
    } else if (this.ending(row, result).status === 'parked') {
      this.#sql.exec("UPDATE outbox SET state = 'parked', error = ? WHERE id = ?", result.error, row.id);
    } else {
      const after = result.status === 'retry' ? result.after : undefined;
      this.#sql.exec(
        'UPDATE outbox SET state = ?, due = ?, error = ? WHERE id = ?',
        // In doubt, now or from before, it stays as a crash would leave it: a receipt may settle it before it
        // is sent again.
        row.doubtful || (result.status === 'retry' && result.unsure) ? 'sending' : 'queued',
        now + (after ?? backoff(row.attempts)),
        result.error,
        row.id,
      );
    }
  }

  /** The customer wrote: what waited for that may leave. Returns whether anything did. */
  release(address: string, now: number): boolean {
    const freed = this.#sql.exec(
      `UPDATE outbox SET state = 'queued', due = ?, error = NULL WHERE state = 'held' AND kind IN (${WITH_WINDOW}) AND address = ?`,
      now,
      address,
    ).rowsWritten;
    if (freed) this.#idle.value = false;
    return freed > 0;
  }

  /** The template never arrived: what waits behind it falls due at once, and goes by another route. */
  uninvite(message: string, now: number): boolean {
    const taken = this.#sql.exec(
      "UPDATE outbox SET due = ? WHERE message = ? AND state = 'held'",
      now,
      message,
    ).rowsWritten;
    return taken > 0;
  }

  /**
   * The provider took back what it had accepted. Another try, when that makes sense; else the row comes up
   * once more, so that it is parked as any other. A closed window is found closed then. Returns whether the
   * row was there to be taken back.
   */
  takeBack(id: number, failure: Undelivered, now: number): boolean {
    const { attempts } = this.#sql
      .exec<{ attempts: number }>('SELECT attempts FROM outbox WHERE id = ?', id)
      .toArray()[0] ?? { attempts: 0 };
    const patience = failure.why === 'busy' || failure.why === 'pace' ? MOST_ATTEMPTS : 2;
    const hopeless = failure.why !== 'window' && (failure.status === 'failed' || attempts >= patience);
    const taken = this.#sql.exec(
      "UPDATE outbox SET state = 'queued', due = ?, error = ?, refused = ? WHERE id = ? AND state = 'sent'",
      failure.status === 'failed' || hopeless ? now : now + (failure.after ?? backoff(attempts)),
      failure.error,
      hopeless ? failure.error : null,
      id,
    ).rowsWritten;
    if (taken) this.#idle.value = false;
    return taken > 0;
  }

  /**
   * The provider tells that a row it names has arrived: one left in doubt needs no second sending. Returns
   * whether it was tried more than once, so that it may have arrived more than once.
   */
  confirm(id: number, provider: string): boolean {
    if (this.#running.has(id)) return false;
    const settled = this.#sql
      .exec<{ attempts: number }>(
        "UPDATE outbox SET state = 'sent', provider = ? WHERE id = ? AND state = 'sending' RETURNING attempts",
        provider,
        id,
      )
      .toArray()[0];
    return settled !== undefined && settled.attempts > 1;
  }

  /**
   * When the next row is due, in milliseconds; null when nothing waits. Rows under way count by their
   * deadline.
   */
  nextDue(): number | null {
    if (this.#idle.value) return null;
    const { due } = this.#sql
      .exec<{ due: number | null }>(
        `SELECT min(due) AS due FROM (
           SELECT min(due) AS due FROM outbox WHERE state IN ('queued', 'sending')
           UNION ALL SELECT min(due) FROM outbox WHERE state = 'held')`,
      )
      .one();
    this.#idle.value = due === null;
    return due;
  }

  /**
   * Whether a row is in the middle of its call: of all rows, or of what came through one follower. One that
   * asks for a link does not count: it waits for the very thing that waits for it, and asked twice it does no
   * harm.
   */
  isBusy(follower: string | null): boolean {
    return [...this.#running.keys()].some((id) => {
      const row = this.#sql
        .exec<{ kind: OutboxKind; path: string }>('SELECT kind, path FROM outbox WHERE id = ?', id)
        .toArray()[0];
      if (!row || effects[row.kind].harmless) return false;
      return follower === null || storedPath(row.path)[0] === follower;
    });
  }
}

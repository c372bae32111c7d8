import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { KnownAccount } from '../../src/identity/assurance.ts';
import { askedTooOften } from '../../src/identity/code.ts';
import { hasTable, migrate } from '../storage/migrate.ts';
import { addressSchema } from './schema.ts';

/** Whose an identifier is, and what the shop said about it when it was last asked. */
export interface Claim {
  /** The customer who claimed it first. Changes only when its holder leaves it, or it becomes, or is no longer, several people's. */
  home: string;
  /** Where to go: the home, or whoever leads it now. */
  hint: string;
  /** The shop's customer who has this address on file. */
  account: KnownAccount | null;
  /** ISO time of the newest order placed with it. */
  lastOrderAt: string | null;
  /** When the shop was last asked, milliseconds. */
  knownAt: number | null;
  /** ISO time when somebody left it: whoever has it since is not whom the shop knew by it then. */
  departedAt: string | null;
  /** What the platform calls the same sender beside this. */
  companion: string | null;
  /** The account that its holder has proven to own, by something else than the address itself. */
  confirmed: { account: KnownAccount; at: string } | null;
  /** ISO time since when the shop has it on several accounts; null while it has not. */
  sharedAt: string | null;
}

/** What the shop knows of an identifier. */
export interface ShopRecord {
  account: KnownAccount | null;
  lastOrderAt: string | null;
  knownAt: number;
  /** True when the shop has it on several accounts: then it is on none. */
  shared?: boolean;
}

type Row = {
  home: string;
  hint: string;
  account: string | null;
  known_at: number | null;
  last_order_at: string | null;
  departed_at: string | null;
  companion: string | null;
  confirmed: string | null;
  confirmed_at: string | null;
  shared_at: string | null;
};

/**
 * One identifier's answer to "whose is this?". One object each, so that a claim is atomic and the set scales without a
 * table in the middle. Asking about what nobody has claimed writes nothing.
 */
export class Address extends DurableObject<Env> {
  #ready = false;

  /** Who has it, or null. */
  resolve(): Claim | null {
    if (!this.#ready && !this.#exists()) return null;
    const row = this.#sql().exec<Row>('SELECT * FROM claim').toArray()[0];
    return row ? toClaim(row) : null;
  }

  /** Claims it for `home` unless somebody has it; answers with who has it now. */
  claim(home: string, standing: ShopRecord | null): Claim {
    const sql = this.#sql();
    sql.exec(
      `INSERT INTO claim (one, home, hint, account, known_at, last_order_at, at, shared_at)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING`,
      home,
      home,
      account(standing),
      standing?.knownAt ?? null,
      standing?.lastOrderAt ?? null,
      timestamp(),
      standing?.shared ? timestamp() : null,
    );
    return toClaim(sql.exec<Row>('SELECT * FROM claim').one());
  }

  /** Keeps what the shop says of it now. */
  learn(standing: ShopRecord): void {
    this.#sql().exec(
      'UPDATE claim SET account = ?, known_at = ?, last_order_at = ?',
      account(standing),
      standing.knownAt,
      standing.lastOrderAt,
    );
  }

  /** Where to go for whoever has it as `home`: itself, or who leads it. Of another home it is no news. */
  point(home: string, hint: string): void {
    if (this.resolve()?.home === home) this.#sql().exec('UPDATE claim SET hint = ?', hint);
  }

  /** Keeps what the platform calls the same sender. */
  accompany(companion: string): void {
    this.#sql().exec('UPDATE claim SET companion = ?', companion);
  }

  /**
   * Its holder left it at `at`: from then on it is `home`'s, somebody nobody knows yet. Only an address that is claimed can be
   * left, and the same news twice is one departure.
   */
  depart(home: string, at: string, companion: string | null): Claim | null {
    const claim = this.resolve();
    if (!claim || (claim.departedAt !== null && claim.departedAt >= at)) return claim;
    const sql = this.#sql();
    sql.exec(
      `UPDATE claim SET home = ?, hint = ?, account = NULL, known_at = NULL, last_order_at = NULL, departed_at = ?,
         companion = ?, confirmed = NULL, confirmed_at = NULL`,
      home,
      home,
      at,
      companion,
    );
    return toClaim(sql.exec<Row>('SELECT * FROM claim').one());
  }

  /**
   * Its holder, whose object is one of `customers`, has proven to own `account`. Of an address that is somebody else's nothing is
   * kept, and the older of two proofs changes nothing. True when it holds now.
   */
  confirm(customers: readonly string[], account: KnownAccount, at: string): boolean {
    const claim = this.resolve();
    if (!claim) return false;
    const holds = customers.includes(claim.home) || customers.includes(claim.hint);
    if (!holds && claim.account?.id !== account.id) return false;
    if (claim.confirmed && claim.confirmed.at >= at) return claim.confirmed.account.id === account.id;
    this.#sql().exec('UPDATE claim SET confirmed = ?, confirmed_at = ?', JSON.stringify(account), at);
    return true;
  }

  /**
   * Counts a one-time code that is about to be sent here; false when there have been too many within the hour, whoever asked for
   * them. The same challenge counts once.
   */
  admitCode(challenge: string, most: number): boolean {
    const sql = this.#sql();
    sql.exec('DELETE FROM codes WHERE at <= ?', now() - 3_600_000);
    const sent = sql.exec<{ challenge: string; at: number }>('SELECT challenge, at FROM codes').toArray();
    if (sent.some((code) => code.challenge === challenge)) return true;
    if (
      askedTooOften(
        sent.map(({ at }) => at),
        most,
        now(),
      )
    )
      return false;
    sql.exec('INSERT INTO codes (challenge, at) VALUES (?, ?)', challenge, now());
    return true;
  }

  /**
   * The shop has it on several accounts now, or on one at most again: from here on it is `home`'s. Nothing happens where that is
   * known already, so that of many who come at once with a home the first is taken.
   */
  pass(home: string, standing: ShopRecord): Claim | null {
    const claim = this.resolve();
    if (!claim || (claim.sharedAt !== null) === Boolean(standing.shared)) return claim;
    const sql = this.#sql();
    sql.exec(
      'UPDATE claim SET home = ?, hint = ?, account = ?, known_at = ?, last_order_at = ?, shared_at = ?',
      home,
      home,
      account(standing),
      standing.knownAt,
      standing.lastOrderAt,
      standing.shared ? timestamp() : null,
    );
    return toClaim(sql.exec<Row>('SELECT * FROM claim').one());
  }

  /** Gives it up, if it is `home`'s. Afterwards it is as if it had never been claimed. */
  async release(home: string): Promise<boolean> {
    if (this.resolve()?.home !== home) return false;
    await this.ctx.storage.deleteAll();
    this.#ready = false;
    return true;
  }

  /** How many attempts were noted here after `since` (milliseconds). What is older is forgotten, and the object with it. */
  async attempts(since: number): Promise<number> {
    if (!this.#ready && !this.#exists()) return 0;
    const count = this.#attemptsAfter(since);
    if (count === 0 && !this.resolve()) {
      await this.ctx.storage.deleteAll();
      this.#ready = false;
    }
    return count;
  }

  /** Notes an attempt at `at`; of more than `most` the newest are enough to know. */
  attempted(at: number, most: number): void {
    const sql = this.#sql();
    sql.exec('INSERT INTO attempts (at) VALUES (?)', at);
    sql.exec('DELETE FROM attempts WHERE id <= (SELECT max(id) FROM attempts) - ?', most);
  }

  #attemptsAfter(since: number): number {
    const sql = this.#sql();
    return sql.exec<{ n: number }>('SELECT count(*) AS n FROM attempts WHERE at > ?', since).one().n;
  }

  /** Tables are made on the first claim: a question alone leaves no trace. */
  #exists(): boolean {
    return hasTable(this.ctx.storage.sql, 'claim');
  }

  #sql(): SqlStorage {
    if (!this.#ready) {
      migrate(this.ctx.storage, addressSchema);
      this.#ready = true;
    }
    return this.ctx.storage.sql;
  }
}

function account(standing: ShopRecord | null): string | null {
  return standing?.account ? JSON.stringify(standing.account) : null;
}

function toClaim(row: Row): Claim {
  return {
    home: row.home,
    hint: row.hint,
    account: row.account ? (JSON.parse(row.account) as KnownAccount) : null,
    lastOrderAt: row.last_order_at,
    knownAt: row.known_at,
    departedAt: row.departed_at,
    companion: row.companion,
    confirmed:
      row.confirmed && row.confirmed_at
        ? { account: JSON.parse(row.confirmed) as KnownAccount, at: row.confirmed_at }
        : null,
    sharedAt: row.shared_at,
  };
}

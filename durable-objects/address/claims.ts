import { timestamp } from '../../src/clock.ts';
import { KnownAccount } from '../../src/identity/assurance.ts';
import type { Claim, ShopRecord } from './rpc.ts';

/** A claim after a step, and whether the step gave it another holder, whom nobody has seen yet. */
export interface Taken {
  claim: Claim;
  changed: boolean;
}

/** The one row of an address: who has it, and what the shop says of it. Needs its table. */
export class Claims {
  readonly #sql: SqlStorage;
  readonly #erasedAt: () => string | null;

  /** `erasedAt`: when somebody who had the address was erased. */
  constructor(sql: SqlStorage, erasedAt: () => string | null) {
    this.#sql = sql;
    this.#erasedAt = erasedAt;
  }

  get(): Claim | null {
    const row = this.#sql.exec<ClaimRow>('SELECT * FROM claim').toArray()[0];
    return row ? toClaim(row, this.#erasedAt()) : null;
  }

  #one(): Claim {
    return toClaim(this.#sql.exec<ClaimRow>('SELECT * FROM claim').one(), this.#erasedAt());
  }

  /** See {@link AddressRpc.claim}. */
  take(home: string, record: ShopRecord | null): Taken {
    const made = this.#sql.exec(
      `INSERT INTO claim (one, home, hint, account, known_at, last_order_at, at, shared_at)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING`,
      home,
      home,
      accountJson(record),
      record?.knownAt ?? null,
      record?.lastOrderAt ?? null,
      timestamp(),
      record?.shared ? timestamp() : null,
    );
    return { claim: this.#one(), changed: made.rowsWritten > 0 };
  }

  /** See {@link AddressRpc.adopt}. */
  adopt(claim: Claim): void {
    const { home, hint, account, knownAt, lastOrderAt, departedAt, companion, confirmed, sharedAt } = claim;
    this.#sql.exec(
      `INSERT OR IGNORE INTO claim (one, home, hint, account, known_at, last_order_at, at, departed_at, companion, confirmed,
         confirmed_at, shared_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[home, hint, account && JSON.stringify(account), knownAt === null ? null : 0, lastOrderAt],
      ...[timestamp(), departedAt, companion, confirmed && JSON.stringify(confirmed.account)],
      ...[confirmed?.at ?? null, sharedAt],
    );
  }

  learn(record: ShopRecord): void {
    this.#sql.exec(
      'UPDATE claim SET account = ?, known_at = ?, last_order_at = ?',
      accountJson(record),
      record.knownAt,
      record.lastOrderAt,
    );
  }

  doubt(): void {
    this.#sql.exec('UPDATE claim SET known_at = 0 WHERE known_at IS NOT NULL');
  }

  point(home: string, hint: string): void {
    this.#sql.exec('UPDATE claim SET hint = ? WHERE home = ?', hint, home);
  }

  accompany(companion: string): void {
    this.#sql.exec('UPDATE claim SET companion = ?', companion);
  }

  /** See {@link AddressRpc.depart}. */
  depart(claim: Claim, home: string, at: string, companion: string | null): Taken {
    if (claim.departedAt !== null && claim.departedAt >= at) return { claim, changed: false };
    this.#sql.exec(
      `UPDATE claim SET home = ?, hint = ?, account = NULL, known_at = NULL, last_order_at = NULL, departed_at = ?,
         companion = ?, confirmed = NULL, confirmed_at = NULL`,
      home,
      home,
      at,
      companion,
    );
    return { claim: this.#one(), changed: true };
  }

  /** See {@link AddressRpc.pass}. */
  pass(claim: Claim, home: string, record: ShopRecord): Taken {
    if ((claim.sharedAt !== null) === Boolean(record.shared)) return { claim, changed: false };
    this.#sql.exec(
      'UPDATE claim SET home = ?, hint = ?, account = ?, known_at = ?, last_order_at = ?, shared_at = ?',
      home,
      home,
      accountJson(record),
      record.knownAt,
      record.lastOrderAt,
      record.shared ? timestamp() : null,
    );
    return { claim: this.#one(), changed: true };
  }

  /** See {@link AddressRpc.confirm}. */
  confirm(
    claim: Claim,
    customers: readonly string[],
    account: KnownAccount,
    at: string,
    onFile: boolean,
  ): boolean {
    const holds = customers.includes(claim.home) || customers.includes(claim.hint);
    if (!holds && claim.account?.id !== account.id) return false;
    if (claim.confirmed && claim.confirmed.at >= at) return claim.confirmed.account.id === account.id;
    const kept = JSON.stringify(account);
    this.#sql.exec('UPDATE claim SET confirmed = ?, confirmed_at = ?', kept, at);
    // Asked about the next time, so that its newest order is known.
    if (onFile) this.#sql.exec('UPDATE claim SET account = ?, known_at = 0 WHERE account IS NULL', kept);
    return true;
  }

  drop(): void {
    this.#sql.exec('DELETE FROM claim');
  }

  /** Drops the claim of somebody who never was. */
  dropUnseen(home: string): void {
    this.#sql.exec('DELETE FROM claim WHERE home = ? AND hint = ?', home, home);
  }
}

/** As it is stored. */
type ClaimRow = {
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

/** The account of a record, as it is stored. */
function accountJson(record: ShopRecord | null): string | null {
  return record?.account ? JSON.stringify(record.account) : null;
}

/** What a row says. */
function toClaim(row: ClaimRow, erasedAt: string | null): Claim {
  return {
    home: row.home,
    hint: row.hint,
    account: row.account ? KnownAccount.parse(JSON.parse(row.account)) : null,
    lastOrderAt: row.last_order_at,
    knownAt: row.known_at,
    departedAt: row.departed_at,
    companion: row.companion,
    confirmed:
      row.confirmed && row.confirmed_at
        ? { account: KnownAccount.parse(JSON.parse(row.confirmed)), at: row.confirmed_at }
        : null,
    sharedAt: row.shared_at,
    erasedAt,
  };
}

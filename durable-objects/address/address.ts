import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { KnownAccount } from '../../src/identity/assurance.ts';
import { isSpent } from '../../src/limits.ts';
import { errorReason, newTrace, trace } from '../../src/trace.ts';
import { objectName, open } from '../clients/open.ts';
import { hasTable, migrate } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { HOUR, Lapsing } from './lapsing.ts';
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
  /** ISO time when somebody who had it was erased, for as long as what was sent before may still come once more. */
  erasedAt: string | null;
}

const DAY = 24 * HOUR;
/** A claim whose holder has not begun after a day leads nowhere: a webhook broke off in between. */
const UNSEEN = DAY;
/** That a number was left, or is several people's, is worth knowing for a year, if nobody writes from it. */
const UNSEEN_AFTER_CHANGE = 365 * DAY;
/** For so long after an erasure nothing that was sent before it is taken. Meta tries a webhook again for seven days. */
export const REPLAYED_WITHIN = 30 * DAY;

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
 * table in the middle. Asking about what nobody has claimed writes nothing, and what was counted here leaves nothing behind.
 */
export class Address extends DurableObject<Env> {
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'ADDRESS');
  #ready = false;

  /** Who has it, or null. */
  resolve(): Claim | null {
    if (!this.#ready && !this.#exists()) return null;
    const row = this.#sql().exec<Row>('SELECT * FROM claim').toArray()[0];
    return row ? this.#toClaim(row) : null;
  }

  /** ISO time when somebody who had it was erased, claimed or not; null when nobody was, or long ago. */
  lastErasure(): string | null {
    if (!this.#ready && !this.#exists()) return null;
    return this.#lapsing().get('erased', now());
  }

  /** Claims it for `home` unless somebody has it; answers with who has it now. */
  claim(home: string, standing: ShopRecord | null): Claim {
    const sql = this.#sql();
    const made = sql.exec(
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
    if (made.rowsWritten > 0) this.#awaitHolder(home, UNSEEN);
    return this.#toClaim(sql.exec<Row>('SELECT * FROM claim').one());
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
    this.#awaitHolder(home, UNSEEN_AFTER_CHANGE);
    return this.#toClaim(sql.exec<Row>('SELECT * FROM claim').one());
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
  async admitCode(challenge: string, most: number): Promise<boolean> {
    const sql = this.#sql();
    sql.exec('DELETE FROM codes WHERE at <= ?', now() - HOUR);
    const sent = sql.exec<{ challenge: string; at: number }>('SELECT challenge, at FROM codes').toArray();
    if (sent.some((code) => code.challenge === challenge)) return true;
    const times = sent.map(({ at }) => at);
    if (isSpent(times, { most, ms: HOUR }, now())) return false;
    sql.exec('INSERT INTO codes (challenge, at) VALUES (?, ?)', challenge, now());
    await this.#arm();
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
    this.#awaitHolder(home, UNSEEN_AFTER_CHANGE);
    return this.#toClaim(sql.exec<Row>('SELECT * FROM claim').one());
  }

  /**
   * Gives it up, if it is `home`'s. Afterwards it is as if it had never been claimed; that somebody was erased is known for a while,
   * so that what was sent before does not bring the words back.
   */
  async release(home: string, erasedAt: string | null = null): Promise<boolean> {
    if (this.resolve()?.home !== home) return false;
    this.ctx.storage.transactionSync(() => {
      this.#sql().exec('DELETE FROM claim');
      if (erasedAt !== null) this.#lapsing().set('erased', erasedAt, Date.parse(erasedAt) + REPLAYED_WITHIN);
      this.#sql().exec("DELETE FROM lapsing WHERE name = 'claimed'");
    });
    await this.#arm();
    return true;
  }

  /**
   * True for the first `session` that shows what only one may show, and for that one again. Forgotten at `until` (milliseconds), when
   * whoever shows it is refused for its age.
   */
  async once(session: string, until: number): Promise<boolean> {
    const lapsing = this.#lapsing();
    const first = lapsing.get('nonce', now()) ?? this.resolve()?.home ?? null;
    if (first !== null) return first === session;
    lapsing.set('nonce', session, until);
    await this.#arm();
    return true;
  }

  /** How many attempts were noted here after `since` (milliseconds). */
  attempts(since: number): number {
    if (!this.#ready && !this.#exists()) return 0;
    return this.#attemptsAfter(since);
  }

  /** Counts an attempt at `at` (milliseconds), unless `most` have been counted within the hour before: then false. */
  async admit(at: number, most: number): Promise<boolean> {
    if (this.attempts(at - HOUR) >= most) return false;
    await this.attempted(at, most);
    return true;
  }

  /** The newest attempt was none: it counts no more. */
  async excuse(): Promise<void> {
    this.#sql().exec('DELETE FROM attempts WHERE id = (SELECT max(id) FROM attempts)');
    await this.#arm();
  }

  /** Notes an attempt at `at`; of more than `most` the newest are enough to know. */
  async attempted(at: number, most: number): Promise<void> {
    const sql = this.#sql();
    sql.exec('INSERT INTO attempts (at) VALUES (?)', at);
    sql.exec('DELETE FROM attempts WHERE id <= (SELECT max(id) FROM attempts) - ?', most);
    await this.#arm();
  }

  /** Development: the clock was moved; does what is due by now. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something has lapsed: it is forgotten, and with the last of it everything. */
  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#ready && !this.#exists()) return this.#alarm.set(null);
    await this.#dropUnseen().catch((error: unknown) => {
      trace('claim.unchecked', { trace: newTrace(), reason: errorReason(error) }, 'error');
      const home = this.#lapsing().lapsed('claimed', now());
      if (home !== null) this.#lapsing().set('claimed', home, now() + HOUR);
    });
    this.#lapsing().sweep(now());
    await this.#arm();
  }

  /** A claim that leads to nobody is no claim. Rejects when the holder cannot be asked. */
  async #dropUnseen(): Promise<void> {
    const home = this.#lapsing().lapsed('claimed', now());
    if (home === null) return;
    const name = this.ctx.id.name ?? '';
    const store = name.slice(0, name.indexOf(':'));
    // A store's mailbox is claimed by the store, whose settings name it.
    if (store === '' || store.startsWith('@')) return;
    if (await open(this.env, this.env.CUSTOMER, objectName(store, home)).exists()) return;
    this.#sql().exec('DELETE FROM claim WHERE home = ? AND hint = ?', home, home);
  }

  #awaitHolder(home: string, patience: number): void {
    this.#lapsing().set('claimed', home, now() + patience);
    this.ctx.waitUntil(this.#arm());
  }

  /** Sets the alarm for what lapses next; where nothing is left, nothing is kept. */
  async #arm(): Promise<void> {
    const due = this.#lapsing().due();
    if (due === null && !this.resolve()) {
      void this.ctx.storage.deleteAll();
      this.#ready = false;
    }
    await this.#alarm.set(due);
  }

  #lapsing(): Lapsing {
    return new Lapsing(this.#sql());
  }

  #toClaim(row: Row): Claim {
    return toClaim(row, this.#lapsing().get('erased', now()));
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

function toClaim(row: Row, erasedAt: string | null): Claim {
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
    erasedAt,
  };
}

import { DurableObject } from 'cloudflare:workers';
import { z } from 'zod';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { dropFiles } from '../../src/files.ts';
import { purposeKey, seal, unseal } from '../../src/seal.ts';
import { defaultSettings, Settings, type VersionedSettings } from '../../src/settings.ts';
import type { ErasureReceipt } from '../customer/privacy/receipt.ts';
import { hasTable, migrate } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { Desk, type DeskCursor, type NewDeskEntry } from './desk.ts';
import { type GivenToken, type McpToken, McpTokens } from './mcp-tokens.ts';
import { storeSchema } from './schema.ts';
import { ApiTokens, type NewToken, type TokenRecord } from './tokens.ts';
import { type UnclaimedCursor, UnclaimedList } from './unclaimed.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something only the shop's owner can mend: a blocked account, a template that was refused. */
export interface Trouble {
  channel: string;
  /** The class and the provider's code and words. */
  reason: string;
  since: string;
  last: string;
}
const TROUBLED_FOR = 7 * 86_400_000;

/** Secrets of a store that is not the deployment's default one. */
export const StoreSecrets = z.object({
  adminToken: z.string(),
  identitySecret: z.string(),
  twilioAuthToken: z.string().optional(),
  twilioAccountSid: z.string().optional(),
  whatsappAppSecret: z.string().optional(),
  whatsappVerifyToken: z.string().optional(),
  whatsappToken: z.string().optional(),
  anthropicApiKey: z.string().optional(),
});
export type StoreSecrets = z.infer<typeof StoreSecrets>;

/**
 * The shop's own object: settings, sealed secrets and the desk. Customers cache its settings and never ask it
 * on a turn.
 */
export class Store extends DurableObject<Env> {
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'STORE');
  #ready = false;

  settings(): VersionedSettings {
    const row = this.#blank()
      ? undefined
      : this.#sql.exec<{ version: number; body: string }>('SELECT version, body FROM settings').toArray()[0];
    // Parsed on the way out, so that a setting added later has its default in stores that were saved before
    // it.
    const settings = row ? Settings.parse(JSON.parse(row.body)) : defaultSettings();
    return { version: row?.version ?? 0, settings, tightenedUntil: this.#tightenedUntil(settings) };
  }

  /**
   * Replaces the settings; returns them with their new version. `given` are tokens of MCP servers; of the
   * others each keeps its own while its name and URL stay.
   */
  async saveSettings(wanted: Settings, given: readonly GivenToken[] = []): Promise<VersionedSettings> {
    const sealed = given.length
      ? await McpTokens.sealed(await this.#mcpKey(), wanted.mcp, given)
      : new Map<string, string | false>();
    const { version, settings } = this.ctx.storage.transactionSync(() => {
      const before = this.settings();
      const mcp = new McpTokens(this.#sql).settle(before.settings.mcp, wanted.mcp, sealed);
      const after = { version: before.version + 1, settings: { ...wanted, mcp } };
      this.#sql.exec(
        'INSERT INTO settings (one, version, body) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version, body = excluded.body',
        after.version,
        JSON.stringify(after.settings),
      );
      return after;
    });
    // What is kept may have become too old with this.
    await this.#arm();
    return { version, settings, tightenedUntil: this.#tightenedUntil(settings) };
  }

  /** Tokens of the store's own MCP servers, each with the URL it was given for. */
  async mcpTokens(): Promise<McpToken[]> {
    return this.#blank() ? [] : new McpTokens(this.#sql).all(await this.#mcpKey());
  }

  #mcpKey(): Promise<Uint8Array> {
    return purposeKey(this.env.SEAL_KEY, 'mcp-token', storeIn(this.ctx.id.name ?? ''));
  }

  /**
   * A stranger tried an order number that opened nothing. Only failures come here, and what they amount to is
   * read with the settings: no customer's turn waits for it.
   */
  lookupFailed(): void {
    const { lookupsPerHour } = this.settings().settings.limits;
    this.#sql.exec('INSERT INTO lookups (at) VALUES (?)', now());
    // The newest say whether the limit is reached; a flood of them takes no room.
    this.#sql.exec(
      'DELETE FROM lookups WHERE id <= (SELECT max(id) FROM lookups) - ? OR at <= ?',
      lookupsPerHour,
      now() - HOUR,
    );
  }

  /**
   * Until when the store asks for more beside an order number: an hour after the oldest of too many failures.
   */
  #tightenedUntil({ limits }: Settings): number | null {
    if (this.#blank()) return null;
    const { n, oldest } = this.#sql
      .exec<{ n: number; oldest: number | null }>(
        'SELECT count(*) AS n, min(at) AS oldest FROM lookups WHERE at > ?',
        now() - HOUR,
      )
      .one();
    return oldest !== null && n >= limits.lookupsPerHour ? oldest + HOUR : null;
  }

  /**
   * Keeps secrets, sealed, and gives back those that hold now; null when the store exists: a second creation
   * overwrites nothing. The same call under the same `request` gets what the first one got, and another call
   * under it is told so.
   */
  async create(
    name: string,
    secrets: StoreSecrets,
    request: Keyed | null,
  ): Promise<StoreSecrets | 'other_request' | null> {
    const sealed = await seal(
      await purposeKey(this.env.SEAL_KEY, 'store-secrets', name),
      JSON.stringify(secrets),
    );
    if (this.#has()) {
      const earlier = request && new Requests(this.#sql).earlier(request, now());
      if (earlier === 'other') return 'other_request';
      return earlier ? this.secrets(name) : null;
    }
    this.#sql.exec("INSERT INTO secrets (name, sealed) VALUES ('all', ?)", sealed);
    if (request) new Requests(this.#sql).keep(request, null, now());
    return secrets;
  }

  /** The store's secrets, or null when no store of that name was ever created. */
  async secrets(name: string): Promise<StoreSecrets | null> {
    if (this.#blank()) return null;
    const row = this.#sql
      .exec<{ sealed: string }>("SELECT sealed FROM secrets WHERE name = 'all'")
      .toArray()[0];
    if (!row) return null;
    const text = await unseal(await purposeKey(this.env.SEAL_KEY, 'store-secrets', name), row.sealed);
    return StoreSecrets.parse(JSON.parse(text));
  }

  /** Puts a thread on the desk, or changes how it stands there; see {@link Desk.enlist}. */
  async enlist(entry: NewDeskEntry): Promise<void> {
    this.#desk.enlist(entry);
    await this.#arm();
  }

  /** Takes a thread off the desk. */
  delist(customer: string): void {
    this.#desk.delist(customer);
  }

  /** Forgets what a thread's place on the desk says of its story: it quoted somebody who is erased. */
  hush(customer: string): void {
    this.#desk.hush(customer);
  }

  /**
   * Takes whoever is erased off the desk and keeps the receipt. The same erasure told twice is one receipt:
   * the one that came first, which is what comes back.
   */
  erased(customer: string, receipt: ErasureReceipt): ErasureReceipt {
    return this.ctx.storage.transactionSync(() => {
      this.delist(customer);
      const { id, at, reason, erased } = receipt;
      this.#sql.exec(
        'INSERT OR IGNORE INTO erasures (id, at, customer, reason, erased) VALUES (?, ?, ?, ?, ?)',
        id,
        at,
        receipt.customer,
        reason,
        JSON.stringify(erased),
      );
      return toReceipt(this.#sql.exec<ErasureRow>('SELECT * FROM erasures WHERE id = ?', id).one());
    });
  }

  /** Receipts, newest first. `before` is the `next` of the page before it. */
  erasures(limit: number, before: number | null): { erasures: ErasureReceipt[]; next: number | null } {
    if (this.#blank()) return { erasures: [], next: null };
    const rows = this.#sql
      .exec<ErasureRow>(
        'SELECT * FROM erasures WHERE n < ? ORDER BY n DESC LIMIT ?',
        before ?? Number.MAX_SAFE_INTEGER,
        limit + 1,
      )
      .toArray();
    const page = rows.slice(0, limit);
    return { erasures: page.map(toReceipt), next: rows.length > limit ? (page.at(-1)?.n ?? null) : null };
  }

  /** A page of the threads that need a person, most urgent first. */
  desk(after: DeskCursor | null = null, most = 200): ReturnType<Desk['page']> {
    return this.#blank() ? { entries: [], next: null } : this.#desk.page(after, most);
  }

  /**
   * Remembers what reached a door and could be given to nobody, for as long as a mail is kept as it came.
   * `reference` is where its bytes are. False when it is only counted: then nothing needs its bytes.
   */
  async keepUnclaimed(channel: string, reason: string, reference: string | null): Promise<boolean> {
    const kept = this.#unclaimed.keep({ channel, reason, reference }, now());
    await this.#arm();
    return kept;
  }

  /**
   * Remembers files that a delivery which failed may have left in no log; see {@link UnclaimedList.strayed}.
   */
  async strayed(channel: string, references: readonly string[]): Promise<void> {
    this.#unclaimed.strayed(channel, references, now());
    await this.#arm();
  }

  /** A page of what could be given to nobody. */
  unclaimed(after: UnclaimedCursor | null = null, most = 100): ReturnType<UnclaimedList['page']> {
    return this.#blank() ? { entries: [], next: null } : this.#unclaimed.page(after, most);
  }

  /** Deletes one of them for good, its bytes too; false when there is no such one. */
  async forgetUnclaimed(id: number): Promise<boolean> {
    const found = this.#blank() ? null : this.#unclaimed.get(id);
    if (!found) return false;
    await this.#forget([found]);
    return true;
  }

  /** The bytes first: a crash in between finds the rows again, and deletes once more. */
  async #forget(rows: readonly { id: number; reference: string | null }[]): Promise<void> {
    const ids = new Set(rows.map(({ id }) => id));
    const files = rows.flatMap(({ reference }) =>
      reference && !this.#unclaimed.keepsBeside(reference, ids) ? [reference] : [],
    );
    await dropFiles(this.env.BLOBS, storeIn(this.ctx.id.name ?? ''), files);
    this.#unclaimed.forget(ids);
  }

  /** Remembers what only the owner can mend, once for each kind of it and until a week has passed without. */
  trouble(channel: string, reason: string): void {
    const at = timestamp();
    this.#sql.exec('DELETE FROM troubles WHERE last_at < ?', new Date(now() - TROUBLED_FOR).toISOString());
    this.#sql.exec(
      `INSERT INTO troubles (channel, reason, first_at, last_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (channel, reason) DO UPDATE SET last_at = excluded.last_at`,
      channel,
      reason,
      at,
      at,
    );
  }

  /** What the owner has to mend, newest first. */
  troubles(): Trouble[] {
    return this.#sql
      .exec<{ channel: string; reason: string; first_at: string; last_at: string }>(
        'SELECT * FROM troubles ORDER BY last_at DESC LIMIT 100',
      )
      .toArray()
      .map(({ channel, reason, first_at, last_at }) => ({ channel, reason, since: first_at, last: last_at }));
  }

  /** The API tokens that open this store, newest first: everything about them but themselves. */
  tokens(): TokenRecord[] {
    return this.#blank() ? [] : new ApiTokens(this.#sql).list();
  }

  /** Takes a token in; see {@link ApiTokens.add}. */
  addToken(token: NewToken, request: Keyed | null) {
    return this.ctx.storage.transactionSync(() => new ApiTokens(this.#sql).add(token, request));
  }

  /** Whether there was such a token to revoke. It opens nothing from now on. */
  revokeToken(id: string): boolean {
    return !this.#blank() && new ApiTokens(this.#sql).revoke(id);
  }

  /** The token with this hash, its use noted; null when it was revoked or never was. */
  useToken(hash: string): TokenRecord | null {
    return this.#blank() ? null : new ApiTokens(this.#sql).use(hash);
  }

  /** Development: the clock was moved; does what is due by now. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something is old enough to be forgotten. What cannot be deleted now is tried again in an hour. */
  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (this.#blank()) return this.#alarm.set(null);
    try {
      this.#desk.sweep(now());
      for (let rows = this.#aged(); rows.length; rows = this.#aged()) await this.#forget(rows);
    } finally {
      await this.#arm();
    }
  }

  #aged(): { id: number; reference: string | null }[] {
    return this.#unclaimed.until(now() - this.#keptFor());
  }

  #keptFor(): number {
    return this.settings().settings.retention.originalDays * DAY;
  }

  async #arm(): Promise<void> {
    const oldest = this.#unclaimed.oldest();
    const times = [this.#desk.due(), oldest === null ? null : oldest + this.#keptFor()];
    const due = times.filter((time) => time !== null);
    await this.#alarm.set(due.length ? Math.max(Math.min(...due), now() + HOUR) : null);
  }

  get #desk(): Desk {
    return new Desk(this.#sql);
  }

  get #unclaimed(): UnclaimedList {
    return new UnclaimedList(this.#sql);
  }

  /**
   * Tables are made by the first write: asking for a store that nobody created leaves no trace of the
   * question.
   */
  get #sql(): SqlStorage {
    if (!this.#ready) {
      migrate(this.ctx.storage, storeSchema);
      this.#ready = true;
    }
    return this.ctx.storage.sql;
  }

  #blank(): boolean {
    return !this.#ready && !hasTable(this.ctx.storage.sql, 'migrations');
  }

  #has(): boolean {
    if (this.#blank()) return false;
    return this.#sql.exec("SELECT 1 FROM secrets WHERE name = 'all'").toArray().length > 0;
  }
}

/** The store whose object has this name. */
function storeIn(name: string): string {
  return name.slice(0, name.indexOf(':'));
}

type ErasureRow = { n: number; id: string; at: string; customer: string; reason: string; erased: string };

function toReceipt({ id, at, customer, reason, erased }: ErasureRow): ErasureReceipt {
  return {
    id,
    at,
    customer,
    reason: reason as ErasureReceipt['reason'],
    erased: JSON.parse(erased) as ErasureReceipt['erased'],
  };
}

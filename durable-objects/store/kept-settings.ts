import { emailAddress } from '../../src/identity/address.ts';
import { keptSettings } from '../../src/settings/kept.ts';
import type { Settings, VersionedSettings } from '../../src/settings.ts';
import { Requests } from '../storage/requests.ts';
import { FailedLookups } from './lookups.ts';
import { Mailboxes } from './mailboxes.ts';
import { McpTokens } from './mcp-tokens.ts';
import {
  type AskedChange,
  type SettingsChange,
  SettingsHistory,
  type SettingsRefusal,
} from './settings-history.ts';
import { Tenancy } from './tenancy.ts';

/** Of settings from before changes were noted. */
const UNKNOWN: SettingsChange = { by: null, why: null };

/** A store's settings by version, and what a flood of wrong order numbers makes of them for a while. */
export class KeptSettings {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `now` in milliseconds. */
  read(now: number): VersionedSettings {
    const row = this.#sql
      .exec<{ version: number; body: string }>('SELECT version, body FROM settings')
      .toArray()[0];
    // Parsed on the way out: a setting that was added later has its default in stores saved before it.
    const { suspended, quota, deleted } = new Tenancy(this.#sql).read();
    // Threads of a store that was deleted are kept no longer than their last word needs.
    const kept = deleted ? { retention: { threadDays: 1 } } : row ? JSON.parse(row.body) : {};
    const settings = keptSettings(kept);
    return {
      version: deleted ? Number.MAX_SAFE_INTEGER : (row?.version ?? 0),
      settings,
      tightenedUntil: this.#tightenedUntil(settings, now),
      mailboxProven: new Mailboxes(this.#sql).isProven(emailAddress(settings.email.address) ?? ''),
      suspended: suspended !== null || deleted,
      deleted,
      modelTurnsPerDay: quota.modelTurnsPerDay,
    };
  }

  /** Inside the caller's transaction. `sealed`: tokens of MCP servers that came with these settings. */
  replace(
    wanted: Settings,
    sealed: ReadonlyMap<string, string | false>,
    now: number,
    { expected, request = null, ...change }: AskedChange,
  ): VersionedSettings | SettingsRefusal {
    const before = this.read(now);
    const requests = new Requests(this.#sql);
    const earlier = request && requests.earlier(request, now);
    if (earlier) return earlier === 'other' ? 'other_request' : before;
    if (expected !== null && expected !== before.version) return 'changed';
    if (request) requests.keep(request, null, now);
    const history = new SettingsHistory(this.#sql);
    history.keep(before.version, JSON.stringify(before.settings), null, UNKNOWN);
    const mcp = new McpTokens(this.#sql).settle(before.settings.mcp, wanted.mcp, sealed);
    const body = JSON.stringify({ ...wanted, mcp } satisfies Settings);
    this.#sql.exec(
      'INSERT INTO settings (one, version, body) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version, body = excluded.body',
      before.version + 1,
      body,
    );
    history.keep(before.version + 1, body, new Date(now).toISOString(), change);
    return this.read(now);
  }

  /** Counts one order number that opened nothing. */
  lookupFailed(now: number): void {
    new FailedLookups(this.#sql).note(this.read(now).settings.limits.lookupsPerHour, now);
  }

  #tightenedUntil({ limits }: Settings, now: number): number | null {
    return new FailedLookups(this.#sql).tightenedUntil(limits.lookupsPerHour, now);
  }
}

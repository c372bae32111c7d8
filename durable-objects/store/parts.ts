import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { LIMITS } from '../../src/limits.ts';
import { type Purpose, type Sealer, sealer } from '../../src/seal.ts';
import { defaultSettings, type Settings, type VersionedSettings } from '../../src/settings.ts';
import { codeOf } from '../../src/tokens.ts';
import { rehearsedStore } from '../clients/rehearsal.ts';
import { blindedCustomer } from '../customer/privacy/blinded.ts';
import type { ErasureReceipt, Remains } from '../customer/privacy/receipt.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { NO_ROWS, type RowsPage } from '../storage/rows.ts';
import { StoreBackup } from './backup/rows.ts';
import { type ConnectionAct, Connections, type ConnectionVerdict } from './connections.ts';
import { Counts, type ModelShare, turnsSpent } from './counts.ts';
import { Desk } from './desk.ts';
import { type DigestAct, type DigestOften, Digests } from './digests/digests.ts';
import { sendDigests } from './digests/send.ts';
import { Dues } from './dues.ts';
import { ErasureReceipts } from './erasures.ts';
import { KeptSettings } from './kept-settings.ts';
import { type MailboxAct, Mailboxes, type MailboxVerdict } from './mailboxes.ts';
import { type GivenToken, McpTokens } from './mcp-tokens.ts';
import { StoreRetention } from './retention.ts';
import { type ScenarioAct, Scenarios, type ScenarioVerdict } from './scenarios.ts';
import { storeSchema } from './schema.ts';
import { SealedSecrets } from './secrets.ts';
import { type AskedChange, SettingsHistory, type SettingsRefusal } from './settings-history.ts';
import { Spend } from './spend.ts';
import { Tenancy } from './tenancy.ts';
import { ApiTokens } from './tokens.ts';
import { Troubles } from './troubles.ts';
import { UnclaimedList } from './unclaimed.ts';

const DAY = 86_400_000;

/** The parts of a store's object. Using one makes the tables where there are none; `made` asks first. */
export class StoreParts {
  readonly alarm: OwnAlarm;
  readonly #env: Env;
  readonly #schema: Schema;
  readonly #state: DurableObjectState;

  constructor(state: DurableObjectState, env: Env) {
    this.#state = state;
    this.#env = env;
    this.#schema = new Schema(state.storage, storeSchema);
    this.alarm = new OwnAlarm(state, env, 'STORE');
  }

  get made(): boolean {
    return this.#schema.made;
  }

  /** What threads of a deleted store still tell is kept for nobody. */
  get isDeleted(): boolean {
    return this.made && this.tenancy.read().deleted;
  }

  /** The store's name. */
  get store(): string {
    const name = this.#state.id.name ?? '';
    return name.slice(0, name.indexOf(':'));
  }

  /** Sets the alarm for what is due next. */
  async arm(): Promise<void> {
    if (this.tenancy.isPurging) return this.alarm.set(now());
    const [forgets, mails] = [this.retention.due(now()), this.digests.due()];
    if (mails !== null && (forgets === null || mails <= forgets)) return this.alarm.set(mails, true);
    await this.alarm.set(forgets);
  }

  /** What is old is forgotten; what cannot be deleted now is tried again in an hour. */
  async onAlarm(): Promise<void> {
    await this.alarm.rang();
    if (!this.made) return this.alarm.set(null);
    try {
      if (this.tenancy.isPurging) await this.tenancy.purge(this.#env.BLOBS, this.store);
      await this.retention.sweep(now(), this.#env.BLOBS, this.store);
      await this.#sendDigests();
    } finally {
      await this.arm();
    }
  }

  /** What is kept may have become too old with it. */
  async saveSettings(
    wanted: Settings,
    given: readonly GivenToken[],
    change: AskedChange,
  ): Promise<VersionedSettings | SettingsRefusal> {
    const sealed = await McpTokens.sealed(this.sealer('mcp-token'), wanted.mcp, given);
    return this.armed(
      this.#state.storage.transactionSync(() => this.settings.replace(wanted, sealed, now(), change)),
    );
  }

  /** The same, behind what was just written. */
  async armed<T>(answer: T): Promise<T> {
    await this.arm();
    return answer;
  }

  sealer(purpose: Purpose): Sealer {
    return sealer(this.#env, purpose, this.store);
  }

  secrets(store: string): SealedSecrets {
    return new SealedSecrets(this.#sql, sealer(this.#env, 'store-secrets', store));
  }

  get settings(): KeptSettings {
    return new KeptSettings(this.#sql);
  }

  get settingsHistory(): SettingsHistory {
    return new SettingsHistory(this.#sql);
  }

  get tenancy(): Tenancy {
    return new Tenancy(this.#sql);
  }

  get mailboxes(): Mailboxes {
    return new Mailboxes(this.#sql);
  }

  get mcpTokens(): McpTokens {
    return new McpTokens(this.#sql);
  }

  get connections(): Connections {
    return new Connections(this.#sql, this.sealer('connection'));
  }

  /** A question makes no tables. */
  async connection(act: ConnectionAct): Promise<ConnectionVerdict> {
    const asks = act.type === 'show' || act.type === 'open';
    if (asks && !this.made) return { ok: true, connection: null, fields: null };
    return this.connections.act(act, timestamp());
  }

  /** A question makes no tables. */
  tried(act: ScenarioAct): ScenarioVerdict {
    const nothing = { scenarios: [], results: [] };
    if (act.type === 'list' && !this.made) return { ok: true, ...nothing };
    if (act.type === 'end') return { ok: this.#dissolve(), ...nothing };
    if (act.type === 'play') {
      const ok = this.counts.rehearsal(now());
      void this.arm();
      return { ok, ...nothing };
    }
    return this.#state.storage.transactionSync(() => this.scenarios.act(act, timestamp()));
  }

  /** A rehearsal is over: nothing of it stays. False in a store that people write to. */
  #dissolve(): boolean {
    if (rehearsedStore(this.store) === null) return false;
    if (this.made) this.#schema.unmake();
    return true;
  }

  /** Nothing of somebody who is erased stays but the receipt. */
  erased(customer: string, receipt: ErasureReceipt): ErasureReceipt {
    if (this.isDeleted) return receipt;
    return this.#state.storage.transactionSync(() => {
      this.desk.delist(customer);
      this.dues.forget(customer);
      this.scenarios.forget(customer);
      return this.erasures.keep(receipt, customer);
    });
  }

  /** A store that was never written to has every default. */
  readSettings(): VersionedSettings {
    if (!this.made) return { version: 0, settings: defaultSettings(), tightenedUntil: null };
    return this.settings.read(now());
  }

  /** How what remains of an erasure stands, once it is settled so where it was open. A question makes no tables. */
  remains(id: string, settled: Remains | null): Remains | null {
    if (!this.made) return null;
    if (settled) this.erasures.settle(id, settled);
    return this.erasures.remains(id);
  }

  mailbox(act: MailboxAct): Promise<MailboxVerdict> {
    return this.mailboxes.act(act, {
      codeFor: (challenge, address) =>
        codeOf(this.#env, this.store, { challenge, session: 'mailbox', address }),
      mayAsk: () => this.counts.mailboxCode(now()),
    });
  }

  /** Deletes something that could be given to nobody; false where there is no such thing. */
  async forgetUnclaimed(id: number): Promise<boolean> {
    const found = this.made ? this.unclaimed.get(id) : null;
    if (found) await this.unclaimed.delete([found], this.#env.BLOBS, this.store);
    return found !== null;
  }

  /** A question makes no tables. */
  async digest(act: DigestAct): Promise<DigestOften | null> {
    if (act.type === 'read') return this.made ? this.digests.of(act.person) : null;
    this.digests.set(act, now(), this.settings.read(now()).settings.timeZone);
    return this.armed(act.often);
  }

  /** Those of a store that is suspended are left out. */
  async #sendDigests(): Promise<void> {
    const { settings } = this.settings.read(now());
    const due = this.digests.take(now(), settings.timeZone);
    if (this.tenancy.read().suspended !== null) return;
    const trouble = (reason: string) => this.trouble('email', reason);
    await sendDigests({ env: this.#env, store: this.store, settings, digests: this.digests, trouble }, due);
  }

  get digests(): Digests {
    return new Digests(this.#sql);
  }

  get tokens(): ApiTokens {
    return new ApiTokens(this.#sql);
  }

  get counts(): Counts {
    return new Counts(this.#sql);
  }

  get troubles(): Troubles {
    return new Troubles(this.#sql);
  }

  get backup(): StoreBackup {
    this.#schema.make();
    return new StoreBackup(this.#state.storage, this.erasures);
  }

  /** A question makes no tables. */
  backUp(place: string | null): RowsPage {
    return this.made ? this.backup.page(place) : NO_ROWS;
  }

  /** Who of some was erased. A question makes no tables. */
  async erasedOf(customers: readonly string[]): Promise<string[]> {
    if (!this.made) return [];
    return this.backup.erasedOf(customers, (id) => blindedCustomer(this.#env, this.store, id));
  }

  /** Counts a mail that leaves; false when the day's are spent. */
  mayMail(): boolean {
    const most = this.tenancy.read().quota.mailsPerDay ?? LIMITS.mailsOfStore.most;
    const may = this.counts.mail(most, now());
    if (!may) this.trouble('email', `mails are spent for today (${most}): they leave tomorrow`);
    return may;
  }

  /** Counts a stranger's turn of a model; false when one of its shares is spent. */
  mayTurn(shares: ModelShare[]): boolean {
    const spent = this.counts.modelTurn(shares, now());
    if (spent) this.trouble('brain', turnsSpent(spent.per));
    return spent === null;
  }

  trouble(channel: string, reason: string): void {
    if (!this.isDeleted) this.troubles.note(channel, reason, now());
  }

  get erasures(): ErasureReceipts {
    return new ErasureReceipts(this.#sql);
  }

  get desk(): Desk {
    return new Desk(this.#sql);
  }

  get dues(): Dues {
    return new Dues(this.#sql);
  }

  get scenarios(): Scenarios {
    return new Scenarios(this.#sql);
  }

  get spend(): Spend {
    return new Spend(this.#sql);
  }

  get unclaimed(): UnclaimedList {
    return new UnclaimedList(this.#sql);
  }

  get retention(): StoreRetention {
    return new StoreRetention(this.#sql, this.settings.read(now()).settings.retention.originalDays * DAY);
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.#state.storage.sql;
  }
}

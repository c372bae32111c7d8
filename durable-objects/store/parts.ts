import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { type Purpose, type Sealer, sealer } from '../../src/seal.ts';
import { codeOf } from '../../src/tokens.ts';
import { rehearsedStore } from '../clients/rehearsal.ts';
import type { ErasureReceipt } from '../customer/privacy/receipt.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type ConnectionAct, Connections, type ConnectionVerdict } from './connections.ts';
import { Counts } from './counts.ts';
import { Desk } from './desk.ts';
import { Dues } from './dues.ts';
import { ErasureReceipts } from './erasures.ts';
import { KeptSettings } from './kept-settings.ts';
import { type MailboxAct, Mailboxes, type MailboxVerdict } from './mailboxes.ts';
import { McpTokens } from './mcp-tokens.ts';
import { StoreRetention } from './retention.ts';
import { type ScenarioAct, Scenarios, type ScenarioVerdict } from './scenarios.ts';
import { storeSchema } from './schema.ts';
import { SealedSecrets } from './secrets.ts';
import { SettingsHistory } from './settings-history.ts';
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
    await this.alarm.set(this.tenancy.isPurging ? now() : this.retention.due(now()));
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
      return this.erasures.keep(receipt);
    });
  }

  mailbox(act: MailboxAct): Promise<MailboxVerdict> {
    return this.mailboxes.act(act, {
      codeFor: (challenge, address) =>
        codeOf(this.#env, this.store, { challenge, session: 'mailbox', address }),
      mayAsk: () => this.counts.mailboxCode(now()),
    });
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

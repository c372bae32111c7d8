import { DurableObject } from 'cloudflare:workers';
import type { ModelUse } from '../../src/brain/why.ts';
import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Settings, VersionedSettings } from '../../src/settings.ts';
import type { ErasureReceipt, Remains } from '../customer/privacy/receipt.ts';
import type { Keyed } from '../storage/requests.ts';
import type { RowsPage, TableRows } from '../storage/rows.ts';
import type { RestoreAct, RestoreState } from './backup/rows.ts';
import type { ConnectionAct, ConnectionVerdict } from './connections.ts';
import type { ModelShare } from './counts.ts';
import type { Desk, DeskCursor, NewDeskEntry } from './desk.ts';
import type { DigestAct, DigestOften } from './digests/digests.ts';
import { type Due, type DuesPage, type DuesPlace, NO_DUES } from './dues.ts';
import type { MailboxAct, MailboxVerdict, StoreMailbox } from './mailboxes.ts';
import type { GivenToken, McpToken } from './mcp-tokens.ts';
import { StoreParts } from './parts.ts';
import type { StoreRpc } from './rpc.ts';
import type { ScenarioAct, ScenarioVerdict } from './scenarios.ts';
import type { SecretChanges, StoreSecrets } from './secrets.ts';
import type { AskedChange, SettingsRefusal, SettingsVersion } from './settings-history.ts';
import type { SpendRow } from './spend.ts';
import type { Standing, TenancyAct } from './tenancy.ts';
import type { ApiTokens, NewToken, TokenRecord } from './tokens.ts';
import type { Trouble } from './troubles.ts';
import type { UnclaimedCursor, UnclaimedList } from './unclaimed.ts';

/** A change by whom nobody knows. */
const ANY: AskedChange = { by: null, why: null, expected: null };

/** How the platform has a store that was never written to. */
const NOTHING: Standing = {
  suspended: null,
  quota: { mailsPerDay: null, modelTurnsPerDay: null },
  deleted: false,
};

/**
 * The shop's own object: settings, sealed secrets and the desk. Customers cache its settings and never ask it
 * on a turn. A question makes no tables: asking for a store that nobody created leaves no trace. What each
 * call does is said in rpc.ts.
 */
export class Store extends DurableObject<Env> implements StoreRpc {
  readonly #parts = new StoreParts(this.ctx, this.env);

  settings(): VersionedSettings {
    return this.#parts.readSettings();
  }

  saveSettings(
    wanted: Settings,
    given: readonly GivenToken[] = [],
    change: AskedChange = ANY,
  ): Promise<VersionedSettings | SettingsRefusal> {
    return this.#parts.saveSettings(wanted, given, change);
  }

  settingsVersions(most: number): SettingsVersion[] {
    return this.#parts.made ? this.#parts.settingsHistory.list(most) : [];
  }

  settingsOf(version: number): string | null {
    return this.#parts.made ? this.#parts.settingsHistory.body(version) : null;
  }

  async mcpTokens(): Promise<McpToken[]> {
    return this.#parts.made ? this.#parts.mcpTokens.all(this.#parts.sealer('mcp-token')) : [];
  }

  connection(act: ConnectionAct): Promise<ConnectionVerdict> {
    return this.#parts.connection(act);
  }

  async lookupFailed(): Promise<void> {
    await this.#parts.armed(this.#parts.settings.lookupFailed(now()));
  }

  create(name: string, secrets: StoreSecrets, request: Keyed | null) {
    return this.#parts.secrets(name).create(secrets, request);
  }

  async secrets(name: string): Promise<StoreSecrets | null> {
    return this.#parts.made ? this.#parts.secrets(name).read() : null;
  }

  async enlist(entry: NewDeskEntry): Promise<void> {
    await this.#parts.armed(this.#parts.isDeleted || this.#parts.desk.enlist(entry));
  }

  delist(customer: string): void {
    this.#parts.desk.delist(customer);
  }

  hush(customer: string): void {
    this.#parts.desk.hush(customer);
  }

  async mayAcknowledge(mailbox: string): Promise<boolean> {
    return this.#parts.armed(this.#parts.counts.acknowledge(mailbox, now()));
  }

  async takeModelTurn(shares: ModelShare[]): Promise<boolean> {
    return this.#parts.armed(this.#parts.mayTurn(shares));
  }

  scenarios(act: ScenarioAct): ScenarioVerdict {
    return this.#parts.tried(act);
  }

  spent(day: string, channel: string, requests: readonly ModelUse[]): void {
    this.#parts.spend.add(day, channel, requests);
  }

  costs(from: string, to: string): SpendRow[] {
    return this.#parts.made ? this.#parts.spend.between(from, to) : [];
  }

  desk(after: DeskCursor | null = null, most = 200): ReturnType<Desk['page']> {
    return this.#parts.made ? this.#parts.desk.page(after, most) : { entries: [], next: null };
  }

  due(due: Due): void {
    if (!this.#parts.isDeleted) this.#parts.dues.put(due, now());
  }

  dues(place: DuesPlace, most: number): DuesPage {
    return this.#parts.made ? this.#parts.dues.page(place, most) : NO_DUES;
  }

  whose(kind: 'approval' | 'draft', id: string): string | null {
    return this.#parts.made ? this.#parts.dues.customerOf(kind, id) : null;
  }

  erased(customer: string, receipt: ErasureReceipt): ErasureReceipt {
    return this.#parts.erased(customer, receipt);
  }

  erasures(limit: number, before: number | null): { erasures: ErasureReceipt[]; next: number | null } {
    return this.#parts.made ? this.#parts.erasures.page(limit, before) : { erasures: [], next: null };
  }

  remains(id: string, settled: Remains | null = null): Remains | null {
    return this.#parts.remains(id, settled);
  }

  backUp(place: string | null): RowsPage {
    return this.#parts.backUp(place);
  }

  restore(tables: readonly TableRows[]): void {
    this.#parts.backup.put(tables);
  }

  erasedOf(customers: readonly string[]): Promise<string[]> {
    return this.#parts.erasedOf(customers);
  }

  restoring(act: RestoreAct): RestoreState {
    return act.type === 'begin' || this.#parts.made ? this.#parts.backup.act(act) : 'none';
  }

  keepUnclaimed(channel: string, reason: string, reference: string | null): Promise<boolean> {
    return this.#parts.armed(this.#parts.unclaimed.keep({ channel, reason, reference }, now()));
  }

  async strayed(channel: string, references: readonly string[]): Promise<void> {
    await this.#parts.armed(this.#parts.unclaimed.strayed(channel, references, now()));
  }

  unclaimed(after: UnclaimedCursor | null = null, most = 100): ReturnType<UnclaimedList['page']> {
    return this.#parts.made ? this.#parts.unclaimed.page(after, most) : { entries: [], next: null };
  }

  forgetUnclaimed(id: number): Promise<boolean> {
    return this.#parts.forgetUnclaimed(id);
  }

  trouble(channel: string, reason: string): void {
    this.#parts.trouble(channel, reason);
  }

  troubles(): Trouble[] {
    return this.#parts.made ? this.#parts.troubles.list() : [];
  }

  mailboxes(): StoreMailbox[] {
    return this.#parts.made ? this.#parts.mailboxes.list() : [];
  }

  mailbox(act: MailboxAct): Promise<MailboxVerdict> {
    return this.#parts.mailbox(act);
  }

  async mayMail(): Promise<boolean> {
    return this.#parts.armed(this.#parts.mayMail());
  }

  digest(act: DigestAct): Promise<DigestOften | null> {
    return this.#parts.digest(act);
  }

  standing(): Standing {
    return this.#parts.made ? this.#parts.tenancy.read() : NOTHING;
  }

  async tenancy(act: TenancyAct): Promise<Standing> {
    return this.#parts.armed(this.ctx.storage.transactionSync(() => this.#parts.tenancy.act(act)));
  }

  async changeSecrets(changes: SecretChanges): Promise<StoreSecrets | null> {
    return this.#parts.made ? this.#parts.secrets(this.#parts.store).change(changes) : null;
  }

  tokens(): TokenRecord[] {
    return this.#parts.made ? this.#parts.tokens.list() : [];
  }

  addToken(token: NewToken, request: Keyed | null): ReturnType<ApiTokens['add']> {
    return this.ctx.storage.transactionSync(() => this.#parts.tokens.add(token, request));
  }

  rotateToken(id: string, hash: string): TokenRecord | null {
    return this.#parts.made ? this.#parts.tokens.rotate(id, hash) : null;
  }

  revokeToken(id: string): boolean {
    return this.#parts.made && this.#parts.tokens.revoke(id);
  }

  useToken(hash: string): TokenRecord | null {
    return this.#parts.made ? this.#parts.tokens.use(hash) : null;
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something is old enough to be forgotten, or a mail of the morning is due. */
  override async alarm(): Promise<void> {
    await this.#parts.onAlarm();
  }
}

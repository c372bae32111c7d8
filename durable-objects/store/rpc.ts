import type { ModelUse } from '../../src/brain/why.ts';
import type { Settings, VersionedSettings } from '../../src/settings.ts';
import type { ErasureReceipt, Remains } from '../customer/privacy/receipt.ts';
import type { Keyed } from '../storage/requests.ts';
import type { RowsPage, TableRows } from '../storage/rows.ts';
import type { RestoreAct, RestoreState } from './backup/rows.ts';
import type { ConnectionAct, ConnectionVerdict } from './connections.ts';
import type { ModelShare } from './counts.ts';
import type { Desk, DeskCursor, NewDeskEntry } from './desk.ts';
import type { DigestAct, DigestOften } from './digests/digests.ts';
import type { Due, DuesPage, DuesPlace } from './dues.ts';
import type { MailboxAct, MailboxVerdict, StoreMailbox } from './mailboxes.ts';
import type { GivenToken, McpToken } from './mcp-tokens.ts';
import type { ScenarioAct, ScenarioVerdict } from './scenarios.ts';
import type { SecretChanges, StoreSecrets } from './secrets.ts';
import type { AskedChange, SettingsRefusal, SettingsVersion } from './settings-history.ts';
import type { SpendRow } from './spend.ts';
import type { Standing, TenancyAct } from './tenancy.ts';
import type { ApiTokens, NewToken, TokenRecord } from './tokens.ts';
import type { Trouble } from './troubles.ts';
import type { UnclaimedCursor, UnclaimedList } from './unclaimed.ts';

/** What others may ask of a store's object. */
export interface StoreRpc {
  settings(): VersionedSettings;
  /**
   * Replaces the settings; returns them with their new version. `given` are tokens of MCP servers; of the
   * others each keeps its own while its name and URL stay. All of it, or nothing.
   */
  saveSettings(
    wanted: Settings,
    given?: readonly GivenToken[],
    change?: AskedChange,
  ): Promise<VersionedSettings | SettingsRefusal>;
  /** The newest versions of the settings. */
  settingsVersions(most: number): SettingsVersion[];
  /** The settings of a version, as JSON; null when it is not kept. */
  settingsOf(version: number): string | null;
  /** Tokens of the store's own MCP servers, each with the URL it was given for. */
  mcpTokens(): Promise<McpToken[]>;
  /** Puts, deletes, shows, opens or notes news of a connection; says how it stands then. */
  connection(act: ConnectionAct): Promise<ConnectionVerdict>;
  /**
   * A stranger tried an order number that opened nothing. Only failures come here, and what they amount to is
   * read with the settings: no customer's turn waits for it.
   */
  lookupFailed(): Promise<void>;
  /**
   * Keeps secrets, sealed, and gives back those that hold now; null when the store exists: a second creation
   * overwrites nothing. The same call under the same `request` gets what the first one got; another call
   * under it gets `other_request`.
   */
  create(
    name: string,
    secrets: StoreSecrets,
    request: Keyed | null,
  ): Promise<StoreSecrets | 'other_request' | null>;
  /** The store's secrets, or null when no store of that name was ever created. */
  secrets(name: string): Promise<StoreSecrets | null>;

  /** Puts a thread on the desk, or changes its entry; see {@link Desk.enlist}. */
  enlist(entry: NewDeskEntry): Promise<void>;
  /** Takes a thread off the desk. */
  delist(customer: string): void;
  /** Empties the summary of a thread's entry on the desk: it quoted somebody who is erased. */
  hush(customer: string): void;
  /** A page of the threads that need a person, most urgent first. */
  desk(after?: DeskCursor | null, most?: number): ReturnType<Desk['page']>;

  /** Lists a promise or an approval of a thread, changes how it stands, or takes it off. */
  due(due: Due): void;
  /** A page of the approvals and drafts that wait and of the promises that are not kept, what is due first first. */
  dues(place: DuesPlace, most: number): DuesPage;
  /** Whose an approval or a draft is, decided or not; null where there is none of that id. */
  whose(kind: 'approval' | 'draft', id: string): string | null;

  /** Takes whoever is erased off the desk and keeps the receipt; answers with the one that is kept. */
  erased(customer: string, receipt: ErasureReceipt): ErasureReceipt;
  /**
   * Counts an acknowledgement to an unproven sender's mailbox (blinded); false when that mailbox has had its
   * share, or the store has.
   */
  mayAcknowledge(mailbox: string): Promise<boolean>;
  /** Counts a stranger's turn of a model; false when one of its shares is spent, which the owner reads. */
  takeModelTurn(shares: ModelShare[]): Promise<boolean>;
  /** Lists, keeps or deletes what the store tries its settings with, keeps how that went, or counts a play. */
  scenarios(act: ScenarioAct): ScenarioVerdict;
  /** How often a person has a mail of what happened and what waits, as it is or from now on; null: never. */
  digest(act: DigestAct): Promise<DigestOften | null>;
  /** Counts what requests to models took, on a day of the store. */
  spent(day: string, channel: string, requests: readonly ModelUse[]): void;
  /** What models took and cost, days inclusive. */
  costs(from: string, to: string): SpendRow[];
  /** Receipts, newest first. `before` is the `next` of the page before it. */
  erasures(limit: number, before: number | null): { erasures: ErasureReceipt[]; next: number | null };

  /** How what remains of an erasure at the shop stands, after `settled` where it was open; null: nothing does. */
  remains(id: string, settled?: Remains | null): Remains | null;
  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage;
  /** Takes such rows back; those that are here stay as they are. */
  restore(tables: readonly TableRows[]): void;
  /** Who of some was erased: here, or before a backup was made that was taken back. */
  erasedOf(customers: readonly string[]): Promise<string[]>;
  /** Begins or ends taking a backup back, or says how that stands. */
  restoring(act: RestoreAct): RestoreState;

  /**
   * Remembers what came in and could be given to nobody, for as long as a mail is kept as it came.
   * `reference` is where its bytes are. False when it is only counted: then nothing needs its bytes.
   */
  keepUnclaimed(channel: string, reason: string, reference: string | null): Promise<boolean>;
  /**
   * Remembers files that a delivery which failed may have left in no log; see {@link UnclaimedList.strayed}.
   */
  strayed(channel: string, references: readonly string[]): Promise<void>;
  /** A page of what could be given to nobody. */
  unclaimed(after?: UnclaimedCursor | null, most?: number): ReturnType<UnclaimedList['page']>;
  /** Deletes one of them for good, its bytes too; false when there is no such one. */
  forgetUnclaimed(id: number): Promise<boolean>;

  /** Remembers what only the owner can mend, once for each kind of it and until a week has passed without. */
  trouble(channel: string, reason: string): void;
  /** What the owner has to mend, newest first. */
  troubles(): Trouble[];

  /** The store's mailboxes, proven or not. */
  mailboxes(): StoreMailbox[];
  /** Does something about one of them. */
  mailbox(act: MailboxAct): Promise<MailboxVerdict>;

  /** Counts a mail that leaves; false when the day's are spent, which the owner reads. */
  mayMail(): Promise<boolean>;
  /** How the platform has the store. */
  standing(): Standing;
  /** Suspends the store, lets it go on, sets its quotas, or deletes all that is kept here for good. */
  tenancy(act: TenancyAct): Promise<Standing>;
  /** Changes some of the store's secrets; null forgets one. Null when there is no such store. */
  changeSecrets(changes: SecretChanges): Promise<StoreSecrets | null>;

  /** The API tokens that open this store, newest first: everything about them but themselves. */
  tokens(): TokenRecord[];
  /** Takes a token in; see {@link ApiTokens.add}. */
  addToken(token: NewToken, request: Keyed | null): ReturnType<ApiTokens['add']>;
  /** Gives a token another secret; null when there is no such token. The one before opens nothing from now on. */
  rotateToken(id: string, hash: string): TokenRecord | null;
  /** Whether there was such a token to revoke. It opens nothing from now on. */
  revokeToken(id: string): boolean;
  /** The token with this hash, its use noted; null when it was revoked or never was. */
  useToken(hash: string): TokenRecord | null;

  /** Development: the clock was moved; does what is due by now. */
  wake(): Promise<void>;
}

/** A store's object, as its namespace types it. */
export type StoreObject = StoreRpc & Rpc.DurableObjectBranded;

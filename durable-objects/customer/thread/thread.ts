import { now, timestamp } from '../../../src/clock.ts';
import type { Command } from '../../../src/conversation/commands.ts';
import { decide } from '../../../src/conversation/decide.ts';
import type { Event, Fact } from '../../../src/conversation/events.ts';
import { type State, sessionOf } from '../../../src/conversation/state.ts';
import type { Refusal } from '../../../src/conversation/turn/decision.ts';
import { asOf, proofOf, type Terms } from '../../../src/identity/assurance.ts';
import { Settings } from '../../../src/settings.ts';
import { allEffects } from '../delivery/effects/index.ts';
import { AddressBook } from './addresses.ts';
import { ApprovalRecords } from './approvals.ts';
import { DraftRecords } from './drafts.ts';
import { ExchangeStore } from './exchanges.ts';
import { Generation } from './generation.ts';
import { Lineage } from './lineage.ts';
import { Log } from './log.ts';
import { MessageStore } from './messages.ts';
import { Outbox } from './outbox/outbox.ts';
import { SummaryStore } from './projections/summary.ts';
import { PromiseRecords } from './promises.ts';
import { Reasons } from './reasons.ts';
import { RecentHistory } from './recent.ts';
import { SessionStore } from './sessions.ts';

/**
 * Why nothing can be written now: another object leads this one, or what came through a follower is on its
 * way back.
 */
export type Closed = 'led' | 'leaving';

/** What came of a command: the events it made, or why it made none. */
export type Acted = { ok: true; events: Event[] } | { ok: false; refusal: Refusal | Closed };

/** Thrown where facts are to be noted that cannot be written now; whoever told them tells them again. */
class ThreadClosed extends Error {
  override readonly name = 'ThreadClosed';
}

/** Whether what comes by a path may be written now; null when it may. */
export type Gate = (path: readonly string[]) => Closed | null;

/**
 * What waits to leave because of a step: something that somebody waits for, or only news for another thread.
 */
export type Queued = 'nothing' | 'news' | 'urgent';

/** Hears of events after they are durable, in order, and of what waits to leave because of them. */
export type Listener = (events: Event[], queued: Queued) => void;

const DEFAULT_TERMS = Settings.shape.assurance.parse({});

/**
 * One customer's thread in storage: log, memory and outbox under one transaction. Whatever happens goes
 * through here, in one order: admit, persist, publish.
 */
export class Thread {
  readonly log: Log;
  readonly exchanges: ExchangeStore;
  readonly messages: MessageStore;
  readonly sessions: SessionStore;
  readonly addresses: AddressBook;
  readonly lineage: Lineage;
  readonly outbox: Outbox;
  readonly promises: PromiseRecords;
  readonly approvals: ApprovalRecords;
  readonly drafts: DraftRecords;
  readonly reasons: Reasons;
  readonly summary: SummaryStore;
  /** How long what is remembered of this thread's rows holds. */
  readonly generation = new Generation();
  readonly #storage: DurableObjectStorage;
  readonly #self: string;
  readonly #gate: Gate;
  readonly #publish: Listener;
  readonly #terms: () => Terms;
  /** The log's state as it held when it was last asked for, and how long it holds like that. */
  #seen: { raw: State; terms: Terms; from: number; until: number; state: State } | null = null;
  #closed = false;

  /** `terms`: how long proofs hold in this store; `gate`: what may be written now. */
  constructor(
    storage: DurableObjectStorage,
    self: string,
    publish: Listener,
    { terms = () => DEFAULT_TERMS, gate = () => null }: { terms?: () => Terms; gate?: Gate } = {},
  ) {
    this.#terms = terms;
    this.#storage = storage;
    this.#self = self;
    this.#gate = gate;
    this.#publish = publish;
    const mind = new RecentHistory(storage.sql, this.generation);
    this.log = new Log(storage.sql, self, mind, this.generation);
    this.exchanges = new ExchangeStore(storage.sql, mind);
    this.messages = new MessageStore(storage.sql, mind);
    this.sessions = new SessionStore(storage.sql);
    this.addresses = new AddressBook(storage.sql);
    this.promises = new PromiseRecords(storage.sql, this.generation);
    this.approvals = new ApprovalRecords(storage.sql, this.generation);
    this.drafts = new DraftRecords(storage.sql, this.log);
    this.reasons = new Reasons(storage.sql);
    this.summary = new SummaryStore(storage.sql);
    this.lineage = new Lineage(() => this.log.state, this);
    this.outbox = new Outbox(storage.sql, this.generation);
  }

  /** As it holds now: no session in it is surer than what still proves it. */
  get state(): State {
    const raw = this.log.state;
    const terms = this.#terms();
    const time = now();
    const seen = this.#seen;
    if (seen?.raw === raw && seen.terms === terms && seen.from <= time && time < seen.until)
      return seen.state;
    const { state, until } = asOf(raw, time, terms);
    this.#seen = { raw, terms, from: time, until, state };
    return state;
  }

  /** True once nothing is written any more: the person is being erased. */
  get closed(): boolean {
    return this.#closed;
  }

  /** From here on every write throws, whoever was in the middle of something. */
  close(): void {
    this.#closed = true;
  }

  /** The number of a message in its session; null for one that is not here. */
  numberOf(message: string): number | null {
    return this.log.numberOf(message) ?? this.messages.numberOf(message);
  }

  /**
   * Decides, persists and publishes one command. `also` is written in the same transaction, and says whether
   * that lets anything leave.
   */
  act(command: Command, also?: () => boolean): Acted {
    return this.#commit(
      () => {
        const decision = decide(this.state, this.#withTerms(command));
        return decision.ok ? { ok: true, facts: decision.facts } : decision;
      },
      { also, session: sessionIn(command) },
    );
  }

  /**
   * Persists and publishes facts that need no decision: an action carried out, a receipt, the shop's account.
   * `also` is written in the same transaction; with `ids`, one for each fact, a fact noted a second time
   * changes nothing.
   */
  note(facts: Fact[], options: { ids?: string[]; also?: () => unknown } = {}): Event[] {
    const acted = this.#commit(() => ({ ok: true, facts }), { ...options, session: null });
    if (!acted.ok) throw new ThreadClosed(acted.refusal);
    return acted.events;
  }

  /** Appends facts of this object's own, inside the caller's transaction, and tells nobody. */
  append(facts: Fact[]): void {
    this.log.append(facts, { at: timestamp() });
  }

  /** Runs several steps as one transaction; when it throws, memory forgets what storage rolled back. */
  transaction<T>(steps: () => T): T {
    if (this.#closed) throw new Error('the thread is closed');
    const { count } = this.generation;
    let whole = false;
    try {
      const result = this.#storage.transactionSync(steps);
      whole = true;
      return result;
    } finally {
      // What was read in mid-transaction may be older than its end.
      if (!whole || this.generation.count !== count) this.generation.next();
    }
  }

  /** A step that somebody has taken holds as long as the store's terms say. */
  #withTerms(command: Command): Command {
    if (command.type !== 'assure' || command.proof) return command;
    const { assurance, claim, source = claim ? 'claim' : 'code' } = command;
    const channel = sessionOf(this.state, command.session)?.channel;
    if (!channel) return command;
    return { ...command, proof: proofOf({ source, channel, assurance, since: timestamp() }, this.#terms()) };
  }

  #commit(
    decided: () => { ok: true; facts: Fact[] } | { ok: false; refusal: Refusal },
    { ids, also, session }: { ids?: string[]; also?: () => unknown; session: string | null },
  ): Acted {
    let queued: Queued = 'nothing';
    const acted = this.transaction((): Acted => {
      const decision = decided();
      if (!decision.ok) return decision;
      const paths = this.lineage.pathsOf(decision.facts, session);
      const closed = [[], ...paths].map((path) => this.#gate(path)).find((reason) => reason !== null);
      if (closed) return { ok: false, refusal: closed };
      const events = this.log.append(decision.facts, { at: timestamp(), ids, paths });
      const kept = this.promises.keptBy(events);
      if (kept.length)
        events.push(...this.log.append(kept, { at: timestamp(), paths: this.lineage.pathsOf(kept, null) }));
      this.promises.happened(events);
      this.approvals.happened(events);
      if (also?.() === true) queued = 'urgent';
      for (const event of events) {
        const cause = { event, state: this.state, self: this.#self, seq: this.log.seq };
        for (const effect of allEffects) {
          for (const row of effect.due(cause)) {
            this.outbox.add(row, now());
            if (queued !== 'urgent') queued = effect.background ? 'news' : 'urgent';
          }
        }
      }
      return { ok: true, events };
    });
    if (acted.ok && (acted.events.length || queued !== 'nothing')) this.#publish(acted.events, queued);
    return acted;
  }
}

/** The session that a command comes from; null for what an advisor or the service does. */
function sessionIn(command: Command): string | null {
  if (command.type === 'commit' || command.type === 'hold') return command.turn.session;
  if (command.type === 'decide-draft') return command.draft.session;
  if (command.type === 'hear' || command.type === 'open') return command.session.id;
  if (command.type === 'assure' || command.type === 'rate') return command.session;
  return null;
}

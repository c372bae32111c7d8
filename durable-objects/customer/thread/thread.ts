import { now, timestamp } from '../../../src/clock.ts';
import type { Command } from '../../../src/conversation/commands.ts';
import { decide } from '../../../src/conversation/decide.ts';
import type { Refusal } from '../../../src/conversation/decision.ts';
import type { Event, Fact, FactOf } from '../../../src/conversation/events.ts';
import { type State, sessionOf } from '../../../src/conversation/state.ts';
import { asOf, proofOf, type Terms } from '../../../src/identity/assurance.ts';
import { Settings } from '../../../src/settings.ts';
import { allEffects } from '../delivery/effects/index.ts';
import { ExchangeStore } from './exchanges.ts';
import { Generation } from './generation.ts';
import { Log } from './log.ts';
import { Outbox } from './outbox.ts';
import { RecentHistory } from './recent.ts';

/** Why nothing can be written now: another object leads this one, or what came through a follower is on its way back. */
export type Closed = 'led' | 'leaving';

/** What came of a command: the events it made, or why it made none. */
export type Acted = { ok: true; events: Event[] } | { ok: false; refusal: Refusal | Closed };

/** Thrown where facts are to be noted that cannot be written now; whoever told them tells them again. */
class ThreadClosed extends Error {
  override readonly name = 'ThreadClosed';
}

/** Whether what comes by a way may be written now; null when it may. */
export type Gate = (path: readonly string[]) => Closed | null;

/** What waits to leave because of a step: something that somebody waits for, or only news for another thread. */
export type Queued = 'nothing' | 'news' | 'urgent';

/** Hears of events after they are durable, in order, and of what waits to leave because of them. */
export type Listener = (events: Event[], queued: Queued) => void;

const DEFAULT_TERMS = Settings.shape.assurance.parse({});

/**
 * One customer's thread in storage: log, memory and outbox under one transaction. Whatever happens goes through here, in
 * one order: admit, persist, publish.
 */
export class Thread {
  readonly log: Log;
  readonly memory: ExchangeStore;
  readonly outbox: Outbox;
  /** How long what is remembered of this thread's rows holds. */
  readonly generation = new Generation();
  readonly #storage: DurableObjectStorage;
  readonly #self: string;
  readonly #gate: Gate;
  readonly #publish: Listener;
  /** The way by which what happens now came, while it is said; null: what its session says. */
  #via: string[] | null = null;
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
    this.memory = new ExchangeStore(storage.sql, mind);
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

  /** The way by which a session came to this thread, nearest first: empty for its own, and for one that is not here. */
  pathOf(session: string): string[] {
    return this.#isAlone ? [] : this.memory.pathOf(session);
  }

  /** Sessions that came by a follower. */
  sessionsOf(follower: string): string[] {
    const { sessions } = this.state;
    return sessions.map(({ id }) => id).filter((session) => this.pathOf(session)[0] === follower);
  }

  /** The number of a message in its session; null for one that is not here. */
  numberOf(message: string): number | null {
    return this.log.numberOf(message) ?? this.memory.numberOf(message);
  }

  /**
   * Decides, persists and publishes one command. `trace` goes along with whatever leaves because of it; `also` is written in
   * the same transaction, and says whether that lets anything leave.
   */
  act(command: Command, trace: string, also?: () => boolean): Acted {
    return this.#commit(
      () => {
        const decision = decide(this.state, this.#withTerms(command));
        return decision.ok ? { ok: true, facts: decision.facts } : decision;
      },
      trace,
      { also, session: sessionIn(command) },
    );
  }

  /**
   * Persists and publishes facts that need no decision: an action carried out, a receipt, the shop's account. `also` is
   * written in the same transaction; with `ids`, one for each fact, a fact noted a second time changes nothing.
   */
  note(facts: Fact[], trace: string, options: { ids?: string[]; also?: () => unknown } = {}): Event[] {
    const acted = this.#commit(() => ({ ok: true, facts }), trace, { ...options, session: null });
    if (!acted.ok) throw new ThreadClosed(acted.refusal);
    return acted.events;
  }

  /** Appends facts of this object's own, inside the caller's transaction, and tells nobody. */
  append(facts: Fact[]): void {
    this.log.append(facts, { at: timestamp() });
  }

  /** Everything that `steps` write came by a way: through these followers, nearest first. */
  through<T>(path: string[], steps: () => T): T {
    const before = this.#via;
    this.#via = path;
    try {
      return steps();
    } finally {
      this.#via = before;
    }
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
    trace: string,
    { ids, also, session }: { ids?: string[]; also?: () => unknown; session: string | null },
  ): Acted {
    let queued: Queued = 'nothing';
    const acted = this.transaction((): Acted => {
      const decision = decided();
      if (!decision.ok) return decision;
      const paths = this.#ways(decision.facts, session);
      const closed = [[], ...paths].map((path) => this.#gate(path)).find((reason) => reason !== null);
      if (closed) return { ok: false, refusal: closed };
      const events = this.log.append(decision.facts, { at: timestamp(), ids, paths });
      if (also?.() === true) queued = 'urgent';
      for (const event of events) {
        const cause = { event, state: this.state, self: this.#self, seq: this.log.seq };
        for (const effect of allEffects) {
          for (const row of effect.due(cause, trace)) {
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

  /** Most threads lead nobody: then everything is of their own. */
  get #isAlone(): boolean {
    const { leads = {}, joining = {} } = this.log.state;
    return Object.keys({ ...leads, ...joining }).length === 0;
  }

  /** The way of each fact, in order. */
  #ways(facts: Fact[], session: string | null): string[][] {
    if (!this.#via && this.#isAlone) return facts.map(() => []);
    const cause = this.#via ?? (session === null ? [] : this.pathOf(session));
    return facts.map((fact) => this.#wayOf(fact, facts) ?? cause);
  }

  /** By which way a fact belongs: its session's, else its message's; null where it names neither, and follows its cause. */
  #wayOf(fact: Fact, beside: Fact[]): string[] | null {
    // Who has the floor is no session's: an advisor's coming and going is this object's own.
    if (fact.type === 'advisor.joined' || fact.type === 'advisor.left') return [];
    if (this.#via) return this.#via;
    if (fact.type === 'action.proposed') return this.memory.pathOf(fact.proposal.session);
    if ('session' in fact) return this.memory.pathOf(fact.session);
    if (!('message' in fact)) return null;
    const { message } = fact;
    const spoken = beside.find(
      (other): other is FactOf<'message.received' | 'message.composed'> =>
        (other.type === 'message.received' || other.type === 'message.composed') && other.message === message,
    );
    const session = spoken?.session ?? this.memory.sessionOfMessage(message);
    return session === null ? null : this.memory.pathOf(session);
  }
}

/** The session that a command comes from; null for what an advisor or the service does. */
function sessionIn(command: Command): string | null {
  if (command.type === 'commit') return command.turn.session;
  if (command.type === 'hear' || command.type === 'open') return command.session.id;
  if (command.type === 'assure' || command.type === 'rate') return command.session;
  return null;
}

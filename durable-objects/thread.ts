import { now, timestamp } from '../src/clock.ts';
import { type Command, decide, type Refusal } from '../src/conversation/decide.ts';
import type { Event, Fact } from '../src/conversation/events.ts';
import type { State } from '../src/conversation/state.ts';
import { leaving } from './leaving.ts';
import { Log } from './log.ts';
import { Memory } from './memory.ts';
import { Outbox } from './outbox.ts';

/** What came of a command: the events it made, or why it made none. */
export type Acted = { ok: true; events: Event[] } | { ok: false; refusal: Refusal };

/** Hears of events after they are durable, in order; `queued` says whether something waits to leave because of them. */
export type Listener = (events: Event[], queued: boolean) => void;

/**
 * One customer's thread in storage: log, memory and outbox under one transaction. Whatever happens goes through here, in
 * one order: admit, persist, publish.
 */
export class Thread {
  readonly log: Log;
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly #storage: DurableObjectStorage;
  readonly #self: string;
  readonly #publish: Listener;
  #closed = false;

  constructor(storage: DurableObjectStorage, self: string, publish: Listener) {
    this.#storage = storage;
    this.#self = self;
    this.#publish = publish;
    this.log = new Log(storage.sql, self);
    this.memory = new Memory(storage.sql);
    this.outbox = new Outbox(storage.sql);
  }

  get state(): State {
    return this.log.state;
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
    return this.log.numberOf(message) ?? this.memory.numberOf(message);
  }

  /**
   * Decides, persists and publishes one command. `trace` goes along with whatever leaves because of it; `also` is written in
   * the same transaction, and says whether that lets anything leave.
   */
  act(command: Command, trace: string, also?: () => boolean): Acted {
    return this.#commit(
      () => {
        const decision = decide(this.state, command);
        return decision.ok ? { ok: true, facts: decision.facts } : decision;
      },
      trace,
      { also },
    );
  }

  /**
   * Persists and publishes facts that need no decision: an action carried out, a receipt, the shop's account. `also` is
   * written in the same transaction; with `ids`, one for each fact, a fact noted a second time changes nothing.
   */
  note(facts: Fact[], trace: string, options: { ids?: string[]; also?: () => unknown } = {}): Event[] {
    const acted = this.#commit(() => ({ ok: true, facts }), trace, options);
    return acted.ok ? acted.events : [];
  }

  /** Runs several steps as one transaction; when it throws, memory forgets what storage rolled back. */
  transaction<T>(steps: () => T): T {
    if (this.#closed) throw new Error('the thread is closed');
    try {
      return this.#storage.transactionSync(steps);
    } catch (error) {
      this.log.reload();
      throw error;
    }
  }

  #commit(
    decided: () => { ok: true; facts: Fact[] } | { ok: false; refusal: Refusal },
    trace: string,
    { ids, also }: { ids?: string[]; also?: () => unknown } = {},
  ): Acted {
    let queued = false;
    const acted = this.transaction((): Acted => {
      const decision = decided();
      if (!decision.ok) return decision;
      const events = this.log.append(decision.facts, { at: timestamp(), ids });
      queued = also?.() === true;
      for (const event of events) {
        for (const row of leaving(event, this.state, this.#self, this.log.seq)) {
          this.outbox.add({ ...row, body: { ...row.body, trace } }, now());
          queued = true;
        }
      }
      return { ok: true, events };
    });
    if (acted.ok && acted.events.length) this.#publish(acted.events, queued);
    return acted;
  }
}

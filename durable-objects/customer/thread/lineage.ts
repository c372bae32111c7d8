import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import type { State } from '../../../src/conversation/state.ts';
import type { ApprovalRecords } from './approvals.ts';
import type { MessageStore } from './messages.ts';
import type { PromiseRecords } from './promises.ts';
import type { SessionStore } from './sessions.ts';

/**
 * By which followers what happens here came: nearest first, empty for what is of this object's own. It goes
 * back there when the threads part.
 */
export class Lineage {
  readonly #state: () => State;
  readonly #sessions: SessionStore;
  readonly #messages: MessageStore;
  readonly #promises: Pick<PromiseRecords, 'get'>;
  readonly #approvals: Pick<ApprovalRecords, 'get'>;
  /** The path of what happens now, while it is said; null: that of its session. */
  #via: string[] | null = null;

  constructor(
    state: () => State,
    stores: {
      sessions: SessionStore;
      messages: MessageStore;
      promises: Pick<PromiseRecords, 'get'>;
      approvals: Pick<ApprovalRecords, 'get'>;
    },
  ) {
    this.#state = state;
    this.#sessions = stores.sessions;
    this.#messages = stores.messages;
    this.#promises = stores.promises;
    this.#approvals = stores.approvals;
  }

  /** The path of a session; empty also for one that is not here. */
  pathOf(session: string): string[] {
    return this.#isAlone ? [] : this.#sessions.pathOf(session);
  }

  /** Sessions that came through a follower. */
  sessionsOf(follower: string): string[] {
    const { sessions } = this.#state();
    return sessions.map(({ id }) => id).filter((session) => this.pathOf(session)[0] === follower);
  }

  /** Everything that `steps` write came by this path. */
  through<T>(path: string[], steps: () => T): T {
    const before = this.#via;
    this.#via = path;
    try {
      return steps();
    } finally {
      this.#via = before;
    }
  }

  /** The path of each of these facts, in order; `session` is what they follow from. */
  pathsOf(facts: Fact[], session: string | null): string[][] {
    if (!this.#via && this.#isAlone) return facts.map(() => []);
    const cause = this.#via ?? (session === null ? [] : this.pathOf(session));
    return facts.map((fact) => this.#of(fact, facts) ?? cause);
  }

  /** Most threads lead nobody: then everything is of their own. */
  get #isAlone(): boolean {
    const { leads = {}, joining = {} } = this.#state();
    return Object.keys({ ...leads, ...joining }).length === 0;
  }

  /** A fact's session's, else its message's; null where it names neither, and follows its cause. */
  #of(fact: Fact, beside: Fact[]): string[] | null {
    // Who has the floor is no session's: an advisor's coming and going is this object's own.
    if (fact.type === 'advisor.joined' || fact.type === 'advisor.left') return [];
    if (this.#via) return this.#via;
    if (fact.type === 'card.put') return this.#sessions.pathOf(fact.card.session);
    // What becomes of a promise or an approval belongs where that was made.
    if (fact.type === 'promise.kept' || fact.type === 'promise.broken')
      return this.#promises.get(fact.promise)?.path ?? null;
    if (fact.type === 'approval.decided' || fact.type === 'approval.settled')
      return this.#approvals.get(fact.approval)?.path ?? null;
    if ('session' in fact) return fact.session === undefined ? null : this.#sessions.pathOf(fact.session);
    if (!('message' in fact)) return null;
    const { message } = fact;
    const spoken = beside.find(
      (other): other is FactOf<'message.received' | 'message.composed'> =>
        (other.type === 'message.received' || other.type === 'message.composed') && other.message === message,
    );
    const session = spoken?.session ?? this.#messages.sessionOf(message);
    return session === null ? null : this.#sessions.pathOf(session);
  }
}

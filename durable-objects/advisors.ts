import { now } from '../src/clock.ts';
import type { Command, Refusal } from '../src/conversation/decide.ts';
import { answerable } from '../src/conversation/state.ts';
import type { Links, NotParted } from './links.ts';
import { type Keyed, Requests } from './requests.ts';
import type { Closed, Thread } from './thread.ts';
import type { Turns } from './turns.ts';

/** Why an advisor's act did not happen. */
export type CustomerRefusal = Refusal | Closed | NotParted | 'same' | 'unknown_customer' | 'other_request';

/** An advisor's answer, in `session` or where the customer spoke last. */
export interface Reply {
  advisor: string;
  name: string;
  text: string;
  session: string | null;
}

/** The customer that advisors act on. */
interface AdvisorsWorld {
  sql: SqlStorage;
  thread: Thread;
  turns: Turns;
  links: Links;
  isNobody(): boolean;
  /** Takes up whatever she waits for. */
  answerAll(traceId: string): void;
  /** Sessions that came by a follower. */
  sessionsOf(follower: string): string[];
  id(prefix: string): string;
}

/** What advisors do to one customer. Under an `Idempotency-Key` a thing is done once; each returns null, or why it was not done. */
export class Advisors {
  readonly #world: AdvisorsWorld;

  constructor(world: AdvisorsWorld) {
    this.#world = world;
  }

  takeover(advisor: string, name: string, traceId: string, keyed: Keyed | null): CustomerRefusal | null {
    return this.#once(keyed, () => {
      this.#world.turns.stopAll();
      return this.#act({ type: 'takeover', advisor, name }, traceId);
    });
  }

  handback(advisor: string, traceId: string, keyed: Keyed | null): CustomerRefusal | null {
    return this.#once(keyed, () => {
      const refusal = this.#act({ type: 'handback', advisor }, traceId);
      if (!refusal) this.#world.answerAll(traceId);
      return refusal;
    });
  }

  reply(reply: Reply, traceId: string, keyed: Keyed | null): CustomerRefusal | null {
    const { thread, turns, id } = this.#world;
    return this.#once(keyed, () => {
      const session = reply.session ?? answerable(thread.state)?.id ?? '';
      turns.stop(session);
      return this.#act({ type: 'reply', ...reply, message: id('m'), session, attachments: [] }, traceId);
    });
  }

  resolve(ticket: string, traceId: string, keyed: Keyed | null): CustomerRefusal | null {
    return this.#once(keyed, () => this.#act({ type: 'resolve', ticket }, traceId));
  }

  note(advisor: string, text: string, traceId: string, keyed: Keyed | null): CustomerRefusal | null {
    return this.#once(keyed, () => {
      this.#world.thread.note([{ type: 'note.added', advisor, text }], traceId);
      return null;
    });
  }

  /** Another object is the same person: one thread, as soon as both can stop. */
  link(other: string, evidence: string, by: string, keyed: Keyed | null): Promise<CustomerRefusal | null> {
    return this.#onceBehind(keyed, async () => {
      const linked = await this.#world.links.request(other, evidence, by);
      if (linked === 'nobody') return 'unknown_customer';
      return linked === 'linked' ? null : linked;
    });
  }

  /** An object is somebody else after all. */
  unlink(follower: string, by: string, keyed: Keyed | null): Promise<CustomerRefusal | null> {
    const { turns, links, sessionsOf } = this.#world;
    return this.#onceBehind(keyed, () => {
      for (const session of sessionsOf(follower)) turns.stop(session);
      return links.part(follower, by);
    });
  }

  /**
   * Does what was asked of a customer that exists; under a key, once. Nothing awaits between the deed and its record, so the two
   * are stored together. What was refused had no effect and may be tried again.
   */
  #once(keyed: Keyed | null, deed: () => CustomerRefusal | null): CustomerRefusal | null {
    const earlier = this.#earlier(keyed);
    if (earlier !== 'new') return earlier;
    const refusal = deed();
    if (!refusal) this.#keep(keyed);
    return refusal;
  }

  /** The same for a deed that waits for another object; done twice it has one effect, whatever the key. */
  async #onceBehind(
    keyed: Keyed | null,
    deed: () => Promise<CustomerRefusal | null>,
  ): Promise<CustomerRefusal | null> {
    const earlier = this.#earlier(keyed);
    if (earlier !== 'new') return earlier;
    const refusal = await deed();
    if (!refusal && !this.#world.links.leader) this.#keep(keyed);
    return refusal;
  }

  #earlier(keyed: Keyed | null): CustomerRefusal | 'new' | null {
    if (this.#world.isNobody()) return 'unknown_customer';
    const earlier = keyed && new Requests(this.#world.sql).earlier(keyed, now());
    if (!earlier) return 'new';
    return earlier === 'other' ? 'other_request' : null;
  }

  #keep(keyed: Keyed | null): void {
    if (keyed) new Requests(this.#world.sql).keep(keyed, null, now());
  }

  #act(command: Command, traceId: string): CustomerRefusal | null {
    const acted = this.#world.thread.act(command, traceId);
    return acted.ok ? null : acted.refusal;
  }
}

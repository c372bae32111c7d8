import { now } from '../../../src/clock.ts';
import type { Command } from '../../../src/conversation/commands.ts';
import type { Refusal } from '../../../src/conversation/decision.ts';
import { answerable } from '../../../src/conversation/state.ts';
import { type Keyed, Requests } from '../../storage/requests.ts';
import type { Links, NotParted } from '../links/links.ts';
import type { Closed, Thread } from '../thread/thread.ts';
import type { Turns } from './turns.ts';

/** Why an advisor's act did not happen. */
export type CustomerRefusal = Refusal | Closed | NotParted | 'same' | 'unknown_customer' | 'other_request';

/** What an advisor asks for. */
export type Act =
  | { type: 'takeover'; advisor: string; name: string }
  | { type: 'handback'; advisor: string }
  /** An answer, in `session` or where the customer spoke last. */
  | { type: 'reply'; advisor: string; name: string; text: string; session: string | null }
  | { type: 'resolve'; ticket: string }
  | { type: 'note'; advisor: string; text: string }
  /** Another object is the same person: one thread, as soon as both can stop. */
  | { type: 'link'; advisor: string; customer: string; evidence: string }
  /** An object whose thread was linked is somebody else after all. */
  | { type: 'unlink'; advisor: string; customer: string };

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

  async do(act: Act, traceId: string, keyed: Keyed | null): Promise<CustomerRefusal | null> {
    switch (act.type) {
      case 'link':
        return this.#onceBehind(keyed, () => this.#link(act));
      case 'unlink':
        return this.#onceBehind(keyed, () => this.#unlink(act));
      default:
        return this.#once(keyed, () => this.#live(act, traceId));
    }
  }

  #live(act: Exclude<Act, { type: 'link' | 'unlink' }>, traceId: string): CustomerRefusal | null {
    const { thread, turns, answerAll, id } = this.#world;
    switch (act.type) {
      case 'takeover':
        turns.stopAll();
        return this.#act(act, traceId);
      case 'handback': {
        const refusal = this.#act(act, traceId);
        if (!refusal) answerAll(traceId);
        return refusal;
      }
      case 'reply': {
        const session = act.session ?? answerable(thread.state)?.id ?? '';
        turns.stop(session);
        return this.#act({ ...act, message: id('m'), session, attachments: [] }, traceId);
      }
      case 'resolve':
        return this.#act(act, traceId);
      case 'note':
        thread.note([{ type: 'note.added', advisor: act.advisor, text: act.text }], traceId);
        return null;
    }
  }

  async #link({ customer, evidence, advisor }: Act & { type: 'link' }): Promise<CustomerRefusal | null> {
    const linked = await this.#world.links.request(customer, evidence, advisor);
    if (linked === 'nobody') return 'unknown_customer';
    return linked === 'linked' ? null : linked;
  }

  #unlink({ customer, advisor }: Act & { type: 'unlink' }): Promise<CustomerRefusal | null> {
    const { turns, links, sessionsOf } = this.#world;
    for (const session of sessionsOf(customer)) turns.stop(session);
    return links.part(customer, advisor);
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

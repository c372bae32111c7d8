import { now } from '../../../src/clock.ts';
import type { Command } from '../../../src/conversation/commands.ts';
import { answerable } from '../../../src/conversation/state.ts';
import { type Keyed, Requests } from '../../storage/requests.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { Act, CustomerRefusal } from '../rpc.ts';
import type { Turns } from './turns.ts';

/** What advisors act on. */
interface AdvisorsParts {
  turns: Turns;
  links: Links;
  /** Takes up whatever the customer waits for. */
  answerAll(traceId: string): void;
}

type AdvisorsContext = Pick<ObjectContext, 'sql' | 'thread' | 'id' | 'isNobody'>;

/** What advisors do to one customer. Under an `Idempotency-Key` a thing is done once; each returns null, or why it was not done. */
export class Advisors {
  readonly #context: AdvisorsContext;
  readonly #parts: AdvisorsParts;

  constructor(context: AdvisorsContext, parts: AdvisorsParts) {
    this.#context = context;
    this.#parts = parts;
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
    const { thread, id } = this.#context;
    const { turns, answerAll } = this.#parts;
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
    const linked = await this.#parts.links.request(customer, evidence, advisor);
    if (linked === 'nobody') return 'unknown_customer';
    return linked === 'linked' ? null : linked;
  }

  #unlink({ customer, advisor }: Act & { type: 'unlink' }): Promise<CustomerRefusal | null> {
    const { turns, links } = this.#parts;
    for (const session of this.#context.thread.sessionsOf(customer)) turns.stop(session);
    return links.leading.part(customer, advisor);
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
    if (!refusal && !this.#parts.links.leader) this.#keep(keyed);
    return refusal;
  }

  #earlier(keyed: Keyed | null): CustomerRefusal | 'new' | null {
    if (this.#context.isNobody()) return 'unknown_customer';
    const earlier = keyed && new Requests(this.#context.sql).earlier(keyed, now());
    if (!earlier) return 'new';
    return earlier === 'other' ? 'other_request' : null;
  }

  #keep(keyed: Keyed | null): void {
    if (keyed) new Requests(this.#context.sql).keep(keyed, null, now());
  }

  #act(command: Command, traceId: string): CustomerRefusal | null {
    const acted = this.#context.thread.act(command, traceId);
    return acted.ok ? null : acted.refusal;
  }
}

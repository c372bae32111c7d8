import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Command } from '../../../src/conversation/commands.ts';
import { answerable, sessionOf } from '../../../src/conversation/state.ts';
import { isBlocked, sessionsFrom } from '../../../src/conversation/turn/blocks.ts';
import { type Keyed, Requests } from '../../storage/requests.ts';
import type { Consoles } from '../console/consoles.ts';
import type { ThreadTimeline } from '../console/timeline.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { Act, CustomerRefusal } from '../rpc.ts';
import { revokeAddress } from '../verification/revoke.ts';
import type { Approvals } from './approvals.ts';
import { carryOutDraft, decideDraft } from './drafts.ts';
import type { Turns } from './turns.ts';

/** What advisors act on. */
interface AdvisorsParts {
  turns: Turns;
  links: Links;
  approvals: Pick<Approvals, 'decide' | 'goOn' | 'retell'>;
  consoles: Pick<Consoles, 'sent'>;
  timeline: Pick<ThreadTimeline, 'lastAdvisor'>;
  /** Takes up whatever the customer waits for. */
  answerAll(): void;
}

type AdvisorsContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'sql' | 'thread' | 'settings' | 'id' | 'isNobody'
>;

/**
 * What advisors do to one customer. Under an `Idempotency-Key` a thing is done once; each returns null, or
 * why it was not done.
 */
export class Advisors {
  readonly #context: AdvisorsContext;
  readonly #parts: AdvisorsParts;

  constructor(context: AdvisorsContext, parts: AdvisorsParts) {
    this.#context = context;
    this.#parts = parts;
  }

  async do(act: Act, keyed: Keyed | null): Promise<CustomerRefusal | null> {
    switch (act.type) {
      case 'link':
        return this.#onceBehind(keyed, () => this.#link(act));
      case 'unlink':
        return this.#onceBehind(keyed, () => this.#unlink(act));
      case 'revoke-address':
        return this.#onceBehind(keyed, async () => {
          const { address, advisor } = act;
          return (await revokeAddress(this.#context, address, advisor)) ? null : 'unknown_address';
        });
      case 'decide': {
        const refusal = this.#once(keyed, () => this.#parts.approvals.decide(act));
        // Decided it stays: what cannot be carried out now is by the alarm.
        if (!refusal) await this.#parts.approvals.goOn(act.approval);
        return refusal;
      }
      case 'draft': {
        const refusal = this.#once(keyed, () => decideDraft(this.#context, act));
        if (!refusal) await carryOutDraft(this.#context, this.#parts.approvals, act.draft);
        return refusal;
      }
      default:
        return this.#once(keyed, () => this.#live(act));
    }
  }

  #live(
    act: Exclude<Act, { type: 'link' | 'unlink' | 'decide' | 'draft' | 'revoke-address' }>,
  ): CustomerRefusal | null {
    const { thread, id } = this.#context;
    const { turns, consoles, timeline, answerAll } = this.#parts;
    switch (act.type) {
      case 'takeover':
        turns.stopAll();
        return this.#act(act);
      case 'handback': {
        const refusal = this.#act(act);
        if (!refusal) answerAll();
        return refusal;
      }
      case 'reply': {
        const on = act.channel && thread.state.sessions.findLast(({ channel }) => channel === act.channel);
        const session = act.session ?? (act.channel ? on?.id : answerable(thread.state)?.id) ?? '';
        if (act.seen !== undefined && timeline.lastAdvisor(act.seen, act.advisor)) return 'unseen';
        const { attachments = [] } = act;
        const known = sessionOf(thread.state, session);
        if (attachments.length && known && !CHANNELS[known.channel].attachments) return 'no_files';
        turns.stop(session);
        const refusal = this.#act({ ...act, message: id('m'), session, attachments });
        if (!refusal) consoles.sent(act.advisor);
        return refusal;
      }
      case 'revoke-session': {
        const { session, advisor: by } = act;
        if (thread.sessions.addressOf(session) === null) return 'unknown_session';
        turns.stop(session);
        thread.note([{ type: 'session.revoked', session, by }]);
        return null;
      }
      case 'block':
        if (this.#isOthers(act)) return 'taken';
        if (act.address !== null && sessionsFrom(thread.state, act.address).length === 0)
          return 'unknown_address';
        for (const session of sessionsFrom(thread.state, act.address)) turns.stop(session);
        return this.#retold(this.#block(act));
      case 'unblock':
        return this.#retold(this.#act(act));
      case 'resolve':
        return this.#isOthers(act) ? 'taken' : this.#act({ type: 'resolve', ticket: act.ticket });
      case 'reopen':
        return this.#act(act);
      case 'note':
        thread.note([{ ...act, type: 'note.added' }]);
        return null;
      case 'tag': {
        const { tags = [] } = thread.state;
        const added = act.add.filter((tag) => !tags.includes(tag));
        const removed = act.remove.filter((tag) => tags.includes(tag));
        const { advisor, name } = act;
        if (added.length + removed.length)
          thread.note([{ type: 'tags.changed', advisor, ...(name ? { name } : {}), added, removed }]);
        return null;
      }
      case 'promise': {
        const { type: _, ...promised } = act;
        thread.note([{ type: 'promise.made', promise: id('pr'), by: 'advisor', ...promised }]);
        return null;
      }
      case 'kept': {
        const promise = thread.promises.get(act.promise);
        if (!promise) return 'unknown_promise';
        const kept = { type: 'promise.kept', promise: act.promise, advisor: act.advisor } as const;
        if (promise.state !== 'kept') thread.note([kept]);
        return null;
      }
    }
  }

  /** Whether a colleague has taken the floor whom whoever asks does not know of. */
  #isOthers({ from, advisor }: { from?: string | null | undefined; advisor?: string }): boolean {
    const { control } = this.#context.thread.state;
    return (
      from !== undefined &&
      control.kind === 'advisor' &&
      control.advisor !== from &&
      control.advisor !== advisor
    );
  }

  /** Who is blocked has changed, unless it was refused. */
  #retold(refusal: CustomerRefusal | null): CustomerRefusal | null {
    if (!refusal) this.#parts.approvals.retell();
    return refusal;
  }

  #block(act: Act & { type: 'block' }): CustomerRefusal | null {
    const { thread } = this.#context;
    const { from: _, ...command } = act;
    const refusal = this.#act(command);
    if (refusal || !isBlocked(thread.state)) return refusal;
    const { advisor } = act;
    const dropped = thread.promises.unkept().map(({ id: promise }) => {
      return { type: 'promise.kept', promise, advisor, dropped: true } as const;
    });
    if (dropped.length) thread.note(dropped);
    return null;
  }

  async #link({ customer, evidence, advisor }: Act & { type: 'link' }): Promise<CustomerRefusal | null> {
    const linked = await this.#parts.links.request(customer, evidence, advisor);
    if (linked === 'nobody') return 'unknown_customer';
    return linked === 'linked' ? null : linked;
  }

  #unlink({ customer, advisor }: Act & { type: 'unlink' }): Promise<CustomerRefusal | null> {
    const { turns, links } = this.#parts;
    for (const session of this.#context.thread.lineage.sessionsOf(customer)) turns.stop(session);
    return links.leading.part(customer, advisor);
  }

  /**
   * Does what was asked of a customer that exists; under a key, once. Nothing awaits between the deed and its
   * record, so the two are stored together. What was refused had no effect and may be tried again.
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

  #act(command: Command): CustomerRefusal | null {
    const acted = this.#context.thread.act(command);
    return acted.ok ? null : acted.refusal;
  }
}

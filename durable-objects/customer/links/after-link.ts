import { now, timestamp } from '../../../src/clock.ts';
import { briefText } from '../../../src/conversation/pending.ts';
import { moved, solvedElsewhere } from '../../../src/conversation/settle.ts';
import type { Address } from '../../../src/identity/address.ts';
import { addressObject } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';
import { approvalRow } from '../delivery/effects/approval.ts';
import type { DeskNews } from '../delivery/effects/desk.ts';
import { draftRow } from '../delivery/effects/draft.ts';
import { effects } from '../delivery/effects/index.ts';
import { promiseRow } from '../delivery/effects/promise.ts';
import type { News } from '../delivery/news.ts';
import type { Aftermath } from './links.ts';

/** What follows a link in the other parts of the object. */
interface AfterLinkParts {
  /** Lets browsers reconnect: those that came through a follower, or all. */
  moveBrowsers(follower: string | null): void;
  /** Starts what is owed here now. */
  goOn(): void;
  news: Pick<News, 'retell'>;
}

type AfterLinkContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'thread' | 'background'>;

/**
 * What follows once another object leads or is led: the desk has one entry for one person, browsers reconnect
 * to the object with the thread, and what was owed there is owed here.
 */
export class AfterLink implements Aftermath {
  readonly #context: AfterLinkContext;
  readonly #parts: AfterLinkParts;

  constructor(context: AfterLinkContext, parts: AfterLinkParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Browsers reconnect, calls stay where they are. */
  followed(): void {
    this.#parts.moveBrowsers(null);
  }

  joined(follower: string): void {
    this.#tellDesk([{ ...settled(), customer: follower }, ...this.#waiting()]);
    this.#point(follower);
    this.#settle();
    this.#tellPromises();
    this.#parts.goOn();
  }

  parted(follower: string): void {
    this.#parts.moveBrowsers(follower);
    if (this.#context.thread.state.control.kind === 'assistant') this.#tellDesk([settled()]);
    this.#parts.goOn();
  }

  released(): void {
    this.#tellDesk(this.#waiting());
    this.#tellPromises();
    this.#parts.news.retell();
    this.#point(null);
    this.#parts.goOn();
  }

  /** The desk's entry for a customer who waits for a person. */
  #waiting(): DeskNews[] {
    const { thread } = this.#context;
    const { control, sessions } = thread.state;
    if (control.kind !== 'waiting') return [];
    const summary = sessions
      .map(({ id }) => thread.sessions.lastHandover(id)?.summary ?? '')
      .findLast(Boolean);
    return [
      {
        news: 'waiting',
        at: control.since,
        channel: sessions.at(-1)?.channel ?? 'chat',
        reason: control.reason,
        summary: briefText(control) || (summary ?? ''),
        advisor: null,
      },
    ];
  }

  /** A ticket that one thread solved while the other was on its way here is solved in both. */
  #settle(): void {
    const { thread } = this.#context;
    const facts = solvedElsewhere(thread.state).map((ticket) => moved(ticket, 'resolved', ticket.channel));
    if (facts.length) thread.note(facts);
  }

  #tellDesk(rows: DeskNews[]): void {
    const { thread, self } = this.#context;
    thread.transaction(() => {
      for (const body of rows) {
        const row = { address: body.customer ?? self, message: null, body };
        thread.outbox.add(effects.desk.entry(row), now());
      }
    });
  }

  /** Reports promises, approvals and drafts that came with a thread: this object keeps them from here on. */
  #tellPromises(): void {
    const { thread } = this.#context;
    thread.transaction(() => {
      for (const { id, path } of thread.promises.unkept())
        thread.outbox.add(effects.promise.entry(promiseRow(id), path), now());
      for (const { id, path } of thread.approvals.open())
        thread.outbox.add(effects.approval.entry(approvalRow(id), path), now());
      for (const { id, session } of thread.state.drafts ?? [])
        thread.outbox.add(effects.draft.entry(draftRow(id), thread.lineage.pathOf(session)), now());
    });
  }

  /**
   * Tells the addresses that came through a follower (null: all of this object's) where they lead now. A
   * cache: an address that is not told asks its home.
   */
  #point(follower: string | null): void {
    const { env, store, self, thread, background } = this.#context;
    const point = (address: Address, home: string) =>
      background.run(addressObject(env, store, address, {}).point(home, self));
    for (const { address, path } of thread.addresses.all())
      if (follower === null || path[0] === follower) point(address as Address, path.at(-1) ?? self);
    const account = thread.state.account?.id;
    if (account) point(`account:${account}`, follower ?? self);
  }
}

function settled(): DeskNews {
  return { news: 'settled', at: timestamp(), channel: '', reason: '', summary: '', advisor: null };
}

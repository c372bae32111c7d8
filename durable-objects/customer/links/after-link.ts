import { now, timestamp } from '../../../src/clock.ts';
import { moved, solvedElsewhere } from '../../../src/conversation/settle.ts';
import type { Address } from '../../../src/identity/address.ts';
import { newTrace } from '../../../src/trace.ts';
import { addressObject } from '../../clients/directory.ts';
import type { ObjectContext } from '../context.ts';
import type { DeskNews } from '../delivery/effects/desk.ts';
import { effects } from '../delivery/effects/index.ts';
import type { Aftermath } from './links.ts';

/** What follows a link in the other parts of the object. */
interface AfterLinkParts {
  /** Lets browsers dial again: those that came by a follower, or all. */
  moveBrowsers(follower: string | null): void;
  /** Takes up what is owed here now. */
  goOn(): void;
}

type AfterLinkContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'thread' | 'background'>;

/**
 * What follows once another object leads or is led: the desk has one entry for one person, browsers dial where the thread is, and
 * what was owed there is owed here.
 */
export class AfterLink implements Aftermath {
  readonly #context: AfterLinkContext;
  readonly #parts: AfterLinkParts;

  constructor(context: AfterLinkContext, parts: AfterLinkParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Browsers dial again, calls stay where they are. */
  followed(): void {
    this.#parts.moveBrowsers(null);
  }

  joined(follower: string): void {
    this.#tellDesk([{ ...settled(), customer: follower }, ...this.#waiting()]);
    this.#point(follower);
    this.#settle();
    this.#parts.goOn();
  }

  parted(follower: string): void {
    this.#parts.moveBrowsers(follower);
    if (this.#context.thread.state.control.kind === 'assistant') this.#tellDesk([settled()]);
    this.#parts.goOn();
  }

  released(): void {
    this.#tellDesk(this.#waiting());
    this.#point(null);
    this.#parts.goOn();
  }

  /** The desk's entry for somebody who waits for a person. */
  #waiting(): DeskNews[] {
    const { state, memory } = this.#context.thread;
    const { control, sessions } = state;
    if (control.kind !== 'waiting') return [];
    const summary = sessions.map(({ id }) => memory.lastHandover(id)?.summary ?? '').findLast(Boolean);
    return [
      {
        news: 'waiting',
        at: control.since,
        channel: sessions.at(-1)?.channel ?? 'chat',
        reason: control.reason,
        summary: summary ?? '',
        advisor: null,
      },
    ];
  }

  /** A problem that one thread solved while the other was on its way here is solved in both. */
  #settle(): void {
    const { thread } = this.#context;
    const facts = solvedElsewhere(thread.state).map((ticket) => moved(ticket, 'resolved', ticket.channel));
    if (facts.length) thread.note(facts, newTrace());
  }

  #tellDesk(rows: DeskNews[]): void {
    const { thread, self } = this.#context;
    thread.transaction(() => {
      for (const body of rows) {
        const row = { address: body.customer ?? self, message: null, body };
        thread.outbox.add(effects.desk.entry(row, newTrace()), now());
      }
    });
  }

  /** Tells the addresses that came by a follower (null: all of this object's) where to go. A cache: who is not told asks its home. */
  #point(follower: string | null): void {
    const { env, store, self, thread, background } = this.#context;
    const told = (address: Address, home: string) =>
      background.run(addressObject(env, store, address, {}).point(home, self));
    for (const { address, path } of thread.memory.addresses())
      if (follower === null || path[0] === follower) told(address as Address, path.at(-1) ?? self);
    const account = thread.state.account?.id;
    if (account) told(`account:${account}`, follower ?? self);
  }
}

function settled(): DeskNews {
  return { news: 'settled', at: timestamp(), channel: '', reason: '', summary: '', advisor: null };
}

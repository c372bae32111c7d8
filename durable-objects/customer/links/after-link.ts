import { now, timestamp } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';
import type { Address } from '../../../src/identity/address.ts';
import { newTrace } from '../../../src/trace.ts';
import { addressObject } from '../../clients/directory.ts';
import type { DeskNews } from '../thread/effects.ts';
import type { Thread } from '../thread/thread.ts';
import type { Aftermath } from './links.ts';

/** The object of which links have just changed. */
interface RelinkedWorld {
  env: Env;
  store: string;
  self: string;
  thread: Thread;
  /** Rows were written beside what memory knows of them. */
  reload(): void;
  /** Lets browsers dial again: those that came by a follower, or all. */
  moveBrowsers(follower: string | null): void;
  /** Takes up what is owed here now. */
  goOn(): void;
  behind(work: Promise<unknown>): void;
}

/**
 * What follows once another object leads or is led: the desk has one entry for one person, her browsers dial where she is, and
 * what was owed there is owed here.
 */
export class AfterLink implements Aftermath {
  readonly #world: RelinkedWorld;

  constructor(world: RelinkedWorld) {
    this.#world = world;
  }

  /** Browsers dial again, calls stay where they are. */
  followed(): void {
    this.#world.moveBrowsers(null);
  }

  joined(follower: string): void {
    this.#world.reload();
    this.#tellDesk([{ ...settled(), customer: follower }, ...this.#waiting()]);
    this.#point(follower);
    this.#world.goOn();
  }

  parted(follower: string): void {
    this.#world.reload();
    this.#world.moveBrowsers(follower);
    if (this.#world.thread.state.control.kind === 'assistant') this.#tellDesk([settled()]);
    this.#world.goOn();
  }

  released(): void {
    this.#world.reload();
    this.#tellDesk(this.#waiting());
    this.#point(null);
    this.#world.goOn();
  }

  /** What the desk is told of somebody who waits for a person. */
  #waiting(): DeskNews[] {
    const { state, memory } = this.#world.thread;
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

  #tellDesk(rows: DeskNews[]): void {
    const { thread, self } = this.#world;
    thread.transaction(() => {
      for (const body of rows) {
        const traced = { ...body, trace: newTrace() };
        thread.outbox.add(
          { kind: 'desk', address: body.customer ?? self, message: null, body: traced },
          now(),
        );
      }
    });
  }

  /** Tells the addresses that came by a follower (null: all of this object's) where to go. A cache: who is not told asks its home. */
  #point(follower: string | null): void {
    const { env, store, self, thread, behind } = this.#world;
    const told = (address: Address, home: string) =>
      behind(addressObject(env, store, address, {}).point(home, self));
    for (const { address, path } of thread.memory.addresses())
      if (follower === null || path[0] === follower) told(address as Address, path.at(-1) ?? self);
    const account = thread.state.account?.id;
    if (account) told(`account:${account}`, follower ?? self);
  }
}

function settled(): DeskNews {
  return { news: 'settled', at: timestamp(), channel: '', reason: '', summary: '', advisor: null };
}

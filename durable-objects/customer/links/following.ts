import { receivedEvent } from '../../../src/conversation/upcast.ts';
import { askedToFollow, isLedBy, type LinkAnswer, released } from '../../../src/identity/linking.ts';
import type { ObjectContext } from '../context.ts';
import type { Leadership, Parcel } from '../rpc.ts';
import type { LinkBook } from './book.ts';
import { dropWaiting, gather, namesOf, takeNames, takeOver } from './transfer.ts';

/** Bytes of events in one page: a call between objects carries 32 MiB, and rows stay in memory while it lasts. */
export const PAGE = 1024 * 1024;

/** What follows once this object's leader has changed. */
export interface AfterFollowing {
  /** Its sockets are sent to the leader; from here on everything is forwarded. */
  followed(): void;
  /** It leads itself again, with what was given back. */
  released(): void;
}

type FollowingContext = Pick<ObjectContext, 'self' | 'sql' | 'meta' | 'thread'>;

/** The follower's end of a link: its answers to the leader. */
export class Following {
  readonly #context: FollowingContext;
  readonly #book: LinkBook;
  readonly #canStop: () => boolean;
  readonly #after: AfterFollowing;

  /** `canStop`: nothing runs that could not be finished elsewhere. */
  constructor(context: FollowingContext, book: LinkBook, canStop: () => boolean, after: AfterFollowing) {
    this.#context = context;
    this.#book = book;
    this.#canStop = canStop;
    this.#after = after;
  }

  /** Another object asks to lead this one. */
  follow(by: Leadership): LinkAnswer & { to: 'follow' } {
    if (this.#context.meta.get('created') === null) return { to: 'follow', answer: 'nobody' };
    const before = this.#book.led;
    const { led, answer } = askedToFollow(before, this.#book.all(), by, this.#canStop());
    if (led !== before) {
      this.#book.led = led;
      this.#after.followed();
    }
    return answer;
  }

  /** A page of this object's log for its leader; null for anybody else. */
  pull(by: Leadership, after: number): Parcel | null {
    if (!isLedBy(this.#book.led, by)) return null;
    const { thread, sql, self } = this.#context;
    const { events, last } = thread.log.page(after, PAGE);
    return { events, names: namesOf(sql, events), belongings: last ? gather(sql, self) : null };
  }

  /** Takes back what came through this object while it was led; with the last parcel it leads itself again. */
  takeBack(by: Leadership, { events, names, belongings }: Parcel): boolean {
    if (!isLedBy(this.#book.led, by)) return false;
    const { thread, sql } = this.#context;
    thread.transaction(() => {
      thread.log.adopt(events.map(receivedEvent));
      takeNames(sql, names);
      if (!belongings) return;
      // What waited here was taken along; what of it still waits comes back.
      dropWaiting(sql);
      takeOver(sql, belongings, (path) => path.slice(1));
      this.#book.led = released(this.#book.led);
    });
    if (belongings) this.#after.released();
    return true;
  }
}

import { pathTo } from '../../../src/conversation/lineage.ts';
import { elder, type Link, type ObjectState, through } from '../../../src/identity/linking.ts';
import type { ObjectContext } from '../context.ts';
import type { Linked } from '../rpc.ts';
import type { Closed } from '../thread/thread.ts';
import { LinkBook } from './book.ts';
import { type AfterFollowing, Following } from './following.ts';
import { type AfterLeading, Leading } from './leading.ts';

/**
 * How often whoever comes while a link changes is kept waiting for it, and how long each time, milliseconds.
 */
const MAX_LINK_WAITS = 12;
const LINK_WAIT_MS = 250;
/** Leaders of leaders that are gone to: chains are short, and a circle cannot be. */
export const MAX_HOPS = 8;

/** What follows once it has changed who leads. */
export type Aftermath = AfterLeading & AfterFollowing;

/** What links need of the other parts of the object they live in. */
interface LinksParts {
  /**
   * Whether nothing runs that could not be finished elsewhere: turns, sendings. Of one follower's, or of all.
   */
  canStop(follower: string | null): boolean;
  after: Aftermath;
  /** Sets the alarm for what links need next. */
  arm(): void;
}

type LinksContext = Pick<ObjectContext, 'self' | 'sql' | 'meta' | 'thread' | 'other'>;

/**
 * Who leads this object, and whom it leads. What is to be done is decided in src/identity/linking.ts; its two
 * ends do it, each step in one transaction, so that a crash between any two leaves a link that goes on from
 * its row.
 */
export class Links {
  readonly #context: LinksContext;
  readonly #book: LinkBook;
  /** This object as a follower. */
  readonly following: Following;
  /** This object as a leader. */
  readonly leading: Leading;

  constructor(context: LinksContext, { canStop, after, arm }: LinksParts) {
    this.#context = context;
    this.#book = new LinkBook(context);
    this.following = new Following(context, this.#book, () => canStop(null), after);
    this.leading = new Leading(context, {
      ...{ book: this.#book, after, canStop, arm },
      objectState: () => this.objectState(),
      request: (other, evidence, by) => this.request(other, evidence, by),
    });
  }

  /** Who leads this object; null while it leads itself. */
  get leader(): string | null {
    return this.#book.led.leader;
  }

  /** Whether what comes by a way may be written now. */
  closed(path: readonly string[]): Closed | null {
    if (this.leader !== null) return 'led';
    const [follower] = path;
    return follower === undefined || through(this.all(), follower) === 'now' ? null : 'leaving';
  }

  /**
   * The way by which what comes now belongs to this thread: `via` as its followers passed it on, or else by
   * the object whose address it came to. Waits for a link that is on its way to be whole. `not mine`: that
   * object is not led from here (any more); `later`: it is just joining or leaving.
   */
  async route({ via, home }: { via?: string[]; home?: string }): Promise<string[] | 'not mine' | 'later'> {
    for (let tries = 0; tries < MAX_LINK_WAITS; tries++) {
      const path = via ?? (home && home !== this.#context.self ? this.#pathTo(home) : []);
      const [follower] = path ?? [];
      if (!path) return 'not mine';
      const may = follower === undefined ? 'now' : through(this.all(), follower);
      if (may === 'now') return path;
      if (may === 'not mine') return may;
      await this.leading.settled(follower ?? '');
      if (tries > 0) await scheduler.wait(LINK_WAIT_MS);
    }
    return 'later';
  }

  /** Where an object stands that is led from here or is about to be. */
  #pathTo(home: string): string[] | null {
    const known = pathTo(this.#context.thread.state, home);
    return known ?? (this.#book.get(home) ? [home] : null);
  }

  /** Whom this object leads directly, or is about to, or was until now. */
  all(): Link[] {
    return this.#book.all();
  }

  /** Whose threads are here, or on their way here or back. */
  followers(): string[] {
    return this.all().flatMap(({ follower, phase }) => (phase === 'asking' ? [] : [follower]));
  }

  /** When to go on with a link, milliseconds; null when all are at rest. */
  nextDue(): number | null {
    const due = this.#book.unfinished().map((link) => link.due);
    return due.length ? Math.min(...due) : null;
  }

  /** Makes one thread of this one and another of the same person; the older of the two leads. */
  async request(other: string, evidence: string, by: string | null): Promise<Linked> {
    const { self } = this.#context;
    let found = other;
    // Whoever leads the other one is asked in its place.
    for (let hops = 0; hops < MAX_HOPS; hops++) {
      if (found === self) return hops === 0 ? 'same' : 'linked';
      const theirs = await this.#context.other(found).objectState();
      if (theirs.created === null) return 'nobody';
      if (theirs.leader !== null) {
        found = theirs.leader;
        continue;
      }
      const mine = this.objectState();
      if (mine.leader !== null) return 'busy';
      return elder(mine, theirs).id === self
        ? this.leading.lead(theirs, evidence, by)
        : this.#context.other(theirs.id).lead(mine, evidence, by);
    }
    return 'busy';
  }

  /** What this object tells of itself to whoever wants to link it. */
  objectState(): ObjectState {
    const { self, meta } = this.#context;
    return { id: self, created: meta.get('created'), ...this.#book.led };
  }
}

import { pathTo } from '../../../src/conversation/lineage.ts';
import { elder, type Link, type ObjectState, through } from '../../../src/identity/linking.ts';
import type { ObjectContext } from '../context.ts';
import type { Linked } from '../rpc.ts';
import type { Closed } from '../thread/thread.ts';
import { LinkBook } from './book.ts';
import { type AfterFollowing, Following } from './following.ts';
import { type AfterLeading, Leading } from './leading.ts';

/** How often a caller waits for a link that is changing, and how long each time, in milliseconds. */
const MAX_LINK_WAITS = 12;
const LINK_WAIT_MS = 250;
/** How many leaders of leaders are followed: chains are short, and circles are impossible. */
export const MAX_HOPS = 8;

/** What follows once the leader of an object has changed. */
export type Aftermath = AfterLeading & AfterFollowing;

/** What links need from the other parts of their object. */
interface LinksParts {
  /** Whether nothing runs that could not be finished elsewhere (turns, deliveries): of one follower, or of all. */
  canStop(follower: string | null): boolean;
  after: Aftermath;
  /** Sets the alarm for what links need next. */
  arm(): void;
}

type LinksContext = Pick<ObjectContext, 'self' | 'sql' | 'meta' | 'thread' | 'other'>;

/**
 * Who leads this object, and which ones it leads. src/identity/linking.ts decides what is to be done; the two
 * ends do it, each step in one transaction, so that after a crash a link continues from its row.
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

  /** Whether what comes by a path may be written now. */
  closed(path: readonly string[]): Closed | null {
    if (this.leader !== null) return 'led';
    const [follower] = path;
    return follower === undefined || through(this.all(), follower) === 'now' ? null : 'leaving';
  }

  /**
   * The path by which a call belongs to this thread: `via` as its followers passed it on, or else through the
   * object of its address. Waits until a link in progress is complete. `not mine`: that object is not led
   * from here (any more); `later`: it is just joining or leaving.
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

  /** The path to an object that is led from here or about to be. */
  #pathTo(home: string): string[] | null {
    const known = pathTo(this.#context.thread.state, home);
    return known ?? (this.#book.get(home) ? [home] : null);
  }

  /** The objects that this one leads directly, is about to lead, or led until now. */
  all(): Link[] {
    return this.#book.all();
  }

  /** The objects whose threads are here, or on their way here or back. */
  followers(): string[] {
    return this.all().flatMap(({ follower, phase }) => (phase === 'asking' ? [] : [follower]));
  }

  /** When to continue a link, in milliseconds; null when all are complete. */
  nextDue(): number | null {
    const due = this.#book.unfinished().map((link) => link.due);
    return due.length ? Math.min(...due) : null;
  }

  /** Links this object with another one of the same person; the older of the two leads. */
  async request(other: string, evidence: string, by: string | null): Promise<Linked> {
    const { self } = this.#context;
    let found = other;
    // The leader of the other object is asked in its place.
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

  /** What this object reports of itself to one that wants to link it. */
  objectState(): ObjectState {
    const { self, meta } = this.#context;
    return { id: self, created: meta.get('created'), ...this.#book.led };
  }
}

import { now } from '../../../src/clock.ts';
import { receivedEvent } from '../../../src/conversation/upcast.ts';
import {
  answered,
  asking,
  elder,
  type LinkAnswer,
  type LinkStep,
  leaving,
  nextStep,
  type ObjectState,
} from '../../../src/identity/linking.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Linked, NotParted, Parcel } from '../rpc.ts';
import type { LinkBook, StoredLink } from './book.ts';
import { PAGE } from './following.ts';
import { drop, gather, namesOf, takeNames, takeOver } from './transfer.ts';

/** What follows once this object leads another one, or no longer does. */
export interface AfterLeading {
  /** This object now looks after what came with another thread. */
  joined(follower: string): void;
  /** The copies are gone; addresses and sockets of the other object go back to it. */
  parted(follower: string): void;
}

/** What leading needs from the other parts of its object. */
interface LeadingParts {
  book: LinkBook;
  after: AfterLeading;
  /** Whether nothing of a follower's runs that could not be finished elsewhere: turns, deliveries. */
  canStop(follower: string): boolean;
  objectState(): ObjectState;
  /** Links another object in place of one that is led already. */
  request(other: string, evidence: string, by: string | null): Promise<Linked>;
  /** Sets the alarm for what links need next. */
  arm(): void;
}

type LeadingContext = Pick<ObjectContext, 'self' | 'sql' | 'thread' | 'other'>;

/** The leader's end of its links: each continues from its row, one step and one transaction after the other. */
export class Leading {
  readonly #context: LeadingContext;
  readonly #parts: LeadingParts;
  readonly #driving = new Map<string, Promise<void>>();

  constructor(context: LeadingContext, parts: LeadingParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Begins to lead another object. The steps run in the background. */
  lead(follower: ObjectState, evidence: string, by: string | null): Linked {
    const { book } = this.#parts;
    if (book.led.leader !== null || follower.id === this.#context.self) return 'busy';
    if (!book.get(follower.id)) {
      const link = asking(follower);
      if (!link) return 'busy';
      book.write({ ...link, since: 0, evidence, by, tries: 0, due: now() });
    }
    void this.settled(follower.id);
    return 'linked';
  }

  /** Undoes a link: what came through the follower goes back to it, and is deleted here. */
  async part(follower: string, by: string | null): Promise<NotParted | null> {
    const { book, canStop } = this.#parts;
    if (book.led.leader !== null) return 'inner';
    const stored = book.get(follower);
    if (!stored) return 'not_linked';
    if (!canStop(follower)) return 'busy';
    const link = leaving(stored);
    if (!link) return 'busy';
    book.write({ ...stored, ...link, by, tries: 0, due: now() });
    await this.settled(follower);
    return null;
  }

  /** Continues every link that is due. */
  async drive(): Promise<void> {
    const due = this.#parts.book.unfinished().filter((link) => link.due <= now());
    await Promise.all(due.map(({ follower }) => this.settled(follower)));
  }

  /** Continues one link as far as possible; resolves when it is complete or has to wait. Never throws. */
  settled(follower: string): Promise<void> {
    const running = this.#driving.get(follower);
    if (running) return running;
    const driving = this.#drive(follower)
      .catch((error: unknown) => {
        trace('link.failed', { reason: errorReason(error) }, 'error');
        this.#postpone(follower);
      })
      .finally(() => this.#driving.delete(follower));
    this.#driving.set(follower, driving);
    return driving;
  }

  async #drive(follower: string): Promise<void> {
    const { book } = this.#parts;
    for (;;) {
      const link = book.get(follower);
      const step = link && nextStep(link);
      if (!link || !step) return;
      const asked = await this.#ask(link, step);
      if (!asked) {
        this.#postpone(follower);
        return;
      }
      const { answer, parcel } = asked;
      // It may have changed during the call.
      const current = book.get(follower);
      if (!current) return;
      const outcome = answered(current, step, answer);
      if ('later' in outcome) {
        this.#postpone(follower);
        return;
      }
      if ('link' in outcome) this.#goOn({ ...current, ...outcome.link }, parcel);
      else if ('parted' in outcome) this.#forget(current);
      else await this.#giveUp(current, outcome.instead);
    }
  }

  /** Does a step at the other object. Null where it cannot be done now. */
  async #ask(
    { follower, since }: StoredLink,
    step: LinkStep,
  ): Promise<{ answer: LinkAnswer; parcel: Parcel | null } | null> {
    const { self, other, thread, sql } = this.#context;
    const end = other(follower);
    const by = { leader: self, epoch: step.epoch };
    if (step.do === 'follow') return { answer: await end.follow(by), parcel: null };
    if (step.do === 'pull') {
      const parcel = await end.pull(by, step.after);
      if (!parcel) return { answer: { to: 'pull', answer: 'other time' }, parcel };
      const upTo = parcel.events.at(-1)?.seq ?? step.after;
      return { answer: { to: 'pull', answer: 'page', upTo, last: parcel.belongings !== null }, parcel };
    }
    if (!this.#parts.canStop(follower)) return null;
    const { events, last } = thread.log.page(Math.max(step.after, since), PAGE, follower);
    const parcel = {
      events: events.map((event) => ({ ...event, path: event.path.slice(1) })),
      names: namesOf(sql, events),
      belongings: last ? gather(sql, self, follower) : null,
    };
    const taken = await end.takeBack(by, parcel);
    if (!taken) return { answer: { to: 'give back', answer: 'other time' }, parcel };
    const upTo = events.at(-1)?.seq ?? Math.max(step.after, since);
    return { answer: { to: 'give back', answer: 'taken', upTo, last }, parcel };
  }

  /** The link's next state, written in the same transaction as what came with the answer. */
  #goOn(link: StoredLink, parcel: Parcel | null): void {
    const { thread, sql } = this.#context;
    const { book, after } = this.#parts;
    const { follower, evidence, by } = link;
    const joined = link.phase === 'joined';
    thread.transaction(() => {
      if (parcel && link.phase !== 'leaving') {
        const events = parcel.events.map(receivedEvent);
        thread.log.adopt(events.map((event) => ({ ...event, path: [follower, ...event.path] })));
        takeNames(sql, parcel.names);
        if (parcel.belongings) takeOver(sql, parcel.belongings, (path) => [follower, ...path]);
      }
      if (joined) thread.append([{ type: 'thread.joined', follower, evidence, by }]);
      book.write({ ...link, since: joined ? thread.log.seq : link.since, tries: 0, due: now() });
    });
    if (joined) after.joined(follower);
  }

  /** What came through the follower is with it again, and is deleted here. */
  #forget({ follower, by }: StoredLink): void {
    const { thread, sql } = this.#context;
    const { book, after } = this.#parts;
    thread.transaction(() => {
      drop(sql, follower);
      thread.log.forget(follower);
      thread.append([{ type: 'thread.parted', follower, by }]);
      thread.log.rebuild();
      book.erase(follower);
    });
    after.parted(follower);
  }

  /** The link is impossible; where the other object is led already, its leader is to be linked instead. */
  async #giveUp({ follower, evidence, by }: StoredLink, instead: string | null): Promise<void> {
    const { book, objectState, request } = this.#parts;
    const { other, self } = this.#context;
    const theirs = instead === null ? null : await other(instead).objectState();
    const mine = objectState();
    if (theirs?.leader === null && mine.leader === null && elder(mine, theirs) !== theirs) {
      book.erase(follower);
      this.lead(theirs, evidence, by);
      return;
    }
    if (instead !== null && instead !== self && (await request(instead, evidence, by)) === 'busy') {
      this.#postpone(follower);
      return;
    }
    book.erase(follower);
  }

  #postpone(follower: string): void {
    const { book, arm } = this.#parts;
    if (book.postpone(follower)) arm();
  }
}

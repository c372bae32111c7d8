import { now } from '../../../src/clock.ts';
import { wayTo } from '../../../src/conversation/lineage.ts';
import {
  answered,
  askedToFollow,
  asking,
  elder,
  isLedBy,
  type Led,
  type Link,
  type LinkAnswer,
  type LinkStep,
  leaving,
  nextStep,
  type ObjectState,
  released,
  through,
} from '../../../src/identity/linking.ts';
import { errorReason, newTrace, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Leadership, Linked, NotParted, Parcel } from '../rpc.ts';
import { Remembered } from '../thread/generation.ts';
import type { Closed } from '../thread/thread.ts';
import { drop, dropWaiting, gather, namesOf, takeNames, takeOver } from './transfer.ts';

/** Bytes of events that one page may have: a call between objects carries 32 MiB, and rows stay in memory while it lasts. */
const PAGE = 1024 * 1024;
/** Waits before a step that did not come off is tried again, milliseconds: doubled each time, up to a minute. */
const WAIT = { first: 250, most: 60_000 };
/** How often whoever comes while a link changes is kept waiting for it. */
const MAX_LINK_WAITS = 12;

/** What follows once it has changed who leads. */
export interface Aftermath {
  /** Its sockets are sent on; from here on everything is forwarded. */
  followed(): void;
  /** What came with another thread is looked after from here. */
  joined(follower: string): void;
  /** The copies are gone; addresses and sockets of the other one go back. */
  parted(follower: string): void;
  /** It leads itself again, with what was given back. */
  released(): void;
}

/** What links need of the other parts of the object they live in. */
interface LinksParts {
  /** Whether nothing runs that could not be finished elsewhere: turns, sendings. Of one follower's, or of all. */
  canStop(follower: string | null): boolean;
  after: Aftermath;
  /** Sets the alarm for what links need next. */
  arm(): void;
}

type LinksContext = Pick<ObjectContext, 'self' | 'sql' | 'meta' | 'thread' | 'other'>;

type StoredLink = Link & { since: number; evidence: string; by: string | null; tries: number; due: number };

/**
 * Who leads this object, and whom it leads. What is to be done is decided in src/identity/linking.ts; here it is done, each step in
 * one transaction, so that a crash between any two leaves a link that goes on from its row.
 */
export class Links {
  readonly #context: LinksContext;
  readonly #parts: LinksParts;
  readonly #driving = new Map<string, Promise<void>>();
  readonly #led: Remembered<Led>;
  readonly #links: Remembered<Map<string, StoredLink>>;

  constructor(context: LinksContext, parts: LinksParts) {
    const { meta, sql, thread } = context;
    this.#context = context;
    this.#parts = parts;
    this.#led = new Remembered(thread.generation, () => {
      const kept = meta.get('led');
      return kept ? (JSON.parse(kept) as Led) : { leader: null, epoch: 0 };
    });
    this.#links = new Remembered(thread.generation, () => {
      const rows = meta.get('created')
        ? sql.exec<StoredLink & Record<string, SqlStorageValue>>('SELECT * FROM links').toArray()
        : [];
      return new Map(rows.map((row) => [row.follower, row]));
    });
  }

  /** Who leads this object; null while it leads itself. */
  get leader(): string | null {
    return this.led.leader;
  }

  get led(): Led {
    return this.#led.value;
  }

  /** Whether what comes by a way may be written now. */
  closed(path: readonly string[]): Closed | null {
    if (this.led.leader !== null) return 'led';
    const [follower] = path;
    return follower === undefined || through(this.all(), follower) === 'now' ? null : 'leaving';
  }

  /**
   * The way by which what comes now belongs to this thread: `via` as its followers passed it on, or else by the object whose address
   * it came to. Waits for a link that is on its way to be whole. `not mine`: that object is not led from here (any more); `later`: it
   * is just joining or leaving.
   */
  async route({ via, home }: { via?: string[]; home?: string }): Promise<string[] | 'not mine' | 'later'> {
    for (let tries = 0; tries < MAX_LINK_WAITS; tries++) {
      const path = via ?? (home && home !== this.#context.self ? this.#wayTo(home) : []);
      const [follower] = path ?? [];
      if (!path) return 'not mine';
      const may = follower === undefined ? 'now' : through(this.all(), follower);
      if (may === 'now') return path;
      if (may === 'not mine') return may;
      await this.settled(follower ?? '');
      if (tries > 0) await scheduler.wait(WAIT.first);
    }
    return 'later';
  }

  /** Where an object stands that is led from here or is about to be. */
  #wayTo(home: string): string[] | null {
    const known = wayTo(this.#context.thread.state, home);
    return known ?? (this.#links.value.has(home) ? [home] : null);
  }

  /** Whom this object leads directly, or is about to, or was until now. */
  all(): Link[] {
    return [...this.#links.value.values()];
  }

  /** Whose threads are here, or on their way here or back. */
  followers(): string[] {
    return this.all().flatMap(({ follower, phase }) => (phase === 'asking' ? [] : [follower]));
  }

  /** When to go on with a link, milliseconds; null when all are at rest. */
  nextDue(): number | null {
    const due = [...this.#links.value.values()].filter((link) => nextStep(link)).map((link) => link.due);
    return due.length ? Math.min(...due) : null;
  }

  /** Makes one thread of this one and another of the same person; the older of the two leads. */
  async request(other: string, evidence: string, by: string | null): Promise<Linked> {
    const { self } = this.#context;
    let found = other;
    // Whoever leads the other one is asked in its place; chains are short, and a circle cannot be.
    for (let hops = 0; hops < 8; hops++) {
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
        ? this.lead(theirs, evidence, by)
        : this.#context.other(theirs.id).lead(mine, evidence, by);
    }
    return 'busy';
  }

  /** What this object tells of itself to whoever wants to link it. */
  objectState(): ObjectState {
    const { self, meta } = this.#context;
    return { id: self, created: meta.get('created'), ...this.led };
  }

  /** Leads another object from here on. What that takes is done behind this call. */
  lead(follower: ObjectState, evidence: string, by: string | null): Linked {
    if (this.leader !== null || follower.id === this.#context.self) return 'busy';
    if (!this.#links.value.has(follower.id)) {
      const link = asking(follower);
      if (!link) return 'busy';
      this.#write({ ...link, since: 0, evidence, by, tries: 0, due: now() });
    }
    void this.settled(follower.id);
    return 'linked';
  }

  /** Undoes a link: what came through the follower goes back to it, and is forgotten here. */
  async part(follower: string, by: string | null): Promise<NotParted | null> {
    if (this.leader !== null) return 'inner';
    const stored = this.#links.value.get(follower);
    if (!stored) return 'not_linked';
    if (!this.#parts.canStop(follower)) return 'busy';
    const link = leaving(stored);
    if (!link) return 'busy';
    this.#write({ ...stored, ...link, by, tries: 0, due: now() });
    await this.settled(follower);
    return null;
  }

  /** Goes on with every link that is due. */
  async drive(): Promise<void> {
    const due = [...this.#links.value.values()].filter((link) => nextStep(link) && link.due <= now());
    await Promise.all(due.map(({ follower }) => this.settled(follower)));
  }

  /** Goes on with one link as far as it comes now; resolves when it rests or has to wait. Never throws. */
  settled(follower: string): Promise<void> {
    const running = this.#driving.get(follower);
    if (running) return running;
    const driving = this.#drive(follower)
      .catch((error: unknown) => {
        trace('link.failed', { trace: newTrace(), reason: errorReason(error) }, 'error');
        this.#postpone(follower);
      })
      .finally(() => this.#driving.delete(follower));
    this.#driving.set(follower, driving);
    return driving;
  }

  /* As a follower. */

  /** Somebody asks to lead this object. */
  follow(by: Leadership): LinkAnswer & { to: 'follow' } {
    const { meta } = this.#context;
    const { canStop, after } = this.#parts;
    if (meta.get('created') === null) return { to: 'follow', answer: 'nobody' };
    const { led, answer } = askedToFollow(this.led, this.all(), by, canStop(null));
    if (led !== this.led) {
      meta.set('led', JSON.stringify(led));
      this.#led.value = led;
      after.followed();
    }
    return answer;
  }

  /** A page of this object's log for whoever leads it; null for anybody else. */
  pull(by: Leadership, after: number): Parcel | null {
    if (!isLedBy(this.led, by)) return null;
    const { thread, sql, self } = this.#context;
    const { events, last } = thread.log.page(after, PAGE);
    return { events, names: namesOf(sql, events), belongings: last ? gather(sql, self) : null };
  }

  /** Takes back what came through this object while it was led; with the last parcel it leads itself again. */
  takeBack(by: Leadership, { events, names, belongings }: Parcel): boolean {
    if (!isLedBy(this.led, by)) return false;
    const { thread, sql, meta } = this.#context;
    thread.transaction(() => {
      thread.log.adopt(events);
      takeNames(sql, names);
      if (!belongings) return;
      // What waited here was taken along; what of it still waits comes back.
      dropWaiting(sql);
      takeOver(sql, belongings, (path) => path.slice(1));
      const led = released(this.led);
      meta.set('led', JSON.stringify(led));
      this.#led.value = led;
    });
    if (belongings) this.#parts.after.released();
    return true;
  }

  /* As a leader. */

  async #drive(follower: string): Promise<void> {
    for (;;) {
      const link = this.#links.value.get(follower);
      const step = link && nextStep(link);
      if (!link || !step) return;
      const asked = await this.#ask(link, step);
      if (!asked) {
        this.#postpone(follower);
        return;
      }
      const { answer, parcel } = asked;
      // It may have changed while it was asked.
      const current = this.#links.value.get(follower);
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

  /** Does a step at the other end. Null where it cannot be done now. */
  async #ask(
    { follower, since }: StoredLink,
    step: LinkStep,
  ): Promise<{ answer: LinkAnswer; parcel: Parcel | null } | null> {
    const { self, other, thread, sql } = this.#context;
    const { canStop } = this.#parts;
    const end = other(follower);
    const by = { leader: self, epoch: step.epoch };
    if (step.do === 'follow') return { answer: await end.follow(by), parcel: null };
    if (step.do === 'pull') {
      const parcel = await end.pull(by, step.after);
      if (!parcel) return { answer: { to: 'pull', answer: 'other time' }, parcel };
      const upTo = parcel.events.at(-1)?.seq ?? step.after;
      return { answer: { to: 'pull', answer: 'page', upTo, last: parcel.belongings !== null }, parcel };
    }
    if (!canStop(follower)) return null;
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

  /** The link is further along; what came with the answer is written in the same transaction. */
  #goOn(link: StoredLink, parcel: Parcel | null): void {
    const { thread, sql } = this.#context;
    const { follower, evidence, by } = link;
    const joined = link.phase === 'joined';
    thread.transaction(() => {
      if (parcel && link.phase !== 'leaving') {
        thread.log.adopt(parcel.events.map((event) => ({ ...event, path: [follower, ...event.path] })));
        takeNames(sql, parcel.names);
        if (parcel.belongings) takeOver(sql, parcel.belongings, (path) => [follower, ...path]);
      }
      if (joined) thread.append([{ type: 'thread.joined', follower, evidence, by }]);
      this.#write({ ...link, since: joined ? thread.log.seq : link.since, tries: 0, due: now() });
    });
    if (joined) this.#parts.after.joined(follower);
  }

  /** What came through it is with the follower again, and leaves here. */
  #forget({ follower, by }: StoredLink): void {
    const { thread, sql } = this.#context;
    thread.transaction(() => {
      drop(sql, follower);
      thread.log.forget(follower);
      thread.append([{ type: 'thread.parted', follower, by }]);
      thread.log.rebuild();
      this.#erase(follower);
    });
    this.#parts.after.parted(follower);
  }

  /** There is no link to be had here; where the other one is led already, that one is to be linked instead. */
  async #giveUp({ follower, evidence, by }: StoredLink, instead: string | null): Promise<void> {
    const standing = instead === null ? null : await this.#context.other(instead).objectState();
    const mine = this.objectState();
    if (standing?.leader === null && mine.leader === null && elder(mine, standing) !== standing) {
      this.#erase(follower);
      this.lead(standing, evidence, by);
      return;
    }
    if (instead !== null && instead !== this.#context.self) {
      const linked = await this.request(instead, evidence, by);
      if (linked === 'busy') {
        this.#postpone(follower);
        return;
      }
    }
    this.#erase(follower);
  }

  #postpone(follower: string): void {
    const link = this.#links.value.get(follower);
    if (!link) return;
    const wait = Math.min(WAIT.first * 2 ** link.tries, WAIT.most);
    this.#write({ ...link, tries: link.tries + 1, due: now() + wait });
    this.#parts.arm();
  }

  #write(link: StoredLink): void {
    const { follower, phase, epoch, cursor, since, evidence, by, tries, due } = link;
    this.#context.sql.exec(
      `INSERT OR REPLACE INTO links (follower, phase, epoch, cursor, since, evidence, by, tries, due)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[follower, phase, epoch, cursor, since, evidence, by, tries, due],
    );
    this.#links.value.set(follower, link);
  }

  #erase(follower: string): void {
    this.#context.sql.exec('DELETE FROM links WHERE follower = ?', follower);
    this.#links.value.delete(follower);
  }
}

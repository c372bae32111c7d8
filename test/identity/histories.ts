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
} from '../../src/identity/linking.ts';

/*
 * The protocol of linking over random histories: objects that crash between any two writes, calls that are
 * lost, doubled, late and in any order, messages, links in both directions at once, chains, and links that
 * are undone. Storage here is arrays; what an object decides is the production's own functions.
 */

/** Something that happened, as a log keeps it. */
interface Entry {
  id: string;
  path: string[];
  /** Its number in this log: grows, and leaves gaps where copies were forgotten. */
  seq: number;
}

interface Thing {
  id: string;
  created: string | null;
  led: Led;
  links: Link[];
  log: Entry[];
  seq: number;
  /** By follower: the number of the last event in the log when all of its own had come. */
  joinedAt: Map<string, number>;
}

/** Something on its way: it may be done twice, late, or its answer be lost. */
type Task =
  | { kind: 'tell'; home: string; at: string; via: string[]; id: string }
  | { kind: 'call'; from: string; to: string; step: LinkStep }
  | { kind: 'reply'; to: string; from: string; step: LinkStep; answer: LinkAnswer; entries: Entry[] }
  | { kind: 'link'; one: string; other: string };

/** What went wrong in a history: a sentence each. */
export function play(seed: number, steps = 60): string[] {
  return new History(seed).play(steps);
}

const PAGE = 2;

class History {
  readonly #things = new Map<string, Thing>();
  readonly #ids: string[] = [];
  #tasks: Task[] = [];
  /** What each object must be left with, in order: the events that came in by its own addresses. */
  readonly #own = new Map<string, string[]>();
  readonly #said = new Map<string, string>();
  #dice: number;
  #n = 0;
  #calm = false;
  readonly #wrong: string[] = [];

  constructor(seed: number) {
    this.#dice = (seed * 2654435761 + 97) >>> 0;
    const count = 2 + this.#below(4);
    for (let i = 0; i < count; i++) {
      const id = `o${i}`;
      // Some are equally old: the smaller id leads then.
      const created = `${this.#below(3)}`;
      this.#things.set(id, {
        id,
        created,
        led: { leader: null, epoch: 0 },
        links: [],
        log: [],
        seq: 0,
        joinedAt: new Map(),
      });
      this.#ids.push(id);
      this.#own.set(id, []);
    }
  }

  play(steps: number): string[] {
    for (let step = 0; step < steps; step++) this.#happen();
    this.#settle();
    this.#checkForest();
    this.#checkEvents();
    this.#undoAll();
    this.#checkAlone();
    return this.#wrong;
  }

  #happen(): void {
    const dice = this.#below(8);
    if (dice < 2) this.#say(this.#any());
    else if (dice === 2) this.#tasks.push({ kind: 'link', one: this.#any(), other: this.#any() });
    else if (dice === 3) this.#unlink(this.#any());
    else if (dice === 4) this.#derive(this.#any());
    else if (dice === 5) this.#drive(this.#any());
    else this.#arrive();
  }

  /**
   * A message comes in at an object's own address; sometimes the address knows a shortcut to whoever leads.
   */
  #say(home: string): void {
    const id = `m${this.#n++}`;
    this.#said.set(id, home);
    this.#tasks.push({ kind: 'tell', home, at: home, via: [], id });
  }

  #arrive(): void {
    if (this.#tasks.length === 0) return;
    const [task] = this.#tasks.splice(this.#below(this.#tasks.length), 1);
    if (!task) return;
    // Whoever got no answer asks again, and the first one may still be on its way.
    if (!this.#calm && this.#below(8) === 0) this.#tasks.push(task);
    this.#do(task);
  }

  #do(task: Task): void {
    if (task.kind === 'tell') this.#tell(task);
    else if (task.kind === 'link') this.#link(task.one, task.other);
    else if (task.kind === 'call') this.#call(task);
    else this.#reply(task);
  }

  #tell(task: Task & { kind: 'tell' }): void {
    const thing = this.#thing(task.at);
    const [follower] = task.via;
    const may = follower === undefined ? 'now' : through(thing.links, follower);
    if (may !== 'now') {
      // The provider brings it again.
      this.#tasks.push({ ...task, at: task.home, via: [] });
      return;
    }
    if (thing.led.leader !== null) {
      this.#tasks.push({ ...task, at: thing.led.leader, via: [thing.id, ...task.via] });
      return;
    }
    this.#append(thing, task.id, task.via);
  }

  /** Something follows from what happened: a reply, a receipt. It belongs where its cause came in. */
  #derive(id: string): void {
    const thing = this.#thing(id);
    const cause = thing.log[this.#below(thing.log.length || 1)];
    if (!cause || thing.led.leader !== null) return;
    const [follower] = cause.path;
    if (follower !== undefined && through(thing.links, follower) !== 'now') return;
    this.#append(thing, `d${this.#n++}`, cause.path);
  }

  #append(thing: Thing, id: string, path: string[]): void {
    if (this.#write(thing, id, path)) this.#own.get(path.at(-1) ?? thing.id)?.push(id);
  }

  /** Insert or ignore. */
  #write(thing: Thing, id: string, path: string[]): boolean {
    if (thing.log.some((entry) => entry.id === id)) return false;
    thing.seq++;
    thing.log.push({ id, path, seq: thing.seq });
    return true;
  }

  #link(one: string, other: string): void {
    if (one === other) return;
    const a = this.#thing(one);
    const b = this.#thing(other);
    const leader = elder(this.#standing(a), this.#standing(b)).id === one ? a : b;
    const follower = leader === a ? b : a;
    if (leader.led.leader !== null) {
      this.#tasks.push({ kind: 'link', one: leader.led.leader, other: follower.id });
      return;
    }
    if (leader.links.some((link) => link.follower === follower.id)) return;
    const link = asking(this.#standing(follower));
    if (link) leader.links = [...leader.links, link];
    else if (follower.led.leader !== leader.id)
      this.#tasks.push({ kind: 'link', one: leader.id, other: follower.led.leader ?? follower.id });
  }

  #unlink(id: string): void {
    const thing = this.#thing(id);
    if (thing.led.leader !== null) return;
    const link = thing.links[this.#below(thing.links.length || 1)];
    const left = link && leaving(link);
    if (left) thing.links = thing.links.map((other) => (other === link ? left : other));
  }

  /** Wakes an object: it goes on with one of its links. */
  #drive(id: string): void {
    const thing = this.#thing(id);
    const link = thing.links[this.#below(thing.links.length || 1)];
    const step = link && nextStep(link);
    if (link && step) this.#tasks.push({ kind: 'call', from: id, to: link.follower, step });
  }

  #call({ from, to, step }: Task & { kind: 'call' }): void {
    const thing = this.#thing(to);
    let answer: LinkAnswer;
    let entries: Entry[] = [];
    const by = { leader: from, epoch: step.epoch };
    if (step.do === 'follow') {
      const asked = askedToFollow(thing.led, thing.links, by, this.#calm || this.#below(4) > 0);
      thing.led = asked.led;
      answer = asked.answer;
    } else if (!isLedBy(thing.led, by)) {
      answer = { to: step.do, answer: 'other time' };
    } else if (step.do === 'pull') {
      const left = thing.log.filter(({ seq }) => seq > step.after);
      entries = left.slice(0, PAGE);
      const upTo = entries.at(-1)?.seq ?? step.after;
      answer = { to: 'pull', answer: 'page', upTo, last: left.length <= PAGE };
    } else {
      const leader = this.#thing(from);
      // What a call brings along was read when it was made; here it cannot have changed, since nobody writes
      // through a leaver.
      const since = Math.max(step.after, leader.joinedAt.get(to) ?? 0);
      const left = leader.log.filter(({ seq, path }) => seq > since && path[0] === to);
      const page = left.slice(0, PAGE);
      for (const { id, path } of page) this.#write(thing, id, path.slice(1));
      const last = left.length <= PAGE;
      if (last) thing.led = released(thing.led);
      answer = { to: 'give back', answer: 'taken', upTo: page.at(-1)?.seq ?? since, last };
    }
    // The answer may never come: whoever asked crashed, or the line broke.
    if (this.#calm || this.#below(6) > 0)
      this.#tasks.push({ kind: 'reply', to: from, from: to, step, answer, entries });
  }

  #reply({ to, from, step, answer, entries }: Task & { kind: 'reply' }): void {
    const thing = this.#thing(to);
    const link = thing.links.find(({ follower }) => follower === from);
    if (!link) return;
    const outcome = answered(link, step, answer);
    if ('later' in outcome) return;
    if ('link' in outcome) {
      if (answer.to === 'pull' && answer.answer === 'page') {
        for (const { id, path } of entries) this.#write(thing, id, [from, ...path]);
      }
      if (outcome.link.phase === 'joined') thing.joinedAt.set(from, thing.seq);
      thing.links = thing.links.map((other) => (other === link ? outcome.link : other));
      return;
    }
    thing.links = thing.links.filter((other) => other !== link);
    if ('parted' in outcome) {
      thing.log = thing.log.filter(({ path }) => path[0] !== from);
      thing.joinedAt.delete(from);
      return;
    }
    if (outcome.instead) this.#tasks.push({ kind: 'link', one: to, other: outcome.instead });
  }

  /**
   * The weather clears: every call is answered once, and everybody goes on until nobody has anything to do.
   */
  #settle(): void {
    this.#calm = true;
    for (let rounds = 0; rounds < 300; rounds++) {
      const now = this.#tasks;
      this.#tasks = [];
      for (const task of now) this.#do(task);
      let owed = this.#tasks.length > 0;
      for (const id of this.#ids) {
        for (const link of this.#thing(id).links) {
          const step = nextStep(link);
          if (!step) continue;
          owed = true;
          if (
            !this.#tasks.some((task) => (task.kind === 'call' || task.kind === 'reply') && task.step === step)
          )
            this.#tasks.push({ kind: 'call', from: id, to: link.follower, step });
        }
      }
      if (!owed) return;
    }
    this.#wrong.push('it never came to rest');
  }

  /** Everybody has one leader at the end of the chain, and each side of a link knows of it. */
  #checkForest(): void {
    for (const thing of this.#things.values()) {
      for (const link of thing.links) {
        if (link.phase !== 'joined') this.#wrong.push(`${thing.id} is still ${link.phase} ${link.follower}`);
        if (this.#thing(link.follower).led.leader !== thing.id)
          this.#wrong.push(`${link.follower} is not led by ${thing.id}`);
      }
      const { leader } = thing.led;
      if (leader !== null && !this.#thing(leader).links.some(({ follower }) => follower === thing.id))
        this.#wrong.push(`${thing.id} follows ${leader}, which does not know it`);
      if (this.#depth(thing) > this.#ids.length) this.#wrong.push(`${thing.id} is led in a circle`);
    }
  }

  /** Each event is with the one leader, once; and a copy of what it was led with lies at each follower. */
  #checkEvents(): void {
    for (const thing of this.#things.values()) {
      const ids = thing.log.map(({ id }) => id);
      if (new Set(ids).size !== ids.length) this.#wrong.push(`${thing.id} has an event twice`);
    }
    for (const [id, home] of this.#said) {
      const root = this.#root(this.#thing(home));
      if (!root.log.some((entry) => entry.id === id))
        this.#wrong.push(`${id} of ${home} is not at ${root.id}`);
      for (const other of this.#things.values()) {
        if (other.led.leader === null && other !== root && other.log.some((entry) => entry.id === id))
          this.#wrong.push(`${id} of ${home} is at ${other.id}, too`);
      }
    }
  }

  /** Every link is undone, the outermost first. */
  #undoAll(): void {
    for (let rounds = 0; rounds < 20; rounds++) {
      const roots = [...this.#things.values()].filter(
        ({ led, links }) => led.leader === null && links.length > 0,
      );
      if (roots.length === 0) return;
      for (const root of roots) {
        root.links = root.links.map((link) => leaving(link) ?? link);
      }
      this.#settle();
    }
    this.#wrong.push('links are left');
  }

  /** Each has precisely what came in by its own addresses, in the order in which it happened. */
  #checkAlone(): void {
    for (const thing of this.#things.values()) {
      const own = (this.#own.get(thing.id) ?? []).join(' ');
      const left = thing.log.map(({ id }) => id).join(' ');
      if (own !== left) this.#wrong.push(`${thing.id} is left with "${left}" instead of "${own}"`);
      if (thing.log.some(({ path }) => path.length > 0)) this.#wrong.push(`${thing.id} keeps copies`);
      if (thing.led.leader !== null) this.#wrong.push(`${thing.id} is still led`);
    }
  }

  #root(thing: Thing): Thing {
    let at = thing;
    for (let n = 0; at.led.leader !== null && n < 10; n++) at = this.#thing(at.led.leader);
    return at;
  }

  #depth(thing: Thing): number {
    let depth = 0;
    for (let at = thing; at.led.leader !== null && depth < 10; depth++) at = this.#thing(at.led.leader);
    return depth;
  }

  #standing({ id, created, led }: Thing): ObjectState {
    return { id, created, ...led };
  }

  #any(): string {
    return this.#ids[this.#below(this.#ids.length)] ?? '';
  }

  #thing(id: string): Thing {
    const thing = this.#things.get(id);
    if (!thing) throw new Error(`no ${id}`);
    return thing;
  }

  /** A whole number below `limit`: mulberry32. */
  #below(limit: number): number {
    this.#dice = (this.#dice + 0x6d2b79f5) >>> 0;
    let t = this.#dice;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }
}

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type * as protocol from '../../../src/console/protocol.ts';
import type {
  Brief,
  Channel,
  Floor,
  Me,
  ThreadClientFrame,
  ThreadServerFrame,
  ThreadState,
  Timeline,
  TimelineItem,
  Viewer,
} from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import { type Loaded, Resource } from '../resource.ts';
import type { Api } from '../transport/api.ts';
import { Live, type LiveState } from '../transport/live.ts';
import { type Marks, merge, newest } from './timeline.ts';

const SUBPROTOCOL: typeof protocol.THREAD_SUBPROTOCOL = 'onethread.thread.1';
const PAGE = 50;
/** While its socket is not open, the thread is asked for so often. */
const ASK_EVERY = 4_000;
/** How long somebody is said to be writing after the last sign of it. */
const TYPING_LASTS = 6_000;
/** For how long a frame may have been on its way, in milliseconds. */
const FRAMES_LATE = 3_000;
/** How often the other side is told that somebody writes. */
const TYPING_EVERY = 3_000;

/** Words of a turn as they come. */
export interface Streaming {
  turn: string;
  channel: Channel;
  text: string;
}

export interface ThreadWorld {
  platform: Platform;
  api: Api;
  me: Me;
}

/** One thread, open on the screen. */
export class Thread {
  readonly customer: string;
  readonly #world: ThreadWorld;
  readonly #first: Resource<Timeline>;
  readonly brief: Resource<Brief>;
  readonly #items = signal<TimelineItem[]>([]);
  readonly #next = signal<string | null>(null);
  readonly older = signal<'idle' | 'loading' | 'error'>('idle');
  readonly state = signal<ThreadState | null>(null);
  readonly viewers = signal<Viewer[]>([]);
  readonly streaming = signal<Streaming[]>([]);
  readonly spoken = signal<{ session: string; text: string } | null>(null);
  readonly typing = signal<{ from: 'customer' | 'advisor'; name: string | null } | null>(null);
  /** Somebody else took the floor from this person, or this person from them. */
  readonly taken = signal<{ from: string; by: string; mine: boolean } | null>(null);
  /** What another window of the same person has written. */
  readonly serverDraft = signal<string | null>(null);
  readonly marks = signal<Marks>({ looked: null, missed: null });
  #live: Live<ThreadServerFrame, ThreadClientFrame> | null = null;
  readonly #connection = signal<LiveState>('dialling');
  #settled: { floor: Floor; at: number } | null = null;
  #ended = false;
  #cancelAsking: () => void = () => {};
  #cancelTyping: () => void = () => {};
  #unfollow: () => void = () => {};
  #toldTyping = 0;

  constructor(world: ThreadWorld, customer: string) {
    this.#world = world;
    this.customer = customer;
    this.#first = new Resource(() => world.api.get<Timeline>(this.#path(`timeline?limit=${PAGE}`)));
    this.brief = new Resource(() => world.api.get<Brief>(this.#path('brief')));
    this.marks.value = { looked: numberOf(world.platform.storage.get(this.#lookedKey())), missed: null };
    void this.open();
  }

  get items(): ReadonlySignal<TimelineItem[]> {
    return this.#items;
  }

  get loading(): ReadonlySignal<Loaded<Timeline>> {
    return this.#first.current;
  }

  get connection(): ReadonlySignal<LiveState> {
    return this.#connection;
  }

  readonly hasOlder = computed(() => this.#next.value !== null);

  /** Reads the newest page, and from there on hears what happens. */
  async open(): Promise<void> {
    void this.brief.refresh();
    await this.#first.refresh();
    const page = this.#first.value;
    if (!page || this.#ended) return;
    batch(() => {
      this.#items.value = merge(this.#items.value, page.items);
      this.#next.value = page.next;
    });
    if (!this.#live) this.#connect();
  }

  async loadOlder(): Promise<void> {
    const before = this.#next.value;
    if (before === null || this.older.value === 'loading') return;
    this.older.value = 'loading';
    try {
      const query = new URLSearchParams({ limit: `${PAGE}`, before });
      const page = await this.#world.api.get<Timeline>(this.#path(`timeline?${query}`));
      batch(() => {
        this.#items.value = merge(this.#items.value, page.items);
        this.#next.value = page.next;
        this.older.value = 'idle';
      });
    } catch {
      this.older.value = 'error';
    }
  }

  /** The newest number on the screen. */
  get seen(): number {
    return newest(this.#items.value);
  }

  /** The person has the thread before their eyes: from the next time on, what is here is old. */
  look(): void {
    this.#world.platform.storage.set(this.#lookedKey(), `${this.seen}`);
  }

  /** The person writes. */
  writes(text: string): void {
    const now = this.#world.platform.now();
    if (now - this.#toldTyping < TYPING_EVERY) return;
    this.#toldTyping = now;
    this.#live?.send({ type: 'typing' });
    this.#live?.send({ type: 'draft', text });
  }

  keepDraft(text: string): void {
    this.#live?.send({ type: 'draft', text });
  }

  end(): void {
    this.#ended = true;
    this.look();
    this.#cancelAsking();
    this.#cancelTyping();
    this.#unfollow();
    this.#live?.end();
  }

  #path(rest: string): string {
    return `customers/${this.customer}/${rest}`;
  }

  #lookedKey(): string {
    return `seen:${this.#world.me.person.id}:${this.customer}`;
  }

  #connect(): void {
    const live = new Live<ThreadServerFrame, ThreadClientFrame>(this.#world.platform, {
      path: `/api/v1/${this.#path('live')}`,
      protocol: SUBPROTOCOL,
      hello: () => ({ type: 'hello', since: Math.max(this.seen, this.#first.value?.seq ?? 0) }),
      onFrame: (frame) => batch(() => this.#onFrame(frame)),
    });
    this.#live = live;
    this.#unfollow = live.state.subscribe((state) => {
      this.#connection.value = state;
      if (state === 'live') return this.#cancelAsking();
      this.streaming.value = [];
      this.#askLater();
    });
  }

  /** What the socket would have brought is asked for while it is not there. */
  #askLater(): void {
    this.#cancelAsking();
    this.#cancelAsking = this.#world.platform.later(ASK_EVERY, async () => {
      if (this.#ended) return;
      await this.open();
      if (!this.#ended && this.#connection.value !== 'live') this.#askLater();
    });
  }

  #onFrame(frame: ThreadServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#onWelcome(frame);
        break;
      case 'item':
        this.#onItem(frame.item);
        break;
      case 'delta':
        this.#onDelta(frame);
        break;
      case 'spoken':
        this.spoken.value = { session: frame.session, text: frame.text };
        break;
      case 'typing':
        this.#onTyping(frame.from, frame.id, frame.name ?? null);
        break;
      case 'viewers':
        this.viewers.value = this.#others(frame.people);
        break;
      case 'state':
        this.#onState(frame.state);
        break;
      case 'taken': {
        const mine = frame.by.id === this.#world.me.person.id;
        this.taken.value = { from: frame.from.name, by: frame.by.name, mine };
        break;
      }
    }
  }

  #onWelcome(frame: Extract<ThreadServerFrame, { type: 'welcome' }>): void {
    const have = this.seen;
    const missed = have > 0 && frame.seq > have ? { from: have, to: frame.seq } : null;
    this.marks.value = { ...this.marks.value, missed };
    this.viewers.value = this.#others(frame.viewers);
    this.serverDraft.value = frame.draft;
    this.#onState(frame.state);
  }

  #onState(state: ThreadState): void {
    const floor = this.#settledOver(state.floor);
    this.state.value = floor ? { ...state, floor } : state;
    this.brief.refreshKnown();
  }

  /** Who has the floor by what was just done here: the screen does not wait for the frame that says so to all. */
  settle(floor: Floor): void {
    const state = this.state.value;
    if (!state) return;
    this.#settled = { floor, at: this.#world.platform.now() };
    this.state.value = { ...state, floor };
  }

  /** What was settled here, where a frame that was on its way meanwhile tells of the time before; null where it tells of now. */
  #settledOver(told: Floor): Floor | null {
    const settled = this.#settled;
    if (!settled) return null;
    const isAdvisor = told.kind === 'advisor';
    const isOlder =
      settled.floor.kind === 'advisor' ? !isAdvisor : isAdvisor && told.id === this.#world.me.person.id;
    if (isOlder && this.#world.platform.now() - settled.at < FRAMES_LATE) return settled.floor;
    this.#settled = null;
    return null;
  }

  #onItem(item: TimelineItem): void {
    this.#items.value = merge(this.#items.value, [item]);
    if (item.turn) this.streaming.value = this.streaming.value.filter(({ turn }) => turn !== item.turn);
    if (item.author.kind !== 'customer') return;
    this.typing.value = null;
    if (item.session === this.spoken.value?.session) this.spoken.value = null;
  }

  #onDelta(frame: Extract<ThreadServerFrame, { type: 'delta' }>): void {
    const rest = this.streaming.value.filter(({ turn }) => turn !== frame.turn);
    const before = this.streaming.value.find(({ turn }) => turn === frame.turn);
    if ('cancelled' in frame) this.streaming.value = rest;
    else {
      const { turn, channel } = frame;
      this.streaming.value = [...rest, { turn, channel, text: (before?.text ?? '') + frame.text }];
    }
  }

  #onTyping(from: 'customer' | 'advisor', id: string | undefined, name: string | null): void {
    if (id === this.#world.me.person.id) return;
    this.typing.value = { from, name };
    this.#cancelTyping();
    this.#cancelTyping = this.#world.platform.later(TYPING_LASTS, () => {
      this.typing.value = null;
    });
  }

  #others(people: Viewer[]): Viewer[] {
    return people.filter(({ id }) => id !== this.#world.me.person.id);
  }
}

function numberOf(text: string | null): number | null {
  const number = Number(text);
  return text === null || !Number.isFinite(number) ? null : number;
}

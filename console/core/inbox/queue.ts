import { batch, computed, signal } from '@preact/signals-core';
import type * as protocol from '../../../src/console/protocol.ts';
import type {
  Counts,
  DeskClientFrame,
  DeskServerFrame,
  DeskView,
  Found,
  Me,
  Presence,
  QueueEntry,
} from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import { Live } from '../transport/live.ts';
import { compare } from './order.ts';

const SUBPROTOCOL: typeof protocol.DESK_SUBPROTOCOL = 'onethread.desk.1';

/** The views, in the order in which they are offered. */
export const VIEWS: DeskView[] = [
  'mine',
  'unassigned',
  'waiting',
  'assistant',
  'snoozed',
  'closed',
  'blocked',
];

/** Views of threads that are not on the desk: they are read by calls, and again while they are looked at. */
const LISTED: ReadonlySet<DeskView> = new Set(['assistant', 'closed', 'blocked']);
const LISTED_EVERY = 15_000;

export type Alert = Extract<DeskServerFrame, { type: 'alert' }>;

export interface QueueRow {
  entry: QueueEntry;
  /** It left the view, and stands there only so that nothing moves under the pointer. */
  gone: boolean;
}

/**
 * The threads of a view, live. While somebody aims at the list nothing in it moves: what changed is changed in its place, what left
 * is marked, what is new is counted, until `settle`.
 */
export class Queue {
  readonly #live: Live<DeskServerFrame, DeskClientFrame>;
  readonly #me: Me;
  readonly #platform: Platform;
  readonly view = signal<DeskView>('waiting');
  readonly counts = signal<Partial<Counts> | null>(null);
  readonly people = signal<Presence[]>([]);
  readonly #entries = signal<ReadonlyMap<string, QueueEntry>>(new Map());
  readonly #order = signal<string[]>([]);
  readonly #ready = signal(false);
  readonly #next = signal<string | null>(null);
  /** What is in the order and has left the view. */
  readonly #gone = signal<ReadonlyMap<string, QueueEntry>>(new Map());
  readonly failed = signal<'forbidden' | 'internal' | null>(null);
  #held = false;
  #calls = false;
  #after: string | null = null;
  #cancel: () => void = () => {};
  /** A page of a view that the desk does not have. */
  listed: (view: DeskView, after: string | null) => Promise<Found> = async () => ({
    entries: [],
    next: null,
  });
  onAlert: (alert: Alert) => void = () => {};
  /** The desk has changed: what is asked for by calls is asked for again. */
  onChange: () => void = () => {};

  constructor(platform: Platform, me: Me) {
    this.#me = me;
    this.#platform = platform;
    this.#live = new Live<DeskServerFrame, DeskClientFrame>(platform, {
      path: '/api/v1/desk/live',
      protocol: SUBPROTOCOL,
      hello: () => this.#hello(),
      onFrame: (frame) => batch(() => this.#onFrame(frame)),
    });
  }

  get connection() {
    return this.#live.state;
  }

  readonly ready = computed(() => this.#ready.value);
  readonly hasMore = computed(() => this.#next.value !== null);

  readonly rows = computed<QueueRow[]>(() =>
    this.#order.value.flatMap((customer): QueueRow[] => {
      const entry = this.#entries.value.get(customer);
      const left = this.#gone.value.get(customer);
      if (entry) return [{ entry, gone: false }];
      return left ? [{ entry: left, gone: true }] : [];
    }),
  );

  /** New threads that are not shown yet, as somebody aims at the list. */
  readonly news = computed(
    () => [...this.#entries.value.keys()].filter((customer) => !this.#order.value.includes(customer)).length,
  );

  /** Shows what the desk's own list says, while no socket is there that says more. */
  offer(entries: QueueEntry[], waiting: number): void {
    if (this.#live.state.value === 'live') return;
    this.counts.value = { waiting };
    if (LISTED.has(this.view.value)) return;
    const shown = entries.filter((entry) => isIn(this.view.value, entry, this.#me.person.id));
    batch(() => {
      this.#ready.value = true;
      this.#entries.value = new Map(shown.map((entry) => [entry.customer, entry]));
      if (!this.#held) this.settle();
    });
  }

  show(view: DeskView): void {
    if (view === this.view.value) return;
    batch(() => {
      this.view.value = view;
      this.#ready.value = false;
      this.#replace([]);
    });
    this.#after = null;
    this.#cancel();
    this.#live.again();
    if (LISTED.has(view)) void this.#read(null);
    else if (this.#live.state.value !== 'live') this.onChange();
  }

  more(): void {
    if (!this.#next.value || this.#after === this.#next.value) return;
    this.#after = this.#next.value;
    if (LISTED.has(this.view.value)) void this.#read(this.#after);
    else this.#live.send({ type: 'hello', view: this.view.value, after: this.#after });
  }

  /** Somebody aims at the list, or does no more. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.settle();
  }

  /** Shows the list as it is now. */
  settle(): void {
    batch(() => {
      this.#gone.value = new Map();
      this.#order.value = [...this.#entries.value.values()].sort(compare).map(({ customer }) => customer);
    });
  }

  /** Asks again, at once. */
  retry(): void {
    this.failed.value = null;
    if (LISTED.has(this.view.value)) void this.#read(null);
    this.#live.redial();
  }

  presence(state: 'online' | 'away' | 'paused'): void {
    this.#live.send({ type: 'presence', state });
  }

  /** Whether calls can be put through to this window. */
  takesCalls(on: boolean): void {
    if (on === this.#calls) return;
    this.#calls = on;
    this.#live.send({ type: 'calls', on });
  }

  watching(customer: string | null): void {
    this.#live.send({ type: 'watching', customer });
  }

  /** The thread after or before one, in the order that is shown; the first or last where that one is not in it. */
  neighbour(customer: string | null, step: 1 | -1): string | null {
    const order = this.rows.value.filter(({ gone, entry }) => !gone || entry.customer === customer);
    const at = order.findIndex(({ entry }) => entry.customer === customer);
    const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
    return order[next]?.entry.customer ?? null;
  }

  entryOf(customer: string): QueueEntry | null {
    return this.#entries.value.get(customer) ?? this.#gone.value.get(customer) ?? null;
  }

  end(): void {
    this.#cancel();
    this.#live.end();
  }

  #hello(): DeskClientFrame {
    this.#after = null;
    return { type: 'hello', view: this.view.value, ...(this.#calls ? { calls: true } : {}) };
  }

  #onFrame(frame: DeskServerFrame): void {
    switch (frame.type) {
      case 'list':
        this.#onList(frame);
        break;
      case 'entry':
        this.#onEntry(frame.entry);
        break;
      case 'gone':
        this.#onGone(frame.customer);
        break;
      case 'counts':
        this.counts.value = frame.counts;
        this.onChange();
        break;
      case 'presence':
        this.people.value = frame.part ? merged(this.people.value, frame.people) : frame.people;
        break;
      case 'alert':
        this.onAlert(frame);
        break;
      case 'error':
        if (frame.code !== 'bad_frame') this.failed.value = frame.code;
        break;
    }
  }

  #onList(frame: Extract<DeskServerFrame, { type: 'list' }>): void {
    this.counts.value = frame.counts;
    this.failed.value = null;
    if (frame.view !== this.view.value) return;
    if (!LISTED.has(frame.view)) this.#take(frame);
    this.onChange();
  }

  /** Reads a page; the first one again after a while, unless more was wanted. */
  async #read(after: string | null): Promise<void> {
    const view = this.view.value;
    const page = await this.listed(view, after).catch(() => null);
    if (view !== this.view.value || after !== this.#after) return;
    if (page) batch(() => this.#take(page));
    this.failed.value = page ? null : 'internal';
    this.#cancel();
    if (after === null) this.#cancel = this.#platform.later(LISTED_EVERY, () => void this.#read(null));
  }

  #take(frame: { entries: QueueEntry[]; next: string | null }): void {
    this.#next.value = frame.next;
    const before = this.#after === null ? [] : [...this.#entries.value.values()];
    // Dialled again while somebody aims at the list: it stays as it is, with what changed in it.
    const entries = new Map([...before, ...frame.entries].map((entry) => [entry.customer, entry]));
    const first = !this.#ready.value;
    this.#ready.value = true;
    if (this.#held && !first && this.#after === null) {
      const left = this.rows.value.filter(({ entry }) => !entries.has(entry.customer));
      this.#gone.value = new Map(left.map(({ entry }) => [entry.customer, entry]));
      this.#entries.value = entries;
    } else this.#replace([...entries.values()]);
  }

  #replace(entries: QueueEntry[]): void {
    this.#entries.value = new Map(entries.map((entry) => [entry.customer, entry]));
    this.settle();
  }

  #onEntry(entry: QueueEntry): void {
    const entries = new Map(this.#entries.value);
    entries.set(entry.customer, entry);
    this.#entries.value = entries;
    if (!this.#held) this.settle();
  }

  #onGone(customer: string): void {
    const left = LISTED.has(this.view.value) ? undefined : this.#entries.value.get(customer);
    if (!left) return;
    const entries = new Map(this.#entries.value);
    entries.delete(customer);
    this.#entries.value = entries;
    this.#gone.value = new Map(this.#gone.value).set(customer, left);
    if (!this.#held) this.settle();
  }
}

/** Whether a thread of the desk's list belongs to a view. */
function isIn(view: DeskView, { state, advisor }: QueueEntry, me: string): boolean {
  if (view === 'mine') return advisor?.id === me;
  if (view === 'waiting' || view === 'unassigned') return state !== 'advisor';
  return view === 'all';
}

/** Those who are known, as they are now, and who is new. */
function merged(known: readonly Presence[], news: readonly Presence[]): Presence[] {
  const now = new Map(news.map((one) => [one.id, one]));
  const here = known.map((one) => now.get(one.id) ?? one);
  return [...here, ...news.filter(({ id }) => !known.some((one) => one.id === id))];
}

import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Problem, QueueEntry } from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import { type Api, problemOf } from '../transport/api.ts';

/** What is done to several threads at once: to each by the call that does it to one. */
export type BulkAct =
  /** Null: nobody has them any more. */
  | { type: 'assign'; to: string | null }
  | { type: 'snooze'; until: string }
  | { type: 'tag'; tag: string }
  | { type: 'resolve' }
  | { type: 'spam'; reason: string };

/** What came of it. */
export interface BulkOutcome {
  act: BulkAct['type'];
  done: number;
  /** Why it was not done, thread by thread. */
  failed: { entry: QueueEntry; problem: Problem }[];
  undone: boolean;
}

/** Takes back what was done to one thread. */
type Undo = () => Promise<unknown>;

/** Calls under way at once: the rest of the console must get through beside them. */
const AT_ONCE = 4;
/** Threads that are acted on in one go. */
export const MOST_SELECTED = 200;
/** Tries of a call that nobody answers, and milliseconds between them. */
const TRIES = 3;
const AGAIN_MS = 2_000;

/** Threads of one list that are selected, and what is done to all of them. */
export class Bulk {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly #rows: () => readonly QueueEntry[];
  readonly #chosen = signal<ReadonlySet<string>>(new Set());
  #anchor: string | null = null;
  #undos: { entry: QueueEntry; undo: Undo }[] = [];
  /** Null while nothing is under way. */
  readonly progress = signal<{ done: number; of: number } | null>(null);
  readonly outcome = signal<BulkOutcome | null>(null);

  /** `rows`: what the list shows now, in its order. */
  constructor(platform: Platform, api: Api, rows: () => readonly QueueEntry[]) {
    this.#platform = platform;
    this.#api = api;
    this.#rows = rows;
  }

  /** Selected and still in the list: what nobody sees is not acted on. */
  readonly selected: ReadonlySignal<QueueEntry[]> = computed(() => {
    const chosen = this.#chosen.value;
    return chosen.size === 0 ? [] : this.#rows().filter(({ customer }) => chosen.has(customer));
  });

  has(customer: string): boolean {
    return this.#chosen.value.has(customer);
  }

  /** Whether what was done last can be taken back. */
  get canUndo(): boolean {
    return this.#undos.length > 0 && this.outcome.value?.undone === false;
  }

  /** Selects a thread or takes it out; with `range` all from the one before to this one. */
  pick(customer: string, range = false): void {
    const order = this.#rows().map((entry) => entry.customer);
    const [from, to] = [order.indexOf(this.#anchor ?? ''), order.indexOf(customer)];
    if (to < 0) return;
    const chosen = new Set(this.#chosen.value);
    if (range && from >= 0)
      for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) chosen.add(one);
    else if (!chosen.delete(customer)) chosen.add(customer);
    this.#anchor = customer;
    this.#choose(chosen);
  }

  all(): void {
    this.#choose(new Set(this.#rows().map(({ customer }) => customer)));
  }

  clear(): void {
    this.#anchor = null;
    this.#choose(new Set());
  }

  /** Puts what came of the last act out of sight; it cannot be taken back then. */
  dismiss(): void {
    this.#undos = [];
    this.outcome.value = null;
  }

  /** Does it to each selected thread. What fails stays selected. */
  async run(act: BulkAct): Promise<void> {
    const entries = this.selected.value;
    if (this.progress.value || entries.length === 0) return;
    this.dismiss();
    const undos: { entry: QueueEntry; undo: Undo }[] = [];
    const failed = await this.#each(entries, async (entry) => {
      const undo = await this.#do(entry, act);
      if (undo) undos.push({ entry, undo });
    });
    this.#undos = undos;
    this.#choose(new Set(failed.map(({ entry }) => entry.customer)));
    this.outcome.value = { act: act.type, done: entries.length - failed.length, failed, undone: false };
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const outcome = this.outcome.value;
    if (this.progress.value || !outcome || !this.canUndo) return;
    const undos = new Map(this.#undos.map(({ entry, undo }) => [entry, undo]));
    this.#undos = [];
    const failed = await this.#each([...undos.keys()], async (entry) => undos.get(entry)?.());
    this.outcome.value = { act: outcome.act, done: undos.size - failed.length, failed, undone: true };
  }

  #choose(chosen: ReadonlySet<string>): void {
    this.#chosen.value = new Set([...chosen].slice(0, MOST_SELECTED));
  }

  /** A few at a time; returns those that failed. */
  async #each(
    entries: readonly QueueEntry[],
    run: (entry: QueueEntry) => Promise<unknown>,
  ): Promise<BulkOutcome['failed']> {
    const failed: BulkOutcome['failed'] = [];
    const left = [...entries];
    const progress = { done: 0, of: entries.length };
    this.progress.value = progress;
    const work = async () => {
      for (let entry = left.shift(); entry; entry = left.shift()) {
        await run(entry).catch((error: unknown) => failed.push({ entry, problem: problemOf(error) }));
        progress.done += 1;
        this.progress.value = { ...progress };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    this.progress.value = null;
    return failed;
  }

  async #do(
    { customer, advisor, tags, state, snoozedUntil }: QueueEntry,
    act: BulkAct,
  ): Promise<Undo | null> {
    const post = (path: string, body: object) => this.#post(`customers/${customer}/${path}`, body);
    // Whoever has taken a thread over meanwhile keeps it as it is.
    const from = advisor?.id ?? null;
    switch (act.type) {
      case 'assign': {
        if (from === act.to) return null;
        await post('assign', { to: act.to, from });
        return () => post('assign', { to: from, from: act.to });
      }
      case 'snooze':
        await post('snooze', { until: act.until });
        return () => post('snooze', { until: this.#isToCome(snoozedUntil) ? snoozedUntil : null });
      case 'tag': {
        if (tags.includes(act.tag)) return null;
        await post('tags', { add: [act.tag] });
        return () => post('tags', { remove: [act.tag] });
      }
      case 'spam':
        // What somebody else has done is not taken back with it.
        if (state === 'blocked') return null;
        await post('block', { address: null, reason: act.reason, from });
        return () => post('unblock', { address: null });
      case 'resolve': {
        const { tickets } = await this.#api.get<{ tickets: { id: string; status: string }[] }>(
          `customers/${customer}`,
        );
        const open = tickets.filter(({ status }) => status !== 'resolved');
        for (const { id: ticket } of open) await post('resolve', { ticket, from });
        if (open.length === 0) return null;
        return async () => {
          for (const { id: ticket } of open) await post('reopen', { ticket });
        };
      }
    }
  }

  #isToCome(time: string | null): boolean {
    return time !== null && Date.parse(time) > this.#platform.now();
  }

  /** Where nobody answers it is sent again under the same key: it is done once. */
  async #post(path: string, body: object): Promise<void> {
    const key = this.#platform.newId();
    for (let tries = 1; ; tries++)
      try {
        await this.#api.post(path, body, key);
        return;
      } catch (error) {
        if (problemOf(error).status !== 0 || tries === TRIES) throw error;
        await new Promise<void>((resolve) => void this.#platform.later(AGAIN_MS * tries, resolve));
      }
  }
}

import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { problemOf } from '../transport/api.ts';
import type { Thread, ThreadWorld } from './thread.ts';

/** Who has the floor, as this person sees it. `taking`: they pressed the button, and the service has not said yes yet. */
export type FloorView =
  | { kind: 'unknown' }
  | { kind: 'assistant' }
  /** It is spam: nobody does. */
  | { kind: 'blocked' }
  | { kind: 'waiting'; since: string; reason: string }
  /** `done`: all is resolved, and what the customer says next is the assistant's to answer. */
  | { kind: 'mine'; done: boolean }
  | { kind: 'taking' }
  | { kind: 'other'; name: string; since: string };

export type FloorAct = 'takeover' | 'handback' | 'resolve' | 'snooze' | 'assign' | 'kept' | 'wake';

/** What a person does to the thread as a whole. */
export class FloorActs {
  readonly #world: ThreadWorld;
  readonly #thread: Thread;
  readonly busy = signal<FloorAct | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What was done last, for the status line. */
  readonly done = signal<FloorAct | null>(null);

  constructor(world: ThreadWorld, thread: Thread) {
    this.#world = world;
    this.#thread = thread;
  }

  readonly view: ReadonlySignal<FloorView> = computed(() => {
    const floor = this.#thread.state.value?.floor;
    if (floor?.kind === 'advisor' && floor.id === this.#world.me.person.id)
      return { kind: 'mine', done: floor.done === true };
    if (this.busy.value === 'takeover') return { kind: 'taking' };
    if (!floor) return { kind: 'unknown' };
    if (floor.kind === 'advisor') return { kind: 'other', name: floor.name, since: floor.since };
    const { blocked = [] } = this.#thread.state.value ?? {};
    const isSpam = floor.kind === 'assistant' && blocked.some(({ address }) => address === null);
    return isSpam ? { kind: 'blocked' } : floor;
  });

  /** Tickets that can be resolved. */
  readonly open = computed(() =>
    (this.#thread.state.value?.tickets ?? []).filter(({ status }) => status !== 'resolved'),
  );

  async takeover(): Promise<boolean> {
    const floor = this.#thread.state.value?.floor;
    const from = floor?.kind === 'advisor' ? floor.id : null;
    return this.#do('takeover', 'takeover', { from });
  }

  handback(): Promise<boolean> {
    return this.#do('handback', 'handback', {});
  }

  /** Closes one ticket, or all that are open. */
  async resolve(ticket?: string): Promise<boolean> {
    const tickets = ticket ? [ticket] : this.open.value.map(({ id }) => id);
    for (const one of tickets) if (!(await this.#do('resolve', 'resolve', { ticket: one }))) return false;
    return true;
  }

  snooze(until: string | null): Promise<boolean> {
    return this.#do(until ? 'snooze' : 'wake', 'snooze', { until });
  }

  assign(to: string | null, from: string | null): Promise<boolean> {
    return this.#do('assign', 'assign', { to, from });
  }

  keep(promise: string): Promise<boolean> {
    return this.#do('kept', `promises/${encodeURIComponent(promise)}/kept`, {});
  }

  async #do(act: FloorAct, path: string, body: object): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = act;
    this.problem.value = null;
    try {
      await this.#world.api.post(`customers/${this.#thread.customer}/${path}`, body);
      this.#settled(act);
      return true;
    } catch (error) {
      this.problem.value = problemOf(error);
      return false;
    } finally {
      this.busy.value = null;
    }
  }

  /** The service said yes. */
  #settled(act: FloorAct): void {
    this.done.value = act;
    const { id, name } = this.#world.me.person;
    const since = new Date(this.#world.platform.now()).toISOString();
    if (act === 'takeover') this.#thread.settle({ kind: 'advisor', id, name, since });
    if (act === 'handback') this.#thread.settle({ kind: 'assistant' });
    if (this.#thread.connection.value !== 'live') void this.#thread.open();
  }
}

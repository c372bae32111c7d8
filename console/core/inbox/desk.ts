import { signal } from '@preact/signals-core';
import type { Problem, ThreadApproval } from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import { Resource } from '../resource.ts';
import { type Api, Refused } from '../transport/api.ts';

/* What waits for a decision, by `GET /api/v1/desk`. */

export interface Approval extends ThreadApproval {
  customer: string;
}

export interface HeldDraft {
  id: string;
  customer: string;
  at: string;
  channel: string;
  intent: string;
  text: string;
}

export interface Promised {
  id: string;
  customer: string;
  at: string;
  by: string;
  name: string | null;
  what: string;
  due: string;
  state: 'open' | 'due' | 'broken';
}

export interface Trouble {
  channel: string;
  reason: string;
  since: string;
  last: string;
}

interface Unclaimed {
  id: number;
  at: string;
  channel: string;
  reason: string;
  more: number;
  url: string | null;
}

/** A thread that needs a person. */
export interface Waiting {
  customer: string;
  since: string;
  channel: string;
  reason: string;
  summary: string;
  state: 'waiting' | 'advisor' | 'parked';
  advisor: string | null;
  known: boolean;
}

/** Later versions list more: what an earlier one does not know is empty. */
export interface DeskPage {
  approvals: Approval[];
  drafts?: HeldDraft[];
  promises: Promised[];
  unclaimed: Unclaimed[];
  troubles: Trouble[];
  waiting: Waiting[];
  next: string | null;
}

/** At most one refresh in so many milliseconds, however much happens. */
const CALM = 1_000;
/** Without news it is read again all the same; more often while no socket brings any. */
const EVERY = 60_000;
const EVERY_BLIND = 5_000;
/** Names are asked for so many customers at a time. */
const NAMES_AT_ONCE = 50;

/** A decision that is being made, was made, or was refused. */
export type Decision = { state: 'busy' } | { state: 'failed'; problem: Problem | null };

/** Approvals, drafts, promises, troubles; and what a person decides. */
export class Desk {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly page: Resource<DeskPage>;
  readonly #decisions = signal<ReadonlyMap<string, Decision>>(new Map());
  /** Names of whom the lists speak of. */
  readonly names = signal<ReadonlyMap<string, string | null>>(new Map());
  readonly #asked = new Set<string>();
  /** Whether a socket tells of what happens. */
  told: () => boolean = () => true;
  #cancel: () => void = () => {};
  #last = Number.NEGATIVE_INFINITY;
  #ended = false;

  constructor(platform: Platform, api: Api) {
    this.#platform = platform;
    this.#api = api;
    this.page = new Resource(() => api.get<DeskPage>('desk'));
  }

  get decisions() {
    return this.#decisions;
  }

  /** Something has changed: reads the lists again, soon. */
  changed(): void {
    const wait = Math.max(0, CALM - (this.#platform.now() - this.#last));
    this.#after(wait);
  }

  async refresh(): Promise<void> {
    this.#last = this.#platform.now();
    await this.page.refresh();
    const page = this.page.value;
    if (page) void this.#learnNames(page);
    if (!this.#ended) this.#after(this.told() ? EVERY : EVERY_BLIND);
  }

  approve(id: string): Promise<boolean> {
    return this.#decide(id, `approvals/${encodeURIComponent(id)}`, { decision: 'approve' });
  }

  refuse(id: string, reason: string): Promise<boolean> {
    return this.#decide(id, `approvals/${encodeURIComponent(id)}`, { decision: 'refuse', reason });
  }

  send(id: string, text?: string): Promise<boolean> {
    const changed = text === undefined ? {} : { text };
    return this.#decide(id, `drafts/${encodeURIComponent(id)}`, { decision: 'send', ...changed });
  }

  drop(id: string): Promise<boolean> {
    return this.#decide(id, `drafts/${encodeURIComponent(id)}`, { decision: 'drop' });
  }

  keep({ customer, id }: Promised): Promise<boolean> {
    return this.#decide(id, `customers/${customer}/promises/${encodeURIComponent(id)}/kept`, {});
  }

  end(): void {
    this.#ended = true;
    this.#cancel();
  }

  async #decide(id: string, path: string, body: object): Promise<boolean> {
    if (this.#decisions.value.get(id)?.state === 'busy') return false;
    this.#note(id, { state: 'busy' });
    try {
      await this.#api.post(path, body);
      this.#without(id);
      this.#note(id, null);
      this.changed();
      return true;
    } catch (error) {
      this.#note(id, { state: 'failed', problem: error instanceof Refused ? error.problem : null });
      if (error instanceof Refused && error.status === 409) this.changed();
      return false;
    }
  }

  #note(id: string, decision: Decision | null): void {
    const decisions = new Map(this.#decisions.value);
    if (decision) decisions.set(id, decision);
    else decisions.delete(id);
    this.#decisions.value = decisions;
  }

  /** What is decided leaves the list at once. */
  #without(id: string): void {
    const page = this.page.value;
    if (!page) return;
    const keep = <T extends { id: string }>(list: T[] = []) => list.filter((one) => one.id !== id);
    this.page.set({
      ...page,
      approvals: keep(page.approvals),
      drafts: keep(page.drafts),
      promises: keep(page.promises),
    });
  }

  async #learnNames({ approvals, drafts = [], promises, waiting }: DeskPage): Promise<void> {
    const queued = this.told() ? [] : waiting;
    const unknown = [...approvals, ...drafts, ...promises, ...queued]
      .map(({ customer }) => customer)
      .filter((one) => !this.#asked.has(one));
    for (const customer of [...new Set(unknown)].slice(0, NAMES_AT_ONCE)) {
      this.#asked.add(customer);
      const profile = await this.#api.get<{ name: string | null }>(`customers/${customer}`).catch(() => null);
      if (profile) this.names.value = new Map(this.names.value).set(customer, profile.name);
      else this.#asked.delete(customer);
    }
  }

  #after(ms: number): void {
    this.#cancel();
    this.#cancel = this.#platform.later(ms, () => void this.refresh());
  }
}

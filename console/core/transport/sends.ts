import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Problem, ReplyRequest } from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import type { FollowUp, Macro } from '../thread/answers.ts';
import type { SentAlong } from '../thread/attachments.ts';
import { type Api, Refused } from './api.ts';

/** An answer on its way: first held so that it can be undone, then sent until the service has it. */
export interface Sending {
  /** The call's idempotency key: however often it is sent, it has one effect. */
  id: string;
  customer: string;
  body: ReplyRequest;
  /** What its attachments are called; absent of those without any. */
  files?: SentAlong[];
  /** What it does once it has left, and the calls that do it. */
  macro?: Macro;
  follows?: FollowUp[];
  at: number;
  /** When it is to be sent, or sent again. */
  due: number;
  /** `undone`: it has left, and something of what was to follow was refused. */
  state: 'held' | 'queued' | 'sending' | 'conflict' | 'failed' | 'undone';
  problem: Problem | null;
}

/** How long one that could not be sent waits for the next try, at most. */
const LONGEST_WAIT = 15_000;
const FIRST_WAIT = 1_000;

/**
 * Answers that have not arrived yet. They outlive a reload and a dead network; those of one customer leave one after the other, so
 * that they arrive as they were written.
 */
export class Sends {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly #key: string;
  readonly #list = signal<Sending[]>([]);
  readonly #busy = new Set<string>();
  #tries = 0;
  readonly #unwake: () => void;
  #ended = false;
  #cancelTimer: () => void = () => {};

  constructor(platform: Platform, api: Api, person: string) {
    this.#platform = platform;
    this.#api = api;
    this.#key = `sends:${person}`;
    this.#list.value = restored(platform.storage.get(this.#key));
    this.#unwake = platform.onWake(() => {
      this.#tries = 0;
      this.#keep(this.#list.value.map((one) => (one.state === 'queued' ? { ...one, due: 0 } : one)));
      this.#pump();
    });
    this.#pump();
  }

  /** The person is gone: what is on its way stays where the next page of theirs finds it. */
  end(): void {
    this.#ended = true;
    this.#unwake();
    this.#cancelTimer();
  }

  get list(): ReadonlySignal<Sending[]> {
    return this.#list;
  }

  add(
    customer: string,
    body: ReplyRequest,
    holdMs: number,
    { files = [], ...more }: Pick<Sending, 'files' | 'macro' | 'follows'> = {},
  ): Sending {
    const at = this.#platform.now();
    const sending: Sending = {
      id: this.#platform.newId(),
      customer,
      body: files.length ? { ...body, attachments: files.map(({ id }) => id) } : body,
      ...(files.length ? { files } : {}),
      ...more,
      at,
      due: at + holdMs,
      state: 'held',
      problem: null,
    };
    this.#keep([...this.#list.value, sending]);
    this.#pump();
    return sending;
  }

  /** Takes back what has not left yet; null once it has. */
  undo(id: string): Sending | null {
    const sending = this.#list.value.find((one) => one.id === id);
    if (!sending || sending.state === 'sending') return null;
    this.#keep(this.#list.value.filter((one) => one.id !== id));
    return sending;
  }

  /** Sends what was refused once more, having read up to `seen`: another call, with a key of its own. */
  retry(id: string, seen: number | undefined): void {
    const renew = (one: Sending): Sending => ({
      ...one,
      id: this.#platform.newId(),
      body: { ...one.body, seen },
      due: 0,
      state: 'queued',
      problem: null,
    });
    this.#keep(this.#list.value.map((one) => (one.id === id ? renew(one) : one)));
    this.#pump();
  }

  /** Sends what is held now. */
  hurry(id: string): void {
    this.#set(id, { due: 0 });
    this.#pump();
  }

  /** Sends what is due: of each customer the oldest. */
  #pump(): void {
    if (this.#ended) return;
    const now = this.#platform.now();
    let next = Number.POSITIVE_INFINITY;
    const begun = new Set<string>();
    for (const one of this.#list.value) {
      if (one.state === 'failed' || one.state === 'undone' || begun.has(one.customer)) continue;
      begun.add(one.customer);
      if (one.state === 'conflict' || this.#busy.has(one.customer)) continue;
      if (one.due > now) next = Math.min(next, one.due - now);
      else void this.#send(one);
    }
    if (next !== Number.POSITIVE_INFINITY) this.#after(next);
  }

  async #send({ id, customer, body, follows = [] }: Sending): Promise<void> {
    this.#busy.add(customer);
    this.#set(id, { state: 'sending' });
    try {
      await this.#api.post(`customers/${customer}/reply`, body, id);
      this.#tries = 0;
      const problem = await this.#follow(id, customer, follows);
      if (problem) this.#set(id, { state: 'undone', problem });
      else this.#keep(this.#list.value.filter((one) => one.id !== id));
    } catch (error) {
      if (error instanceof Refused) {
        this.#set(id, { state: error.status === 409 ? 'conflict' : 'failed', problem: error.problem });
      } else {
        const doubled = Math.min(FIRST_WAIT * 2 ** this.#tries++, LONGEST_WAIT);
        const wait = doubled * (0.5 + this.#platform.random() / 2);
        this.#set(id, { state: 'queued', due: this.#platform.now() + wait });
      }
    }
    this.#busy.delete(customer);
    this.#pump();
  }

  /** Does what follows an answer; what was refused, and why. Sent again after a dead network, each has one effect. */
  async #follow(id: string, customer: string, calls: FollowUp[]): Promise<Problem | null> {
    let refused: Problem | null = null;
    for (const [n, { path, body }] of calls.entries()) {
      try {
        await this.#api.post(`customers/${customer}/${path}`, body, `${id}-${n}`);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused = error.problem;
      }
    }
    return refused;
  }

  #set(id: string, changes: Partial<Sending>): void {
    this.#keep(this.#list.value.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  }

  #keep(list: Sending[]): void {
    this.#list.value = list;
    if (list.length) this.#platform.storage.set(this.#key, JSON.stringify(list));
    else this.#platform.storage.remove(this.#key);
  }

  #after(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#platform.later(ms, () => this.#pump());
  }
}

/** What an earlier page left: one that was being sent is sent again under its key. */
function restored(text: string | null): Sending[] {
  try {
    const list: Sending[] = JSON.parse(text ?? '[]');
    return list.map((one) =>
      one.state === 'sending' || one.state === 'queued' ? { ...one, state: 'queued', due: 0 } : one,
    );
  } catch {
    return [];
  }
}

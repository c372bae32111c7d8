import { signal } from '@preact/signals-core';
import type {
  ActAnswer,
  Orders,
  PossibleAct,
  Problem,
  ThreadAgenda,
  ThreadBilling,
} from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import type { Thread, ThreadWorld } from '../thread/thread.ts';
import { problemOf } from '../transport/api.ts';

/** `GET customers/:id`. */
export interface Profile {
  id: string;
  account: string | null;
  name: string | null;
  control: string;
  addresses: { address: string; assurance: string; at: string; confirmedAt: string | null }[];
  tickets: { id: string; intent: string; order: string | null; status: string; subject: string }[];
  facts: Record<string, string>;
  linked: string[];
  suggestions: { other: string; evidence: string; at: string }[];
}

type Quote = Extract<ActAnswer, { quote: unknown }>['quote'];

/** What is about to be done with an order: filled in, shown exactly, done. */
export type Doing =
  | {
      step: 'fields';
      act: PossibleAct;
      input: Record<string, unknown>;
      problem: Problem | null;
      busy: boolean;
    }
  | {
      step: 'quote';
      act: PossibleAct;
      input: Record<string, unknown>;
      quote: Quote;
      problem: Problem | null;
      busy: boolean;
    }
  | { step: 'done'; act: PossibleAct; text: string }
  | { step: 'waiting'; act: PossibleAct };

/** Who this is, what they ordered, and what may be done for them. */
export class Person {
  readonly #world: ThreadWorld;
  readonly #thread: Thread;
  readonly profile: Resource<Profile>;
  readonly orders: Resource<Orders>;
  readonly billing: Resource<ThreadBilling>;
  readonly agenda: Resource<ThreadAgenda>;
  readonly doing = signal<Doing | null>(null);
  readonly busy = signal<string | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly erased = signal(false);

  constructor(world: ThreadWorld, thread: Thread) {
    this.#world = world;
    this.#thread = thread;
    const path = `customers/${thread.customer}`;
    this.profile = new Resource(() => world.api.get<Profile>(path));
    this.orders = new Resource(() => world.api.get<Orders>(`${path}/orders`));
    this.billing = new Resource(() => world.api.get<ThreadBilling>(`${path}/billing`));
    this.agenda = new Resource(() => world.api.get<ThreadAgenda>(`${path}/agenda`));
    this.refresh();
  }

  refresh(): void {
    void this.profile.refresh();
    this.orders.refreshKnown();
    this.billing.refreshKnown();
    this.agenda.refreshKnown();
  }

  begin(act: PossibleAct): void {
    this.doing.value = { step: 'fields', act, input: { ...act.input }, problem: null, busy: false };
    if (act.fields.length === 0) void this.quote({});
  }

  cancel(): void {
    this.doing.value = null;
  }

  /** Asks what exactly it would do; nothing is done. */
  async quote(fields: Record<string, unknown>): Promise<void> {
    const doing = this.doing.value;
    if (doing?.step !== 'fields' || doing.busy) return;
    const input = { ...doing.input, ...fields };
    this.doing.value = { ...doing, input, busy: true, problem: null };
    const { act } = doing;
    try {
      const answer = await this.#act({ tool: act.tool, input, dryRun: true });
      if (this.doing.value === null) return;
      if ('quote' in answer)
        this.doing.value = { step: 'quote', act, input, quote: answer.quote, problem: null, busy: false };
    } catch (error) {
      this.doing.value = { ...doing, input, busy: false, problem: problemOf(error) };
    }
  }

  /** Does precisely what was shown; where it would do something else by now, that is shown instead. */
  async confirm(): Promise<void> {
    const doing = this.doing.value;
    if (doing?.step !== 'quote' || doing.busy) return;
    this.doing.value = { ...doing, busy: true, problem: null };
    const { act, input, quote } = doing;
    try {
      const answer = await this.#act({ tool: act.tool, input, hash: quote.hash });
      if ('done' in answer) this.doing.value = { step: 'done', act, text: answer.text };
      else if ('waiting' in answer) this.doing.value = { step: 'waiting', act };
      this.refresh();
    } catch (error) {
      const problem = problemOf(error);
      this.doing.value = { ...doing, busy: false, problem };
      if (problem.status !== 409) return;
      this.doing.value = { step: 'fields', act, input, busy: false, problem };
      await this.quote({});
      this.#remark(problem);
    }
  }

  /** Says beside a new quote why the one before it did not hold. */
  #remark(problem: Problem): void {
    const doing = this.doing.value;
    if (doing?.step === 'quote') this.doing.value = { ...doing, problem };
  }

  link(customer: string, evidence: string): Promise<boolean> {
    return this.#do('link', 'link', { customer, evidence });
  }

  unlink(customer: string): Promise<boolean> {
    return this.#do('unlink', 'unlink', { customer });
  }

  async erase(): Promise<boolean> {
    this.busy.value = 'erase';
    try {
      await this.#world.api.delete(`customers/${this.#thread.customer}`);
      this.erased.value = true;
      return true;
    } catch (error) {
      this.problem.value = problemOf(error);
      return false;
    } finally {
      this.busy.value = null;
    }
  }

  #act(request: object): Promise<ActAnswer> {
    return this.#world.api.post<ActAnswer>(`customers/${this.#thread.customer}/act`, request);
  }

  async #do(name: string, path: string, body: object): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = name;
    this.problem.value = null;
    try {
      await this.#world.api.post(`customers/${this.#thread.customer}/${path}`, body);
      this.refresh();
      return true;
    } catch (error) {
      this.problem.value = problemOf(error);
      return false;
    } finally {
      this.busy.value = null;
    }
  }
}

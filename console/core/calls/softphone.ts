import { batch, computed, signal } from '@preact/signals-core';
import type { Brief, Softphone as Possible, Problem, SoftphoneToken } from '../../../src/console/protocol.ts';
import type { Platform } from '../platform.ts';
import { Resource } from '../resource.ts';
import { type Api, problemOf } from '../transport/api.ts';
import { type Line, type LineCall, LineRefused, type LineTrouble } from './line.ts';

/** A call before this person. */
export interface PhoneCall {
  customer: string | null;
  state: 'ringing' | 'connecting' | 'talking';
  muted: boolean;
  /** Milliseconds; when the two were connected. */
  since: number | null;
}

/** `ready`: calls ring here. `lost`: they do not, and it is tried again. */
export type PhoneState = 'off' | 'starting' | 'ready' | 'lost';

/** That calls are taken in this browser, from one visit to the next. */
const STORED = 'softphone';
/** Tokens are asked for at most so often, in milliseconds. */
const RENEW_EVERY = 30_000;

/** The telephone of whoever takes calls in this browser. One call at a time: while there is one nobody else is put through here. */
export class Softphone {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly possible: Resource<Possible>;
  readonly state = signal<PhoneState>('off');
  readonly call = signal<PhoneCall | null>(null);
  /** Who calls and about what; null while it is read, or cannot be. */
  readonly brief = signal<Brief | null>(null);
  readonly trouble = signal<LineTrouble | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** Calls can be put through here now: the desk is told of each change. */
  readonly open = computed(() => this.state.value === 'ready' && this.call.value === null);
  #line: Line | null = null;
  #current: LineCall | null = null;
  /** Which laying of the line is meant: one that was given up says nothing any more. */
  #turn = 0;
  #renewed = Number.NEGATIVE_INFINITY;

  constructor(platform: Platform, api: Api) {
    this.#platform = platform;
    this.#api = api;
    this.possible = new Resource(() => api.get<Possible>('me/softphone'));
    if (platform.storage.get(STORED) === 'on') void this.start();
  }

  /** From now on calls ring here. The microphone is asked for now, and not while a caller waits. */
  async start(): Promise<void> {
    if (this.state.peek() !== 'off') return;
    const turn = ++this.#turn;
    batch(() => {
      this.state.value = 'starting';
      this.trouble.value = null;
      this.problem.value = null;
    });
    try {
      const { token } = await this.#api.post<SoftphoneToken>('me/softphone', {});
      const line = await this.#platform.layLine(token, {
        onReady: () => this.#now(turn, 'ready'),
        onLost: () => this.#now(turn, 'lost'),
        onCall: (call) => this.#ring(turn, call),
        onAnswered: (call) => this.#answered(call),
        onEnded: (call) => this.#ended(call),
        onTokenWanted: () => void this.#renew(turn),
        onTrouble: (trouble) => {
          if (turn === this.#turn) this.trouble.value = trouble;
          if (trouble === 'token') void this.#renew(turn);
        },
      });
      if (turn !== this.#turn) return line.close();
      this.#line = line;
      this.#platform.storage.set(STORED, 'on');
    } catch (error) {
      if (turn !== this.#turn) return;
      batch(() => {
        this.state.value = 'off';
        if (error instanceof LineRefused) this.trouble.value = error.trouble;
        else this.problem.value = problemOf(error);
      });
    }
  }

  /** Calls ring here no more; one that lasts is ended. */
  stop(): void {
    this.#platform.storage.remove(STORED);
    this.end();
  }

  /** The page is left: the same, but for what is remembered. */
  end(): void {
    this.#turn++;
    this.#current?.hangUp();
    this.#line?.close();
    this.#line = null;
    this.#over();
    this.state.value = 'off';
  }

  accept(): void {
    const call = this.call.peek();
    if (!this.#current || call?.state !== 'ringing') return;
    this.call.value = { ...call, state: 'connecting' };
    this.#current.accept();
  }

  /** Declines what rings, and ends what lasts. */
  hangUp(): void {
    const ringing = this.call.peek()?.state === 'ringing';
    const call = this.#current;
    this.#over();
    if (ringing) call?.decline();
    else call?.hangUp();
  }

  mute(): void {
    const call = this.call.peek();
    if (!this.#current || call?.state !== 'talking') return;
    this.#current.mute(!call.muted);
    this.call.value = { ...call, muted: !call.muted };
  }

  press(key: string): void {
    if (this.call.peek()?.state === 'talking') this.#current?.press(key);
  }

  #now(turn: number, state: PhoneState): void {
    if (turn !== this.#turn) return;
    batch(() => {
      this.state.value = state;
      if (state === 'ready') this.trouble.value = null;
    });
  }

  #ring(turn: number, call: LineCall): void {
    // Whoever is not there, or has a caller, leaves it to those who are rung beside.
    if (turn !== this.#turn || this.#current) {
      call.decline();
      return;
    }
    this.#current = call;
    const customer = call.about.get('customer') ?? null;
    batch(() => {
      this.brief.value = null;
      this.call.value = { customer, state: 'ringing', muted: false, since: null };
    });
    if (customer) void this.#read(customer, call);
  }

  async #read(customer: string, call: LineCall): Promise<void> {
    const brief = await this.#api
      .get<Brief>(`customers/${encodeURIComponent(customer)}/brief`)
      .catch(() => null);
    if (this.#current === call) this.brief.value = brief;
  }

  #answered(call: LineCall): void {
    const known = this.call.peek();
    if (this.#current === call && known)
      this.call.value = { ...known, state: 'talking', since: this.#platform.now() };
  }

  #ended(call: LineCall): void {
    if (this.#current === call) this.#over();
  }

  #over(): void {
    this.#current = null;
    batch(() => {
      this.call.value = null;
      this.brief.value = null;
    });
  }

  async #renew(turn: number): Promise<void> {
    // A token that is refused as soon as it is there is not asked for again and again.
    if (this.#platform.now() - this.#renewed < RENEW_EVERY) return;
    this.#renewed = this.#platform.now();
    const renewed = await this.#api.post<SoftphoneToken>('me/softphone', {}).catch((error: unknown) => {
      if (turn === this.#turn) this.problem.value = problemOf(error);
      return null;
    });
    if (renewed && turn === this.#turn) this.#line?.renew(renewed.token);
  }
}

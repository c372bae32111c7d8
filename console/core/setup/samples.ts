import { signal } from '@preact/signals-core';
import type { Channel, Problem } from '../../../src/console/protocol.ts';
import type { Json } from '../pages/change-of.ts';
import type { Platform } from '../platform.ts';
import { type Api, problemOf } from '../transport/api.ts';

/** A question, and what a customer is told; nothing where a person writes it, or sees it first. */
export interface Sample {
  question: string;
  answers: string[];
}

/** Milliseconds without a change before it is asked for: a number is typed to its end. */
const PAUSE = 350;

/** What customers would be told with what is being typed, by the code that answers them. */
export class Samples {
  readonly #api: Api;
  readonly #platform: Platform;
  readonly language = signal<'en' | 'fr'>('en');
  readonly channel = signal<Channel>('chat');
  readonly shown = signal<readonly Sample[]>([]);
  /** Whether what is shown is of another change than the last one. */
  readonly stale = signal(true);
  readonly problem = signal<Problem | null>(null);
  #wanted = '';
  #stop: () => void = () => {};
  #turn = 0;

  constructor(api: Api, platform: Platform) {
    this.#api = api;
    this.#platform = platform;
  }

  /**
   * Asks for the answers with a change over a version of the settings, once nothing has changed for a moment. The newest
   * question wins.
   */
  follow(change: Json, language: 'en' | 'fr', channel: Channel, version: number | null): void {
    const body = { change, language, channel };
    const wanted = JSON.stringify([body, version]);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.stale.value = true;
    this.#stop();
    const turn = ++this.#turn;
    this.#stop = this.#platform.later(PAUSE, () => void this.#ask(turn, body));
  }

  end(): void {
    this.#turn++;
    this.#stop();
  }

  async #ask(turn: number, body: object): Promise<void> {
    try {
      const { samples } = await this.#api.post<{ samples: Sample[] }>('settings/samples', body);
      if (turn !== this.#turn) return;
      this.shown.value = samples;
      this.problem.value = null;
      this.stale.value = false;
    } catch (error) {
      if (turn === this.#turn) this.problem.value = problemOf(error);
    }
  }
}

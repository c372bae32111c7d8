import type { Service } from '../../scripts/clients/service.ts';
import { quantile } from './stats.ts';

/** Probes in a row that must be quick. */
const PROBES = 15;

/**
 * Tells when the service has nothing more to do: what goes on after a reply (an outbox, another object's
 * memory) must not be counted against whoever is measured next. All objects share one thread, so that work
 * shows in how soon a probe is answered.
 */
export class Calm {
  readonly #service: Service;
  readonly #patience: number;
  /** A probe is quick below this, in milliseconds. */
  #quick = 0;

  private constructor(service: Service, patience: number) {
    this.#service = service;
    this.#patience = patience;
  }

  /** Learns what a quick probe is, of an idle service. Calm is waited for `patience` milliseconds at most. */
  static async learn(service: Service, patience: number): Promise<Calm> {
    const calm = new Calm(service, patience);
    const times: number[] = [];
    for (let probe = 0; probe < 4 * PROBES; probe++) times.push(await calm.#probe());
    calm.#quick = 2 * quantile(times.slice(PROBES), 0.9);
    return calm;
  }

  /** Resolves once the service is calm, or when it will not be. */
  async wait(): Promise<void> {
    const deadline = performance.now() + this.#patience;
    for (let quick = 0; quick < PROBES && performance.now() < deadline; ) {
      quick = (await this.#probe()) < this.#quick ? quick + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** How long the service takes to say that it lives, in milliseconds. */
  async #probe(): Promise<number> {
    const since = performance.now();
    await (await this.#service.fetch('/healthz')).arrayBuffer();
    return performance.now() - since;
  }
}

import type { Service } from '../scripts/clients/service.ts';
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
  /** A probe is quick below this, in milliseconds. */
  readonly #quick: number;

  /** How long calm is waited for, in milliseconds. */
  readonly #patience: number;

  private constructor(service: Service, quick: number, patience: number) {
    this.#service = service;
    this.#quick = quick;
    this.#patience = patience;
  }

  /** Learns what a quick probe is; the service has to be idle. */
  static async learn(service: Service, patience: number): Promise<Calm> {
    const times: number[] = [];
    for (let probe = 0; probe < 4 * PROBES; probe++) times.push(await probed(service));
    return new Calm(service, 2 * quantile(times.slice(PROBES), 0.9), patience);
  }

  /** Resolves once the service is calm, or when it will not be. */
  async wait(): Promise<void> {
    const deadline = performance.now() + this.#patience;
    for (let quick = 0; quick < PROBES && performance.now() < deadline; ) {
      quick = (await probed(this.#service)) < this.#quick ? quick + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

/** How long the service takes to say that it lives, in milliseconds. */
async function probed(service: Service): Promise<number> {
  const since = performance.now();
  await (await service.fetch('/healthz')).arrayBuffer();
  return performance.now() - since;
}

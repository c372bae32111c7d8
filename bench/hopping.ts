import { Customer } from '../src/index.ts';
import type { BenchEnv } from './env.ts';
import { watchedEnv } from './watched.ts';

/** Calls from object to object, and from the door to objects, as they happen in this isolate. */
class Hops {
  #calls: string[] = [];
  /** Milliseconds that each call takes longer. */
  delay = 0;

  async pass(what: string): Promise<void> {
    this.#calls.push(what);
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
  }

  /** What was called since the last time. */
  cut(): string[] {
    return this.#calls.splice(0);
  }
}

export const hops = new Hops();

/** An environment whose calls to objects are counted, and slowed down; `from` says who makes them. */
export function hoppingEnv(env: BenchEnv, from: 'door' | 'customer'): BenchEnv {
  return watchedEnv(env, (what) => hops.pass(`${from} → ${what}`));
}

/** The customer's object, untouched, with its calls to others counted and slowed down. */
export class HoppingCustomer extends Customer {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    super(ctx, hoppingEnv(env, 'customer'));
  }
}

import { Customer } from '../../durable-objects/customer/customer.ts';
import type { Env } from '../../src/env.ts';
import type { Outside } from './outside.ts';

/** Thrown at code of a dead incarnation that touches its storage: it must change nothing any more. */
class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** What one life of an object is given beside the world outside. */
export interface Body {
  state: DurableObjectState;
  /** The platform's own: what `state` shows is the incarnation's. */
  storage: DurableObjectStorage;
  env: Env;
  outside: Outside;
  /** The alarm it sets; null when it clears it. Kept by the platform, so it outlives the incarnation. */
  alarm(at: number | null): void;
  accept(socket: WebSocket, tags: string[]): void;
  sockets(tag?: string): WebSocket[];
}

/**
 * One life of a Customer object, from its start to a crash. It dies as an isolate does: between two steps of
 * its code, never within one, since what a Durable Object writes without awaiting is one commit. Afterwards
 * its calls never return, and it can write no more.
 */
export class Incarnation {
  readonly customer: Customer;
  /** Resolves when it has died. */
  readonly death: Promise<void>;
  #dead = false;
  #die: () => void = () => undefined;
  #steps = 0;
  #last = Number.POSITIVE_INFINITY;
  #calls = 0;

  constructor({ state, storage, env, outside, alarm, accept, sockets }: Body) {
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
    const define = (name: string, value: unknown) =>
      Object.defineProperty(state, name, { value, configurable: true });
    define('storage', this.#storage(storage, alarm));
    define('acceptWebSocket', (socket: WebSocket, tags: string[]) => accept(socket, tags));
    define('getWebSockets', (tag?: string) => (this.#dead ? [] : sockets(tag)));
    const namespace = <T extends { getByName(name: string): object }>(real: T, name: string): T =>
      new Proxy(real, {
        get: (target, key) =>
          key === 'getByName'
            ? (named: string) => this.#frail(target.getByName(named), name, outside)
            : Reflect.get(target, key, target),
      });
    this.customer = new Customer(state, {
      ...env,
      SHOP: namespace(env.SHOP, 'shop'),
      ADDRESS: namespace(env.ADDRESS, 'address'),
      STORE: namespace(env.STORE, 'store'),
      CUSTOMER: namespace(env.CUSTOMER, 'customer'),
      BLOBS: this.#frail(env.BLOBS, 'blobs', outside),
      EMAIL: this.#frail(outside.mail, 'email', outside),
      SANDBOX: this.#frail(outside.sandbox, 'whatsapp', outside) as unknown as Env['SANDBOX'],
    });
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** Calls to the world outside that have not come back. */
  get isBusy(): boolean {
    return this.#calls > 0;
  }

  /** Lets it die in so many steps; a step is a statement to storage or a call. */
  dieIn(steps: number): void {
    this.#last = this.#steps + steps;
  }

  die(): void {
    this.#dead = true;
    this.#die();
  }

  #step(): void {
    if (this.#dead) throw new Crashed();
    // The code that runs now goes on to its next await: that is the grain of the platform's commits.
    if (++this.#steps >= this.#last) queueMicrotask(() => this.die());
  }

  #storage(real: DurableObjectStorage, alarm: Body['alarm']): DurableObjectStorage {
    const sql = new Proxy(real.sql, {
      get: (target, key) => {
        if (key !== 'exec') return Reflect.get(target, key, target);
        return (query: string, ...bindings: unknown[]) => {
          this.#step();
          return target.exec(query, ...bindings);
        };
      },
    });
    const kv = new Proxy(real.kv, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          this.#step();
          return Reflect.apply(value, target, given);
        };
      },
    });
    const own: Record<PropertyKey, unknown> = {
      sql,
      kv,
      setAlarm: async (at: number) => {
        this.#step();
        alarm(at);
      },
      deleteAlarm: async () => alarm(null),
      deleteAll: () => {
        this.#step();
        return real.deleteAll();
      },
    };
    return new Proxy(real, {
      get: (target, key) => {
        if (key in own) return own[key];
        const value = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  /**
   * Something outside, as this incarnation reaches it: through the weather, and never again once it is dead.
   */
  #frail<T extends object>(real: T, service: string, outside: Outside): T {
    const methods = real as Record<PropertyKey, (...given: unknown[]) => unknown>;
    return new Proxy(real, {
      get: (_, key) => {
        if (key === 'then') return undefined;
        return async (...given: unknown[]) => {
          if (this.#dead) return never();
          this.#step();
          this.#calls++;
          try {
            return await outside.through(service, String(key), () => methods[key]?.(...given));
          } finally {
            this.#calls--;
            if (this.#dead) {
              outside.leaveUnanswered(service);
              await never();
            }
          }
        };
      },
    });
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

import type { Service } from '../scripts/clients/service.ts';
import type { Calm } from './calm.ts';
import type { Orders } from './orders.ts';
import type { Row } from './rows.ts';
import type { Disk } from './server.ts';
import type { Sink } from './sink.ts';

/** How much is measured: `smoke` only shows that every measurement still works. */
export type Size = 'full' | 'quick' | 'smoke';

/** A running service, and the process group it is in, for its memory. */
export interface Host {
  service: Service;
  group: number;
}

/** What measurements are taken on. */
export interface Stage extends Host {
  orders: Orders;
  calm: Calm;
  sink: Sink;
  /** Rounds in which contestants take turns. */
  rounds: number;
  size: Size;
  /** Starts a further service beside the first, without orders; it ends with the measurement. */
  another(): Promise<Host>;
}

/** One measurement of the bench. */
export interface Measurement {
  name: string;
  /** Where the service it is taken on keeps its objects. */
  disk: Disk;
  /** How many orders it takes, at most. */
  orders(stage: Pick<Stage, 'rounds' | 'size'>): number;
  /** Its rows, and whatever else it has to print. */
  run(stage: Stage): Promise<{ rows: Row[]; more?: string; data?: unknown }>;
}

/** The service with another object in the customer's place: the doors are asked under a path of their own. */
export function behind(service: Service, object: 'planted' | 'hopping'): Service {
  const prefixed = (path: string) =>
    /^\/(?:chat|hooks|api)\//.test(path) ? `/bench/${object}${path}` : path;
  return {
    ...service,
    fetch: (path, init) => service.fetch(prefixed(path), init),
    dial: (url, options) => {
      const target = new URL(url);
      target.pathname = prefixed(target.pathname);
      return service.dial(target.href, options);
    },
  };
}

/**
 * The service, and how long its last answer took, in milliseconds: signing and reading are the client's
 * affair.
 */
export function timed(service: Service): { service: Service; last: () => number } {
  let last = 0;
  return {
    last: () => last,
    service: {
      ...service,
      fetch: async (path, init) => {
        const since = performance.now();
        const response = await service.fetch(path, init);
        last = performance.now() - since;
        return response;
      },
    },
  };
}

/** Runs `work` for each item, so many at a time. */
export async function each<T>(
  items: readonly T[],
  at: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: at }, worker));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import type { Service } from '../../scripts/clients/service.ts';
import type { Disk } from '../service/server.ts';
import type { Calm } from './calm.ts';
import type { Orders } from './orders.ts';
import type { Row } from './rows.ts';
import type { Sink } from './sink.ts';

/** How much is measured: `smoke` only shows that every measurement still works. */
export type Size = 'full' | 'quick' | 'smoke';

/** What measurements are taken on: a running service, and its process. */
export interface Stage {
  service: Service;
  pid: number;
  orders: Orders;
  calm: Calm;
  sink: Sink;
  /** Rounds in which contestants take turns. */
  rounds: number;
  size: Size;
}

/** One measurement of the bench. */
export interface Measurement {
  name: string;
  /** Where the service it is taken on keeps its objects. */
  disk: Disk;
  /** How many orders it takes, at most. */
  orders(stage: Pick<Stage, 'rounds' | 'size'>): number;
  run(stage: Stage): Promise<Row[]>;
}

/**
 * The service, and how long its last answer took, in milliseconds: signing and reading are the client's
 * affair.
 */
export function timed(service: Service): { service: Service; last: () => number } {
  let last = 0;
  const fetch: Service['fetch'] = async (path, init) => {
    const since = performance.now();
    const response = await service.fetch(path, init);
    last = performance.now() - since;
    return response;
  };
  return { last: () => last, service: { ...service, fetch } };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import type { Theirs } from '../remote/theirs.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopifyClient } from './client.ts';
import { ORDER } from './reads.ts';
import { OrderData, type ShopifyOrder } from './wire.ts';

/** What carries changes of one order out. */
export interface Carrying {
  client: ShopifyClient;
  theirs: Theirs;
  /** The order's own id there. */
  order: string;
  /** An earlier try was cut off: what it may have left is looked for first. */
  again: boolean;
  wait(ms: number): Promise<void>;
}

/** The order as it stands now; it throws where there is none any more. */
export async function readNow({ client, order }: Pick<Carrying, 'client' | 'order'>): Promise<ShopifyOrder> {
  const { order: found } = await client.ask(ORDER, { id: order }, OrderData);
  if (!found) throw new ShopUnavailable('The order is not there any more.');
  return found;
}

import { z } from 'zod';
import type { Theirs } from '../remote/theirs.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopifyClient } from './client.ts';
import { LINES, ORDER, RETURNABLE, RETURNABLES } from './reads.ts';
import { LinesData, OrderData, ReturnableData, ShopifyOrder } from './wire.ts';

/** What carries changes of one order out. */
export interface Carrying {
  client: ShopifyClient;
  theirs: Theirs;
  /** The order's own id there. */
  order: string;
  /** An earlier try was cut off: what it may have left is looked for first. */
  again: boolean;
  /**
   * The order as the last answer of this very write had it: what was read right before it, or what the last change said. Null
   * where that is to be asked.
   */
  latest: ShopifyOrder | null;
  /** What of it can come back, read right before the write; null where that is to be asked. */
  returnable: readonly Returnable[] | null;
  wait(ms: number): Promise<void>;
}

/** Pieces of a line that lie in one parcel and can come back. */
export interface Returnable {
  /** The id of that part of the parcel. */
  part: string;
  /** The line's own id there. */
  line: string;
  quantity: number;
}

/** What a change says of the order as it stands afterwards; what cannot be read of it hides nothing of the change. */
export const After = z.object({ order: ShopifyOrder.nullish().catch(null) });

/** Longest order: further pages of its lines. */
const MOST_LINE_PAGES = 4;

/** An order with all of its lines; null where there is none. */
export async function wholeOrder(client: ShopifyClient, id: string): Promise<ShopifyOrder | null> {
  const { order } = await client.ask(ORDER, { id }, OrderData);
  return order ? withAllLines(client, order) : null;
}

async function withAllLines(client: ShopifyClient, order: ShopifyOrder): Promise<ShopifyOrder> {
  let { nodes, pageInfo } = order.lineItems;
  for (let pages = 0; pageInfo.hasNextPage && pages < MOST_LINE_PAGES; pages++) {
    const more = await client.ask(LINES, { id: order.id, after: pageInfo.endCursor }, LinesData);
    if (!more.order) break;
    nodes = [...nodes, ...more.order.lineItems.nodes];
    pageInfo = more.order.lineItems.pageInfo;
  }
  return { ...order, lineItems: { nodes, pageInfo } };
}

/** The order as it stands now; it throws where there is none any more. */
export async function readNow(carrying: Carrying): Promise<ShopifyOrder> {
  const found = await wholeOrder(carrying.client, carrying.order);
  if (!found) throw new ShopUnavailable('The order is not there any more.');
  carrying.latest = found;
  return found;
}

/** The same, where nothing was changed since it was read: as it was read. */
export async function latestOf(carrying: Carrying): Promise<ShopifyOrder> {
  return carrying.latest ?? readNow(carrying);
}

/** What a change has said of the order; where it said nothing, the next who needs it asks. */
export async function noteAfter(carrying: Carrying, order: ShopifyOrder | null | undefined): Promise<void> {
  carrying.latest = order ? await withAllLines(carrying.client, order) : null;
}

/** The parts of an order that Shopify would take back, with their numbers; all of them, however many there are. */
export async function readReturnable(client: ShopifyClient, order: string): Promise<Returnable[]> {
  const ask = async (most: (typeof RETURNABLES)['few' | 'all']) =>
    (await client.ask(RETURNABLE, { order, ...most }, ReturnableData)).returnableFulfillments;
  const few = await ask(RETURNABLES.few);
  const isMore = [few, ...few.nodes.map((parcel) => parcel.returnableFulfillmentLineItems)].some(
    ({ pageInfo }) => pageInfo.hasNextPage,
  );
  const { nodes } = isMore ? await ask(RETURNABLES.all) : few;
  return nodes
    .flatMap((parcel) => parcel.returnableFulfillmentLineItems.nodes)
    .map(({ quantity, fulfillmentLineItem: { id: part, lineItem } }) => ({
      part,
      line: lineItem.id,
      quantity,
    }));
}

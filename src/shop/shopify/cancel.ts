import { z } from 'zod';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import { type Carrying, noteAfter, readNow } from './carrying.ts';
import type { Effect } from './effects.ts';
import { CANCELLED, ORDER_CANCEL } from './mutations.ts';
import { ShopifyOrder } from './wire.ts';

/** Milliseconds between looks at a job: it has to fit into a tool's time. */
const LOOKS = [200, 400, 800];

const Job = z.object({ job: z.object({ id: z.string(), done: z.boolean() }).nullish() });
const Standing = z.object({
  order: ShopifyOrder.nullish(),
  job: z.object({ done: z.boolean() }).nullish(),
});

/**
 * Calls an order off: a job, of which a failed one looks done as well. What counts is when the order says that
 * it was cancelled.
 */
export async function cancelOrder(
  carrying: Carrying,
  { mark }: Effect & { do: 'cancel' },
): Promise<ShopRefusal | null> {
  const { client, order, again, wait } = carrying;
  if (again && (await readNow(carrying)).cancelledAt) return null;
  const { left } = await client.change(
    ['orderCancel', ORDER_CANCEL],
    { id: order, note: `[ot:${mark}]` },
    Job,
  );
  const job = left?.job;
  if (!job) return standing(carrying);
  let isDone = job.done;
  for (const pause of LOOKS) {
    const now = await client.ask(CANCELLED, { id: order, job: job.id }, Standing);
    if (now.order?.cancelledAt) {
      await noteAfter(carrying, now.order);
      return null;
    }
    isDone = now.job?.done ?? isDone;
    await wait(pause);
  }
  // One last look, since the job may have ended after the order was read.
  if (isDone) return standing(carrying);
  throw new ShopUnavailable('Shopify has not finished cancelling the order.');
}

/** What the order says where nothing else does. */
async function standing(carrying: Carrying): Promise<ShopRefusal | null> {
  const { cancelledAt, fulfillments } = await readNow(carrying);
  if (cancelledAt) return null;
  return fulfillments.some(({ status }) => status === 'SUCCESS') ? 'already_dispatched' : 'unsupported';
}

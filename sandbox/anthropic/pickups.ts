import { z } from 'zod';
import type { Said } from './frames.ts';
import type { Seen } from './reading.ts';
import type { Reply } from './reply.ts';

const Pickup = z.looseObject({
  status: z.enum(['preparing', 'ready', 'collected']),
  until: z.string().nullable(),
  code: z.string().nullable(),
});
const ASKED = /\bpick(?:ed)? ?up\b|\bcollect\b|\bready\b|\bretirer\b|\bprête\b/i;

/** What it says of an order that waits in town; null where there is none, or nobody asks. */
export function onPickups({ orders }: Seen, reply: Reply): Said[] | null {
  if (!ASKED.test(reply.words)) return null;
  for (const order of orders) {
    const { data } = Pickup.safeParse(order.pickup);
    if (!data) continue;
    const { of } = reply;
    const told =
      data.status === 'ready'
        ? of.ready(order.id, data.until ? reply.day(data.until) : '', data.code ?? '')
        : of[data.status](order.id);
    return reply.end('order_status', order, [told], 'resolve');
  }
  return null;
}

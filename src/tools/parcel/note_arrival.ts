import { z } from 'zod';
import { atLeast, type ParcelState } from '../../conversation/values.ts';
import { type OrderView, viewOrder } from '../../identity/view.ts';
import { reachableOrder, standing, viewedAs } from '../access.ts';
import { OrderNumber } from '../inputs.ts';
import { policy, unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';
import { trackOf } from './track_parcel.ts';

/** States of a parcel that the carrier has not seen on its way, or has seen arrive. */
const UNSEEN: ReadonlySet<ParcelState> = new Set<ParcelState>(['announced', 'delivered']);

export const noteArrival = tool({
  name: 'note_arrival',
  description:
    'Writes down that an order has arrived, where the customer says so in their own words (it came, they have tried it on, it came broken) while the order still stands as on its way. It may then be returned or exchanged, counted from now. Refused where the shop or the carrier says where the parcel is. Never for a parcel that is only expected.',
  input: z.strictObject({ order: OrderNumber }),
  assurance: 'claimed',
  reach: 'notes',
  does: null,
  async run({ order: named }, scope): Promise<ToolResult<OrderView>> {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    // With an unattested number, anybody may be speaking.
    const known = atLeast(standing(scope), 'recognised') && !scope.numberAlone;
    const by = known ? 'customer' : 'visitor';
    // The carrier's word counts more than the speaker's: as reported at most half an hour ago, and within two
    // seconds.
    const track = order.status === 'shipped' ? await trackOf(order, 'order', scope) : null;
    if (track && !UNSEEN.has(track.state)) return policy('not_delivered');
    const told = await scope.shop.noteArrival({ order: order.id, at: scope.now, by });
    if (!told) return policy('not_delivered');
    return { ok: true, order: told.id, output: viewOrder(told, viewedAs(scope), scope.settings, scope.now) };
  },
});

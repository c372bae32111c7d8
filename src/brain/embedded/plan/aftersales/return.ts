import type { z } from 'zod';
import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ToolResult } from '../../../../tools/tool.ts';
import { labelTold, type Returned } from '../../begun.ts';
import { able, act, isKnown, offerColleague, pastDay, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, lineMeant, liveExchange, openReturn, piecesOf, returnOfLine } from '../../topic.ts';
import { planPoints } from '../asides/points.ts';
import { needItems, needOrder, notOrdered, refused } from '../ask.ts';
import { handOver } from '../people.ts';
import { closed } from './closed.ts';
import { offerRefund, offerReturn } from './offer.ts';
import { lotOf, piecesMeant } from './pieces.ts';
import { settlesAsRefund } from './propose.ts';
import { discussed, rememberAll } from './remembered.ts';
import { askSettlement, settleSeveral } from './settlement.ts';
import { returnStanding } from './standing.ts';
import { returnInstead } from './withdrawn.ts';

/** Something is to go back, or does not fit. `explicit`: it was asked for, and not only told. */
export async function planReturn(scene: Scene, explicit: boolean): Promise<void> {
  if (notOrdered(scene)) return;
  const order = await needOrder(scene, 'return', 'return');
  if (!order) return;
  discussed(scene, order);
  const standing = openReturn(order, lineMeant(scene, order));
  if (standing && scene.reading.says.has('drop_off')) return await dropOff(scene, order, standing);
  if (standing && scene.reading.handedIn) return handedIn(scene, order, standing.settlement);
  const again = explicit || scene.reading.refers.label;
  if (standing && (!again || pastDay(scene, standing.deadline)))
    return returnStanding(scene, order, standing.lines[0]);
  if (!standing && !order.returnable.open) return closed(scene, order);
  // "Where is the label?" of what is on its way back names none of its things, and asks for none.
  const back = standing ? order.items.filter(({ line }) => standing.lines.includes(line)) : [];
  const label = back.length > 0 && scene.reading.refers.label && itemsMeant(scene, order).length === 0;
  const named = label ? back : needItems(scene, order, 'return');
  // "And the cardigan too", beside what is on its way back already.
  const fresh = named?.filter(({ line }) => !returnOfLine(order, line)) ?? [];
  const things = fresh.length > 0 ? fresh : named;
  const items = things && (standing ? things : piecesMeant(scene, order, things, 'return'));
  if (!items) return;
  if (returnInstead(scene, order, items)) return;
  const problem = rememberAll(scene, order, items);
  const settles = !standing && settlesAsRefund(scene, order);
  if (!standing && !able(scene, 'return_item')) return handOver(scene, 'beyond', 'return', order.id);
  if ((explicit || standing) && !settles) return startReturn(scene, order, items, problem);
  offerReturn(scene, order, items, problem);
}

async function dropOff(
  scene: Scene,
  order: OrderView,
  standing: OrderView['returns'][number],
): Promise<void> {
  const { carrier, deadline } = standing;
  const late = pastDay(scene, deadline);
  const site = late || !able(scene, 'find_pickup_points');
  act(scene, { type: 'drop_off', order: order.id, carrier, deadline, late, site });
  if (!site) await planPoints(scene);
  if (late) offerColleague(scene);
  ticket(scene, 'return', order.id, standing.settlement === 'undecided' ? 'open' : 'resolve');
}

function handedIn(scene: Scene, order: OrderView, settlement: 'undecided' | 'refund' | 'exchange'): void {
  act(scene, { type: 'handed_in', order: order.id, settlement, to: liveExchange(order)?.to ?? null });
  ticket(scene, 'return', order.id, settlement === 'undecided' ? 'open' : 'resolve');
}

/** Opens the return, gives the label, and asks what it is to end in. */
export async function startReturn(
  scene: Scene,
  order: OrderView,
  items: Item[],
  problem: Problem | null,
  after: { refund?: boolean } = {},
): Promise<void> {
  const open = openReturn(order, items[0]?.line);
  const lines = open && items.length === 1 ? open.lines : items.map((item) => lotOf(order, item));
  const input = { order: order.id, lines, ...(problem ? { reason: problem } : {}) };
  return returned(scene, order, items, problem, await scene.toolbox.call('return_item', input), {
    ...after,
    settled: open?.settlement === 'exchange' || open?.settlement === 'refund',
  });
}

/** Tells what came of it, and asks what it is to end in: of a request, or of a yes to the card. */
export async function returned(
  scene: Scene,
  order: OrderView,
  items: Item[],
  problem: Problem | null,
  result: ToolResult<z.infer<typeof Returned>>,
  after: { refund?: boolean; settled?: boolean } = {},
): Promise<void> {
  if (!result.ok) {
    const { refusal } = result;
    if (refusal.code === 'policy') {
      switch (refusal.reason) {
        case 'not_delivered':
        case 'window_closed':
        case 'not_returnable':
          return closed(scene, order, refusal.reason);
        case 'already_returned':
        case 'already_refunded':
        case 'already_exchanged':
          return returnStanding(scene, order, items[0]?.line);
        case 'already_cancelled':
          return closed(scene, order, 'cancelled');
      }
    }
    if (refusal.code === 'consent' || refusal.code === 'changed') {
      // What is open already needs no card: how it stands is what helps.
      if (openReturn(order, items[0]?.line)) return returnStanding(scene, order, items[0]?.line);
      return offerReturn(scene, order, items, problem, after.refund || undefined);
    }
    return refused(scene, refusal, 'return', 'return', order.id);
  }
  const made = result.output;
  if (made.label) scene.reply.attachments.push(made.label);
  const back = order.items
    .filter(({ line }) => made.lines.includes(line))
    .map((item) => items.find(({ line }) => line === item.line) ?? item);
  act(scene, {
    type: 'return_made',
    order: order.id,
    items: (back.length > 0 ? back : items).map(piecesOf),
    deadline: made.deadline,
    carrier: made.carrier,
    label: labelTold(made),
    existing: made.existing,
  });
  const item = back[0] ?? items[0];
  ticket(scene, 'return', order.id, 'open', item?.title);
  if (made.refund) {
    const { refundDays: days } = scene.context.store.returns;
    act(scene, { type: 'refund_done', order: order.id, ...made.refund, days, deadline: null, beside: true });
    return ticket(scene, 'refund', order.id, 'resolve');
  }
  if (after.settled) return;
  if (after.refund && isKnown(scene)) {
    return offerRefund(scene, order, made.return);
  }
  if (back.length > 1) settleSeveral(scene);
  else if (item) await askSettlement(scene, order, item, made, problem);
}

import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import type { Item } from '../../../../shop/shop.ts';
import { act, isKnown, offerColleague, pastDay, type Scene, ticket } from '../../scene.ts';
import { lineMeant, liveExchange, openReturn, pieceOf } from '../../topic.ts';
import { needItems, needOrder, refused } from '../ask.ts';
import { closed } from './closed.ts';
import { offerRefund, offerReturn } from './offer.ts';
import { discussed, rememberAll } from './remembered.ts';
import { askSettlement, settleSeveral } from './settlement.ts';
import { returnStanding } from './standing.ts';

/** Something is to go back, or does not fit. `explicit`: it was asked for, and not only told. */
export async function planReturn(scene: Scene, explicit: boolean): Promise<void> {
  const order = await needOrder(scene, 'return', 'return');
  if (!order) return;
  discussed(scene, order);
  const standing = openReturn(order, lineMeant(scene, order));
  if (standing && scene.reading.says.has('drop_off')) return dropOff(scene, order, standing);
  if (standing && scene.reading.handedIn) return handedIn(scene, order, standing.settlement);
  const again = explicit || scene.reading.refers.label;
  if (standing && (!again || pastDay(scene, standing.deadline)))
    return returnStanding(scene, order, standing.lines[0]);
  if (!standing && !order.returnable.open) return closed(scene, order);
  const items = needItems(scene, order, 'return');
  if (!items) return;
  const problem = rememberAll(scene, order, items);
  if (explicit || standing) return startReturn(scene, order, items, problem);
  offerReturn(scene, order, items, problem);
}

function dropOff(scene: Scene, order: OrderView, standing: OrderView['returns'][number]): void {
  const { carrier, deadline } = standing;
  const late = pastDay(scene, deadline);
  act(scene, { type: 'drop_off', order: order.id, carrier, deadline, late });
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
  after: { proposal?: string; refund?: boolean } = {},
): Promise<void> {
  const open = openReturn(order, items[0]?.line);
  const lines = open && items.length === 1 ? open.lines : items.map(({ line }) => line);
  const input = { order: order.id, lines, ...(problem ? { reason: problem } : {}) };
  const result = await scene.toolbox.call('return_item', input, after.proposal);
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
    if (refusal.code === 'consent') return offerReturn(scene, order, items, problem);
    return refused(scene, refusal, 'return', 'return', order.id);
  }
  const made = result.output;
  if (made.label) scene.reply.attachments.push(made.label);
  const returned = order.items.filter(({ line }) => made.lines.includes(line));
  act(scene, {
    type: 'return_made',
    order: order.id,
    items: (returned.length > 0 ? returned : items).map(pieceOf),
    deadline: made.deadline,
    carrier: made.carrier,
    label: made.label ? 'here' : made.toAddressOnFile ? 'address_on_file' : 'none',
    existing: made.existing,
  });
  const item = returned[0] ?? items[0];
  ticket(scene, 'return', order.id, 'open', item?.title);
  if (open?.settlement === 'exchange' || open?.settlement === 'refund') return;
  if (after.refund && isKnown(scene)) {
    return offerRefund(scene, order, made.return);
  }
  if (returned.length > 1) settleSeveral(scene, order, made);
  else if (item) await askSettlement(scene, order, item, made, problem);
}

import type { z } from 'zod';
import type { Quote } from '../../../../conversation/quote.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { meansWhole } from '../../../../language/extent/whole.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { ordersAsWhole } from '../../../../language/upkeep/counted.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ToolTypes } from '../../../../tools/index.ts';
import type { ToolResult } from '../../../../tools/tool.ts';
import type { CardView } from '../../../context.ts';
import type { Cancelled } from '../../begun.ts';
import { lastSaid } from '../../memory.ts';
import { act, offerColleague, type Scene, ticket } from '../../scene.ts';
import { cancelledLast, itemsMeant, liveExchange, openReturn } from '../../topic.ts';
import { proposeUndo, putAgain, repropose } from '../again.ts';
import { needItems, needOrder, notOrdered, refused } from '../ask.ts';
import { offeredHere, offersIn } from '../offers.ts';
import { offerCancel } from './offer.ts';
import { piecesMeant } from './pieces.ts';
import { proposeReturn } from './propose.ts';
import { cancelStanding, impossible } from './standing.ts';

/** An order is to be stopped before it leaves. */
export async function planCancel(scene: Scene): Promise<void> {
  if (exchangeMeant(scene) || notOrdered(scene)) return;
  const put = putElsewhere(scene);
  if (put) return putAgain(scene, put, true);
  const order = await needOrder(scene, 'cancel', 'cancellation');
  if (!order) return;
  if (order.status === 'cancelled') {
    cancelStanding(scene, order);
    // They may want it back.
    if (cancelledLast(scene)) offerColleague(scene);
    return;
  }
  if (order.status !== 'pending') {
    act(scene, impossible(order, order.status));
    const [item] = order.items;
    if (
      order.status === 'delivered' &&
      order.returnable.open &&
      !openReturn(order) &&
      item &&
      order.items.length === 1
    ) {
      proposeReturn(scene, order, [item], null);
    }
    return ticket(scene, 'cancellation', order.id, 'refuse');
  }
  const items = itemsToCancel(scene, order);
  if (items) offerCancel(scene, order, items);
}

/** More words than these name something of their own. */
const FEW = 10;
const ORDER = /^(?:orders?|commandes?|cde|cmd|parcels?|colis|item|article|thing|one|celle|celui)$/;

/** "Then cancel it", after a part of an order was put to be cancelled on another channel: that is what is meant. */
function putElsewhere({ context, reading, choice }: Scene): CardView | null {
  const card = context.cards.at(-1);
  const [only, ...more] = card ? offersIn([card]) : [];
  const part = only?.does === 'cancellation' && more.length === 0 && only.effect.quote?.part === true;
  const { words, named, says, points } = reading;
  if (!card || card.sameSession || !part || choice !== null || named.orders.length > 0 || points) return null;
  if (words.length > FEW || words.some((word) => isGarment(word) || ORDER.test(word))) return null;
  return says.has('part') || says.has('everything') || meansWhole(wordsOfAll(context)) ? null : card;
}

function wordsOfAll({ asked }: Scene['context']): string {
  return asked.map(({ text }) => text).join('\n');
}

/** All of the order, unless a part of it is named; null where the reply asks which part that is. */
function itemsToCancel(scene: Scene, order: OrderView): readonly Item[] | null {
  const { words, spared, denied, says } = scene.reading;
  if (scene.choice === null && ordersAsWhole(wordsOf(scene))) return order.items;
  const part =
    says.has('part') ||
    scene.choice?.startsWith(`item:${order.id}:`) ||
    [...words, ...spared, ...denied].some(isGarment) ||
    itemsMeant(scene, order).length > 0;
  const items = part ? needItems(scene, order, 'cancellation') : order.items;
  return items && piecesMeant(scene, order, items, 'cancellation', part);
}

function wordsOf({ context }: Scene): string {
  return context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
}

/** Tells what came of a yes to it: to all of the order, or to some of its lines. */
export function cancelled(
  scene: Scene,
  order: OrderView,
  lots: ToolTypes['cancel_order']['input']['lines'],
  result: ToolResult<z.infer<typeof Cancelled>>,
  agreed: Quote | null = null,
) {
  const lines = lots?.map((lot) => (typeof lot === 'string' ? lot : lot.line));
  const items = order.items.filter(({ line }) => !lines || lines.includes(line));
  if (result.ok) {
    const { refund, currency } = result.output;
    // What is cancelled is in the order no longer: the card has named it.
    const gone = agreed?.out ?? items;
    const part = result.output.lines ? gone.map(({ title, options }) => ({ title, options })) : [];
    act(scene, { type: 'cancel_done', order: order.id, items: part, amount: refund, currency });
    return ticket(scene, 'cancellation', order.id, 'resolve');
  }
  const { refusal } = result;
  if (
    refusal.code === 'policy' &&
    (refusal.reason === 'already_dispatched' || refusal.reason === 'already_cancelled')
  ) {
    const gone = refusal.reason === 'already_dispatched';
    act(scene, impossible(order, gone ? 'shipped' : 'cancelled'));
    return ticket(scene, 'cancellation', order.id, gone ? 'refuse' : 'resolve');
  }
  if (refusal.code === 'changed' && order.status === 'pending') return offerCancel(scene, order, items);
  return refused(scene, refusal, 'cancellation', 'cancellation', order.id);
}

/** "Can I cancel it?" after an exchange was offered or done is about that exchange; true when it was. */
function exchangeMeant(scene: Scene): boolean {
  const { context, reading } = scene;
  if (reading.named.orders.length > 0) return false;
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  if (pending.some((order) => itemsMeant(scene, order).length > 0)) return false;
  const { offers, stale } = offeredHere(context);
  const offer = offers.find(({ does }) => does === 'exchange');
  if (offer && !stale) {
    act(scene, { type: 'only_offered' });
    repropose(scene, [offer]);
    return true;
  }
  const last = context.done.findLast(({ does }) => does === 'exchange')?.order;
  const order = scene.orders.find(({ id }) => id === last);
  const standing = order && liveExchange(order);
  if (!order || standing?.status !== 'reserved') return false;
  const spoken =
    lastSaid(context)?.text.includes(order.id) || lastSaid(context)?.text.includes(standing.to.title);
  if (pending.length > 0 && !spoken) return false;
  proposeUndo(scene, order, { order: order.id, exchange: standing.id });
  return true;
}

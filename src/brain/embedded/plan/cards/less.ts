import type { Intent } from '../../../../conversation/values.ts';
import { meansLess } from '../../../../language/extent/less.ts';
import { act, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, pieceOf, returnOfLine } from '../../topic.ts';
import { offerCancel } from '../aftersales/offer.ts';
import { piecesMeant } from '../aftersales/pieces.ts';
import { proposeReturn } from '../aftersales/propose.ts';
import { putAgain } from '../again.ts';
import { offersIn } from '../offers.ts';

/**
 * "Not the whole order, only one thing of it", while all of an order is on a card to be cancelled or sent back: what is named of it is put
 * instead, or it is asked which. True where that was meant.
 */
export function planLess(scene: Scene): boolean {
  const { context, choice, orders, reading } = scene;
  const { settled } = context;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? settled?.card;
  if (!card || choice !== null || settled?.results.length) return false;
  if (!meansLess(context.asked.map(({ text }) => text).join('\n'))) return false;
  const [only, ...more] = offersIn([card]);
  const order = orders.find(({ id }) => id === only?.order);
  if (!only || !order || more.length > 0) return false;
  if (reading.named.orders.some((id) => id !== order.id)) return false;
  const does: Intent | null =
    only.does === 'cancellation' ? 'cancellation' : only.does === 'return' ? 'return' : null;
  if (does !== 'cancellation' && does !== 'return') return false;
  const left = order.items.filter(({ line }) => !returnOfLine(order, line));
  const out = new Set(only.effect.quote?.out.map(({ line }) => line));
  const meant = itemsMeant(scene, order).filter((item) => left.includes(item));
  const [one, ...others] = left;
  // A card for the very things that are named stands.
  if (meant.length > 0 && meant.length === out.size && meant.every(({ line }) => out.has(line))) {
    putAgain(scene, card, true);
    return true;
  }
  if (meant.length === 0 && others.length > 0) {
    act(scene, { type: 'which_item', order: order.id, items: left.map(pieceOf) });
    for (const { title, line } of left) {
      const label = scene.language.formats.piece(title, null, [], false);
      scene.reply.choices.push({ id: `item:${order.id}:${line}`, label });
    }
    ticket(scene, does, order.id, 'open');
    return true;
  }
  const named = meant.length > 0 ? meant : one ? [one] : [];
  const items = piecesMeant(scene, order, named, does);
  if (!items) return true;
  if (does === 'cancellation') offerCancel(scene, order, items);
  else proposeReturn(scene, order, items, null);
  return true;
}

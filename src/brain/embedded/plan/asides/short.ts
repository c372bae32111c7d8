import { INTENTS, isManner } from '../../../../conversation/intents.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { saysEnough } from '../../../../language/reading/pieces.ts';
import { asksCancelCost, heldBack, shortOf } from '../../../../language/upkeep/short.ts';
import { lastSaid, lastWish, personOffered } from '../../memory.ts';
import { act, isKnown, type Scene } from '../../scene.ts';
import { currentOrder, itemsMeant } from '../../topic.ts';
import { planCancel } from '../aftersales/cancel.ts';
import { planReturn } from '../aftersales/return.ts';
import { putAgain } from '../again.ts';
import { planPause } from '../answers.ts';
import { tellBack } from '../cards/amount.ts';
import { offeredHere } from '../offers.ts';
import { handOver } from '../people.ts';
import { planOf } from '../plans.ts';

/** A parcel that is not to be sent, before it has left: cancelled on a card, or held by a person. True where that was meant. */
export async function planHeldBack(scene: Scene): Promise<boolean> {
  const held = heldBack(wordsOf(scene));
  if (!held || scene.reading.says.has('hypothetical') || !isKnown(scene)) return false;
  const order = unsent(scene);
  if (!order) return false;
  if (held === 'held') handOver(scene, 'order_change', 'order_change', order.id);
  else await planCancel(scene);
  return true;
}

/** "One pair is enough" of a thing that was ordered several times: fewer of it are put on a card. True where that was meant. */
export async function planEnough(scene: Scene): Promise<boolean> {
  const { reading, orders, context } = scene;
  if (!saysEnough(wordsOf(scene)) || /[?？]/.test(wordsOf(scene)) || !isKnown(scene)) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && INTENTS[intent].settles === true)) return false;
  if (context.cards.some(({ sameSession }) => sameSession)) return false;
  const several = orders.filter(
    (order) =>
      (order.status === 'pending' || order.returnable.open) &&
      itemsMeant(scene, order).some(({ quantity }) => quantity > 1),
  );
  const [only, ...more] = several;
  if (!only || more.length > 0) return false;
  const about: Scene = { ...scene, choice: `order:${only.id}` };
  if (only.status === 'pending') await planCancel(about);
  else await planReturn(about, false);
  return true;
}

/** "Is it free to cancel?" is answered by what the shop would pay back, and nothing is put for it. */
export async function planCancelCost(scene: Scene): Promise<boolean> {
  if (!asksCancelCost(wordsOf(scene))) return false;
  const order = isKnown(scene) ? unsent(scene) : null;
  const quoted = order && (await scene.toolbox.quote('cancel_order', { order: order.id }));
  if (quoted && !quoted.ok) return false;
  const costs = quoted?.output.money.some(({ direction }) => direction !== 'to_customer') ?? false;
  if (costs) return false;
  act(scene, { type: 'cancel_free' });
  if (quoted) tellBack(scene, quoted.output);
  return true;
}

/** A short line that hangs on what was said before it; true where it was answered. */
export async function planShort(scene: Scene): Promise<boolean> {
  const { context, say, reading } = scene;
  const kind = shortOf(wordsOf(scene));
  const last = lastSaid(context);
  if (!kind || say.letter || last?.author !== 'assistant' || context.control !== 'assistant') return false;
  const [offer] = offeredHere(context).offers;
  const order = currentOrder(scene);
  switch (kind) {
    case 'later':
      if (offer || order?.status !== 'pending') await planPause(scene);
      else handOver(scene, 'order_change', 'order_change', order.id);
      return true;
    case 'when': {
      const before = lastWish(context);
      if (offer) {
        const quote = offer.effect.quote;
        if (quote) tellBack(scene, quote);
        putAgain(scene, offer.card);
        return true;
      }
      if (personOffered(context, scene.language, say)) return false;
      const wish = before && !isManner(before) ? before : null;
      if (!wish && !order) return false;
      await planOf(wish ?? 'order_status')(scene, 'ask');
      return scene.reply.acts.length > 0 || scene.reply.proposals.length > 0;
    }
    case 'lukewarm':
      act(scene, offer ? { type: 'take_time', offer: true } : { type: 'at_hand' });
      return true;
    case 'content':
      // What is on a card is agreed to in consent's words alone: it is put again.
      if (context.settled || isOpen(scene, offer !== undefined) || reading.polarity === 'no') return false;
      if (offer) {
        putAgain(scene, offer.card);
        return true;
      }
      if (reading.intents.some(({ intent }) => intent === 'thanks')) return false;
      act(scene, { type: 'at_hand' });
      return true;
  }
}

/** A question was asked last, beside that of a card. */
function isOpen({ context, language, say }: Scene, card: boolean): boolean {
  const last = lastSaid(context)?.text.trim() ?? '';
  return (!card && last.endsWith('?')) || personOffered(context, language, say);
}

/** The order that the words are about and that has not left. */
function unsent(scene: Scene): OrderView | null {
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  const named = pending.filter(({ id }) => scene.reading.named.orders.includes(id));
  if (scene.reading.named.orders.length > 0) return named[0] ?? null;
  const [only, ...more] = pending.filter((order) => itemsMeant(scene, order).length > 0);
  if (only && more.length === 0) return only;
  const current = currentOrder(scene);
  if (current?.status === 'pending') return current;
  return pending.length === 1 && !current ? (pending[0] ?? null) : null;
}

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

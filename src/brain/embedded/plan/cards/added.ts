import type { Intent } from '../../../../conversation/values.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { withoutAtIt } from '../../../../language/upkeep/wishes.ts';
import type { Item } from '../../../../shop/shop.ts';
import type { ProposedCall } from '../../../brain.ts';
import type { Mode } from '../../intents.ts';
import { pendingReading, withoutAsides } from '../../memory.ts';
import { propose, type Scene, ticket } from '../../scene.ts';
import { itemsMeant } from '../../topic.ts';
import { continued, type Understanding, understand } from '../../understand.ts';
import { itemsOf, lotOf } from '../aftersales/pieces.ts';
import { offerOf } from '../offers.ts';

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

/** More words than these wish for something of their own. */
const FEW = 8;

/**
 * "And the cardigan too", while a return or a cancellation is on a card: the card again, with that beside what it held. False where the words
 * add nothing to it.
 */
export async function planAdded(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { context, compiled, reader, choice } = scene;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? context.settled?.card;
  const [only, ...more] = card?.alternatives ?? [];
  if (!only || more.length > 0 || choice !== null || context.settled?.results.length) return false;
  const text = context.asked
    .map(({ text: own, choice: pressed }) => (pressed === null ? own : ''))
    .join('\n');
  const reading = understand(withoutAtIt(text), compiled, reader);
  const { says, intents, words, named, contrast, points } = reading;
  if (!says.has('also') && !OPENS.test(text.trim())) return false;
  if (words.length > FEW || contrast || points || ASKS.test(text) || named.orders.length > 0) return false;
  if (!words.some(isGarment)) return false;
  const offers = only.effects.map((effect) => offerOf(effect));
  const acts = new Set(only.effects.map(({ quote }) => quote?.act));
  const [act] = acts;
  if (acts.size === 1 && (act === 'exchange' || act === 'change_items')) return swapped(scene, reading, plan);
  if (named.sizes.length + named.colours.length > 0) return false;
  if (acts.size !== 1 || (act !== 'cancel' && act !== 'return')) return false;
  const wanted: Intent = act === 'cancel' ? 'cancellation' : 'return';
  if (intents.some(({ intent, learnt }) => !learnt && intent !== wanted && !BESIDE.includes(intent)))
    return false;
  const held = offers.map((offer) => offer?.order);
  const orders = scene.orders.toSorted((a, b) => Number(held.includes(b.id)) - Number(held.includes(a.id)));
  const about: Scene = { ...scene, reading };
  const order = orders.find((one) => fits(one, act) && itemsMeant(about, one).length > 0);
  const items = order ? itemsMeant(about, order) : [];
  if (!order || items.length !== 1) return false;
  const calls = only.effects.map(({ tool, input }, n) =>
    offers[n]?.order === order.id ? widened(scene, order, items, { tool, input }) : { tool, input },
  );
  const together = held.includes(order.id) ? calls : [...calls, callFor(order, items, act)];
  if (together.some((call) => call === null)) return false;
  propose(scene, ...together.flatMap((call) => (call ? [call as ProposedCall] : [])));
  ticket(scene, wanted, order.id, 'open', items[0]?.title);
  return true;
}

/** "And the skirt too", beside an exchange: the same is wished for it; what is on the card stays there. */
async function swapped(scene: Scene, reading: Understanding, plan: PlanWish): Promise<boolean> {
  const { context, compiled, today, orders } = scene;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !SWAPS.includes(intent))) return false;
  if (reading.problem || orders.every((order) => itemsMeant({ ...scene, reading }, order).length !== 1))
    return false;
  const before = pendingReading(withoutAsides(context), compiled, today);
  const own = { ...reading, intents: [], perhaps: [], polarity: null, points: null };
  const whole = before ? continued(own, () => ({ ...before, words: [], said: [], points: null }), true) : own;
  await plan({ ...scene, reading: { ...whole, polarity: null } }, 'exchange', 'request');
  return true;
}

const OPENS = /^(?:et|and|plus|aussi|also)\b/i;

/** A question about something else than whether that can be done too. */
const ASKS =
  /\b(?:when|how|where|what|which|why|quand|comment|ou est|combien|quel\w*|pourquoi|est.ce que c'est)\b.*[?？]/is;

/** What may be read into "and the skirt too" beside an exchange. */
const SWAPS: readonly Intent[] = ['yes', 'thanks', 'greeting', 'other', 'order_change', 'exchange', 'stock'];

/** What may be read into "and the cardigan too" beside that. */
const BESIDE: readonly Intent[] = ['yes', 'thanks', 'greeting', 'other', 'order_status', 'order_change'];

function fits({ status, returnable }: OrderView, act: 'cancel' | 'return'): boolean {
  return act === 'cancel' ? status === 'pending' : returnable.open;
}

/** A call with more things of its order; null where it holds them already. */
function widened(
  { orders }: Scene,
  order: OrderView,
  items: readonly Item[],
  call: Parameters<typeof offerOf>[0],
): ProposedCall | null {
  const all = orders.find(({ id }) => id === order.id)?.items ?? order.items;
  const lots = (lines: Parameters<typeof itemsOf>[1]) => {
    const held = itemsOf(order, lines);
    const added = items.filter(({ line }) => held.every((one) => one.line !== line));
    return added.length === 0 ? null : [...held, ...added].map((item) => lotOf(order, item));
  };
  return (
    offerOf(call)?.by<ProposedCall | null>({
      cancel_order: (input) => {
        const lines = input.lines && lots(input.lines);
        if (!lines) return null;
        const { lines: _, ...rest } = input;
        const part = all.some(({ line }) => !lines.includes(line));
        return { tool: 'cancel_order', input: part ? { ...rest, lines } : rest };
      },
      return_item: (input) => {
        const lines = lots(input.lines);
        return lines && { tool: 'return_item', input: { ...input, lines } };
      },
      ...{ exchange_item: none, choose_refund: none, undo: none },
      ...{ change_items: none, change_order_address: none, change_payment: none },
    }) ?? null
  );
}

const none = () => null;

function callFor(order: OrderView, items: readonly Item[], act: 'cancel' | 'return'): ProposedCall {
  const lines = items.map((item) => lotOf(order, item));
  if (act === 'return') return { tool: 'return_item', input: { order: order.id, lines } };
  const part = order.items.some(({ line }) => !lines.includes(line));
  return { tool: 'cancel_order', input: { order: order.id, ...(part ? { lines } : {}) } };
}

import type { OrderView } from '../../../../identity/view.ts';
import { namesPlace, whereSentIn } from '../../../../language/upkeep/where-sent.ts';
import { act, isKnown, offerHuman, type Scene } from '../../scene.ts';
import { currentOrder, itemsMeant, openReturn } from '../../topic.ts';
import { understand } from '../../understand.ts';
import { putAgain } from '../again.ts';
import { offeredHere } from '../offers.ts';
import { offerProof } from '../proof.ts';

/** An order is named by its number. */
const NUMBERED = /(?:order|commande|number|numéro|numero|no\.?|n°|#)\s*#?\d{4,}/i;
/** More orders are not told one by one. */
const MOST = 3;

/**
 * "Did you send it to 4 High Street?": asked of where an order went or goes. Null where it is not; else the sentence that asks it, and what
 * else the words want.
 */
export function whereSentAsked(scene: Scene): { asked: string; rest: Scene | null } | null {
  const { context, compiled, reader, choice } = scene;
  const [first] = context.asked;
  if (!first || choice !== null) return null;
  const apart = whereSentIn(context.asked.map(({ text }) => text).join('\n'));
  if (!apart) return null;
  // After a return "where does it go?" may be asked of the parcel that goes back.
  const order = currentOrder(scene);
  if (order && openReturn(order) && !/\d/.test(apart.asked)) return null;
  const reading = understand(apart.rest, compiled, reader);
  if (!reading.intents.some(({ learnt }) => !learnt)) return { asked: apart.asked, rest: null };
  const asked = [{ ...first, text: apart.rest, choice: null }];
  return { asked: apart.asked, rest: { ...scene, reading, context: { ...context, asked } } };
}

/** Tells where it went or goes, as the shop has it: to who is verified, and of nobody else's order. Nothing is put for it. */
export async function tellWhereSent(scene: Scene, asked: string): Promise<void> {
  const orders = ordersMeant(scene, asked);
  if (!isKnown(scene)) offerProof(scene, 'details');
  else if (scene.assurance !== 'verified' || orders.length === 0) {
    act(scene, { type: 'details_kept' });
    offerHuman(scene);
  } else for (const order of orders.slice(0, MOST)) await tell(scene, order, asked);
  const { offers, stale } = offeredHere(scene.context);
  const [offer] = offers;
  if (offer && !stale && scene.reply.proposals.length === 0) putAgain(scene, offer.card, true);
}

async function tell(scene: Scene, { id, status }: OrderView, asked: string): Promise<void> {
  const found = await scene.toolbox.call('find_order', { order: id });
  const address = found.ok ? found.output.details?.address : null;
  if (!address) return act(scene, { type: 'details_kept' });
  const { line1, line2, postcode, city } = address;
  act(scene, {
    type: 'sent_to',
    order: id,
    to: [line1, line2, `${postcode} ${city}`].filter(Boolean).join(', '),
    state: status === 'pending' ? 'waits' : status === 'cancelled' ? 'stays' : 'left',
    fits: namesPlace(asked, address),
  });
}

/** The order that is named, that something was done about last, or that is in question; else all that are under way. */
function ordersMeant(scene: Scene, asked: string): OrderView[] {
  const { orders, context } = scene;
  // A postcode is no order's number.
  const named = orders.filter(({ id }) => asked.includes(id));
  if (named.length > 0 || NUMBERED.test(asked)) return named;
  const meant = orders.filter((order) => itemsMeant(scene, order).length > 0);
  if (meant.length === 1) return meant;
  const last = context.done.findLast(({ order }) => order !== null)?.order;
  const current = orders.find(({ id }) => id === last) ?? currentOrder(scene);
  if (current) return [current];
  const under = orders.filter(({ status }) => status === 'pending' || status === 'shipped');
  return under.length > 0 ? under : orders.slice(0, 1);
}

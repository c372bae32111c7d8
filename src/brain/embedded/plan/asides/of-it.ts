import { INTENTS } from '../../../../conversation/intents.ts';
import type { Act, Quote } from '../../../../conversation/quote.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { daysBetween } from '../../../../language/calendar.ts';
import { askedOfIt, type OfIt } from '../../../../language/follow/follow.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import type { CardView } from '../../../context.ts';
import { lastSaid } from '../../memory.ts';
import { spokenOrders } from '../../pointed.ts';
import { able, act, type Scene, ticket } from '../../scene.ts';
import { currentOrder, itemsMeant, liveExchange, openReturn } from '../../topic.ts';
import { putAgain } from '../again.ts';
import { offeredHere } from '../offers.ts';
import { expectedOf } from '../orders.ts';
import { planPoints } from './points.ts';

/** What the question hangs on: what is on the card, or what is under way. */
interface Subject {
  act: Act;
  order: OrderView;
  quote: Quote | null;
  card: CardView | null;
}

const BACK: readonly Act[] = ['return', 'refund', 'exchange'];

/**
 * "Does it cost me anything?", « et je serai remboursé quand ? », "when?" after a card, a return under way or news of an order: answered of
 * that, and the card stands. True where that was asked.
 */
export async function planOfIt(scene: Scene): Promise<boolean> {
  const { context, choice } = scene;
  const asked = askedOfIt(context.asked.map((one) => (one.choice === null ? one.text : '')).join('\n'));
  if (!asked || choice !== null || lastSaid(context) === null) return false;
  const subject = subjectOf(scene, asked);
  if (subject && !wishesOtherwise(scene, subject)) return tell(scene, asked, subject);
  return !subject && asked === 'when' && tellExpected(scene);
}

async function tell(scene: Scene, asked: OfIt, subject: Subject): Promise<boolean> {
  const { context } = scene;
  const { order, quote, card } = subject;
  const { refundDays } = context.store.returns;
  const goesBack = BACK.includes(subject.act);
  const pays = quote?.money.find(({ direction }) => direction === 'from_customer') ?? null;
  const gets = quote?.money.find(({ direction }) => direction === 'to_customer') ?? null;
  switch (asked) {
    case 'cost': {
      const label = goesBack ? (context.store.returns.free ? 'prepaid' : 'own') : null;
      act(scene, { type: 'of_it', told: { about: 'cost', pays, label } });
      break;
    }
    case 'drop': {
      if (!goesBack || (!card && openReturn(order))) return false;
      const by = quote?.deadline ?? openReturn(order)?.deadline ?? null;
      act(scene, { type: 'of_it', told: { about: 'drop', by } });
      if (able(scene, 'find_pickup_points')) await planPoints(scene);
      break;
    }
    case 'last_day': {
      const standing = openReturn(order)?.deadline ?? quote?.deadline ?? null;
      const day = standing ?? (order.returnable.open ? order.returnable.lastDay : null);
      if (!goesBack || day === null || day < scene.today) return false;
      act(scene, {
        type: 'of_it',
        told: { about: 'last_day', order: order.id, day, daysLeft: daysBetween(scene.today, day) },
      });
      break;
    }
    case 'money':
    case 'when': {
      if (order.refunds.length > 0 && !card) return false;
      if (subject.act === 'exchange' && !gets) act(scene, { type: 'of_it', told: { about: 'arrival' } });
      else if (gets?.when === 'now' || subject.act === 'cancel')
        act(scene, { type: 'of_it', told: { about: 'money', days: null } });
      else if (goesBack) act(scene, { type: 'of_it', told: { about: 'money', days: refundDays } });
      else return false;
    }
  }
  if (card) putAgain(scene, card, true);
  else ticket(scene, 'return', order.id, 'open');
  return true;
}

function subjectOf(scene: Scene, asked: OfIt): Subject | null {
  const [offer] = offeredHere(scene.context).offers;
  const put = offer && scene.orders.find(({ id }) => id === offer.order);
  const quote = offer?.effect.quote ?? null;
  if (offer && put && quote) return { act: quote.act, order: put, quote, card: offer.card };
  const spoken = spokenOrders(scene);
  const [order, ...more] = scene.orders.filter(({ id }) => spoken.includes(id));
  const about = spoken.length > 0 ? (more.length === 0 ? order : undefined) : currentOrder(scene);
  if (!about) return null;
  const standing = openReturn(about);
  if (standing) {
    const swaps = liveExchange(about) !== null;
    const refund = standing.settlement === 'refund';
    return { act: swaps ? 'exchange' : refund ? 'refund' : 'return', order: about, quote: null, card: null };
  }
  const back = about.returnable.open && (asked === 'last_day' || scene.reading.says.has('return'));
  return back ? { act: 'return', order: about, quote: null, card: null } : null;
}

/** Another order, another thing, or another wish than what it hangs on. */
function wishesOtherwise(scene: Scene, { order, quote }: Subject): boolean {
  const { named, intents, words, says } = scene.reading;
  if (named.orders.some((id) => id !== order.id) || says.has('hypothetical')) return true;
  const things = quote?.out ?? order.items;
  const garments = words.some(isGarment);
  const meant = itemsMeant(scene, order).filter(({ line }) => things.some((one) => one.line === line));
  if (garments && meant.length === 0) return true;
  const own: readonly string[] = [
    'return',
    'refund',
    'exchange',
    quote?.act === 'cancel' ? 'cancellation' : '',
  ];
  return intents.some(
    ({ intent, learnt, mode }) =>
      !learnt && mode === 'request' && INTENTS[intent].settles === true && !own.includes(intent),
  );
}

/** When what was just told of comes, or came. */
function tellExpected(scene: Scene): boolean {
  const spoken = spokenOrders(scene);
  const orders = scene.orders.filter(({ id }) => spoken.includes(id)).slice(0, MOST);
  const told = orders.filter(({ status }) => ['pending', 'shipped', 'delivered'].includes(status));
  if (told.length === 0 || scene.reading.words.some(isGarment)) return false;
  for (const order of told) {
    const came = order.status === 'delivered' ? order.deliveredAt : null;
    if (order.status === 'delivered' && !came) return false;
    act(scene, { type: 'expected', order: order.id, came, by: came ? null : expectedOf(scene, order) });
    ticket(scene, 'order_status', order.id, 'resolve');
  }
  return true;
}

/** Orders that are told of at once. */
const MOST = 3;

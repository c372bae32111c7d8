import type { Move, Quote } from '../../../../conversation/quote.ts';
import type { Intent } from '../../../../conversation/values.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { isToolName } from '../../../../tools/index.ts';
import type { CardView } from '../../../context.ts';
import { act, isKnown, propose, type Scene } from '../../scene.ts';
import { currentOrder, itemsMeant, openReturn } from '../../topic.ts';
import { offeredHere } from '../offers.ts';

/** Wishes that may be read into the question how much is paid back. */
const BESIDE: readonly Intent[] = [
  ...(['return', 'refund', 'policy_returns', 'cancellation', 'stock', 'payment'] as const),
  ...(['greeting', 'thanks', 'no', 'yes', 'other'] as const),
];

/** "How much do I get back?": told to the cent, from the shop's own quote of what is in talk. True where it was told. */
export async function planAmount(scene: Scene): Promise<boolean> {
  const { reading, context } = scene;
  if (!reading.says.has('amount_asked') || !isKnown(scene)) return false;
  if (reading.says.has('threatens') || reading.named.sizes.length > 0) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const { offers, stale } = offeredHere(context);
  const put = stale ? [] : offers;
  const [card] = put.map((offer) => offer.card);
  const sums = put.flatMap(({ effect }) =>
    effect.quote && backOf(effect.quote).length > 0 ? [effect.quote] : [],
  );
  const [money] = sums;
  if (money) {
    tellBack(scene, money);
    if (card) again(scene, card);
    return true;
  }
  // "How much is it?" with nothing put is no question of money back.
  const order = currentOrder(scene);
  if (!reading.says.has('payback') && !card && !(order && openReturn(order))) return false;
  const offered = put.find(({ does }) => does === 'return')?.effect.quote;
  const quote = offered ? await ofReturn(scene, offered) : await quoted(scene, order);
  if (!quote || backOf(quote).length === 0) return false;
  tellBack(scene, quote);
  if (card) again(scene, card);
  return true;
}

/** What the order, or what of it is in talk, would bring back now. */
async function quoted(scene: Scene, order: OrderView | null): Promise<Quote | null> {
  if (!order || order.refunds.length > 0) return null;
  const back = openReturn(order);
  const meant = itemsMeant(scene, order);
  const lines = (meant.length > 0 ? meant : order.items).map(({ line }) => line);
  const call =
    back && back.settlement === 'undecided' && lines.some((line) => back.lines.includes(line))
      ? await scene.toolbox.quote('choose_refund', { order: order.id, return: back.id })
      : order.status === 'pending'
        ? await scene.toolbox.quote('cancel_order', {
            order: order.id,
            ...(meant.length > 0 ? { lines } : {}),
          })
        : await scene.toolbox.quote('return_item', { order: order.id, lines, settlement: 'original' });
  return call.ok ? call.output : null;
}

async function ofReturn(scene: Scene, { order, out }: Quote): Promise<Quote | null> {
  const lines = out.flatMap(({ line, quantity }) => (line === null ? [] : [{ line, quantity }]));
  if (order === null || lines.length === 0) return null;
  const result = await scene.toolbox.quote('return_item', { order, lines, settlement: 'original' });
  return result.ok ? result.output : null;
}

function backOf({ money }: Quote): Move[] {
  return money.filter(({ direction }) => direction === 'to_customer');
}

/** Tells what a quote pays back; nothing where that is nothing. */
export function tellBack(scene: Scene, quote: Quote): void {
  const moves = backOf(quote);
  const [first] = moves;
  if (!first) return;
  act(scene, {
    type: 'amount_back',
    order: quote.order,
    items: quote.out.map(({ title, options }) => ({ title, options })),
    amount: moves.reduce((sum, { amount }) => sum + amount, 0),
    currency: first.currency,
    days: first.when === 'on_receipt' ? scene.context.store.returns.refundDays : null,
    cancels: quote.act === 'cancel',
  });
}

/** What was put stays on the table, below the answer. */
function again(scene: Scene, { alternatives }: CardView): void {
  for (const { effects } of alternatives)
    propose(scene, ...effects.flatMap(({ tool, input }) => (isToolName(tool) ? [{ tool, input }] : [])));
}

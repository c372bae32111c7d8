import { everyOrder } from '../../../../language/pointing/every-order.ts';
import { fold } from '../../../../language/reading/text.ts';
import { able, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { returnOfLine } from '../../topic.ts';
import { closed } from '../aftersales/closed.ts';
import { maySettle } from '../aftersales/propose.ts';
import { cancelStanding } from '../aftersales/standing.ts';

const BACK =
  /\b(?:refund\p{L}*|reimburs\p{L}*|money back|return\p{L}*|send (?:\p{L}+ ){0,4}back|rembours\p{L}*|renvo\p{L}*|retourn\p{L}*)\b/u;
const REFUND = /\b(?:refund\p{L}*|reimburs\p{L}*|money back|rembours\p{L}*)\b/u;

/** Orders that a card is about, and that are told of beside it. */
const MOST = 3;

/**
 * "Refund all my orders": what may still go back stands on one card, and of each other order it is told why it may not. True where that was
 * wished for.
 */
export function planEveryReturned(scene: Scene): boolean {
  const { context, choice, orders, reading } = scene;
  if (choice !== null || !isKnown(scene) || reading.says.has('hypothetical')) return false;
  const text = context.asked.map(({ text: own }) => own).join('\n');
  const words = fold(text).replace(/[^\p{L}\d]+/gu, ' ');
  if (everyOrder(text) !== 'all' || !BACK.test(words) || /[?？]/.test(text)) return false;
  if (reading.named.orders.length > 0 || orders.length < 2 || !able(scene, 'return_item')) return false;
  const settles = REFUND.test(words) && maySettle(scene);
  const may = orders.filter(
    (order) => order.returnable.open && order.items.some(({ line }) => !returnOfLine(order, line)),
  );
  const calls = may.slice(0, MOST).map((order) => ({
    tool: 'return_item' as const,
    input: {
      order: order.id,
      lines: order.items.filter(({ line }) => !returnOfLine(order, line)).map(({ line }) => line),
      ...(settles ? { settlement: 'original' as const } : {}),
    },
  }));
  for (const order of orders.filter((one) => !may.includes(one)).slice(0, MOST)) {
    if (order.status === 'cancelled') cancelStanding(scene, order);
    else closed(scene, order);
  }
  if (calls.length > 0) propose(scene, ...calls);
  for (const { id } of may.slice(0, MOST)) ticket(scene, 'return', id, 'open');
  return scene.reply.acts.length > 0 || calls.length > 0;
}

import type { OrderView } from '../../../../identity/view.ts';
import { otherInvoice } from '../../../../language/upkeep/sent-to-me.ts';
import { ordersMentioned } from '../../memory.ts';
import { able, act, isKnown, type Scene, ticket } from '../../scene.ts';
import { itemsMeant } from '../../topic.ts';
import { askWhich, needOrder, orderOf, refused } from '../ask.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';

/** Orders whose receipts one message asks for. */
const MOST = 3;

/**
 * Sends the receipt of an order to who is verified: of the one that is named, that is spoken of here, or that is the only one; else it is
 * asked which. Below that nothing is said of any order, and the smallest proof is offered. False where a receipt is not what is wanted:
 * an invoice with a company's details, or one that is wrong.
 */
export async function planReceipt(scene: Scene): Promise<boolean> {
  const own = scene.context.asked.filter(({ choice }) => choice === null);
  if (!able(scene, 'send_receipt') || own.some(({ text }) => otherInvoice(text))) return false;
  if (!isKnown(scene) || scene.assurance !== 'verified') {
    offerProof(scene, 'receipt', scene.reading.named.orders[0] ?? null);
    ticket(scene, 'invoice', null, 'open');
    return true;
  }
  const orders = await ordersMeant(scene);
  const sent: string[] = [];
  const here = scene.context.manner.attachments;
  for (const order of orders) {
    const input = { order: order.id, language: scene.language.tag };
    const result = await scene.toolbox.call('send_receipt', input);
    if (!result.ok) {
      refused(scene, result.refusal, 'receipt', 'invoice', order.id);
      break;
    }
    if (!here && !result.output.mailbox) {
      handOver(scene, 'requested', 'invoice', order.id);
      break;
    }
    if (here) scene.reply.attachments.push(result.output.file);
    sent.push(order.id);
    ticket(scene, 'invoice', order.id, 'resolve');
  }
  if (sent.length === 0) return true;
  act(scene, { type: 'receipt_sent', orders: sent, here });
  return true;
}

async function ordersMeant(scene: Scene): Promise<OrderView[]> {
  const { reading, choice, context, orders } = scene;
  const [first, ...others] = reading.named.orders;
  if (first !== undefined || choice?.startsWith('order:')) {
    const order = await needOrder(scene, 'status', 'invoice');
    if (!order) return [];
    const more = await Promise.all(others.slice(0, MOST - 1).map((id) => orderOf(scene, id)));
    return [order, ...more.filter((one) => one !== null)];
  }
  const byItem = orders.filter((order) => itemsMeant(scene, order).length > 0);
  if (byItem.length === 1) return byItem;
  const said = ordersMentioned(context, ({ sameSession }) => sameSession);
  const spoken = orders.find(({ id }) => id === said[0]);
  if (spoken && byItem.length === 0) return [spoken];
  const pool = byItem.length > 0 ? byItem : orders;
  if (pool.length > 1) {
    askWhich(scene, pool.slice(0, 5));
    ticket(scene, 'invoice', null, 'open');
    return [];
  }
  const order = pool[0] ?? (await needOrder(scene, 'status', 'invoice'));
  return order ? [order] : [];
}

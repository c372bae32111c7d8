import type { Quote } from '../../../../conversation/quote.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { postalIn } from '../../../../language/reading/postal.ts';
import type { Item, PostalAddress } from '../../../../shop/shop.ts';
import type { ToolResult, ToolTypes } from '../../../../tools/tool.ts';
import { tell } from '../../begun.ts';
import { able, act, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { currentOrder } from '../../topic.ts';
import { needOrder, orderOf, refused } from '../ask.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';
import type { Variant } from '../variants.ts';
import { someOf } from './pieces.ts';

/*
 * What can still be changed of an order that has not left: where it goes, what is in it, how it is paid; and the address of the account.
 */

/** Another address, for an order or from now on. What is not an address, or cannot be changed any more, is a colleague's. */
export async function planAddress(scene: Scene): Promise<void> {
  const { says } = scene.reading;
  // Nothing is looked up for a stranger: not even whether the order is there.
  if (!isKnown(scene)) return prove(scene, 'address_change');
  const order = await orderToChange(scene);
  const own = says.has('own_profile') || (!order && scene.orders.length > 0 && says.has('moved'));
  const tool = own ? 'change_profile_address' : 'change_order_address';
  const about = order?.id ?? currentOrder(scene)?.id ?? null;
  const written = writtenAddress(scene);
  const can = able(scene, tool) && (own || order?.status === 'pending');
  if (!can || !(written || says.has('address')))
    return handOver(scene, 'address_change', 'address_change', about);
  if (!isVerified(scene)) return prove(scene, 'address_change', about);
  const address = written ?? (order && !own ? await otherAddress(scene, order) : null);
  ticket(scene, 'address_change', own ? null : about, 'open');
  if (!address) act(scene, { type: 'ask_address' });
  else if (own) propose(scene, { tool: 'change_profile_address', input: { address } });
  else if (order) propose(scene, { tool: 'change_order_address', input: { order: order.id, address } });
}

/** Paid by another of the methods on file. */
export async function planMethod(scene: Scene): Promise<void> {
  if (!isKnown(scene)) return prove(scene, 'order_change');
  const order = (await orderToChange(scene)) ?? (await needOrder(scene, 'cancel', 'payment'));
  if (!order) return;
  if (order.status !== 'pending' || !able(scene, 'change_payment'))
    return handOver(scene, 'payment', 'payment', order.id);
  if (!isVerified(scene)) return prove(scene, 'order_change', order.id);
  const profile = await scene.toolbox.call('view_profile', {});
  const methods = profile.ok ? profile.output.paymentMethods : [];
  const calls = methods.map(({ id }) => ({ order: order.id, payment: id }));
  const possible: ToolTypes['change_payment']['input'][] = [];
  for (const input of calls)
    if ((await scene.toolbox.quote('change_payment', input)).ok) possible.push(input);
  if (possible.length === 0) return handOver(scene, 'payment', 'payment', order.id);
  for (const input of possible.slice(0, MOST_METHODS)) propose(scene, { tool: 'change_payment', input });
  ticket(scene, 'payment', order.id, 'open');
}

/** More alternatives than this are no choice. */
const MOST_METHODS = 3;

/** Another size or colour of what has not left. */
export function offerChange(scene: Scene, order: OrderView, item: Item, { sku }: Variant): void {
  if (!isKnown(scene)) offerProof(scene, 'exchange', order.id);
  else
    propose(scene, {
      tool: 'change_items',
      input: { order: order.id, items: [{ ...someOf(order, item), sku }] },
    });
  ticket(scene, 'exchange', order.id, 'open', item.title);
}

/** The order that is named, the one in question, or the only one that has not left. */
async function orderToChange(scene: Scene): Promise<OrderView | null> {
  const [named] = scene.reading.named.orders;
  if (named) return orderOf(scene, named);
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  const current = currentOrder(scene);
  if (current?.status === 'pending') return current;
  return pending.length === 1 ? (pending[0] ?? null) : null;
}

/** The address as it was written now, or before a proof was asked for. */
function writtenAddress({ context }: Scene): PostalAddress | null {
  const before = context.history
    .filter(({ author, sameSession }) => sameSession && author === 'customer')
    .slice(-MOST_BACK)
    .reverse();
  const own = context.asked.filter(({ choice }) => choice === null);
  for (const { text } of [...own, ...before]) {
    const found = postalIn(text, context.store.country);
    if (found) return { ...found, line2: '' };
  }
  return null;
}

/** "My other address": the one on file that the order does not go to, where there is just one. */
async function otherAddress(scene: Scene, { id }: OrderView): Promise<PostalAddress | null> {
  const profile = await scene.toolbox.call('view_profile', {});
  const others: PostalAddress[] = [];
  for (const address of profile.ok ? profile.output.addresses : [])
    if ((await scene.toolbox.quote('change_order_address', { order: id, address })).ok) others.push(address);
  const [only, ...more] = others;
  return only && more.length === 0 ? only : null;
}

/** Messages of the customer's that are looked through for an address. */
const MOST_BACK = 3;

function isVerified(scene: Scene): boolean {
  return isKnown(scene) && scene.assurance === 'verified';
}

function prove(scene: Scene, guarded: 'address_change' | 'order_change', order: string | null = null): void {
  offerProof(scene, guarded, order);
  const about = order ?? currentOrder(scene)?.id ?? null;
  ticket(scene, guarded === 'order_change' ? 'payment' : 'address_change', about, 'open');
}

/** Tells what came of a yes to a change. */
export function changed(
  scene: Scene,
  { id }: OrderView,
  result: ToolResult,
  quote: Quote | null = null,
): void {
  const paid = quote?.money.find(({ direction }) => direction === 'from_customer');
  // The card has named the method to whom it belongs.
  const output =
    result.ok && paid ? Object.assign({}, result.output, { money: [paid] }) : result.ok && result.output;
  if (result.ok) tell(scene, { does: 'order_change', order: id, output });
  else refused(scene, result.refusal, 'address_change', 'address_change', id);
}

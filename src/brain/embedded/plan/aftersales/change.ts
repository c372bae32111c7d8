import type { Quote } from '../../../../conversation/quote.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { countriesIn } from '../../../../language/reading/countries.ts';
import { type PostalText, postalIn } from '../../../../language/reading/postal.ts';
import { fold } from '../../../../language/reading/text.ts';
import { sendsTo } from '../../../../language/upkeep/address-corrected.ts';
import type { Item, PostalAddress } from '../../../../shop/shop.ts';
import type { ToolResult, ToolTypes } from '../../../../tools/tool.ts';
import { tell } from '../../begun.ts';
import { lastSaid, lastWish } from '../../memory.ts';
import { able, act, isKnown, propose, type Scene, ticket } from '../../scene.ts';
import { bestNamed, currentOrder } from '../../topic.ts';
import { askWhich, needOrder, orderOf, refused } from '../ask.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';
import type { Variant } from '../variants.ts';
import { addressAsk, addressGivenFor, addressOfParts } from './address-parts.ts';
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
  const written = writtenAddress(scene) ?? addressOfParts(scene);
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  const which = !order && !own && pending.length > 1;
  const can = able(scene, tool) && (own || which || order?.status === 'pending');
  if (
    !can ||
    !(written || says.has('address') || saysAddress(scene) || lastWish(scene.context) === 'address_change')
  )
    return handOver(scene, 'address_change', 'address_change', about);
  if (!isVerified(scene)) return prove(scene, 'address_change', about);
  if (which) {
    askWhich(scene, pending.slice(0, MOST_ORDERS));
    return ticket(scene, 'address_change', null, 'open');
  }
  // Of several, the question says for which.
  const ask = addressAsk(scene, pending.length > 1 && !own ? (order?.id ?? null) : null);
  const onFile = order && !own && ask.have === null ? order : null;
  const address = written ? whole(written) : onFile && (await otherAddress(scene, onFile));
  ticket(scene, 'address_change', own ? null : about, 'open');
  if (written && !address) {
    const { line1, postcode, city } = written;
    act(scene, { type: 'ask_country', to: `${line1}, ${postcode} ${city}`, order: ask.order });
  } else if (!address) act(scene, ask);
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
  const named = chosenOrder(scene);
  if (named) return orderOf(scene, named);
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  const [best, ...others] = bestNamed(scene, 'cancel').filter(({ status }) => status === 'pending');
  if (best && others.length === 0) return best;
  const current = currentOrder(scene);
  if (current?.status === 'pending') return current;
  return pending.length === 1 ? (pending[0] ?? null) : null;
}

/** More orders than this are no choice. */
const MOST_ORDERS = 5;

/** It is the address that is spoken of, however the word is run together. */
function saysAddress({ reading }: Scene): boolean {
  return reading.words.some((word) => /^[ldmn]?add?ress?e?s?$/.test(fold(word)));
}

/** With the country; null where that is to be asked. */
function whole({ country, ...address }: PostalText): PostalAddress | null {
  return country === null ? null : { ...address, country, line2: '' };
}

/** "Belgium", in answer to the question which country an address is in: it is gone on with. True where that was meant. */
export async function planCountryGiven(scene: Scene): Promise<boolean> {
  const { context, language, say } = scene;
  const written = writtenAddress(scene);
  if (!written || countryGiven(scene) === null) return false;
  const { line1, postcode, city } = written;
  const to = `${line1}, ${postcode} ${city}`;
  const said = lastSaid(context)?.text ?? '';
  const asked = [null, ...scene.orders.map(({ id }) => id)].some((order) =>
    said.includes(language.wording.ask_country({ type: 'ask_country', to, order }, say)),
  );
  if (!asked) return false;
  await planAddress(scene);
  return true;
}

/** An address, or a part of one, in answer to the question for it. True where that was meant. */
export async function planAddressGiven(scene: Scene): Promise<boolean> {
  const order = addressGivenFor(scene);
  if (order === undefined) return false;
  await planAddress(order === null ? scene : { ...scene, choice: `order:${order}` });
  return true;
}

/** Which order the address is for, in answer to that question: it is gone on with. True where that was meant. */
export async function planOrderGiven(scene: Scene): Promise<boolean> {
  const { context } = scene;
  const chosen = chosenOrder(scene);
  const listed = lastSaid(context)?.choices.some(({ id }) => id === `order:${chosen}`) ?? false;
  const before =
    context.history.findLast(({ author, sameSession }) => author === 'customer' && sameSession)?.text ?? '';
  const sent = postalIn(before, context.store.country) !== null && sendsTo(before);
  if (!listed || !(sent || lastWish(context) === 'address_change')) return false;
  await planAddress(scene);
  return true;
}

function chosenOrder({ choice, reading }: Scene): string | undefined {
  return choice?.startsWith('order:') ? choice.slice('order:'.length) : reading.named.orders[0];
}

/** The one country that the new words name. */
function countryGiven({ context }: Scene): string | null {
  const [only, ...more] = countriesIn(context.asked.map(({ text }) => text).join('\n'));
  return only && more.length === 0 ? only : null;
}

/** The address as it was written now, or before a proof or its country was asked for. */
function writtenAddress(scene: Scene): PostalText | null {
  const { context } = scene;
  const before = context.history
    .filter(({ author, sameSession }) => sameSession && author === 'customer')
    .slice(-MOST_BACK)
    .reverse();
  const own = context.asked.filter(({ choice }) => choice === null);
  for (const { text } of [...own, ...before]) {
    const found = postalIn(text, context.store.country);
    if (found) return { ...found, country: found.country ?? countryGiven(scene) };
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

import { conditionIn } from '../../../consent/index.ts';
import { INTENTS, isManner } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import { saysPartFaulty, saysPieceMissing } from '../../../language/follow/faulty-part.ts';
import { postalIn } from '../../../language/reading/postal.ts';
import { withdrawsFromContract } from '../../../language/reading/withdrawal.ts';
import { asksOfSending, sendsTo } from '../../../language/upkeep/address-corrected.ts';
import { saysUnwanted } from '../../../language/upkeep/unwanted.ts';
import { asksWhichSizes } from '../../../language/upkeep/which-sizes.ts';
import type { Reading } from '../intents.ts';
import { lastWish } from '../memory.ts';
import type { Scene } from '../scene.ts';
import { currentOrder, itemsMeant } from '../topic.ts';
import { offeredHere } from './offers.ts';

/** More wishes than this in one message are too many to answer well at once. */
const MOST_WISHES = 4;

/** What is to be answered of a message, strongest first. */
export function wishesOf(scene: Scene): Reading[] {
  const { reading } = scene;
  const named = reading.intents.filter(({ intent }) => !isManner(intent));
  const withdrawn = withdrawnFrom(scene);
  if (withdrawn) return [{ intent: withdrawn, mode: 'tell', score: 1 }];
  const part = partFaulty(scene, named);
  if (part) return [{ intent: part, mode: 'tell', score: 1 }];
  const swapped = optionOfCard(scene, named);
  if (swapped) return [{ intent: swapped, mode: 'ask', score: 1 }];
  const unwanted = unwantedOf(scene, named);
  if (unwanted) return [{ intent: unwanted, mode: 'tell', score: 1 }];
  // "And in which sizes?" asks what there is.
  const sizes = named.some(({ intent }) => SIZES.includes(intent)) && asksStock(scene);
  const instead = sizes ? 'stock' : plainlyMeant(scene, named);
  const said: Reading[] = instead ? [{ intent: instead, mode: 'request', score: 1 }] : named;
  // "They are too big, is there any chance of a 39?" asks for an exchange.
  const swaps = reading.problem !== null && reading.named.sizes.length + reading.named.colours.length > 0;
  const wishes = swaps
    ? said
        .filter(({ intent }) => intent !== 'return' || !said.some((other) => other.intent === 'stock'))
        .map((wish): Reading => (wish.intent === 'stock' ? { ...wish, intent: 'exchange' } : wish))
    : said;
  const conditional = underCondition(scene, wishes);
  if (conditional) return [conditional];
  // "Send it back for a refund" is one wish.
  const refund = wishes.some(({ intent }) => intent === 'refund');
  const details = reading.says.has('personal');
  // A dispute is for a person alone: nothing is offered beside it.
  const grave = reading.grave && wishes.find(({ intent }) => intent === 'complaint');
  if (grave) return [grave];
  return wishes
    .filter(({ intent }) => !(refund && intent === 'return') && !(details && INTENTS[intent].likePersonal))
    .slice(0, MOST_WISHES);
}

/** Who withdraws from the contract of an order that has not left has it cancelled, of any other sends it back. Either is put on a card. */
function withdrawnFrom(scene: Scene): Intent | null {
  const own = scene.context.asked.filter(({ choice }) => choice === null);
  if (!own.some(({ text }) => withdrawsFromContract(text))) return null;
  const pending = scene.orders.filter(({ status }) => status === 'pending');
  const order = currentOrder(scene) ?? (pending.length === scene.orders.length ? pending[0] : null);
  return order?.status === 'pending' ? 'cancellation' : 'return';
}

/** "The blazer has a loose button, the other is great": what a part of a thing tells, where the words are read as nothing plainer. */
function partFaulty(scene: Scene, wished: readonly Reading[]): Intent | null {
  const { context, orders, reading } = scene;
  // A loose thread makes nothing too wide.
  const size = reading.problem?.startsWith('size') ?? false;
  const open = ({ intent, mode, learnt }: Reading) =>
    learnt ||
    intent === 'order_status' ||
    intent === 'wrong_item' ||
    (size && intent === 'return' && mode === 'tell');
  const own = context.asked.filter(({ choice }) => choice === null);
  if (orders.length === 0 || !wished.every(open)) return null;
  if (own.some(({ text }) => saysPartFaulty(text))) return 'damaged_item';
  // "I just want the missing belt": one of several things that came without it.
  const named = orders.some((order) => order.items.length > 1 && itemsMeant(scene, order).length === 1);
  return named && own.some(({ text }) => saysPieceMissing(text)) ? 'wrong_item' : null;
}

/** "Is it possible in sand?", « en champagne c'est possible ? » while an exchange is on the card: of that thing, and of no shelf. */
function optionOfCard({ context, reading }: Scene, wished: readonly Reading[]): Intent | null {
  const { offers, stale } = offeredHere(context);
  const { sizes, colours, products, orders } = reading.named;
  if (stale || !offers.some(({ does }) => does === 'exchange') || products.length + orders.length > 0)
    return null;
  if (reading.words.length > FEW_OF_CARD || sizes.length + colours.length === 0) return null;
  const open = ({ intent, learnt }: Reading) => learnt || intent === 'stock' || intent === 'exchange';
  return wished.length > 0 && wished.every(open) ? 'exchange' : null;
}

/** "We don't want the bag" of a thing of the customer's own: cancelled while it has not left, sent back after that. */
function unwantedOf(scene: Scene, wished: readonly Reading[]): Intent | null {
  const { reading } = scene;
  const { sizes, colours } = reading.named;
  if (!saysUnwanted(wordsOf(scene)) || sizes.length + colours.length > 0 || reading.problem !== null)
    return null;
  const cancels = reading.words.some((word) => CANCELS.test(word));
  const open = ({ intent, learnt }: Reading) =>
    learnt || LOOSE.includes(intent) || (intent === 'cancellation' && !cancels);
  if (!wished.every(open)) return null;
  const [order] = scene.orders.filter((one) => itemsMeant(scene, one).length > 0);
  if (!order || order.status === 'cancelled') return null;
  return order.status === 'pending' ? 'cancellation' : 'return';
}

/** Spoken of beside a thing that is not wanted. */
const LOOSE: readonly Intent[] = ['account', 'order_status'];

/** What an address, or another card to pay by, makes of words that are else read as something vaguer. */
function plainlyMeant({ reading, context }: Scene, named: readonly Reading[]): Intent | null {
  const vague = named.every(({ intent }) => VAGUE.includes(intent));
  if (!vague) return null;
  if (reading.says.has('other_method')) return 'payment';
  const own = context.asked.filter(({ choice }) => choice === null);
  const addressed = own.filter(
    ({ text }) => postalIn(text, context.store.country) !== null && !asksOfSending(text),
  );
  const may = context.speaker.account === null || context.orders.some(({ status }) => status === 'pending');
  const sends = may && addressed.some(({ text }) => sendsTo(text));
  return addressed.length > 0 && (reading.says.has('address') || sends) ? 'address_change' : null;
}

/** The wish under a condition whose own words are read as another: that nothing has left, or that money is back soon. */
function underCondition(scene: Scene, wishes: readonly Reading[]): Reading | null {
  const { reading, context } = scene;
  const condition = conditionIn(wordsOf(scene), context.locale);
  const cancels = reading.says.has('takes_out') || reading.words.some((word) => CANCELS.test(word));
  if (condition === 'unsent' && cancels && wishes.every(({ intent }) => AROUND.includes(intent)))
    return { intent: 'cancellation', mode: 'request', score: 1 };
  if (condition === 'refund_days' && reading.says.has('return'))
    return { intent: 'return', mode: 'tell', score: 1 };
  return null;
}

/** "And in which sizes?", and after a question on the shelf "and in M?". */
function asksStock(scene: Scene): boolean {
  const { named, words } = scene.reading;
  const goesOn = lastWish(scene.context) === 'stock' && words.length <= FEW;
  return asksWhichSizes(wordsOf(scene)) || (goesOn && named.sizes.length > 0);
}

/** More words than these stand for themselves. */
const FEW = 5;
const FEW_OF_CARD = 9;
const SIZES: readonly Intent[] = ['size_advice', 'size_conversion'];

/** As a verb, in any form. */
const CANCELS = /^(?:cancel|annul)/;
/** What a condition that nothing has left is read as. */
const AROUND: readonly Intent[] = ['order_change', 'order_status', 'cancellation'];

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

const VAGUE: readonly Intent[] = [
  ...([
    'exchange',
    'policy_shipping',
    'payment',
    'address_change',
    'order_status',
    'order_change',
    'shipping_cost',
  ] as const),
];

import type { Intent } from '../../../conversation/values.ts';
import type { DoneAction } from '../../../conversation/views.ts';
import type { OrderView } from '../../../identity/view.ts';
import type { SeveralKind } from '../../../language/acts.ts';
import { fold } from '../../../language/reading/text.ts';
import { askedOf } from '../../../language/upkeep/whether-done.ts';
import { lookup } from '../../../lookup.ts';
import type { ToolName } from '../../../tools/tool.ts';
import type { Reading } from '../intents.ts';
import { act, type Scene } from '../scene.ts';
import { currentOrder, liveExchange } from '../topic.ts';
import { openedIn } from './aftersales/opened.ts';
import { putAgain } from './again.ts';
import { doneText } from './done.ts';
import { offeredHere, offersIn } from './offers.ts';
import { planStatus } from './orders.ts';
import { tellWaiting } from './people.ts';
import { offerProof } from './proof.ts';

/** Within this time "is it done?" is asked of what was done, in milliseconds. */
const LATELY = 2 * 86_400_000;

/** Signs of a question that is answered with more. */
const OTHERS = ['is_cancelled', 'received', 'refund_status', 'exchange_status', 'handed_in'] as const;

/** "Is it done already?": told from how the shop has it now, of the thing that it is asked of. True where that was asked. */
export async function planIsDone(scene: Scene): Promise<boolean> {
  const { reading, context } = scene;
  const words = wordsOf(scene);
  const about = askedOf(words);
  const asks = reading.says.has('is_done') || (about === 'parcel' && ALREADY.test(fold(words)));
  if (!asks || about === 'refund' || OTHERS.some((sign) => reading.says.has(sign))) return false;
  const told = ({ intent, mode }: Reading) =>
    intent === about &&
    mode !== 'request' &&
    (CHANGES.includes(intent) || context.done.some(({ tool }) => isOf(intent, tool)));
  const beside = (wish: Reading) =>
    wish.learnt || wish.intent === 'pause' || wish.intent === 'undo' || told(wish);
  if (!reading.intents.every(beside)) return false;
  const { offers, stale } = offeredHere(context);
  const [offer] = offers;
  // "It has already left" is about the parcel.
  if (about === 'parcel') {
    if (reading.words.length > FEW || !currentOrder(scene)) return false;
    await planStatus(scene);
    if (offer && !stale) putAgain(scene, offer.card);
    return true;
  }
  if (about) return tellThing(scene, about);
  const last = context.done.findLast(({ does }) => does !== null);
  const since = last && offer ? Date.parse(last.at) > Date.parse(offer.card.at) : false;
  if (offer && !stale && !since) {
    act(scene, { type: 'is_done', done: null, undo: false });
    putAgain(scene, offer.card);
    return true;
  }
  tellDone(scene, last);
  return true;
}

/** More words than these say more than that it has left. */
const FEW = 9;
const ALREADY = /\b(?:already|deja)\b/;
/** What else would be asked about anew. */
const CHANGES: readonly Intent[] = ['address_change', 'payment'];

/** Whether this thing is done: a card for it that waits is put again, and a code that it waits for is told of. */
function tellThing(scene: Scene, about: SeveralKind): boolean {
  const { context } = scene;
  const own = context.cards.filter(({ sameSession }) => sameSession);
  const card = own.findLast((one) => offersIn([one]).some(({ effect }) => isOf(about, effect.tool)));
  const last = context.done.findLast(({ does, tool }) => does !== null && isOf(about, tool));
  if (last && (!card || Date.parse(last.at) > Date.parse(card.at))) {
    tellDone(scene, last);
    return true;
  }
  act(scene, { type: 'is_done', done: null, undo: false, what: about });
  const waits = context.tickets.some(({ intent, status }) => intent === about && status === 'open');
  if (card) putAgain(scene, card);
  else if (waits && CHANGES.includes(about) && scene.assurance !== 'verified')
    offerProof(scene, about === 'payment' ? 'order_change' : 'address_change');
  else if (context.control !== 'assistant') tellWaiting(scene);
  return true;
}

function isOf(about: string, tool: string): boolean {
  return lookup(TOOLS, about)?.some((name) => name === tool) ?? false;
}

/** By which tools a thing is done. */
const TOOLS: Readonly<Record<SeveralKind, readonly ToolName[]>> = {
  address_change: ['change_order_address', 'change_profile_address'],
  payment: ['change_payment'],
  exchange: ['exchange_item', 'change_items'],
  cancellation: ['cancel_order'],
  return: ['return_item'],
};

/** Tells of what was done last, as far as it stands. */
function tellDone(scene: Scene, last: DoneAction | undefined): void {
  const { context, orders } = scene;
  const fresh = last && Date.parse(context.now) - Date.parse(last.at) < LATELY ? last : null;
  const order = orders.find(({ id }) => id === fresh?.order);
  const stood = fresh && order ? standsStill(order, fresh) : false;
  const done =
    fresh && stood ? doneText(scene, fresh.does === 'undo' ? { ...fresh, does: 'return' } : fresh) : null;
  const undo = fresh?.does !== 'cancellation' && fresh?.does !== 'order_change' && done !== null;
  act(scene, { type: 'is_done', done, undo });
}

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

/** Nothing has undone it since. */
function standsStill(order: OrderView, { does }: DoneAction): boolean {
  if (does === 'return' || does === 'refund' || does === 'undo') return openedIn(order) !== null;
  return does === 'exchange' ? liveExchange(order) !== null : true;
}

import type { z } from 'zod';
import { isManner } from '../../../conversation/intents.ts';
import type { OrderView } from '../../../identity/view.ts';
import type { Problem } from '../../../language/acts.ts';
import { meansWhole } from '../../../language/extent/whole.ts';
import { colourOf, sameOption } from '../../../language/options.ts';
import { fold } from '../../../language/reading/text.ts';
import { halts, narrows } from '../../../language/upkeep/halt.ts';
import { deniesAgreement } from '../../../language/upkeep/not-agreed.ts';
import { restores } from '../../../language/upkeep/restored.ts';
import type { Item } from '../../../shop/shop.ts';
import { deedOf } from '../../../tools/index.ts';
import type { ToolResult, ToolTypes } from '../../../tools/tool.ts';
import type { CardView, SettledView } from '../../context.ts';
import { Cancelled, Exchanged, Refunded, Returned, tell, Undone } from '../begun.ts';
import { lastSaid, lastWish, personOffered } from '../memory.ts';
import { act, isKnown, offerColleague, pastDay, type Scene, ticket } from '../scene.ts';
import { currentOrder, itemsMeant, lineMeant, liveExchange, openReturn, pieceOf } from '../topic.ts';
import { cancelled } from './aftersales/cancel.ts';
import { changed } from './aftersales/change.ts';
import { closed } from './aftersales/closed.ts';
import { exchanged, exchangeWanted, planExchange } from './aftersales/exchange.ts';
import { offerCancel } from './aftersales/offer.ts';
import { itemsOf, piecesMeant } from './aftersales/pieces.ts';
import { refunded } from './aftersales/refund.ts';
import { remember, wants } from './aftersales/remembered.ts';
import { restore } from './aftersales/restored.ts';
import { returned } from './aftersales/return.ts';
import { eachSettlement } from './aftersales/settlement.ts';
import { cancelStanding } from './aftersales/standing.ts';
import { proposeUndo, putAgain } from './again.ts';
import { isAppointmentTool, settledAppointment } from './appointments/settled.ts';
import { needOrder, orderOf, refused } from './ask.ts';
import { tellBilling } from './billing/billing.ts';
import { doneText } from './done.ts';
import { planLapsed } from './lapsed.ts';
import { offeredHere, offerOf, offersIn } from './offers.ts';
import { handOver, tellCase } from './people.ts';
import { offerProof } from './proof.ts';

/** Tells what came of what the customer agreed to: code has carried it out before this brain thinks. */
export async function planSettled(scene: Scene, { results }: SettledView): Promise<void> {
  for (const { effect, result } of results) {
    if (tellBilling(scene, effect, result)) continue;
    if (isAppointmentTool(effect.tool)) {
      await settledAppointment(scene, effect, result);
      continue;
    }
    const offer = offerOf(effect);
    const order = offer && (await orderOf(scene, offer.order));
    if (!offer || !order) {
      if (result.ok)
        tell(scene, {
          ...effect,
          does: deedOf(effect.tool),
          order: effect.quote?.order ?? null,
          output: result.output,
        });
      else act(scene, { type: 'offer_expired' });
      continue;
    }
    if (!result.ok && result.refusal.code === 'changed') act(scene, { type: 'offer_changed' });
    await offer.by<void | Promise<void>>({
      return_item: ({ lines, reason }) => {
        const items = itemsOf(order, lines);
        // What was asked for before the offer need not be asked again.
        const refund = lastWish(scene.context) === 'refund';
        return returned(scene, order, items, problemIn(reason), read(Returned, result), { refund });
      },
      exchange_item: ({ line, sku }) => {
        const item = order.items.find((other) => other.line === line);
        if (!item) return act(scene, { type: 'offer_expired' });
        return exchanged(scene, order, item, sku, read(Exchanged, result));
      },
      choose_refund: (input) => refunded(scene, order, input.return, read(Refunded, result)),
      cancel_order: ({ lines }) => cancelled(scene, order, lines, read(Cancelled, result), effect.quote),
      undo: async (input) => {
        const wanted = result.ok && results.length === 1 ? exchangeWanted(scene) : null;
        // "Keep it" of what was exchanged: its return is open still, and is put next.
        const back = input.exchange && result.ok && keptBefore(scene) ? openReturn(order) : null;
        undone(
          scene,
          order,
          input,
          read(Undone, result),
          wanted !== null || results.length > 1 || back !== null,
        );
        if (back) proposeUndo(scene, order, { order: order.id, return: back.id });
        if (wanted) await planExchange({ ...scene, reading: wanted }, false);
      },
      change_items: () => changed(scene, order, result),
      change_order_address: () => changed(scene, order, result),
      change_payment: () => changed(scene, order, result, effect.quote),
    });
  }
}

/** The words before the yes keep the thing. */
function keptBefore({ context }: Scene): boolean {
  const own = context.history.filter(({ author, sameSession }) => sameSession && author === 'customer');
  return restores(own.at(-1)?.text ?? '').keeps;
}

/** A result with its output read: it may come from what was stored when it was done. */
function read<Output>(schema: z.ZodType<Output>, result: ToolResult): ToolResult<Output> {
  return result.ok ? { ...result, output: schema.parse(result.output) } : result;
}

function problemIn(reason: string | undefined): Problem | null {
  return PROBLEMS.find((problem) => problem === reason) ?? null;
}

const PROBLEMS: readonly Problem[] = [
  ...(['size_too_small', 'size_too_big', 'size', 'damaged_item', 'wrong_item', 'changed_mind'] as const),
];

/** What is named is to stay: nothing is put for it. */
function keeps({ reading: { intents } }: Scene): boolean {
  return intents.some(({ intent }) => intent === 'undo');
}

/** Tells what the new words withdrew; true where they want nothing else. */
export function planWithdrawn(scene: Scene): boolean {
  const { context, reading } = scene;
  const { withdrawn = [] } = context;
  for (const { act: of, order, said } of withdrawn) {
    act(scene, { type: 'approval_told', said });
    if (order) ticket(scene, of === 'cancel' ? 'cancellation' : 'return', order, 'resolve');
    // "Not the coat, the scarf": that one is put instead.
    const sold = of === 'cancel' ? scene.orders.find(({ id }) => id === order) : undefined;
    const others = sold && !scene.reading.says.has('not_cancel') ? itemsMeant(scene, sold) : [];
    const fewer = sold?.status === 'pending' && fewerMeant(scene);
    if (sold && fewer) narrowCancel(scene, sold, others);
    else if (sold?.status === 'pending' && meansWhole(wordsOf(scene))) offerCancel(scene, sold);
    else if (sold?.status === 'pending' && others.length > 0 && !keeps(scene))
      offerCancel(scene, sold, others);
  }
  const { intents, problem, says } = reading;
  const undoes = intents.some(({ intent }) => intent === 'undo') || says.has('not_cancel');
  // "That was not a yes", "cancel my request" is about the agreement alone.
  const denies = context.asked.some(({ text, choice }) => choice === null && deniesAgreement(text));
  // "I changed my mind" alone sends nothing back.
  const more = intents.some(
    ({ intent, mode }) =>
      !isManner(intent) &&
      !(intent === 'return' && problem === 'changed_mind') &&
      !(denies && mode !== 'ask'),
  );
  const settled = undoes || !more || scene.reply.proposals.length > 0;
  return withdrawn.length > 0 && (settled || fewerMeant(scene) || halts(wordsOf(scene)));
}

function wordsOf({ context }: Scene): string {
  return context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
}

function fewerMeant(scene: Scene): boolean {
  return narrows(wordsOf(scene), scene.reading.named.colours.length > 0);
}

/** Of what was to be cancelled, less: that is put, or it is asked which. */
function narrowCancel(scene: Scene, order: OrderView, named: readonly Item[]): void {
  const { colours } = scene.reading.named;
  const among = named.length > 0 ? named : order.items;
  const coloured = among.filter((item) => colours.some((colour) => sameOption(colourOf(item), colour)));
  const meant = coloured.length > 0 ? coloured : among;
  if (meant.length > 1) {
    act(scene, { type: 'which_item', order: order.id, items: meant.map(pieceOf) });
    for (const { title, line } of meant) {
      const label = scene.language.formats.piece(title, null, [], false);
      scene.reply.choices.push({ id: `item:${order.id}:${line}`, label });
    }
    ticket(scene, 'cancellation', order.id, 'open');
    return;
  }
  const items = piecesMeant(scene, order, meant, 'cancellation');
  if (items) offerCancel(scene, order, items);
}

/** A yes that no card was agreed to by: to several alternatives, to what was put before or elsewhere, or to nothing. */
export async function planYes(scene: Scene): Promise<void> {
  const { context } = scene;
  const { offers: here, stale } = offeredHere(context);
  // The card is put once more beside this: "noted" would contradict it.
  if (context.control !== 'assistant' && context.settled?.again) return;
  // Who waits for a colleague says yes to nothing that was put aside for that.
  if (context.control !== 'assistant' && (stale || here.length === 0)) {
    // … but an advisor's own question is answered by it.
    if (context.cards.length > 0 || lastSaid(context)?.author === 'advisor')
      return act(scene, { type: 'noted' });
    act(scene, { type: 'nothing_to_confirm', lately: null });
    return tellCase(scene);
  }
  // The colleague was offered last, what else was offered before.
  const person = personOffered(context, scene.language, scene.say);
  if (person && (stale || here.length === 0)) {
    // "D'accord, au revoir" takes leave, and asks for nobody.
    if (takesLeave(scene)) return act(scene, { type: 'goodbye' });
    return handOver(scene, 'requested', 'human', null);
  }
  const [only] = here;
  if (only && only.card.alternatives.length > 1) return whichAgain(scene, only.card);
  if (only) return putAgain(scene, only.card);
  const late = context.lapsed.findLast(({ sameSession }) => sameSession);
  if (late) return planLapsed(scene, late);
  const spokenHere = context.history.some(({ sameSession, author }) => sameSession && author === 'customer');
  if (scene.say.spoken && !spokenHere) return act(scene, { type: 'listening' });
  const elsewhere = context.cards.findLast(({ sameSession }) => !sameSession);
  if (elsewhere) return putAgain(scene, elsewhere);
  const order = currentOrder(scene);
  if (order && openReturn(order)?.settlement === 'undecided') return eachSettlement(scene, order);
  const lately = context.done.findLast(({ at }) => Date.parse(context.now) - Date.parse(at) < 2 * 86_400_000);
  act(scene, { type: 'nothing_to_confirm', lately: lately ? doneText(scene, lately) : null });
}

/** Takes leave with no plain yes beside it. */
function takesLeave({ reading, context }: Scene): boolean {
  const words = fold(context.asked.map(({ text }) => text).join(' '));
  return reading.intents.some(({ intent }) => intent === 'goodbye') && !PLAIN_YES.test(words);
}

const PLAIN_YES =
  /\b(?:yes|yeah|yep|yup|please|sure|go ahead|do (?:it|so|that)|oui|ouais|volontiers|je veux bien|svp|s'il vous plait|faites|avec plaisir)\b/;

/** A yes to the question which of several: asked once more, then with what each means and a person beside it, then by the person. */
function whichAgain(scene: Scene, card: CardView) {
  const { context, language, say } = scene;
  if (personOffered(context, language, say)) return handOver(scene, 'requested', 'human', null);
  const said = context.history.filter(({ sameSession, author }) => sameSession && author === 'assistant');
  const [before, last] = said.slice(-2);
  if (before && last && before.text.includes(last.text)) {
    const settles = offersIn([card]).some(({ does }) => does === 'refund');
    if (settles) act(scene, { type: 'settle_each', days: context.store.returns.refundDays });
    offerColleague(scene);
  }
  putAgain(scene, card);
}

/** The customer comes back later: nothing is lost, and the reply says until when it holds. */
export async function planPause(scene: Scene): Promise<void> {
  // "My order 99003 is too big, let me think about it": that order first.
  const asked = scene.reply.acts.every(({ type }) => type === 'apology');
  const named = asked && scene.reading.named.orders.length > 0;
  const order = named ? await needOrder(scene, 'return', 'return') : currentOrder(scene);
  if (named && !order) return;
  if (named && order) {
    const item = order.items.find(({ line }) => line === lineMeant(scene, order));
    if (item) remember(scene, order, item);
    if (!openReturn(order) && !order.returnable.open) closed(scene, order);
  }
  const standing = order && openReturn(order);
  const day = standing?.deadline ?? (order?.returnable.open ? order.returnable.lastDay : null);
  const until = pastDay(scene, day) ? null : day;
  const settled = standing?.settlement === 'exchange' || standing?.settlement === 'refund';
  const daysLeft = named && !standing && order?.returnable.open ? order.returnable.daysLeft : null;
  act(scene, { type: 'paused', order: order?.id ?? null, until, daysLeft, exchangeSettled: settled });
  const open = scene.context.tickets.find(
    ({ status, order: about }) => status !== 'resolved' && (!order || about === order.id),
  );
  const refused = scene.reply.tickets.some(({ end }) => end === 'refuse');
  if (!refused && (open || order))
    ticket(
      scene,
      open?.intent ?? 'return',
      order?.id ?? null,
      'pause',
      order?.items[0] && pieceOf(order.items[0]).title,
    );
}

/** Takes back the exchange, or the return, that has not moved yet. */
export async function planUndo(scene: Scene): Promise<void> {
  const last = scene.context.done.findLast(({ does }) => does !== 'undo');
  const lastOrder = scene.orders.find(({ id }) => id === last?.order);
  const named = scene.reading.named.orders.length > 0;
  const current = named ? null : (lastOrder ?? currentOrder(scene));
  const order =
    current ?? (scene.orders.length > 0 || named ? await needOrder(scene, 'return', 'undo') : null);
  if (!order) {
    if (scene.reply.acts.length === 0) act(scene, { type: 'undo_nothing' });
    return;
  }
  if (order.status === 'cancelled' || (last?.order === order.id && last.does === 'cancellation')) {
    if (order.status === 'cancelled') cancelStanding(scene, order);
    return handOver(scene, 'policy', 'undo', order.id);
  }
  const line = lineMeant(scene, order);
  const standing = liveExchange(order, line);
  if (standing) return undo(scene, order, { order: order.id, exchange: standing.id });
  const returning = openReturn(order, line);
  const { says } = scene.reading;
  if (returning && says.has('exchange') && !says.has('return')) {
    // There is no exchange yet: it was only spoken of, and the return goes on.
    act(scene, { type: 'return_stays', order: order.id });
    return ticket(scene, 'return', order.id, 'open');
  }
  // The money that waits for it is taken back with it: that is put on a card.
  if (returning?.settlement === 'refund' && isKnown(scene))
    return proposeUndo(scene, order, { order: order.id, return: returning.id });
  if (returning) {
    const named = itemsMeant(scene, order).filter((item) => returning.lines.includes(item.line));
    const part = named.length > 0 && named.length < returning.lines.length;
    const input = { order: order.id, return: returning.id };
    // Of several things one is named: that one alone is taken out, where it is agreed to.
    if (!part || !isKnown(scene)) return undo(scene, order, input);
    return proposeUndo(scene, order, { ...input, lines: named.map((item) => item.line) });
  }
  if (last?.does === 'order_change' && last.order === order.id && isKnown(scene))
    return restore(scene, order, last);
  act(scene, { type: 'undo_nothing' });
}

async function undo(scene: Scene, order: OrderView, input: ToolTypes['undo']['input']): Promise<void> {
  if (!isKnown(scene)) {
    offerProof(scene, 'undo', order.id);
    return ticket(scene, 'undo', order.id, 'open');
  }
  undone(scene, order, input, await scene.toolbox.call('undo', input));
}

/** Tells what came of it. */
function undone(
  scene: Scene,
  order: OrderView,
  input: ToolTypes['undo']['input'],
  result: ToolResult<z.infer<typeof Undone>>,
  next = false,
) {
  const what = input.exchange ? 'exchange' : 'return';
  if (result.ok) {
    act(scene, { type: 'undone', order: order.id, what: result.output.undone, next });
    wants(scene, order.id, 'open');
    return ticket(scene, 'undo', order.id, result.output.undone === 'exchange' ? 'open' : 'resolve');
  }
  const { refusal } = result;
  if (refusal.code === 'consent' || refusal.code === 'changed') return proposeUndo(scene, order, input);
  if (refusal.code === 'policy' || refusal.code === 'unknown') {
    act(scene, { type: 'undo_impossible', order: order.id, what });
    return handOver(scene, 'policy', 'undo', order.id);
  }
  return refused(scene, refusal, 'undo', 'undo', order.id);
}

import type { OrderView } from '../../../identity/view.ts';
import { deedOf } from '../../../tools/index.ts';
import type { ToolTypes } from '../../../tools/tool.ts';
import type { ProposalView } from '../../context.ts';
import { lastWish, personOffered, refundOffered } from '../memory.ts';
import { act, isKnown, pastDay, type Scene, ticket } from '../scene.ts';
import { currentOrder, lineMeant, liveExchange, openReturn, pieceOf } from '../topic.ts';
import { cancel } from './aftersales/cancel.ts';
import { closed } from './aftersales/closed.ts';
import { exchange } from './aftersales/exchange.ts';
import { settle } from './aftersales/refund.ts';
import { remember, wants } from './aftersales/remembered.ts';
import { startReturn } from './aftersales/return.ts';
import { proposeUndo, repropose } from './again.ts';
import { needOrder, orderOf, refused } from './ask.ts';
import { doneText } from './done.ts';
import { planLapsed } from './lapsed.ts';
import { asOffered, offeredHere, offerOf } from './offers.ts';
import { handOver } from './people.ts';
import { offerProof } from './proof.ts';

/** Carries out what the customer said yes to. */
export async function accept(scene: Scene, proposal: ProposalView): Promise<void> {
  const offer = offerOf(proposal);
  const order = offer && (await orderOf(scene, offer.order));
  if (!offer || !order) return act(scene, { type: 'offer_expired' });
  return offer.by<Promise<void>>({
    return_item: ({ lines, reason }) => {
      const items = order.items.filter(({ line }) => lines.includes(line));
      const problem =
        reason === 'size_too_small' ||
        reason === 'size_too_big' ||
        reason === 'size' ||
        reason === 'damaged_item' ||
        reason === 'wrong_item' ||
        reason === 'changed_mind'
          ? reason
          : null;
      // What was asked for before the offer need not be asked again.
      const refund = lastWish(scene.context) === 'refund';
      return startReturn(scene, order, items, problem, { proposal: proposal.id, refund });
    },
    exchange_item: async ({ line, sku }) => {
      const item = order.items.find((other) => other.line === line);
      if (!item) return act(scene, { type: 'offer_expired' });
      return exchange(scene, order, item, null, { sku }, proposal.id);
    },
    choose_refund: (input) => settle(scene, order, input.return, proposal.id),
    cancel_order: () => cancel(scene, order, proposal.id),
    undo: (input) => undo(scene, order, input, proposal.id),
  });
}

/** A plain yes: to the one proposal made here; asked back when there are two, or when it was made elsewhere. */
export async function planYes(scene: Scene): Promise<void> {
  const { context, reading } = scene;
  const { proposals: here, stale } = offeredHere(context);
  // Who waits for a colleague says yes to nothing that was put aside for that.
  if (context.control !== 'assistant' && (stale || here.length === 0)) return act(scene, { type: 'noted' });
  // The colleague was offered last, what else was offered before.
  const person = personOffered(context, scene.language, scene.say);
  if (person && (stale || here.length === 0)) return handOver(scene, 'requested', 'human', null);
  if (here.length > 1) {
    const picked = reading.ordinal ? here[reading.ordinal - 1] : undefined;
    if (picked) return accept(scene, picked);
    act(scene, { type: 'which_proposal', offers: here.map(asOffered) });
    return repropose(scene, here);
  }
  const [only] = here;
  const refund = only?.order && refundOffered(context, scene.language, scene.say, only.order);
  if (only && deedOf(only.tool) === 'refund' && !refund && lastWish(context) !== 'refund') {
    // The question was "exchange or refund?"; a yes answers neither.
    act(scene, { type: 'settle', exchange: null, soldOut: null, ask: 'size' });
    return repropose(scene, here);
  }
  if (only && stale) {
    act(scene, { type: 'confirm', effect: only.effect });
    return repropose(scene, here);
  }
  if (only) return accept(scene, only);
  const late = context.lapsed.findLast(({ sameSession }) => sameSession);
  if (late) return planLapsed(scene, late);
  const latest = context.proposals.findLast(({ sameSession }) => !sameSession)?.at;
  const elsewhere = context.proposals.filter(({ at, sameSession }) => !sameSession && at === latest);
  const spokenHere = context.history.some(({ sameSession, author }) => sameSession && author === 'customer');
  if (scene.say.spoken && !spokenHere) return act(scene, { type: 'listening' });
  const [other] = elsewhere;
  if (elsewhere.length === 1 && other) {
    act(scene, { type: 'confirm', effect: other.effect });
    return repropose(scene, elsewhere);
  }
  if (elsewhere.length > 1) {
    act(scene, { type: 'which_proposal', offers: elsewhere.map(asOffered) });
    return repropose(scene, elsewhere);
  }
  const lately = context.done.findLast(({ at }) => Date.parse(context.now) - Date.parse(at) < 2 * 86_400_000);
  act(scene, { type: 'nothing_to_confirm', lately: lately ? doneText(scene, lately) : null });
}

/** False when a "no" answers nothing and is part of words that are not understood. */
export function planNo(scene: Scene): boolean {
  const { reading, compiled, context } = scene;
  const declines = offeredHere(context).proposals.length > 0;
  const strange = reading.words.filter((word) => !compiled.familiar.has(word));
  if (!declines && strange.length * 2 > reading.words.length) return false;
  // "No, I do not want to explain it all again", while a person is on the way: that is no farewell.
  if (!declines && context.control === 'waiting' && reading.words.length > 4) return false;
  for (const { tool, order } of offeredHere(context).proposals) {
    const does = deedOf(tool);
    if (order && (does === 'refund' || does === 'exchange')) wants(scene, order, 'open');
  }
  act(scene, { type: declines ? 'declined' : 'goodbye' });
  return true;
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
  if (last?.order === order.id && last.does === 'cancellation')
    return handOver(scene, 'policy', 'undo', order.id);
  const line = lineMeant(scene, order);
  const standing = liveExchange(order, line);
  if (order.status === 'cancelled') return handOver(scene, 'policy', 'undo', order.id);
  if (standing) return undo(scene, order, { order: order.id, exchange: standing.id });
  const returning = openReturn(order, line);
  const { says } = scene.reading;
  if (returning && says.has('exchange') && !says.has('return')) {
    // There is no exchange yet: it was only spoken of, and the return goes on.
    act(scene, { type: 'return_stays', order: order.id });
    return ticket(scene, 'return', order.id, 'open');
  }
  if (returning?.settlement === 'refund') return handOver(scene, 'policy', 'undo', order.id);
  if (returning) return undo(scene, order, { order: order.id, return: returning.id });
  act(scene, { type: 'undo_nothing' });
}

async function undo(
  scene: Scene,
  order: OrderView,
  input: ToolTypes['undo']['input'],
  proposal?: string,
): Promise<void> {
  const what = input.exchange ? 'exchange' : 'return';
  if (!isKnown(scene)) {
    offerProof(scene, 'undo', order.id);
    return ticket(scene, 'undo', order.id, 'open');
  }
  const result = await scene.toolbox.call('undo', input, proposal);
  if (result.ok) {
    act(scene, { type: 'undone', order: order.id, what: result.output.undone });
    wants(scene, order.id, 'open');
    return ticket(scene, 'undo', order.id, result.output.undone === 'exchange' ? 'open' : 'resolve');
  }
  const { refusal } = result;
  if (refusal.code === 'consent') {
    return proposeUndo(scene, order, input);
  }
  if (refusal.code === 'policy' || refusal.code === 'unknown') {
    act(scene, { type: 'undo_impossible', order: order.id, what });
    return handOver(scene, 'policy', 'undo', order.id);
  }
  return refused(scene, refusal, 'undo', 'undo', order.id);
}

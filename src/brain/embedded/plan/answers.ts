import type { Intent } from '../../../conversation/values.ts';
import type { OrderView } from '../../../identity/view.ts';
import type { ToolTypes } from '../../../tools/tool.ts';
import type { Context, ProposalView } from '../../context.ts';
import { act, propose, type Scene, ticket } from '../scene.ts';
import { currentOrder, liveExchange, lookUp, openReturn, pieceOf } from '../topic.ts';
import { isKnown, needOrder, refused } from './ask.ts';
import { doneText } from './done.ts';
import { exchange } from './exchanges.ts';
import { offeredHere, offerOf } from './offers.ts';
import { cancel } from './orders.ts';
import { handOver } from './people.ts';
import { settle } from './refunds.ts';
import { startReturn } from './returns.ts';

/** Carries out what she said yes to. */
export async function accept(scene: Scene, proposal: ProposalView): Promise<void> {
  const offer = offerOf(proposal);
  const order = offer && (await orderOf(scene, offer.input.order));
  if (!offer || !order) return act(scene, { type: 'offer_expired' });
  switch (offer.tool) {
    case 'return_item': {
      const items = order.items.filter(({ line }) => offer.input.lines.includes(line));
      const reason = offer.input.reason;
      const problem =
        reason === 'size_too_small' ||
        reason === 'size_too_big' ||
        reason === 'size' ||
        reason === 'damaged_item' ||
        reason === 'wrong_item' ||
        reason === 'changed_mind'
          ? reason
          : null;
      return startReturn(scene, order, items, problem, { proposal: proposal.id });
    }
    case 'exchange_item': {
      const item = order.items.find(({ line }) => line === offer.input.line);
      if (!item) return act(scene, { type: 'offer_expired' });
      return exchange(scene, order, item, null, { sku: offer.input.sku }, proposal.id);
    }
    case 'choose_refund':
      return settle(scene, order, offer.input.return, proposal.id);
    case 'cancel_order':
      return cancel(scene, order, proposal.id);
    case 'undo':
      return undo(scene, order, offer.input, proposal.id);
  }
}

async function orderOf(scene: Scene, id: string): Promise<OrderView | null> {
  const seen = scene.orders.find((order) => order.id === id);
  if (seen) return seen;
  const found = await lookUp(scene, id);
  return found.kind === 'one' ? found.order : null;
}

/** A plain yes: to the one proposal made here; asked back when there are two, or when it was made elsewhere. */
export async function planYes(scene: Scene): Promise<void> {
  const { context, reading } = scene;
  const { proposals: here, stale } = offeredHere(context);
  if (here.length > 1) {
    const picked = reading.ordinal ? here[reading.ordinal - 1] : undefined;
    if (picked) return accept(scene, picked);
    act(scene, { type: 'which_proposal', effects: here.map(({ effect }) => effect) });
    return repropose(scene, here);
  }
  const [only] = here;
  if (only?.tool === 'choose_refund' && lastWish(context) !== 'refund') {
    // The question was "exchange or refund?"; a yes answers neither.
    act(scene, { type: 'settle', exchange: null, soldOut: null, ask: 'size' });
    return repropose(scene, here);
  }
  if (only && stale) {
    act(scene, { type: 'confirm', effect: only.effect });
    return repropose(scene, here);
  }
  if (only) return accept(scene, only);
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
    act(scene, { type: 'which_proposal', effects: elsewhere.map(({ effect }) => effect) });
    return repropose(scene, elsewhere);
  }
  const lately = context.done.findLast(({ at }) => Date.parse(context.now) - Date.parse(at) < 2 * 86_400_000);
  act(scene, { type: 'nothing_to_confirm', lately: lately ? doneText(scene, lately) : null });
}

function lastWish(context: Context): Intent | null {
  return (
    context.history.findLast(({ author, sameSession }) => sameSession && author === 'customer')?.intent ??
    null
  );
}

/** Puts the same offers on the table again, in this session. */
function repropose(scene: Scene, proposals: readonly ProposalView[]) {
  const { labels } = scene.language;
  const label: Record<string, string> = {
    return_item: labels.startReturn,
    exchange_item: labels.exchange,
    choose_refund: labels.refund,
    cancel_order: labels.cancelOrder,
  };
  for (const { tool, input, intent, effect, order } of proposals) {
    propose(scene, { tool, input, intent, effect, order }, label[tool] ?? labels.yes);
    ticket(scene, intent, order, 'open');
  }
}

export function planNo(scene: Scene) {
  if (offeredHere(scene.context).proposals.length > 0) return act(scene, { type: 'declined' });
  act(scene, { type: 'goodbye' });
}

/** She comes back later: nothing is lost, and until when it holds. */
export function planPause(scene: Scene) {
  const order = currentOrder(scene);
  const standing = order && openReturn(order);
  const until = standing?.deadline ?? (order?.returnable.open ? order.returnable.lastDay : null);
  const settled = standing?.settlement === 'exchange' || standing?.settlement === 'refund';
  act(scene, { type: 'paused', order: order?.id ?? null, until, exchangeSettled: settled });
  const open = scene.context.tickets.find(
    ({ status, order: about }) => status !== 'resolved' && (!order || about === order.id),
  );
  if (open || order)
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
  const last = scene.context.done.findLast(({ tool }) => tool !== 'undo');
  const lastOrder = scene.orders.find(({ id }) => id === last?.order);
  const named = scene.reading.named.orders.length > 0;
  const current = named ? null : (lastOrder ?? currentOrder(scene));
  const order =
    current ?? (scene.orders.length > 0 || named ? await needOrder(scene, 'return', 'undo') : null);
  if (!order) {
    if (scene.reply.acts.length === 0) act(scene, { type: 'undo_nothing' });
    return;
  }
  if (last?.order === order.id && last.tool === 'cancel_order')
    return handOver(scene, 'policy', 'undo', order.id);
  const standing = liveExchange(order);
  if (standing) return undo(scene, order, { order: order.id, exchange: standing.id });
  const returning = openReturn(order);
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
    act(scene, { type: 'needs_proof', for: 'undo', known: false });
    return ticket(scene, 'undo', order.id, 'open');
  }
  const result = await scene.toolbox.call('undo', input, proposal);
  if (result.ok) {
    act(scene, { type: 'undone', order: order.id, what: result.output.undone });
    return ticket(scene, 'undo', order.id, result.output.undone === 'exchange' ? 'open' : 'resolve');
  }
  const { refusal } = result;
  if (refusal.code === 'consent') {
    const { effects, labels } = scene.language;
    const to = liveExchange(order)?.to;
    const effect =
      input.exchange && to
        ? effects.undoExchange(order.id, scene.say.options(to))
        : effects.undoReturn(order.id);
    act(scene, { type: 'confirm', effect });
    propose(scene, { tool: 'undo', input, intent: 'undo', effect, order: order.id }, labels.yes);
    return ticket(scene, 'undo', order.id, 'open');
  }
  if (refusal.code === 'policy' || refusal.code === 'unknown') {
    act(scene, { type: 'undo_impossible', order: order.id, what });
    return handOver(scene, 'policy', 'undo', order.id);
  }
  return refused(scene, refusal, 'undo', 'undo', order.id);
}

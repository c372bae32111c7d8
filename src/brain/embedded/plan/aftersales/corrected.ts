import { spells } from '../../../../identity/order-number.ts';
import type { OrderView } from '../../../../identity/view.ts';
import type { Item } from '../../../../shop/shop.ts';
import { tellNarrowed } from '../../begun.ts';
import { type Correction, correctionOf } from '../../corrected.ts';
import { act, isKnown, offerHuman, propose, type Scene, ticket } from '../../scene.ts';
import { itemsMeant, openReturn, pieceOf } from '../../topic.ts';
import { askWhich, orderOf, refused } from '../ask.ts';
import { closed } from './closed.ts';
import { openedIn, openedLast } from './opened.ts';
import { proposeReturn } from './propose.ts';

/*
 * A return may be opened on a plain request alone: so plain a correction takes it back, or takes some of it out.
 */

/**
 * "Not the dress, the slip", "stop, wrong order": true where a return that was opened last was corrected; `pointed` are
 * the orders one of which is plainly meant in its place.
 */
export async function planCorrection(scene: Scene, pointed: readonly OrderView[] = []): Promise<boolean> {
  const order = openedLast(scene);
  const back = order && openedIn(order);
  if (!order || !back || back.settlement !== 'undecided' || !isKnown(scene)) return false;
  const another = pointed[0]?.id ?? scene.reading.named.orders.find((named) => !spells(named, order.id));
  const correction =
    pointed.length > 0
      ? { out: [...back.lines], instead: [], other: true }
      : correctionOf(scene.reading, order.items, back.lines);
  if (!correction || (another && correction.instead.length > 0)) return false;
  const { out } = correction;
  const part = out.length < back.lines.length;
  const input = { order: order.id, return: back.id, ...(part ? { lines: out } : {}) };
  const result = await scene.toolbox.call('undo', input);
  if (!result.ok) {
    const { code } = result.refusal;
    if (code !== 'consent' && code !== 'changed') {
      refused(scene, result.refusal, 'undo', 'undo', order.id);
      return true;
    }
    const calls = correction.instead.length > 0 ? [returnOf(order, correction.instead)] : [];
    propose(scene, { tool: 'undo', input }, ...calls);
    ticket(scene, 'undo', order.id, 'open');
    return true;
  }
  const { lines = [], left = null } = result.output;
  const asks =
    correction.instead.length > 0 || correction.other || another !== undefined || wrongOrder(scene);
  if (left) tellNarrowed(scene, order.id, lines, left);
  else {
    act(scene, { type: 'undone', order: order.id, what: 'return', next: asks });
    act(scene, { type: 'label_void' });
    ticket(scene, 'undo', order.id, 'resolve');
  }
  if (pointed.length > 1) {
    askWhich(scene, [...pointed]);
    ticket(scene, 'return', null, 'open');
  } else if (asks) await goOn(scene, order, correction, another);
  else if (left) act(scene, { type: 'settle', ask: left.lines.length > 1 ? 'several' : 'size' });
  return true;
}

/** What is meant instead is put on a card, or asked for. */
async function goOn(
  scene: Scene,
  order: OrderView,
  { out, instead }: Correction,
  another: string | undefined,
): Promise<void> {
  const items = order.items.filter(({ line }) => instead.includes(line));
  if (items.length > 0) return offer(scene, order, items);
  const found = another === undefined ? null : await orderOf(scene, another);
  if (another !== undefined && !found)
    return refused(scene, { code: 'unknown', message: '' }, 'order', 'return', null);
  if (found) {
    const meant = itemsMeant(scene, found);
    return offerOne(scene, found, meant.length > 0 ? meant : found.items);
  }
  if (!wrongOrder(scene))
    return offerOne(
      scene,
      order,
      order.items.filter(({ line }) => !out.includes(line)),
    );
  const others = scene.orders.filter(({ id, returnable }) => id !== order.id && returnable.open);
  const [only, ...more] = others;
  if (only && more.length === 0) return offerOne(scene, only, only.items);
  if (only) askWhich(scene, others.slice(0, 5));
  else act(scene, { type: 'ask_order', contact: false, earlier: false });
  ticket(scene, 'return', null, 'open');
}

/** One thing that can go back is put on a card; of several it is asked which. */
function offerOne(scene: Scene, order: OrderView, items: readonly Item[]): void {
  const free = items.filter(({ line }) => !openReturn(order, line));
  const [only, ...more] = free;
  if (!order.returnable.open) closed(scene, order);
  else if (only && more.length === 0) offer(scene, order, [only]);
  else if (!only) offerHuman(scene);
  else {
    act(scene, { type: 'which_item', order: order.id, items: free.map(pieceOf) });
    for (const item of free)
      scene.reply.choices.push({
        id: `item:${order.id}:${item.line}`,
        label: scene.language.formats.piece(item.title, null, [], false),
      });
    ticket(scene, 'return', order.id, 'open');
  }
}

function offer(scene: Scene, order: OrderView, items: Item[]): void {
  proposeReturn(scene, order, items, null);
  ticket(scene, 'return', order.id, 'open', items[0]?.title);
}

function returnOf(order: OrderView, lines: readonly string[]) {
  return { tool: 'return_item' as const, input: { order: order.id, lines: [...lines] } };
}

/** It is the order that was wrong, not the thing. */
function wrongOrder({ reading }: Scene): boolean {
  return reading.says.has('stops') && reading.says.has('wrong_order');
}

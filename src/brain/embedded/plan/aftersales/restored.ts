import { z } from 'zod';
import type { Deed } from '../../../../conversation/deeds.ts';
import type { DoneAction } from '../../../../conversation/views.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { restores, undoesChange } from '../../../../language/upkeep/restored.ts';
import { PostalInput } from '../../../../tools/inputs.ts';
import { likeness } from '../../likeness.ts';
import { act, isKnown, offerColleague, propose, type Scene, ticket } from '../../scene.ts';
import { liveExchange, openReturn } from '../../topic.ts';
import { proposeUndo } from '../again.ts';
import { doneText } from '../done.ts';
import { offeredHere } from '../offers.ts';
import { offerProof } from '../proof.ts';
import { cancelStanding } from './standing.ts';

/*
 * "Oh actually keep it", "put the old one back" after something was done: it is taken back where it still can be, on a card; else it is
 * said what stands, with a person to turn to.
 */

/** Within this time after something was done a change of mind is about it, in milliseconds. */
const LATELY = 2 * 86_400_000;

/** What may be read into such words beside that. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['undo', 'pause', 'no', 'yes', 'return', 'other', 'greeting', 'complaint', 'thanks', 'address_change'],
  ...['goodbye', 'order_change', 'stock'],
]);

const Pieces = z.object({ out: z.array(z.object({ line: z.string().nullable(), sku: z.string() })).min(1) });
/** `before`: null to whom no address is told. */
const Before = z.object({ before: PostalInput.nullable() });

/** True where words want back what was. */
export function planRestored(scene: Scene): boolean {
  const { context, reading } = scene;
  const words = wordsOf(scene);
  const wants = restores(words);
  const undoes = undoesChange(words);
  if (!wants.keeps && !wants.asBefore && !wants.old && !undoes) return false;
  if (reading.says.has('hypothetical') || reading.named.orders.length > 0 || /[?？]/.test(words))
    return false;
  const beside = (intent: string) => BESIDE.has(intent) || (undoes && intent === 'cancellation');
  if (reading.intents.some(({ intent, learnt }) => !learnt && !beside(intent))) return false;
  const { settled } = context;
  const { offers, stale } = offeredHere(context);
  // What was on the table is what is not wanted, unless it was what is to become of what goes back.
  const declined = settled?.consent === 'declines' ? settled.card : undefined;
  const put = declined?.alternatives[0]?.effects[0]?.quote ?? (stale ? null : offers[0]?.effect.quote);
  const settles = put && SETTLES.has(put.act) ? put.order : null;
  const last = lastDone(scene, { order: settles, ...(undoes ? { deeds: CHANGES } : {}) });
  if (undoes && !last && isKnown(scene) && offers.length === 0) {
    act(scene, { type: 'undo_nothing' });
    return true;
  }
  const order = last && scene.orders.find(({ id }) => id === last.order);
  if (!last || !order || !isKnown(scene) || elsewhere(scene, order, last)) return false;
  const addresses = Before.safeParse(last.output).success;
  if (put && !(wants.keeps && openReturn(order) && settles === order.id)) return false;
  // "The old one" is an address or a size; a thing is kept.
  if (undoes ? false : addresses ? !wants.old && !wants.asBefore : wants.old && last.does !== 'order_change')
    return false;
  if (last.does === 'undo') return false;
  restore(scene, order, last);
  return true;
}

const CHANGES: readonly Deed[] = ['order_change', 'exchange'];
const SETTLES: ReadonlySet<string> = new Set(['refund', 'exchange']);

/** Takes back what was done to an order, on a card; else it is told what stands. */
export function restore(scene: Scene, order: OrderView, last: DoneAction) {
  switch (last.does) {
    case 'exchange': {
      const exchange = liveExchange(order);
      if (exchange?.status === 'reserved')
        return proposeUndo(scene, order, { order: order.id, exchange: exchange.id });
      return moved(scene, order, 'exchange');
    }
    case 'return':
    case 'refund': {
      const back = openReturn(order);
      if (!back) return moved(scene, order, 'return');
      const named = namedIn(scene, order, back.lines);
      const part = named.length > 0 && named.length < back.lines.length;
      if (part && back.settlement !== 'undecided') {
        stands(scene, last, false);
        return offerColleague(scene);
      }
      return proposeUndo(scene, order, {
        ...{ order: order.id, return: back.id },
        ...(part ? { lines: named } : {}),
      });
    }
    case 'order_change':
      return changeBack(scene, order, last);
    default:
      if (order.status === 'cancelled') cancelStanding(scene, order);
      else stands(scene, last, false);
      return offerColleague(scene);
  }
}

/** What was changed of an order that has not left is changed back. */
function changeBack(scene: Scene, order: OrderView, last: DoneAction) {
  const pieces = Pieces.safeParse(last.output).data?.out ?? [];
  const before = Before.safeParse(last.output);
  const address = before.data?.before;
  const items = pieces.flatMap(({ line, sku }) => (line === null ? [] : [{ line, sku }]));
  const addresses = before.success;
  ticket(scene, addresses ? 'address_change' : 'exchange', order.id, 'open');
  if (addresses && scene.assurance !== 'verified') return offerProof(scene, 'address_change', order.id);
  if (order.status === 'pending' && addresses && address)
    return propose(scene, { tool: 'change_order_address', input: { order: order.id, address } });
  if (order.status === 'pending' && items.length > 0)
    return propose(scene, { tool: 'change_items', input: { order: order.id, items } });
  stands(scene, last, false);
  offerColleague(scene);
}

function moved(scene: Scene, order: OrderView, what: 'exchange' | 'return'): void {
  act(scene, { type: 'undo_impossible', order: order.id, what });
  offerColleague(scene);
}

/** What was done lately stands as it is; `undo`: it can be taken back. */
export function stands(scene: Scene, last: DoneAction, undo: boolean): void {
  act(scene, { type: 'stands', done: doneText(scene, last), undo });
}

/** What was done last for the customer, not long ago; of these deeds, or to this order, where they are given. */
export function lastDone(
  { context }: Scene,
  { deeds, order = null }: { deeds?: readonly Deed[]; order?: string | null } = {},
): DoneAction | null {
  const last = context.done.findLast(
    ({ does, order: about }) =>
      does !== null && (deeds?.includes(does) ?? true) && (order === null || about === order),
  );
  return last && Date.parse(context.now) - Date.parse(last.at) < LATELY ? last : null;
}

/** Lines of a return that the words name. */
function namedIn(scene: Scene, order: OrderView, lines: readonly string[]): string[] {
  const said = thingsSaid(scene);
  return order.items.flatMap(({ line, title }) =>
    lines.includes(line) && said.some(isGarment) && likeness(said, title) >= 1 ? [line] : [],
  );
}

function thingsSaid({ reading }: Scene): string[] {
  return [...reading.words, ...reading.spared, ...reading.kept];
}

/** Something else is named than what was done, as far as that says what it was. */
function elsewhere(scene: Scene, { items }: OrderView, { does, output }: DoneAction): boolean {
  const said = thingsSaid(scene).filter(isGarment);
  const gone = Titled.safeParse(output).data?.out ?? [];
  if (said.length === 0 || (does === 'cancellation' && gone.length === 0)) return false;
  return (does === 'cancellation' ? gone : items).every(({ title }) => likeness(said, title) < 1);
}

const Titled = z.object({ out: z.array(z.object({ title: z.string() })) });

function wordsOf({ context }: Scene): string {
  return context.asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

import { z } from 'zod';
import type { DoneAction } from '../../../../conversation/views.ts';
import type { OrderView } from '../../../../identity/view.ts';
import { isGarment } from '../../../../language/reading/concepts.ts';
import { asksWhatIsLeft, tellsCancelled, wantsBack } from '../../../../language/upkeep/wanted-back.ts';
import { likeness } from '../../likeness.ts';
import { act, isKnown, offerColleague, type Scene } from '../../scene.ts';
import { piecesOf } from '../../topic.ts';
import { doneText } from '../done.ts';
import { offeredHere } from '../offers.ts';

/** Within this time after a cancellation "put it back" is about that, in milliseconds. */
const LATELY = 7 * 86_400_000;
const Titled = z.object({ out: z.array(z.object({ title: z.string() })) });

/**
 * "Can I get it back in the order?", "what's left in it?" after a cancellation: it is said that it is final, with a person to turn to, or
 * what the order still holds. Nothing more is ever cancelled by such words. True where that was meant.
 */
export function planWantedBack(scene: Scene): boolean {
  const { context, choice } = scene;
  const words = context.asked.map((asked) => (asked.choice === null ? asked.text : '')).join('\n');
  if (choice !== null || !isKnown(scene)) return false;
  const left = asksWhatIsLeft(words);
  if (!left && !wantsBack(words)) return false;
  const found = cancellationMeant(scene, words);
  if (!found) return false;
  const { order, last } = found;
  if (left && order.status !== 'cancelled') {
    act(scene, { type: 'still_holds', order: order.id, items: order.items.map(piecesOf) });
    return true;
  }
  act(scene, { type: 'not_put_back', done: doneText(scene, last) });
  offerColleague(scene);
  return true;
}

/** The cancellation that the words are about: of what is named, or else what was done last. */
function cancellationMeant(scene: Scene, words: string): { order: OrderView; last: DoneAction } | null {
  const { context, reading, orders } = scene;
  const lately = context.done.filter(
    ({ does, at }) => does !== null && Date.parse(context.now) - Date.parse(at) < LATELY,
  );
  const said = [...reading.words, ...reading.spared, ...reading.kept].filter(isGarment);
  const numbers = reading.named.orders;
  const { offers, stale } = offeredHere(context);
  const open = offers.length > 0 && !stale;
  for (const last of lately.toReversed()) {
    const order = orders.find(({ id }) => id === last.order);
    const latest = last === lately.at(-1);
    if (last.does !== 'cancellation' || !order) continue;
    if (numbers.length > 0 && !numbers.includes(order.id)) continue;
    const parts = Titled.safeParse(last.output).data?.out ?? [];
    const gone = parts.length > 0 ? parts : order.items;
    const named = said.length > 0 && gone.some(({ title }) => likeness(said, title) >= 1);
    if (said.length > 0 && !named) continue;
    if (named || numbers.length > 0 || tellsCancelled(words) || (latest && !open)) return { order, last };
  }
  return null;
}

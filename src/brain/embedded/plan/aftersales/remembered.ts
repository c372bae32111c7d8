import type { OrderView } from '../../../../identity/view.ts';
import type { Problem } from '../../../../language/acts.ts';
import { yesAndNo } from '../../../../language/pointing/yes-and-no.ts';
import type { Item } from '../../../../shop/shop.ts';
import {
  problemFact,
  problemKnown,
  type Settlement,
  settlementFact,
  settlementKnown,
  spokenElsewhere,
} from '../../memory.ts';
import { act, type Scene } from '../../scene.ts';
import { itemsMeant } from '../../topic.ts';

/*
 * What the customer says about an order now, or said before: kept, so that nobody asks again.
 */

/**
 * In a letter, and where the customer refers to it or comes back to what is open: where and when this was
 * spoken of before.
 */
export function discussed(scene: Scene, order: OrderView, open = false): void {
  const { context, reading, today } = scene;
  const refers = reading.refers.earlier || open;
  if (scene.say.spoken || (!scene.say.letter && !refers)) return;
  const earlier = spokenElsewhere(context, today, order.id, refers);
  if (earlier) act(scene, { type: 'as_discussed', earlier, order: order.id });
}

/** What is wrong, as the customer says now or said before; kept as a fact. */
export function remember(scene: Scene, order: OrderView, item: Item): Problem | null {
  const { line } = item;
  const several = order.items.length > 1;
  const meant = (words: readonly string[]) =>
    itemsMeant({ ...scene, reading: { ...scene.reading, words: [...words] } }, order);
  const about = (words: readonly string[]) => {
    const items = meant(words);
    return items.length === 0 || items.some((other) => other.line === line);
  };
  const said = several && !about(scene.reading.words) ? null : scene.reading.problem;
  if (said) scene.reply.facts.set(problemFact(order.id, several ? line : null), said);
  const { context, compiled, today } = scene;
  return said ?? problemKnown(context, compiled, today, order.id, several ? { line, about } : null);
}

/** The problem of several items: what is wrong with any of them. */
export function rememberAll(scene: Scene, order: OrderView, items: readonly Item[]): Problem | null {
  return items.map((item) => remember(scene, order, item)).find((problem) => problem !== null) ?? null;
}

/** Exchange or money back, as the customer says now or said before; with `own`, as nobody but they said it. */
export function settlementWanted(scene: Scene, { id }: OrderView, own = false): Settlement | null {
  const now = scene.reply.facts.get(settlementFact(id));
  if (now === 'exchange' || now === 'refund') return now;
  const refused = settlementRefused(scene);
  if (refused) return refused === 'exchange' ? 'refund' : 'exchange';
  return settlementKnown(scene.context, scene.compiled, scene.today, id, own);
}

/** "Yes for the return, no for the exchange": of the two that a return can end in, one is refused. */
function settlementRefused({ context }: Scene): Settlement | null {
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const no = yesAndNo(words)?.no;
  return no === 'exchange' || no === 'refund' ? no : null;
}

/** What the customer wants for it is kept, so that no other channel asks again. */
export function wants(scene: Scene, order: string, settlement: Settlement | 'open'): void {
  scene.reply.facts.set(settlementFact(order), settlement);
}

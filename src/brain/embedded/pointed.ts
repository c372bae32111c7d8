import type { OrderView } from '../../identity/view.ts';
import { localTime } from '../../language/calendar.ts';
import { colourOf, sameOption } from '../../language/options.ts';
import type { Pointing } from '../../language/pointing/pointing.ts';
import { colourConcept, isGarment } from '../../language/reading/concepts.ts';
import type { Item } from '../../shop/shop.ts';
import type { Context } from '../context.ts';
import { likeness, titleWords, VERY_WORD } from './likeness.ts';
import { lastSaid } from './memory.ts';
import type { Scene } from './scene.ts';

/* Which of several orders or things words point at without a name: by age, by how far it has come, or as not the one before. */

/** Of these orders, those that are pointed at; null where the words point at none, or say too little to tell. */
export function ordersPointed(scene: Scene, pool: readonly OrderView[]): OrderView[] | null {
  const { points, named } = scene.reading;
  if (!points || pool.length < 2) return null;
  const listed = listedOrders(scene.context).length > 1;
  const spoken = spokenOrders(scene);
  const out = points.orders || listed ? namedBest(pool, points.left) : [];
  const others = points.other ? pool.filter(({ id }) => !spoken.includes(id)) : pool;
  const told = others.filter((order) => !order.items.some((item) => out.includes(item)));
  const there = inState(told, points.state);
  const day = points.between !== null || points.date !== null || named.dates.length > 0;
  const dated =
    points.on === null || !day
      ? there
      : there.filter((order) => isOn(order, points, named.dates, scene.context.store.timeZone));
  const meant = points.age ? aged(dated, points) : [...dated];
  return meant.length < pool.length ? meant : null;
}

/** The orders between which it was asked last. */
export function listedOrders(context: Context): string[] {
  const choices = lastSaid(context)?.choices ?? [];
  return choices.flatMap(({ id }) => (id.startsWith('order:') ? [id.slice('order:'.length)] : []));
}

/** The orders that our last words here were about, where they did not ask which: those of a card, else that they name. */
export function spokenOrders({ context, orders }: Scene): string[] {
  if (listedOrders(context).length > 1) return [];
  const declined = context.settled?.card ?? null;
  const card = context.cards.findLast(({ sameSession }) => sameSession) ?? declined;
  const put = (card?.alternatives ?? []).flatMap(({ effects }) =>
    effects.flatMap(({ quote }) => quote?.order ?? []),
  );
  const words = new Set((lastSaid(context)?.text ?? '').split(/[^\p{L}\d-]+/u));
  const said = orders.filter(({ id }) => words.has(id)).map(({ id }) => id);
  return put.length > 0 && (said.length === 0 || put.some((id) => said.includes(id))) ? put : said;
}

/** Things that are named best by words that leave something out: by what they are called, else by colour. */
export function namedBest(pool: readonly Pick<OrderView, 'items'>[], left: readonly string[]): Item[] {
  if (left.length === 0) return [];
  const items = pool.flatMap((order) => order.items);
  // "The breton" is a top, and so are others: the very word tells them apart.
  const very = ({ title }: Item) => titleWords(title).filter((word) => left.includes(word)).length;
  const scores = items.map((item) => likeness(left, item.title) + VERY_WORD * very(item));
  const best = Math.max(0, ...scores);
  const called = items.filter((_, n) => best >= 1 && scores[n] === best);
  const colours = left.map(colourConcept);
  const coloured = (from: readonly Item[]) =>
    from.filter((item) => colours.some((colour) => sameOption(colourOf(item), colour)));
  if (called.length === 0) return left.some(isGarment) ? [] : coloured(items);
  const narrower = coloured(called);
  return narrower.length > 0 ? narrower : called;
}

/** The orders that have come as far as the words say. */
export function inState(orders: readonly OrderView[], state: Pointing['state']): readonly OrderView[] {
  const of = (...wanted: OrderView['status'][]) => orders.filter(({ status }) => wanted.includes(status));
  switch (state) {
    case 'delivered':
      return of('delivered');
    case 'underway':
      return of('shipped', 'pending');
    case 'shipped': {
      const shipped = of('shipped');
      return shipped.length > 0 ? shipped : of('pending');
    }
    case 'unsent':
      return of('pending');
    case null:
      return orders;
  }
}

function isOn(
  order: OrderView,
  { on, between, date }: Pointing,
  dates: readonly string[],
  timeZone: string,
): boolean {
  const days = [
    ...(on === 'delivered' ? [] : [order.placedAt]),
    ...(on === 'placed' || !order.deliveredAt ? [] : [order.deliveredAt]),
  ].map((at) => localTime(at, timeZone).day);
  return days.some((day) => {
    if (between) return between.from <= day && day <= between.to;
    return dates.length > 0 ? dates.includes(day) : Number(day.slice(8)) === date;
  });
}

function aged(orders: readonly OrderView[], { age, came }: Pointing): OrderView[] {
  const known = came ? orders.filter(({ deliveredAt }) => deliveredAt !== null) : orders;
  const at = ({ placedAt, deliveredAt }: OrderView) => Date.parse((came && deliveredAt) || placedAt);
  const sorted = known.toSorted((one, other) => at(one) - at(other));
  const found = age === 'newest' ? sorted.at(-1) : sorted[0];
  return found ? [found] : [];
}

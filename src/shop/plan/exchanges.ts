import { titlesOf } from '../../conversation/titles.ts';
import { keptOf, live, part, size, undecidedOf } from '../money/pieces.ts';
import { worthInstead, worthOf } from '../money/worth.ts';
import { goneAs } from '../policy.ts';
import type { Exchanged, Item, OrderRecord, Return, Span } from '../shop.ts';
import type { ShopWrite, Swap } from '../writes.ts';
import { type Books, Draft, eachOnce, type Plan, pieceOf, type Refused, refused, taken } from './draft.ts';
import { itemOf, notSent, openReturn } from './returns.ts';

type Write<Act extends ShopWrite['act']> = ShopWrite & { act: Act };
type Found = NonNullable<ReturnType<Books['variant']>>;

/** One thing to exchange, with the pieces that go back for it. */
interface Swapped {
  item: Item;
  found: Found;
  /** Pieces on their way back already, by their return. */
  back: { return: Return; pieces: Span[] }[];
  kept: Span[];
}

/** As many pieces are reserved as go back. The same exchange again gives the one there is. */
export function planExchange(write: Write<'exchange'>, books: Books, now: string): Plan {
  const order = books.order(write.order);
  if (!order || !eachOnce(write.swaps)) return refused('unknown');
  const here = notSent(order);
  if (here) return here;
  const draft = new Draft(order, books, now);
  const standing = write.swaps.map((swap) => madeBefore(order, swap));
  if (standing.every((made) => made !== null)) {
    return draft.planned({
      existing: true,
      exchanges: standing.map(({ id }) => id),
      return: standing[0]?.return ?? null,
      deadline: order.returns.find(({ id }) => id === standing[0]?.return)?.deadline ?? null,
    });
  }

  const swapped: Swapped[] = [];
  for (const swap of write.swaps) {
    const one = pick(order, swap, books);
    if ('reason' in one) return one;
    swapped.push(one);
  }
  if (!enough(swapped)) return refused('out_of_stock');

  // What is not on its way back yet goes into one parcel of its own.
  const parts = swapped.flatMap(({ item, kept }) => part(item.line, kept));
  const opened = parts.length > 0 ? openReturn(draft, parts, 'exchange', write) : null;
  const exchanges: string[] = [];
  for (const one of swapped) {
    const rows = [
      ...one.back,
      ...(opened && one.kept.length > 0 ? [{ return: opened, pieces: one.kept }] : []),
    ];
    for (const { return: back, pieces } of rows) {
      const made = reserve(draft, one, back, pieces, write);
      if ('reason' in made) return made;
      exchanges.push(made.id);
    }
  }
  const used = [...swapped.flatMap(({ back }) => back.map((one) => one.return)), ...(opened ? [opened] : [])];
  const [deadline = null] = used
    .filter(({ status }) => status === 'open')
    .map((back) => back.deadline)
    .toSorted();
  return draft.planned({ exchanges, return: used.at(-1)?.id ?? null, deadline });
}

/** The very same exchange, made before. */
function madeBefore(order: OrderRecord, { line, quantity, sku }: Swap) {
  const item = itemOf(order, line);
  const all = quantity ?? item?.quantity;
  return (
    live(order.exchanges).find(
      (made) => made.line === line && made.to.sku === sku && made.quantity === all,
    ) ?? null
  );
}

function pick(order: OrderRecord, { line, quantity, sku }: Swap, books: Books): Swapped | Refused {
  const item = itemOf(order, line);
  const found = books.variant(sku);
  if (!item || !found) return refused('unknown');
  const returns = live(order.returns).map((back) => ({
    return: back,
    pieces: undecidedOf(order, back, line),
  }));
  const kept = order.status === 'returned' ? [] : keptOf(order, line);
  let left = quantity ?? item.quantity;
  const back = returns.flatMap((one) => {
    const pieces = taken(one.pieces, Math.min(left, size(one.pieces)));
    left -= size(pieces ?? []);
    return pieces ? [{ return: one.return, pieces }] : [];
  });
  const rest = taken(kept, Math.min(left, size(kept))) ?? [];
  left -= size(rest);
  const none = back.length === 0 && rest.length === 0;
  if (none || (quantity !== null && left > 0)) return refused(goneAs(order, line));
  return { item, found, back, kept: rest };
}

/** Whether the shelf has all that is to be reserved, also where several want the same. */
function enough(swapped: readonly Swapped[]): boolean {
  return swapped.every(({ found: { variant } }) => {
    const wanted = swapped.filter(({ found }) => found.variant.sku === variant.sku);
    const count = wanted.reduce(
      (total, { back, kept }) => total + size(kept) + size(back.flatMap(({ pieces }) => pieces)),
      0,
    );
    return count <= variant.stock;
  });
}

function reserve(
  draft: Draft,
  { item, found: { product, variant } }: Swapped,
  back: Return,
  pieces: Span[],
  { difference, payment }: Pick<Write<'exchange'>, 'difference' | 'payment'>,
): { id: string } | Refused {
  const { order } = draft;
  const quantity = size(pieces);
  const to = exchanged({
    ...variant,
    title: product.title,
    titles: titlesOf(product.translations) ?? undefined,
  });
  const row = {
    id: `X-${order.id}-${order.exchanges.length + 1}`,
    order: order.id,
    line: item.line,
    quantity,
    pieces,
    return: back.id,
    from: exchanged(item),
    to,
    createdAt: draft.now,
  };
  draft.steps.push({ do: 'reserve', row });
  const worth = worthOf(order, part(item.line, pieces));
  draft.order = { ...order, exchanges: [...order.exchanges, { ...row, status: 'reserved' }] };
  draft.out.push(pieceOf(item, item.line, quantity));
  draft.in.push(pieceOf(to, null, quantity));

  const more = worthInstead(worth, item.price, variant.price, quantity) - worth;
  if (more > 0 && difference === 'none') return refused('price_difference');
  const status = back.status === 'received' ? 'issued' : 'on_receipt';
  const failed =
    more > 0
      ? draft.charge(more, payment, row.id)
      : more < 0 && difference !== 'none'
        ? draft.payBack(-more, payment === null ? { to: 'original' } : { to: 'method', id: payment }, {
            status,
            return: back.id,
            exchange: row.id,
            covers: null,
          })
        : null;
  return failed ?? { id: row.id };
}

/** Gives the reserved pieces back, and the difference. The return stays open and undecided. */
export function planUndoExchange(write: Write<'undo_exchange'>, books: Books, now: string): Plan {
  const order = books.order(write.order);
  const made = order?.exchanges.find(({ id }) => id === write.exchange);
  if (!order || !made) return refused('unknown');
  const draft = new Draft(order, books, now);
  draft.out.push(pieceOf(made.to, null, made.quantity));
  draft.in.push(pieceOf(made.from, made.line, made.quantity));
  const about = { exchanges: [made.id], return: made.return };
  if (made.status === 'undone') return draft.planned({ existing: true, ...about });
  // What has left, and a difference that was paid back, are not fetched back by a word.
  const paidOut = order.refunds.some((refund) => refund.exchange === made.id && refund.status === 'issued');
  if (made.status !== 'reserved' || paidOut) return refused('moved');
  for (const charge of order.charges.filter(({ exchange }) => exchange === made.id)) draft.giveBack(charge);
  draft.steps.push({ do: 'undo_exchange', order: order.id, exchange: made.id, return: made.return });
  return draft.planned(about);
}

/** A thing as an exchange keeps it. */
function exchanged({ sku, title, titles, options }: Exchanged): Exchanged {
  return { sku, title, ...(titles ? { titles } : {}), options };
}

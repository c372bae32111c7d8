import { refundable } from '../money/payments.ts';
import { keptOf, live, part, settlementsOf, undecidedOf } from '../money/pieces.ts';
import { isWhole, worthOf } from '../money/worth.ts';
import { openReturnFor } from '../policy.ts';
import type { OrderRecord, Part, Return } from '../shop.ts';
import type { Settlement, ShopWrite } from '../writes.ts';
import { type Books, Draft, eachOnce, type Plan, piecesOf, type Refused, refused, taken } from './draft.ts';

type Write<Act extends ShopWrite['act']> = ShopWrite & { act: Act };

/** Pieces that an open return takes back already give that return, where nothing else is asked for. */
export function planReturn(write: Write<'return'>, books: Books, now: string): Plan {
  const order = books.order(write.order);
  if (!order || !eachOnce(write.lots) || !write.lots.every(({ line }) => itemOf(order, line)))
    return refused('unknown');
  const here = notSent(order);
  if (here) return here;
  const draft = new Draft(order, books, now);
  const open = openReturnFor(order, write.lots);
  if (open) return standing(draft, open, write);

  // In the order's own sequence, whatever the caller's.
  const parts: Part[] = [];
  for (const { line } of order.items) {
    const lot = write.lots.find((other) => other.line === line);
    if (!lot) continue;
    const pieces = order.status === 'returned' ? null : taken(keptOf(order, line), lot.quantity);
    if (!pieces) return refused('already_returned');
    parts.push(...part(line, pieces));
  }
  const back = openReturn(draft, parts, write.reason, write);
  draft.out.push(...piecesOf(order, parts));
  const failed = write.settlement && settle(draft, back, parts, write.settlement);
  return failed ?? draft.planned({ return: back.id, deadline: write.deadline });
}

function standing(draft: Draft, open: Return, { lots, settlement }: Write<'return'>): Plan {
  const { order } = draft;
  const asked = open.parts.filter(({ line }) => lots.some((lot) => lot.line === line));
  draft.out.push(...piecesOf(order, asked));
  if (!settlement) return draft.planned({ existing: true, return: open.id, deadline: open.deadline });
  const parts = asked.flatMap(({ line }) => part(line, undecidedOf(order, open, line)));
  if (parts.length === 0) return refused(settledAs(order, open));
  const failed = settle(draft, open, parts, settlement);
  return failed ?? draft.planned({ return: open.id, deadline: open.deadline });
}

/** Opens a return in the draft and gives it. */
export function openReturn(
  draft: Draft,
  parts: Part[],
  reason: string,
  { deadline, carrier }: { deadline: string; carrier: string },
): Return {
  const { order } = draft;
  const row = {
    id: `R-${order.id}-${order.returns.length + 1}`,
    order: order.id,
    parts,
    reason,
    createdAt: draft.now,
    deadline,
    carrier,
  };
  draft.steps.push({ do: 'open_return', row });
  const lines = parts.map(({ line }) => line);
  const back: Return = { ...row, lines, status: 'open', settlement: 'undecided', tracking: '', label: null };
  draft.order = { ...order, returns: [...order.returns, back] };
  return back;
}

/** Money for what of a return nothing has been chosen for: once it is in, or at once when it is. */
export function planSettle(write: Write<'settle'>, books: Books, now: string): Plan {
  const order = books.order(write.order);
  const back = order && live(order.returns).find(({ id }) => id === write.return);
  if (!order || !back) return refused('unknown');
  const parts = back.lines.flatMap((line) => part(line, undecidedOf(order, back, line)));
  if (parts.length === 0) return refused(settledAs(order, back));
  const draft = new Draft(order, books, now);
  draft.out.push(...piecesOf(order, parts));
  const failed = settle(draft, back, parts, write.settlement);
  const deadline = back.status === 'open' ? back.deadline : null;
  return failed ?? draft.planned({ return: back.id, deadline, final: back.status === 'received' });
}

/** The goods' worth after discounts; the shipping too where one return holds everything of the order. */
function settle(draft: Draft, back: Return, parts: Part[], settlement: Settlement): Refused | null {
  const { order } = draft;
  const shipping = isWhole(order, parts) ? (order.shipping ?? 0) : 0;
  const amount = Math.min(worthOf(order, parts) + shipping, refundable(order));
  const status = back.status === 'received' ? 'issued' : 'on_receipt';
  return draft.payBack(amount, settlement, { status, return: back.id, exchange: null, covers: parts });
}

function settledAs(order: OrderRecord, back: Return): 'already_refunded' | 'already_exchanged' {
  return settlementsOf(order, back).length > 0 ? 'already_refunded' : 'already_exchanged';
}

/**
 * Takes an open return back, and with it the money that waited for it. An exchange on it has to be undone
 * first.
 */
export function planUndoReturn(write: Write<'undo_return'>, books: Books, now: string): Plan {
  const order = books.order(write.order);
  const back = order?.returns.find(({ id }) => id === write.return);
  if (!order || !back) return refused('unknown');
  const draft = new Draft(order, books, now);
  draft.in.push(...piecesOf(order, back.parts));
  if (back.status === 'undone') return draft.planned({ existing: true, return: back.id });
  if (back.status === 'received') return refused('moved');
  if (live(order.exchanges).some((exchange) => exchange.return === back.id))
    return refused('already_exchanged');
  draft.steps.push({ do: 'undo_return', order: order.id, return: back.id });
  return draft.planned({ return: back.id });
}

/** What has not left cannot come back. */
export function notSent({ status }: OrderRecord): Refused | null {
  if (status === 'cancelled') return refused('already_cancelled');
  return status === 'pending' ? refused('not_delivered') : null;
}

/** The item on a line of the order; null where it has no such line. */
export function itemOf(order: OrderRecord, line: string) {
  return order.items.find((item) => item.line === line) ?? null;
}

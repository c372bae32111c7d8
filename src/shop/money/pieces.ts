import type { OrderRecord, Part, Refund, Return, Span } from '../shop.ts';

/*
 * The pieces of a line are numbered from 0, so that each is sent back, exchanged and paid for once, whatever
 * was asked for before and taken back since. Sets of them are spans `[from, to)` in rising order.
 */

/** How many pieces spans hold. */
export function size(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + to - from, 0);
}

/** The spans without those pieces. */
function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, { from: start, to: end }) =>
      left.flatMap(({ from, to }): Span[] =>
        [span(from, Math.min(to, start)), span(Math.max(from, end), to)].filter(
          (left) => left.from < left.to,
        ),
      ),
    [...spans],
  );
}

const span = (from: number, to: number): Span => ({ from, to });

/** The first pieces of the spans, at most `count`. */
export function first(spans: readonly Span[], count: number): Span[] {
  let left = count;
  return spans.flatMap(({ from, to }): Span[] => {
    const taken = Math.min(left, to - from);
    left -= taken;
    return taken > 0 ? [span(from, from + taken)] : [];
  });
}

/** All pieces of a line. */
function allOf(order: OrderRecord, line: string): Span[] {
  const item = order.items.find((other) => other.line === line);
  return item ? [{ from: 0, to: item.quantity }] : [];
}

/** The pieces of a line that nobody sends back. */
export function keptOf(order: OrderRecord, line: string): Span[] {
  return live(order.returns).reduce(
    (left, back) => without(left, partOf(back.parts, line)),
    allOf(order, line),
  );
}

/** The pieces of a line in a return for which neither an exchange nor money has been chosen. */
export function undecidedOf(order: OrderRecord, back: Return, line: string): Span[] {
  const exchanged = live(order.exchanges)
    .filter((exchange) => exchange.return === back.id && exchange.line === line)
    .flatMap(({ pieces }) => pieces);
  const paid = settlementsOf(order, back).flatMap(({ covers }) =>
    // A refund of before parts were counted paid for all that was not exchanged.
    covers === null ? partOf(back.parts, line) : partOf(covers, line),
  );
  return without(without(partOf(back.parts, line), exchanged), paid);
}

/** The refunds that settle a return; what an exchange on it pays back is none. */
export function settlementsOf(order: OrderRecord, back: Return): Refund[] {
  return order.refunds.filter((refund) => refund.return === back.id && refund.exchange === null);
}

function partOf(parts: readonly Part[], line: string): Span[] {
  return parts.filter((part) => part.line === line).flatMap(({ pieces }) => pieces);
}

/** A part of these pieces; none where there are none. */
export function part(line: string, pieces: readonly Span[]): Part[] {
  return pieces.length === 0 ? [] : [{ line, quantity: size(pieces), pieces: [...pieces] }];
}

/** What has not been taken back. */
export function live<T extends { status: string }>(records: readonly T[]): T[] {
  return records.filter(({ status }) => status !== 'undone');
}

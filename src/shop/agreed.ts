import type { Move, Piece } from '../conversation/quote.ts';
import { ORIGINAL } from './money/payments.ts';

/** What of a quote is agreed to: things and money. */
export interface Terms {
  out: readonly Piece[];
  in: readonly Piece[];
  money: readonly (Move & { label?: string })[];
}

/**
 * True when what would be done now is what was agreed to: the same things, and the same money by the same
 * ways.
 */
export function isAgreed(agreed: Terms, now: Terms): boolean {
  return (
    sameList(agreed.out, now.out, samePiece) &&
    sameList(agreed.in, now.in, samePiece) &&
    sameMoney(agreed.money, now.money)
  );
}

/**
 * The same amounts, to the cent. To a speaker who may not see how an order was paid all of it is the original
 * payment: then the sums are what was agreed to.
 */
export function sameMoney(agreed: Terms['money'], now: Terms['money']): boolean {
  const unnamed = agreed.some(({ method }) => method === ORIGINAL);
  return unnamed ? sameList(summed(agreed), summed(now), sameSum) : sameList(agreed, now, sameMove);
}

/** One move for each direction, currency and time, by whatever methods. */
export function summed<Way extends Move>(money: readonly Way[]): Move[] {
  const sums: Move[] = [];
  for (const { direction, amount, currency, when } of money) {
    const same = sums.find((sum) => sameWay(sum, { direction, currency, when }));
    if (same) same.amount += amount;
    else sums.push({ direction, amount, currency, method: ORIGINAL, when });
  }
  return sums;
}

function samePiece(a: Piece, b: Piece): boolean {
  return a.line === b.line && a.sku === b.sku && a.quantity === b.quantity;
}

type Way = Pick<Move, 'direction' | 'currency' | 'when'>;

function sameWay(a: Way, b: Way): boolean {
  return a.direction === b.direction && a.currency === b.currency && a.when === b.when;
}

function sameSum(a: Move, b: Move): boolean {
  return sameWay(a, b) && a.amount === b.amount;
}

function sameMove(a: Terms['money'][number], b: Terms['money'][number]): boolean {
  return sameSum(a, b) && (a.method === b.method || a.method === b.label);
}

/** The same elements, in whatever sequence. */
function sameList<A, B>(left: readonly A[], right: readonly B[], same: (a: A, b: B) => boolean): boolean {
  if (left.length !== right.length) return false;
  const rest = [...right];
  return left.every((one) => {
    const at = rest.findIndex((other) => same(one, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

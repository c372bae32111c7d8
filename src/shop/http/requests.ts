import type { ShopWrite } from '../writes.ts';

/** A request that changes something, as the contract has it. */
interface WriteRequest {
  path: string;
  body: Record<string, unknown>;
}

/** What the contract has no name for is null. */
export function requestOf(write: ShopWrite): WriteRequest | null {
  switch (write.act) {
    case 'return': {
      const { lots, reason, settlement, deadline, carrier } = write;
      return at(write.order, 'returns', {
        lots,
        lines: linesOf(lots),
        reason,
        settlement,
        deadline,
        carrier,
      });
    }
    case 'exchange': {
      const { swaps, deadline, carrier, difference, payment } = write;
      const [first] = swaps;
      const simple = { line: first?.line, sku: first?.sku, lines: linesOf(swaps) };
      return at(write.order, 'exchanges', { swaps, ...simple, deadline, carrier, difference, payment });
    }
    case 'settle':
      return at(write.order, 'refunds', { return: write.return, settlement: write.settlement });
    case 'cancel': {
      const { lots, reason } = write;
      return at(write.order, 'cancel', { lots, ...(lots ? { lines: linesOf(lots) } : {}), reason });
    }
    case 'undo_return':
      return { path: `/returns/${encodeURIComponent(write.return)}/undo`, body: {} };
    case 'undo_exchange':
      return { path: `/exchanges/${encodeURIComponent(write.exchange)}/undo`, body: {} };
    default:
      return null;
  }
}

/** The question what a write would move; null where it moves no money. */
export function quoteRequestOf(write: ShopWrite): WriteRequest | null {
  const moves =
    write.act === 'settle' ||
    write.act === 'exchange' ||
    write.act === 'cancel' ||
    (write.act === 'return' && write.settlement !== null);
  const request = moves && 'order' in write ? requestOf(write) : null;
  if (!request || !('order' in write)) return null;
  const action = request.path.slice(request.path.lastIndexOf('/') + 1);
  return at(write.order, 'quotes', { action, ...request.body });
}

function at(order: string, what: string, body: Record<string, unknown>): WriteRequest {
  return { path: `/orders/${encodeURIComponent(order)}/${what}`, body };
}

function linesOf(lots: readonly { line: string }[]): string[] {
  return lots.map(({ line }) => line);
}

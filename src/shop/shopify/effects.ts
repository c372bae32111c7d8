import { live, part } from '../money/pieces.ts';
import { worthOf } from '../money/worth.ts';
import type { Planned, Step } from '../plan/draft.ts';
import { STORE_CREDIT } from '../plan/draft.ts';
import type { OrderRecord, PostalAddress, Return } from '../shop.ts';
import type { ShopWrite } from '../writes.ts';
import type { Shelf } from './shelves.ts';

/*
 * What a planned write does in Shopify, one change each, as it is kept before the first is made: whatever is
 * cut off is done again by the very same words. Pure.
 */

/** What comes for what goes back. `percent`: off its price, where what goes back was cheaper by a discount. */
export interface Swapped {
  exchange: string;
  variantId: string;
  quantity: number;
  percent: number;
}

export type Effect =
  /** Exchange lines hold nothing: what they need is set aside first. */
  | { do: 'hold'; mark: string; exchange: string; itemId: string; locationId: string; quantity: number }
  | { do: 'release'; mark: string; exchange: string; quantity: number }
  /** `instead`: the return that it takes the place of, since an open one gets no exchange lines. */
  | {
      do: 'return';
      mark: string;
      back: Pick<Return, 'id' | 'reason' | 'deadline' | 'carrier'>;
      lines: { line: string; quantity: number }[];
      swaps: Swapped[];
      instead: boolean;
    }
  | { do: 'cancel_return'; back: string }
  | { do: 'drop_exchange'; back: string; exchange: string; quantity: number }
  | {
      do: 'refund';
      mark: string;
      currency: string;
      credit: boolean;
      parts: { payment: string; amount: number }[];
    }
  | { do: 'tag'; tag: string }
  | { do: 'cancel'; mark: string }
  | { do: 'edit'; mark: string; swaps: { line: string; left: number; variantId: string; quantity: number }[] }
  | { do: 'address'; address: PostalAddress };

/** For whoever opens the parcel in Shopify: what was promised the customer for it. */
const TAGS = { refund: 'refund-on-receipt', credit: 'store-credit-on-receipt' } as const;

/** Null where Shopify cannot do it: then nothing of it is done. */
export function effectsOf(
  write: ShopWrite,
  planned: Planned,
  record: OrderRecord,
  shelves: readonly Shelf[],
  mark: string,
): Effect[] | null {
  const shelfOf = (sku: string) => shelves.find((shelf) => shelf.sku === sku);
  const { steps } = planned;
  if (write.act === 'items') return editOf(write.swaps, record, shelfOf, mark);
  const reserved = steps.filter((step): step is Step & { do: 'reserve' } => step.do === 'reserve');
  const swapsOf = (back: string) => swappedFor(back, record, reserved, shelfOf);
  const effects: Effect[] = [];
  for (const { row } of reserved) {
    const shelf = shelfOf(row.to.sku);
    if (!shelf) return null;
    const { inventoryItemId: itemId, locationId } = shelf;
    if (itemId === null) continue;
    if (locationId === null) return null;
    effects.push({
      ...{
        do: 'hold',
        mark: `${mark}-${row.id}`,
        exchange: row.id,
        itemId,
        locationId,
        quantity: row.quantity,
      },
    });
  }
  // A return that is there already and gets an exchange is made anew with it.
  const opened = steps.flatMap((step) => (step.do === 'open_return' ? [step.row.id] : []));
  const changed = new Set(reserved.map(({ row }) => row.return).filter((id) => !opened.includes(id)));
  for (const id of changed) {
    const back = record.returns.find((one) => one.id === id);
    const swaps = swapsOf(id);
    if (back?.status !== 'open' || !swaps) return null;
    effects.push({ do: 'return', mark, back, lines: back.parts, swaps, instead: true });
  }
  const isCancel = steps.some((step) => step.do === 'cancel');
  for (const step of steps) {
    switch (step.do) {
      case 'open_return': {
        const swaps = swapsOf(step.row.id);
        if (!swaps) return null;
        const { row } = step;
        effects.push({ do: 'return', mark, back: row, lines: row.parts, swaps, instead: false });
        break;
      }
      case 'refund': {
        const credit = step.credit === STORE_CREDIT.id;
        // With a cancelled order its money goes back.
        if (isCancel || step.row.amount === 0) break;
        const { sources: parts, currency } = step.row;
        effects.push(
          step.row.status === 'on_receipt'
            ? { do: 'tag', tag: credit ? TAGS.credit : TAGS.refund }
            : { do: 'refund', mark: `${mark}-${effects.length}`, currency, credit, parts },
        );
        break;
      }
      case 'undo_return':
        effects.push({ do: 'cancel_return', back: step.return });
        break;
      case 'undo_exchange': {
        const made = record.exchanges.find(({ id }) => id === step.exchange);
        const { exchange, return: back } = step;
        if (!made) return null;
        effects.push({ do: 'drop_exchange', back, exchange, quantity: made.quantity });
        effects.push({ do: 'release', mark: `${mark}-${exchange}`, exchange, quantity: made.quantity });
        break;
      }
      case 'cancel':
        effects.push({ do: 'cancel', mark });
        break;
      case 'address':
        effects.push({ do: 'address', address: step.address });
        break;
      case 'reserve':
      case 'change':
      case 'hold':
        break;
      default:
        return null;
    }
  }
  return effects;
}

type ShelfOf = (sku: string) => Shelf | undefined;

/** What comes for a return: what stands for it already, and what is reserved now. */
function swappedFor(
  back: string,
  record: OrderRecord,
  reserved: readonly (Step & { do: 'reserve' })[],
  shelfOf: ShelfOf,
): Swapped[] | null {
  const rows = [...live(record.exchanges), ...reserved.map(({ row }) => row)].filter(
    (row) => row.return === back,
  );
  const swaps = rows.map((row): Swapped | null => {
    const shelf = shelfOf(row.to.sku);
    if (!shelf) return null;
    const price = shelf.found.variant.price * row.quantity;
    const worth = worthOf(record, part(row.line, row.pieces));
    const item = record.items.find(({ line }) => line === row.line);
    // The same share of its price as what goes back was of its own.
    const share = item && item.price > 0 ? worth / (item.price * row.quantity) : 1;
    const percent = price === 0 || share >= 1 ? 0 : Math.round((1 - share) * 1e6) / 1e4;
    return { exchange: row.id, variantId: shelf.variantId, quantity: row.quantity, percent };
  });
  return swaps.every((swap) => swap !== null) ? swaps : null;
}

function editOf(
  swaps: readonly { line: string; quantity: number | null; sku: string }[],
  record: OrderRecord,
  shelfOf: ShelfOf,
  mark: string,
): Effect[] | null {
  const rows = swaps.map(({ line, quantity, sku }) => {
    const item = record.items.find((one) => one.line === line);
    const shelf = shelfOf(sku);
    if (!item || !shelf) return null;
    const count = quantity ?? item.quantity;
    return { line, left: item.quantity - count, variantId: shelf.variantId, quantity: count };
  });
  return rows.every((row) => row !== null) ? [{ do: 'edit', mark, swaps: rows }] : null;
}

import type { z } from 'zod';
import type { Books, Plan } from '../plan/draft.ts';
import { plan } from '../plan/index.ts';
import type { OrderRecord, Product } from '../shop.ts';
import type { Capability, ShopMove, ShopRefusal, ShopWrite } from '../writes.ts';
import type { WireQuote } from './wire.ts';

/** What of a write has to be able to be done. */
export function needsOf(write: ShopWrite): Capability[] {
  const settles = (write.act === 'return' || write.act === 'settle') && write.settlement;
  return [
    abilityOf(write.act),
    ...(write.act === 'return' && settles ? (['settle'] as const) : []),
    ...(settles && settles.to !== 'original' ? (['credit'] as const) : []),
    ...(write.act === 'cancel' && write.lots !== null ? (['cancel_lines'] as const) : []),
  ];
}

function abilityOf(act: ShopWrite['act']): Capability {
  switch (act) {
    case 'undo_return':
    case 'undo_exchange':
      return 'undo';
    case 'resume_subscription':
      return 'end_subscription';
    case 'alter_subscription':
      return 'change_subscription';
    case 'book':
    case 'reschedule':
    case 'call_off':
      return 'appointments';
    default:
      return act;
  }
}

/** The plan of a write by what the shop says of the order and of its products. */
export function planBy(
  write: ShopWrite,
  order: OrderRecord,
  products: readonly Product[],
  now: string,
): Plan {
  const books: Books = {
    order: (id) => (id === order.id ? order : null),
    account: (id) => (id === order.customer.id ? order.customer : null),
    variant(sku) {
      for (const product of products) {
        const variant = product.variants.find((other) => other.sku === sku);
        if (variant) return { product, variant };
      }
      return null;
    },
    held: () => 0,
  };
  return plan(write, books, now);
}

/**
 * The same plan with the money that the shop reckons. An estimate is nothing that anybody could agree to, so
 * a person does it.
 */
export function withMoney(
  planned: Plan,
  { value }: z.infer<typeof WireQuote>,
): Plan | { ok: false; reason: ShopRefusal } {
  if (!planned.ok) return planned;
  if (value.estimate) return { ok: false, reason: 'unsupported' };
  const back = planned.quote.final ? 'now' : 'on_receipt';
  const money = value.money
    .filter(({ amount }) => amount > 0)
    .map(
      ({ direction, ...move }): ShopMove =>
        direction === 'back'
          ? { ...move, direction: 'to_customer', when: back }
          : { ...move, direction: 'from_customer', when: 'now' },
    );
  return { ...planned, quote: { ...planned.quote, money } };
}

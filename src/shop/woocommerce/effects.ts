import { z } from 'zod';
import { decimalOf } from '../money/decimal.ts';
import type { Planned, Step } from '../plan/draft.ts';
import type { RemoteCall } from '../remote/caller.ts';

/*
 * What a planned write does in WooCommerce, as requests that are looked for by their mark before they are made
 * again: WooCommerce knows no idempotency key. Pure.
 */

/** One request; `mark` stands in what it leaves there. */
export const Noted = z.object({
  do: z.literal('note'),
  ...{ order: z.string(), mark: z.string(), text: z.string() },
});

export type Effect =
  /** What WooCommerce has no record for is told as a private note. */
  | z.infer<typeof Noted>
  /** An order on hold takes its pieces off the stock: that is the reservation. */
  | { do: 'reserve'; order: string; mark: string; exchange: string; sku: string; quantity: number }
  | { do: 'release'; exchange: string }
  /** Gives the stock back, and no money. */
  | { do: 'cancel'; order: string }
  | { do: 'refund'; order: string; mark: string; amount: number; currency: string };

/** Null where WooCommerce cannot do it: then nothing of it is done. */
export function effectsOf(planned: Planned, mark: string): Effect[] | null {
  const effects: Effect[] = [];
  for (const [at, step] of planned.steps.entries()) {
    const made = effectOf(step, `${mark}-${at}`);
    if (!made) return null;
    effects.push(...made);
  }
  return effects;
}

function effectOf(step: Step, mark: string): Effect[] | null {
  switch (step.do) {
    case 'open_return': {
      const { id, order, parts, reason, deadline, carrier } = step.row;
      const lines = parts.map(({ line, quantity }) => `line ${line}: ${quantity}`).join(', ');
      const text = `Return ${id} (${lines}), by ${carrier} until ${deadline}. Reason: ${reason || 'none given'}.`;
      return [{ do: 'note', order, mark, text }];
    }
    case 'reserve': {
      const { id, order, quantity, from, to } = step.row;
      const text = `Exchange ${id}: ${quantity} × ${from.sku} for ${to.sku}, once the parcel of the return is in.`;
      return [
        { do: 'reserve', order, mark, exchange: id, sku: to.sku, quantity },
        { do: 'note', order, mark: `${mark}-note`, text },
      ];
    }
    case 'refund': {
      const { order, amount, currency, status, return: back } = step.row;
      if (step.credit) return null;
      // Asked for on purpose: money that waits for a parcel is the shop's to send when it has come.
      if (status === 'issued') return amount > 0 ? [{ do: 'refund', order, mark, amount, currency }] : [];
      const text = `Refund ${decimalOf(amount, currency)} ${currency} once the parcel of return ${back} is in.`;
      return [{ do: 'note', order, mark, text }];
    }
    case 'undo_return':
      return [{ do: 'note', order: step.order, mark, text: `Return ${step.return} was taken back.` }];
    case 'undo_exchange':
      return [
        { do: 'release', exchange: step.exchange },
        { do: 'note', order: step.order, mark, text: `Exchange ${step.exchange} was taken back.` },
      ];
    case 'cancel':
      return [{ do: 'cancel', order: step.order }];
    default:
      return null;
  }
}

/** What a note bears that is looked for. */
export function noteOf({ text, mark }: { text: string; mark: string }): string {
  return `${text} [ot:${mark}]`;
}

export const KEY = '_onethread_key';

/** The request that pays money back, by the gateway. The stock comes back with the cancelled order. */
export function refundCall(order: string, effect: Effect & { do: 'refund' }): RemoteCall {
  return {
    method: 'POST',
    path: `/wp-json/wc/v3/orders/${order}/refunds`,
    body: {
      amount: decimalOf(effect.amount, effect.currency),
      reason: 'Cancelled by the customer',
      api_refund: true,
      api_restock: false,
      meta_data: [{ key: KEY, value: effect.mark }],
    },
  };
}

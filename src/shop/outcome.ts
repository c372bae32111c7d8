import type { OrderRecord } from './shop.ts';
import type { Applied, Outcome, ShopQuote, ShopRefusal, ShopWrite } from './writes.ts';

/** What came of a write under its key: a refusal, or what it was about. */
export type KeptOutcome =
  | {
      ok: true;
      existing: boolean;
      quote: ShopQuote;
      return: string | null;
      exchanges: string[];
      refunds: string[];
    }
  | { ok: false; reason: ShopRefusal };

/** The same with the records as they stand now. */
export function outcomeOf(kept: KeptOutcome, order: OrderRecord | null): Outcome<Applied> {
  if (!kept.ok) return kept;
  return {
    ok: true,
    existing: kept.existing,
    value: {
      order,
      return: order?.returns.find(({ id }) => id === kept.return) ?? null,
      exchanges: order?.exchanges.filter(({ id }) => kept.exchanges.includes(id)) ?? [],
      refunds: order?.refunds.filter(({ id }) => kept.refunds.includes(id)) ?? [],
      quote: kept.quote,
    },
  };
}

/** What tells one wish from another under a key: what may differ between two tries of it is left out. */
export function subjectOf(write: ShopWrite): string {
  const days = {
    ...('endsOn' in write && { endsOn: '' }),
    ...('today' in write && { today: '' }),
    ...('on' in write && { on: '' }),
  };
  return JSON.stringify({ ...write, deadline: '', carrier: '', ...days });
}

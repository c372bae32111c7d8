import { isAgreed, type Terms } from '../agreed.ts';
import { type KeptOutcome, outcomeOf, subjectOf } from '../outcome.ts';
import type { Books } from '../plan/draft.ts';
import { plan } from '../plan/index.ts';
import type { Applied, Outcome, ShopQuote, ShopWrite } from '../writes.ts';
import { freeTimeAt, readAppointment } from './appointments.ts';
import { abilitiesOf, belongsTo, readSubscription } from './billing.ts';
import { readProduct, readVariant } from './catalogue.ts';
import { commit, heldFor } from './commit.ts';
import { readAccount, readOrder } from './orders.ts';

function booksOf(sql: SqlStorage): Books {
  return {
    order: (id) => readOrder(sql, id),
    account: (id) => readAccount(sql, id),
    variant(sku) {
      const found = readVariant(sql, sku);
      const product = found && readProduct(sql, found.product);
      return product && { product, variant: found.variant };
    },
    held: (order, sku) => heldFor(sql, order, sku),
    ...(abilitiesOf(sql).includes('end_subscription') && {
      subscription(id: string, customer: string) {
        const found = readSubscription(sql, id);
        return found && belongsTo(sql, found, customer) ? found : null;
      },
    }),
    appointment(id, customer) {
      const found = readAppointment(sql, id);
      return found?.customer.id === customer ? found : null;
    },
    freeTime: (time) => freeTimeAt(sql, time),
  };
}

/** What a write would do now. Nothing is written. */
export function quote(sql: SqlStorage, write: ShopWrite): Outcome<ShopQuote> {
  const planned = plan(write, booksOf(sql), '');
  return planned.ok ? { ok: true, value: planned.quote, existing: planned.existing } : planned;
}

/**
 * Carries a write out once per key: plan, comparison with what was agreed and effect in one transaction. The
 * same key again gives the first outcome, with the records as they stand now. A refusal is an outcome too,
 * but for `changed`: a new agreement comes under a new key, and nothing was done under this one.
 *
 * Throws when the key was used for another write: two callers share a key by mistake, and neither may get the
 * other's.
 */
export function apply(
  storage: DurableObjectStorage,
  write: ShopWrite,
  { key, agreed, now, of }: { key: string; agreed: Terms | null; now: string; of?: string },
): Outcome<Applied> {
  const { sql } = storage;
  const subject = subjectOf(write);
  return storage.transactionSync(() => {
    if (!isOf(sql, write, of)) return { ok: false, reason: 'unknown' };
    const earlier = sql
      .exec<{ subject: string; outcome: string }>(
        'SELECT subject, outcome FROM writes WHERE key = ?',
        `apply:${key}`,
      )
      .toArray()[0];
    if (earlier && earlier.subject !== subject) throw new Error(`The key ${key} was used for another write.`);
    if (earlier) return recordsOf(sql, write, JSON.parse(earlier.outcome));

    const planned = plan(write, booksOf(sql), now);
    if (planned.ok && agreed && !isAgreed(agreed, planned.quote)) return { ok: false, reason: 'changed' };
    const before = 'order' in write ? refundsOf(sql, write.order) : [];
    if (planned.ok) commit(sql, planned.steps);
    const refunds = 'order' in write ? refundsOf(sql, write.order).filter((id) => !before.includes(id)) : [];
    const kept: KeptOutcome = planned.ok
      ? {
          ok: true,
          existing: planned.existing,
          quote: planned.quote,
          return: planned.return,
          exchanges: planned.exchanges,
          refunds,
        }
      : planned;
    sql.exec(
      'INSERT INTO writes (key, subject, outcome) VALUES (?, ?, ?)',
      `apply:${key}`,
      subject,
      JSON.stringify(kept),
    );
    return recordsOf(sql, write, kept);
  });
}

/** False of an order that is another customer's by now. */
function isOf(sql: SqlStorage, write: ShopWrite, customer: string | undefined): boolean {
  if (customer === undefined || !('order' in write)) return true;
  return readOrder(sql, write.order)?.customer.id === customer;
}

function recordsOf(sql: SqlStorage, write: ShopWrite, kept: KeptOutcome): Outcome<Applied> {
  return outcomeOf(kept, 'order' in write ? readOrder(sql, write.order) : null);
}

function refundsOf(sql: SqlStorage, order: string): string[] {
  return readOrder(sql, order)?.refunds.map(({ id }) => id) ?? [];
}

import { minorUnits } from '../money/decimal.ts';
import { sources } from '../money/payments.ts';
import { sum } from '../money/spread.ts';
import { isWhole } from '../money/worth.ts';
import { type Plan, type Planned, refused, STORE_CREDIT, type Step } from '../plan/draft.ts';
import type { OrderRecord, Part, Refund } from '../shop.ts';
import type { ShopMove } from '../writes.ts';
import type { ShopifyClient } from './client.ts';
import { FULL_SUGGESTION, OWED, SUGGESTION } from './reads.ts';
import { gid, numberOf, OwedData, type Suggested, SuggestionData } from './wire.ts';

type RefundStep = Step & { do: 'refund' };

/**
 * The same plan with the money that Shopify itself would move: discounts, taxes and what was paid back before
 * are its own to reckon. A difference in price it says only once the return is made: that is a person's.
 * `full`: what it pays back for all of the order, where that was asked for already.
 */
export async function withMoney(
  client: ShopifyClient,
  planned: Planned,
  record: OrderRecord,
  order: string,
  full: Suggested | null,
): Promise<Plan> {
  const refunds = planned.steps.filter((step): step is RefundStep => step.do === 'refund');
  const charges = planned.steps.some(({ do: what }) => what === 'charge' || what === 'balance');
  if (charges || refunds.some(({ row }) => row.exchange !== null)) return refused('unsupported');
  const [one] = refunds;
  if (!one) return planned;
  const paid = planned.steps.some(({ do: what }) => what === 'cancel')
    ? byPaymentOf(full ?? (await inFull(client, order)), record)
    : one.row.status === 'issued'
      ? await owed(client, record, order)
      : await forReturn(client, record, order, refunds);
  return paid ? repriced(planned, one, paid, record) : refused('unsupported');
}

/** Amounts by the payment that they go back to. */
type Paid = Map<string, number>;

/** What Shopify would pay back where all of an order is called off; null where there is no such order. */
export async function inFull(client: ShopifyClient, order: string): Promise<Suggested | null> {
  return (await client.ask(FULL_SUGGESTION, { order }, SuggestionData)).order?.all ?? null;
}

function byPaymentOf(suggested: Suggested | null, { currency }: OrderRecord): Paid | null {
  return suggested && byPayment(suggested, currency);
}

/**
 * For some pieces, also where others are promised and not paid yet: what all of them would bring, less what the
 * others do. So however an order is divided, the parts come to the whole.
 */
async function forReturn(
  client: ShopifyClient,
  record: OrderRecord,
  order: string,
  refunds: readonly RefundStep[],
): Promise<Paid | null> {
  const before = record.refunds.filter(
    ({ status, exchange }) => status === 'on_receipt' && exchange === null,
  );
  const promised = before.flatMap((refund) => partsOf(record, refund));
  const parts = refunds.slice(0, 1).flatMap(({ row }) => row.covers ?? []);
  const variables = {
    order,
    all: linesOf([...promised, ...parts]),
    promised: linesOf(promised),
    shipping: isWhole(record, parts),
  };
  const said = await client.ask(SUGGESTION, variables, SuggestionData);
  if (!said.order) return null;
  const all = byPayment(said.order.all, record.currency);
  for (const [payment, amount] of said.order.promised ? byPayment(said.order.promised, record.currency) : [])
    all.set(payment, (all.get(payment) ?? 0) - amount);
  return all;
}

function partsOf(record: OrderRecord, { covers, return: back }: Refund): Part[] {
  return covers ?? record.returns.find(({ id }) => id === back)?.parts ?? [];
}

/** What the shop owes since the goods came back, as they were paid; null where it says that it owes nothing. */
async function owed(client: ShopifyClient, record: OrderRecord, order: string): Promise<Paid | null> {
  const said = await client.ask(OWED, { order }, OwedData);
  const due = said.order
    ? -minorUnits(said.order.totalOutstandingSet.presentmentMoney.amount, record.currency)
    : 0;
  if (due <= 0) return null;
  return new Map(sources(record, due).map(({ id, share }) => [id, share]));
}

function linesOf(parts: readonly Part[]) {
  const lines = new Map<string, number>();
  for (const { line, quantity } of parts) lines.set(line, (lines.get(line) ?? 0) + quantity);
  return [...lines].map(([line, quantity]) => ({
    ...{ lineItemId: gid('LineItem', line), quantity, restockType: 'NO_RESTOCK' },
  }));
}

function byPayment({ suggestedTransactions }: Suggested, currency: string): Paid {
  const paid: Paid = new Map();
  for (const { amountSet, parentTransaction } of suggestedTransactions) {
    const payment = parentTransaction ? numberOf(parentTransaction.id) : '';
    const amount = minorUnits(amountSet.presentmentMoney.amount, currency);
    paid.set(payment, (paid.get(payment) ?? 0) + amount);
  }
  return paid;
}

/** The plan with these amounts in the place of its own, in what is quoted and in what is written. */
function repriced(planned: Planned, like: RefundStep, paid: Paid, record: OrderRecord): Plan {
  const of = [...paid].filter(([, amount]) => amount > 0);
  if ([...paid.values()].some((amount) => amount < 0)) return refused('unsupported');
  const row = (amount: number, way: Pick<Refund, 'method' | 'label' | 'sources'>): RefundStep => ({
    ...{ do: 'refund', credit: like.credit, row: { ...like.row, ...way, amount } },
  });
  const isCredit = like.credit === STORE_CREDIT.id;
  const parts = of.map(([payment, amount]) => ({ payment, amount }));
  const steps = isCredit
    ? [row(sum(of.map(([, amount]) => amount)), { method: STORE_CREDIT.method, label: '', sources: parts })]
    : of.map(([payment, amount]) => {
        const { method, label } = record.payments.find(({ id }) => id === payment) ?? like.row;
        return row(amount, { method, label, sources: [{ payment, amount }] });
      });
  // A refund of nothing is written too: what it covers is settled.
  const refunds = steps.length > 0 ? steps : [row(0, { ...like.row, sources: [] })];
  const when = like.row.status === 'issued' ? ('now' as const) : ('on_receipt' as const);
  const money = refunds
    .filter(({ row: { amount } }) => amount > 0)
    .map(
      ({ row: { amount, currency, method, label } }): ShopMove => ({
        ...{ direction: 'to_customer', amount, currency, method, label, when },
      }),
    );
  const at = planned.steps.indexOf(like);
  const others = planned.steps.filter(({ do: what }) => what !== 'refund');
  return {
    ...planned,
    quote: { ...planned.quote, money },
    steps: [...others.slice(0, at), ...refunds, ...others.slice(at)],
  };
}

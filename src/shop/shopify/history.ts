import { commit, moveExchange } from '../embedded/commit.ts';
import { readOrder } from '../embedded/orders.ts';
import { minorUnits } from '../money/decimal.ts';
import { first, keptOf, live, part } from '../money/pieces.ts';
import type { Theirs } from '../remote/theirs.ts';
import type { OrderRecord } from '../shop.ts';
import { readNote } from './marks.ts';
import { numberIn } from './orders.ts';
import { numberOf, type Refund, type ShopifyOrder, type ShopifyReturn } from './wire.ts';

const DAY = 86_400_000;

/** Where our records of an order are, beside those of the shop. */
interface Books {
  sql: SqlStorage;
  theirs: Theirs;
  /** Days that a return is open which the shop made without us. */
  returnDays: number;
}

/** Whether a refund of the shop's stands in our own record, or will as part of its return. */
export function isOurs({ sql, theirs }: Books, order: string, refund: Refund): boolean {
  if (refund.return || theirs.oursOf('refund', refund.id) !== null) return true;
  return sql.exec('SELECT 1 FROM cancellations WHERE order_id = ?', order).toArray().length > 0;
}

/** Brings our records of an order to what Shopify says has happened to it, whoever did it. */
export function takeHistory(books: Books, shopify: ShopifyOrder): void {
  const id = numberIn(shopify.name);
  for (const back of shopify.returns.nodes.toReversed()) takeReturn(books, id, back);
  for (const refund of shopify.refunds) takeRefund(books, id, refund);
}

function takeReturn(books: Books, order: string, back: ShopifyReturn): void {
  const { sql, theirs } = books;
  const isOver = back.status === 'CANCELED' || back.status === 'DECLINED';
  const ours = theirs.oursOf('return', back.id) ?? (isOver ? null : adopted(books, order, back));
  const record = readOrder(sql, order);
  const row = record?.returns.find(({ id }) => id === ours);
  if (!record || !row) return;
  if (row.status === 'open' && isOver) {
    for (const exchange of live(record.exchanges).filter((one) => one.return === row.id))
      commit(sql, [{ do: 'undo_exchange', order, exchange: exchange.id, return: row.id }]);
    commit(sql, [{ do: 'undo_return', order, return: row.id }]);
  } else if (row.status === 'open' && isIn(back))
    sql.exec("UPDATE returns SET status = 'received' WHERE id = ?", row.id);
  for (const line of back.exchangeLineItems.nodes) {
    const exchange = theirs.oursOf('exchange', line.id);
    if (exchange && line.processedQuantity >= line.quantity) moveExchange(sql, exchange, 'shipped');
  }
}

function isIn({ status, returnLineItems: { nodes } }: ShopifyReturn): boolean {
  return (
    status === 'CLOSED' ||
    (nodes.length > 0 && nodes.every(({ quantity, processedQuantity }) => processedQuantity >= quantity))
  );
}

/** A return that we have no record of: the shop made it, or our own answer was lost. Its name with us. */
function adopted({ sql, theirs, returnDays }: Books, order: string, back: ShopifyReturn): string | null {
  const lines = back.returnLineItems.nodes;
  const note = lines
    .map(({ returnReasonNote }) => readNote(returnReasonNote))
    .find((found) => found !== null);
  const id = note?.id ?? numberIn(back.name);
  const record = readOrder(sql, order);
  if (!record || id === '') return null;
  theirs.keep('return', id, back.id);
  if (record.returns.some((known) => known.id === id)) return id;
  const createdAt = new Date(back.createdAt).toISOString();
  const deadline = new Date(Date.parse(createdAt) + returnDays * DAY).toISOString().slice(0, 10);
  const parts = lines.flatMap(({ fulfillmentLineItem, quantity }) => {
    const line = fulfillmentLineItem ? numberOf(fulfillmentLineItem.lineItem.id) : '';
    return part(line, first(keptOf(record, line), quantity));
  });
  if (parts.length === 0) return null;
  const reason = note ? '' : (lines[0]?.returnReasonNote ?? '');
  const row = { id, order, parts, reason, createdAt, carrier: note?.carrier ?? '' };
  commit(sql, [{ do: 'open_return', row: { ...row, deadline: note?.deadline ?? deadline } }]);
  // What we were about to exchange we go on with ourselves.
  if (!note) adoptExchanges({ sql, theirs }, record, row, back);
  return id;
}

function adoptExchanges(
  { sql, theirs }: Pick<Books, 'sql' | 'theirs'>,
  { id: order, items }: OrderRecord,
  { id, parts, createdAt }: { id: string; parts: ReturnType<typeof part>; createdAt: string },
  back: ShopifyReturn,
): void {
  const [from] = parts;
  const item = items.find(({ line }) => line === from?.line);
  if (!from || !item) return;
  for (const { id: gid, quantity, lineItems, variantId } of back.exchangeLineItems.nodes) {
    const [made] = lineItems ?? [];
    const exchange = `X-${numberOf(gid)}`;
    theirs.keep('exchange', exchange, gid);
    const to = { sku: made?.sku || numberOf(variantId ?? gid), title: made?.title ?? '', options: {} };
    const pieces = first(from.pieces, quantity);
    const row = { id: exchange, order, line: from.line, quantity, pieces, return: id, to, createdAt };
    const { sku, title, options } = item;
    commit(sql, [{ do: 'reserve', row: { ...row, from: { sku, title, options } } }]);
  }
}

/** Money that the shop paid back for a return: what was promised for it, or what it decided by itself. */
function takeRefund({ sql, theirs }: Books, order: string, refund: Refund): void {
  if (!refund.return || theirs.oursOf('refund', refund.id) !== null) return;
  const ours = theirs.oursOf('return', refund.return.id);
  const record = readOrder(sql, order);
  if (!ours || !record) return;
  const amount = minorUnits(refund.totalRefundedSet.presentmentMoney.amount, record.currency);
  const waiting = record.refunds.filter(
    ({ return: back, exchange, status }) => back === ours && exchange === null && status === 'on_receipt',
  );
  theirs.keep('refund', `shop-${numberOf(refund.id)}`, refund.id);
  for (const { id } of waiting) sql.exec("UPDATE refunds SET status = 'issued' WHERE id = ?", id);
  const [one, another] = waiting;
  if (one && !another) sql.exec('UPDATE refunds SET amount = ? WHERE id = ?', amount, one.id);
  if (one || amount === 0) return;
  const [paid] = record.payments;
  const row = {
    ...{ order, return: ours, exchange: null, amount, currency: record.currency, status: 'issued' as const },
    ...{ method: paid?.method ?? 'payment', label: paid?.label ?? '', sources: [], covers: null },
    at: new Date(refund.createdAt ?? record.placedAt).toISOString(),
  };
  commit(sql, [{ do: 'refund', row, credit: null }]);
}

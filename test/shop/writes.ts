import type { Exchange, Refund, Return, Shop } from '../../src/shop/shop.ts';
import type { Applied, Outcome, ShopWrite } from '../../src/shop/writes.ts';

/* Writes of the port as tests make them: what they are about comes back, agreed to as they are. */

interface Asked {
  key: string;
  order: string;
  now: string;
}

export async function createReturn(
  shop: Shop,
  { lines, ...asked }: Asked & { lines: string[]; reason: string; deadline: string; carrier: string },
): Promise<Outcome<Return>> {
  const lots = lines.map((line) => ({ line, quantity: null }));
  return apply(
    shop,
    { act: 'return', settlement: null, lots, ...rest(asked) },
    asked,
    ({ return: back }) => back,
  );
}

export async function createExchange(
  shop: Shop,
  { line, sku, ...asked }: Asked & { line: string; sku: string },
): Promise<Outcome<Exchange>> {
  const swaps = [{ line, sku, quantity: null }];
  const terms = {
    deadline: '2026-12-22',
    carrier: 'Mondial Relay',
    difference: 'none',
    payment: null,
  } as const;
  return apply(
    shop,
    { act: 'exchange', swaps, ...terms, ...rest(asked) },
    asked,
    ({ exchanges }) => exchanges[0],
  );
}

export async function settleByRefund(
  shop: Shop,
  asked: Asked & { return: string },
): Promise<Outcome<Refund>> {
  return apply(
    shop,
    { act: 'settle', settlement: { to: 'original' }, ...rest(asked) },
    asked,
    ({ refunds }) => refunds[0],
  );
}

export async function cancelOrder(shop: Shop, asked: Asked): Promise<Outcome<Refund>> {
  return apply(
    shop,
    { act: 'cancel', lots: null, reason: '', ...rest(asked) },
    asked,
    ({ refunds }) => refunds[0],
  );
}

export async function undoExchange(
  shop: Shop,
  asked: Asked & { exchange: string },
): Promise<Outcome<Exchange>> {
  return apply(shop, { act: 'undo_exchange', ...rest(asked) }, asked, ({ exchanges }) => exchanges[0]);
}

export async function undoReturn(shop: Shop, asked: Asked & { return: string }): Promise<Outcome<Return>> {
  return apply(shop, { act: 'undo_return', ...rest(asked) }, asked, ({ return: back }) => back);
}

/** What of a request is the write's own. */
function rest<T extends Asked>({ key: _, now: __, ...write }: T): Omit<T, 'key' | 'now'> {
  return write;
}

async function apply<T>(
  shop: Shop,
  write: ShopWrite,
  { key, now }: Asked,
  about: (applied: Applied) => T | null | undefined,
): Promise<Outcome<T>> {
  const outcome = await shop.apply(write, { key, now, agreed: null });
  if (!outcome.ok) return outcome;
  const value = about(outcome.value);
  if (!value) throw new Error('nothing came of it');
  return { ok: true, value, existing: outcome.existing };
}

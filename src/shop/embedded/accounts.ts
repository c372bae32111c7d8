import { STORE_CREDIT } from '../plan/draft.ts';
import type { Account } from '../shop.ts';
import { amendedAddress } from './amendments.ts';

/** A customer as the feed has them, with the usual address and the balances that hold now. */
export function withBalances(sql: SqlStorage, account: Account): Account {
  const rows = sql
    .exec<{ method: string; base: number; amount: number }>(
      'SELECT method, base, amount FROM balances WHERE account = ?',
      account.id,
    )
    .toArray();
  const since = (method: string, base: number) =>
    rows.find((row) => row.method === method && row.base === base)?.amount ?? 0;
  const methods = (account.paymentMethods ?? []).map((method) =>
    method.balance === undefined
      ? method
      : { ...method, balance: method.balance + since(method.id, method.balance) },
  );
  const credit = since(STORE_CREDIT.id, 0);
  if (credit !== 0) methods.push({ ...STORE_CREDIT, balance: credit });
  const address = amendedAddress(sql, account);
  return {
    ...account,
    ...(address ? { addresses: [address, ...(account.addresses ?? []).slice(1)] } : {}),
    ...(methods.length > 0 ? { paymentMethods: methods } : {}),
  };
}

/** Adds to a balance, beside the one that the feed says now. */
export function addToBalance(
  sql: SqlStorage,
  fed: Account | null,
  id: string,
  method: string,
  amount: number,
): void {
  const base = fed?.paymentMethods?.find((other) => other.id === method)?.balance ?? 0;
  sql.exec(
    `INSERT INTO balances (account, method, base, amount) VALUES (?, ?, ?, ?)
     ON CONFLICT (account, method, base) DO UPDATE SET amount = amount + excluded.amount`,
    id,
    method,
    base,
    amount,
  );
}

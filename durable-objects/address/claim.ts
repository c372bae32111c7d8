import type { KnownAccount } from '../../src/identity/assurance.ts';
import type { Claim, ShopRecord } from './rpc.ts';

/** The one row of an address, as it is stored. */
export type ClaimRow = {
  home: string;
  hint: string;
  account: string | null;
  known_at: number | null;
  last_order_at: string | null;
  departed_at: string | null;
  companion: string | null;
  confirmed: string | null;
  confirmed_at: string | null;
  shared_at: string | null;
};

/** The account of a record, as it is stored. */
export function accountJson(record: ShopRecord | null): string | null {
  return record?.account ? JSON.stringify(record.account) : null;
}

/** What a row says. */
export function toClaim(row: ClaimRow, erasedAt: string | null): Claim {
  return {
    home: row.home,
    hint: row.hint,
    account: row.account ? (JSON.parse(row.account) as KnownAccount) : null,
    lastOrderAt: row.last_order_at,
    knownAt: row.known_at,
    departedAt: row.departed_at,
    companion: row.companion,
    confirmed:
      row.confirmed && row.confirmed_at
        ? { account: JSON.parse(row.confirmed) as KnownAccount, at: row.confirmed_at }
        : null,
    sharedAt: row.shared_at,
    erasedAt,
  };
}

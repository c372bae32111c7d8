import type { Account, Order } from '../shop.ts';

/** What of an order, or of a customer, holds instead of what the feed says. */
interface Amended {
  items: Pick<Order, 'items' | 'total' | 'discount'>;
  address: Pick<Order, 'address'>;
}

/**
 * What holds instead of the feed's word, while the feed says the same as then; nothing where nothing does.
 */
export function amended<Field extends keyof Amended>(
  sql: SqlStorage,
  fed: Order,
  field: Field,
): Partial<Amended[Field]> {
  return read(sql, fed.id, field, baseOf(fed, field)) ?? {};
}

/** Changes a field of an order that the feed brought; it lapses when the feed brings another value. */
export function amend<Field extends keyof Amended>(
  sql: SqlStorage,
  fed: Order,
  field: Field,
  value: Amended[Field],
): void {
  write(sql, fed.id, field, baseOf(fed, field), value);
}

/** The customer's usual address, where it was changed here. */
export function amendedAddress(sql: SqlStorage, account: Account): Order['address'] {
  const found: Amended['address'] | null = read(sql, `account:${account.id}`, 'address', usualOf(account));
  return found?.address ?? null;
}

/** Changes an account's usual address; it lapses when the feed brings another one. */
export function amendAddress(sql: SqlStorage, account: Account, address: Order['address']): void {
  write(sql, `account:${account.id}`, 'address', usualOf(account), { address });
}

function usualOf({ addresses }: Account): string {
  return JSON.stringify(addresses?.[0] ?? null);
}

function baseOf(fed: Order, field: keyof Amended): string {
  const { items, total, discount = 0, shipping = 0, address = null } = fed;
  return JSON.stringify(field === 'items' ? { items, total, discount, shipping } : address);
}

function read<Value>(sql: SqlStorage, subject: string, field: string, base: string): Value | null {
  const row = sql
    .exec<{ value: string }>(
      'SELECT value FROM amendments WHERE subject = ? AND field = ? AND base = ?',
      subject,
      field,
      base,
    )
    .toArray()[0];
  return row ? JSON.parse(row.value) : null;
}

function write(sql: SqlStorage, subject: string, field: string, base: string, value: unknown): void {
  sql.exec(
    'INSERT OR REPLACE INTO amendments (subject, field, base, value) VALUES (?, ?, ?, ?)',
    subject,
    field,
    base,
    JSON.stringify(value),
  );
}

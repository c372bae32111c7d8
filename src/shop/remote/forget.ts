import { Theirs } from './theirs.ts';

/**
 * Forgets a person in what is kept beside a shop system: who they are, where they live, what was asked and
 * written for them. What of a return nobody else keeps (its pieces, its deadline, its money) stays under its
 * number, without a name or a word: it is the shop's own record, and ends what is under way. `orders`: those
 * that the system itself names, beside the ones that are known here; `theirs`: the same by the ids that they have there.
 */
export function forgetAccount(
  sql: SqlStorage,
  account: string,
  orders: readonly string[],
  theirs: readonly string[] = [],
): void {
  const known = sql.exec<{ id: string }>('SELECT id FROM orders WHERE account = ?', account).toArray();
  // Copies are by what was asked, and anybody may stand in them.
  sql.exec('DELETE FROM copies');
  sql.exec("DELETE FROM sendings WHERE json_extract(subject, '$.account') = ?", account);
  sql.exec("DELETE FROM untold_labels WHERE json_extract(label, '$.owner') = ?", account);
  sql.exec('DELETE FROM balances WHERE account = ?', account);
  sql.exec('DELETE FROM amendments WHERE subject = ?', `account:${account}`);
  const named = theirs.flatMap((id) => new Theirs(sql).oursOf('order', id) ?? []);
  for (const id of new Set([...known.map((row) => row.id), ...orders, ...named])) {
    for (const statement of OF_AN_ORDER) sql.exec(statement, id);
  }
}

const OF_AN_ORDER = [
  "DELETE FROM sendings WHERE json_extract(subject, '$.order') = ?",
  "DELETE FROM writes WHERE json_extract(subject, '$.order') = ?",
  'DELETE FROM contacts WHERE order_id = ?',
  'DELETE FROM amendments WHERE subject = ?',
  'DELETE FROM labels WHERE return_id IN (SELECT id FROM returns WHERE order_id = ?)',
  'DELETE FROM untold_labels WHERE return_id IN (SELECT id FROM returns WHERE order_id = ?)',
  'DELETE FROM later_effects WHERE order_id = ?',
  "UPDATE returns SET reason = '', label = NULL WHERE order_id = ?",
  "UPDATE refunds SET label = '' WHERE order_id = ?",
  "UPDATE charges SET label = '' WHERE order_id = ?",
  "UPDATE cancellations SET reason = '' WHERE order_id = ?",
  "UPDATE changes SET reason = '' WHERE order_id = ?",
  'DELETE FROM arrivals WHERE order_id = ?',
  "DELETE FROM theirs WHERE kind = 'order' AND ours = ?",
  'DELETE FROM orders WHERE id = ?',
];

import { z } from 'zod';
import type { ThreadLine } from '../../../src/backup/lines.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { type RowsPage, rowsFrom, type TableRows } from '../../storage/rows.ts';
import type { ObjectContext } from '../context.ts';
import { keysOf } from '../privacy/files.ts';
import { heldAddresses } from '../privacy/held-addresses.ts';

/** A page of a customer's lines; `next` is where the following one begins, null behind the last. */
export interface BackupPage {
  lines: ThreadLine[];
  next: string | null;
}

/** What only grows is read page by page. */
const GROWING = ['log', 'reasons', 'externals'];
/**
 * What changes is read in one step with the end of the log. State, exchanges and tickets follow from the log; codes, limits and
 * calls by their Idempotency-Key are worth nothing later.
 */
const CHANGING = ['outbox', 'actions', 'addresses', 'promises', 'approvals', 'links', 'calls'];

/** The tables of a thread that a backup has. */
export const THREAD_TABLES: readonly string[] = [...GROWING, ...CHANGING];

const StoredLed = z.object({ leader: z.string().nullable().default(null) });
const Place = z.object({ rows: z.string().nullable(), seq: z.number() });

type BackupContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'sql' | 'meta' | 'thread' | 'shop' | 'isNobody'
>;

/** Reads the page at a place; null where nobody is. What belongs together at the end of a thread is read without an await between. */
export async function backUp(context: BackupContext, place: string | null): Promise<BackupPage | null> {
  if (context.isNobody()) return null;
  const { self, sql, meta } = context;
  const from = place === null ? { rows: null, seq: 0 } : Place.parse(JSON.parse(place));
  const lines: ThreadLine[] = [];
  if (place === null)
    lines.push({
      type: 'customer',
      id: self,
      created: meta.get('created') ?? '',
      country: meta.get('country'),
      led: meta.get('led'),
    });
  const page = rowsFrom(sql, GROWING, from.rows);
  lines.push(...threadLines(context, page));
  const seq = lastSeq(page, from.seq);
  if (page.next !== null)
    return { lines, next: JSON.stringify({ rows: page.next, seq } satisfies z.infer<typeof Place>) };
  const addresses = await addressesOf(context);
  const log = rowsFrom(sql, ['log'], JSON.stringify({ table: 'log', key: [seq] }));
  lines.push(...threadLines(context, log));
  for (let rows: RowsPage = { tables: [], next: null }, first = true; first || rows.next; first = false) {
    rows = rowsFrom(sql, CHANGING, rows.next);
    lines.push(...threadLines(context, rows));
  }
  return { lines: [...lines, ...addresses, { type: 'end', customer: self }], next: null };
}

/** The number of the last event in a page of rows. */
function lastSeq({ tables }: RowsPage, before: number): number {
  const last = tables.findLast(({ table }) => table === 'log')?.rows.at(-1)?.seq;
  return typeof last === 'number' ? last : before;
}

/** Rows as lines, each with the files that its events name. A follower's are its leader's, who has its events. */
function threadLines({ self, meta }: BackupContext, { tables }: RowsPage): ThreadLine[] {
  const { leader } = StoredLed.parse(JSON.parse(meta.get('led') ?? '{}'));
  return tables.flatMap(({ table, rows }): ThreadLine[] => [
    { type: 'thread', customer: self, table, rows },
    ...(table === 'log' && !leader ? filesIn({ table, rows }) : []).map(
      (key): ThreadLine => ({ type: 'file', customer: self, key }),
    ),
  ]);
}

function filesIn({ rows }: TableRows): string[] {
  return [...new Set(rows.flatMap(({ fact }) => keysOf(storedFact(String(fact)))))];
}

/** What leads here. A shop that is down holds up no backup: an address that only it knows is found again when somebody writes from it. */
async function addressesOf(context: BackupContext): Promise<ThreadLine[]> {
  const { self, thread, shop } = context;
  const { account } = thread.state;
  const onFile = account ? await shop.account(account.id).catch(() => null) : null;
  const held = await heldAddresses(context, onFile);
  return held.map(({ address, claim: { erasedAt: _, ...claim } }) => ({
    type: 'address',
    customer: self,
    address,
    claim,
  }));
}

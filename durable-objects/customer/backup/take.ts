import type { LineOf, ThreadLine } from '../../../src/backup/lines.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import type { Led } from '../../../src/identity/linking.ts';
import { storeObject } from '../../clients/store.ts';
import { putRows, type Row, UnknownRows } from '../../storage/rows.ts';
import type { ObjectContext } from '../context.ts';
import { kindsWhere } from '../delivery/effects/index.ts';
import { StoredLed } from '../links/book.ts';
import { MAX_HOPS } from '../links/links.ts';
import { keysOf } from '../privacy/files.ts';
import { forgetTestimony } from '../privacy/redact.ts';
import type { Parts } from '../wiring.ts';
import { THREAD_TABLES } from './give.ts';

/** What came of a customer's lines. */
export type Restored = 'taken' | 'kept' | 'erased';

/** Why a message that waited to leave does not any more. */
const MAY_HAVE_LEFT = 'taken back from a backup: nobody knows whether it left';

type RestoreParts = Pick<Parts, 'context' | 'scheduler' | 'links'>;

/**
 * Takes lines of a backup back. While it goes on nothing else is written here (see wiring.ts), and nobody is found here before its
 * end: then state and projections are made of the log, other objects hear of the thread again, and what it owes is owed.
 */
export async function restore(
  parts: RestoreParts,
  backup: string,
  lines: readonly ThreadLine[],
): Promise<Restored> {
  const { context } = parts;
  if (context.schema.made && context.meta.get('restoring') !== backup && !context.isNobody()) return 'kept';
  for (const line of lines) {
    if (line.type === 'customer') await begin(parts, backup, line);
    if (context.meta.get('restoring') !== backup) return 'kept';
    if (line.type === 'thread') put(parts, line);
    if (line.type === 'end') await end(parts);
  }
  return 'taken';
}

async function begin({ context }: RestoreParts, backup: string, made: LineOf<'customer'>): Promise<void> {
  const { meta, thread, storage } = context;
  const led = made.led === null ? null : readLed(made.led);
  context.begin();
  storage.transactionSync(() => {
    meta.set('restoring', backup);
    meta.set('created', made.created);
    if (made.country) meta.set('country', made.country);
    if (led) meta.set('led', JSON.stringify(led));
  });
  thread.generation.next();
  if (!led || !(await leadsInCircle(context, led.leader))) return;
  meta.set('led', JSON.stringify({ ...led, leader: null }));
  thread.generation.next();
  throw new UnknownRows('threads that lead each other in a circle');
}

const LedLine = StoredLed.refine(({ leader }) => leader === null || /^cu_[0-9a-f]{32}$/.test(leader));

/** Who leads a thread, of a line that anybody may have written. */
function readLed(text: string): Led {
  try {
    return LedLine.parse(JSON.parse(text));
  } catch {
    throw new UnknownRows('a leader that cannot be read');
  }
}

/** Whether who leads is led by this thread: a call would be passed on for ever. Asked once it is written, so that of two at once one sees it. */
async function leadsInCircle({ self, other }: ObjectContext, leader: string | null): Promise<boolean> {
  let at = leader;
  for (let hops = 0; at !== null; hops++) {
    if (at === self || hops === MAX_HOPS) return true;
    at = (await other(at).objectState()).leader;
  }
  return false;
}

function put({ context: { sql, storage } }: RestoreParts, { table, rows }: LineOf<'thread'>): void {
  if (!THREAD_TABLES.includes(table)) throw new UnknownRows('there is no table of that name');
  if (table === 'log') for (const { fact } of rows) read(fact);
  storage.transactionSync(() => putRows(sql, table, rows));
}

/** An event that no version reads would stop the whole thread. */
function read(fact: Row[string] | undefined): void {
  try {
    storedFact(String(fact));
  } catch {
    throw new UnknownRows('an event that cannot be read');
  }
}

async function end({ context, scheduler, links }: RestoreParts): Promise<void> {
  const { sql, storage, meta, thread, store, env, self } = context;
  storage.transactionSync(() => {
    // Whether it left is known where it left from: nobody is written to twice.
    sql.exec(
      `UPDATE outbox SET state = 'parked', error = ? WHERE state IN ('queued', 'sending', 'held')
         AND (kind IN (${kindsWhere(({ posted }) => posted)}) OR kind IN ('code', 'notice', 'confirm', 'acknowledgement', 'file'))`,
      MAY_HAVE_LEFT,
    );
    thread.log.restored();
  });
  const strangers = sql
    .exec<{ id: string }>(
      "SELECT DISTINCT json_extract(fact, '$.from') AS id FROM log WHERE type = 'testimony.heard'",
    )
    .toArray()
    .map(({ id }) => id);
  const erased = await storeObject(env, store).erasedOf(strangers.filter((id) => id !== self));
  for (const stranger of erased) await forgetTestimony(context, links.leader, stranger);
  storage.transactionSync(() => {
    // What happened before is no news to the store's own systems.
    meta.set('hooked', String(thread.log.seq));
    meta.set('restoring', '');
  });
  thread.generation.next();
  await scheduler.arm();
}

/** Whether an event of the thread names a file. */
export function namesFile({ schema, sql }: Pick<ObjectContext, 'schema' | 'sql'>, file: string): boolean {
  if (!schema.made) return false;
  // As JSON has it: the rows that are read whole are few.
  const rows = sql.exec<{ fact: string }>(
    "SELECT fact FROM log WHERE type <> 'testimony.heard' AND instr(fact, ?) > 0",
    JSON.stringify(file),
  );
  for (const { fact } of rows) if (keysOf(storedFact(fact)).includes(file)) return true;
  return false;
}

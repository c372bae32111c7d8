import type { BackupLine, LineOf, ThreadLine } from '../../src/backup/lines.ts';
import type { Env } from '../../src/env.ts';
import type { Address } from '../../src/identity/address.ts';
import type { Row } from '../storage/rows.ts';
import { addressObject } from './address.ts';
import { keeperOf } from './backup.ts';
import { objectName, open } from './open.ts';
import { storeObject } from './store.ts';

/** Columns that say of whom a row is. */
const OF_WHOM = ['customer', 'asker', 'person'] as const;

/** Whose lines stayed out, by id. */
export interface LeftOut {
  /** They are there already, and stay as they are. */
  kept: Set<string>;
  /** They were erased. */
  erased: Set<string>;
}

/** Takes rows of a store's own objects back, but for those of people who were erased since. */
export async function restoreRows(
  env: Env,
  store: string,
  { of, table, rows }: LineOf<'rows'>,
): Promise<void> {
  const known = [...new Set(rows.flatMap(whose))];
  const erased = new Set(await storeObject(env, store).erasedOf(known));
  // Figures keep the numbers, and lead to nobody.
  const nobody = crypto.randomUUID();
  const left = rows.flatMap((row): Row[] => {
    if (!whose(row).some((id) => erased.has(id))) return [row];
    return of === 'figures' ? [{ ...row, person: nobody }] : [];
  });
  await keeperOf(env, store, of).restore([{ table, rows: left }]);
}

function whose(row: Row): string[] {
  return OF_WHOM.flatMap((column) => {
    const id = row[column];
    return typeof id === 'string' && id.startsWith('cu_') ? [id] : [];
  });
}

/** Takes lines of customers back, in their order; says whose stayed out. */
export async function restoreThreads(
  env: Env,
  store: string,
  backup: string,
  lines: readonly ThreadLine[],
): Promise<LeftOut> {
  const out: LeftOut = { kept: new Set(), erased: new Set() };
  const all = Map.groupBy(lines, whoseLine);
  const erased = await storeObject(env, store).erasedOf([...all.keys()]);
  for (const customer of erased) out.erased.add(customer);
  for (const [customer, theirs] of all) {
    if (out.erased.has(customer)) continue;
    const object = open(env, env.CUSTOMER, objectName(store, customer));
    // Whoever writes meets the whole thread: their addresses come before its end, and until then whoever comes is to come again.
    const came = await object.restore(
      backup,
      theirs.filter(({ type }) => type !== 'address' && type !== 'end'),
    );
    if (came !== 'taken') {
      out[came].add(customer);
      continue;
    }
    for (const line of theirs) if (line.type === 'address') await claim(env, store, line);
    const end = theirs.filter(({ type }) => type === 'end');
    if (end.length > 0) await object.restore(backup, end);
  }
  return out;
}

/** Whose a line is. */
export function isOfThread(line: BackupLine): line is ThreadLine {
  return ['customer', 'thread', 'address', 'file', 'end'].includes(line.type);
}

function whoseLine(line: ThreadLine): string {
  return line.type === 'customer' ? line.id : line.customer;
}

/** Nobody is given an address by somebody else's lines. */
async function claim(
  env: Env,
  store: string,
  { customer, address, claim }: LineOf<'address'>,
): Promise<void> {
  if (claim.home !== customer) return;
  await addressObject(env, store, address as Address, {}).adopt({ ...claim, erasedAt: null });
}

import { unpackLanguages } from '../../language/heard/heard.ts';
import { packed } from '../../language/heard/weights.ts';
import type { ReadTable } from '../../tables/table.ts';
import { unpackModel } from './learned/model.ts';
import { learned } from './learned/weights.ts';

/** What this brain reads messages by, beside its patterns. */
const TABLES = [learned, packed];

/** Reads and unpacks what is not read yet. Throws where any of it cannot be had: then nothing may be understood. */
export async function loadTables(read: ReadTable): Promise<void> {
  await Promise.all(TABLES.map((table) => table.load(read)));
  unpackModel();
  unpackLanguages();
}

/** As in an isolate that has just started. */
export function forgetTables(): void {
  for (const table of TABLES) table.forget();
}

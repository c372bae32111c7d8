/*
 * npm run restore -- --store=NAME --from=FILE: takes a backup (`npm run backup`) back into a store of the service at
 * `--at=https://HOST` (or ONETHREAD_URL; else the development one) under the store's own token, ADMIN_TOKEN. A store that is not
 * empty is refused; with `--anyway` what is missing there comes back, and who and what is there stays. `--erased=LATER` names a
 * later backup: whoever was erased by then is not brought back. Run again it goes on where it was cut off.
 */
import { parseArgs } from 'node:util';
import { apiOf } from './backup/call.ts';
import { linesOf } from './backup/file.ts';
import { restoreLines } from './backup/take.ts';
import { localService } from './clients/service.ts';

const write = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      store: { type: 'string' },
      from: { type: 'string' },
      at: { type: 'string' },
      erased: { type: 'string' },
      anyway: { type: 'boolean', default: false },
    },
  });
  const { store, from, erased, anyway } = values;
  if (!store || !from) {
    write('Say which store, and from which file: npm run restore -- --store=main --from=main.ndjson');
    return 2;
  }
  const { base, adminToken } = localService(values.at);
  const restored = await restoreLines(apiOf(base, adminToken), linesOf(from), {
    store,
    anyway,
    erasedIn: erased ? linesOf(erased) : undefined,
  });
  const { customers, files, missing, kept } = restored;
  write(`${customers} threads and ${files} files of ${restored.store} are in ${store}.`);
  if (missing > 0) write(`${missing} files were kept no longer when the backup was made.`);
  if (kept.size > 0) write(`${kept.size} threads were there already, and stay as they are.`);
  if (restored.erased.size > 0) write(`${restored.erased.size} people were erased since, and stay so.`);
  for (const line of restored.left) write(`To be seen to: ${line}.`);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    write(error instanceof Error ? error.message : 'It failed.');
    process.exit(1);
  },
);

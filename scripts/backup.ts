/*
 * npm run backup -- --store=NAME --to=FILE: writes all of a store into a file (NDJSON), from the service at `--at=https://HOST`
 * (or ONETHREAD_URL; else the development one) under the store's own token, ADMIN_TOKEN. Run again with the same file it goes on
 * where it was cut off. Secrets, tokens, sign-ins and the audit are not in it. The file names people: keep it as you keep letters.
 */
import { closeSync, existsSync, fsyncSync, openSync, truncateSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { apiOf } from './backup/call.ts';
import { linesOf } from './backup/file.ts';
import { backupLines } from './backup/give.ts';
import { localService } from './clients/service.ts';

const write = (text: string) => process.stdout.write(`${text}\n`);
const Mark = z.object({ type: z.string(), store: z.string().optional(), after: z.string().optional() });

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { store: { type: 'string' }, to: { type: 'string' }, at: { type: 'string' } },
  });
  const { store, to } = values;
  if (!store || !to) {
    write('Say which store, and into which file: npm run backup -- --store=main --to=main.ndjson');
    return 2;
  }
  const { base, adminToken } = localService(values.at);
  const written = existsSync(to) ? await writtenIn(to) : null;
  if (written?.complete) {
    write(`${to} is a whole backup: name another file.`);
    return 2;
  }
  if (written) truncateSync(to, written.size);
  const file = openSync(to, 'a', 0o600);
  let lines = 0;
  try {
    for await (const line of backupLines(apiOf(base, adminToken), written?.after ?? null)) {
      if (lines === 0 && !written?.after) mustBeOf(store, line);
      writeSync(file, `${line}\n`);
      if (++lines % 1_000 === 0) write(`… ${lines} lines`);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  write(`${store} is in ${to}.`);
  return 0;
}

function mustBeOf(store: string, line: string): void {
  const head = Mark.parse(JSON.parse(line));
  if (head.store !== store) throw new Error(`the token is of the store ${head.store}, not of ${store}`);
}

/** How far an earlier run came: up to the end of its last whole page. */
async function writtenIn(file: string): Promise<{ after: string | null; size: number; complete: boolean }> {
  const found = { after: null as string | null, size: 0, complete: false };
  let size = 0;
  for await (const line of linesOf(file)) {
    size += Buffer.byteLength(line) + 1;
    if (line.startsWith('{"type":"complete"')) found.complete = true;
    if (!line.startsWith('{"type":"next"')) continue;
    const { after } = Mark.parse(JSON.parse(line));
    Object.assign(found, { after: after ?? null, size });
  }
  return found;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    write(error instanceof Error ? error.message : 'It failed.');
    process.exit(1);
  },
);

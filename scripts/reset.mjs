// npm run reset: forgets everything the development service knows. It refuses while the service runs.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { running } from './running.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const base = running(root);
if (base) {
  process.stderr.write(`The service is running on ${base}. Stop it first; nothing was cleared.\n`);
  process.exit(1);
}
for (const folder of ['.wrangler', join('sandbox', '.wrangler')]) {
  rmSync(join(root, folder), { recursive: true, force: true });
}
process.stdout.write('Cleared. The next npm start begins with a fresh demo store.\n');

// npm run reset: forgets everything the development service knows. Stop it first.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const folder of ['.wrangler', join('sandbox', '.wrangler')]) {
  rmSync(join(root, folder), { recursive: true, force: true });
}
process.stdout.write('Cleared. The next npm start begins with a fresh demo store.\n');

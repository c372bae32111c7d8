// npm run deploy: deploys with wrangler, unless the configuration would scatter data over jurisdictions.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildStatic } from './build-static.mjs';
import { disagreement, jurisdictionsIn } from './jurisdictions.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wrong = disagreement(jurisdictionsIn(readFileSync(join(root, 'wrangler.toml'), 'utf8')));
if (wrong) {
  process.stderr.write(`wrangler.toml: ${wrong}\n`);
  process.exit(2);
}
await buildStatic();
const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
const { status } = spawnSync(process.execPath, [wrangler, 'deploy', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);

/*
 * npm run costs: what a month costs at 1,000, 5,000 and 50,000 orders, as the table of docs/costs.md: what was counted for a contact
 * and an order (bench/costs/measured.json), times prices (prices.json, each with its date and source), by what is assumed of a shop
 * (assumed.json). `--write` puts it into docs/costs.md. `--measure` counts anew first, over a development service of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Assumed, Measured, Prices } from '../bench/costs/counts.ts';
import { measure } from '../bench/costs/measure.ts';
import { costsPage, monthOf } from '../bench/costs/table.ts';
import { localService, until } from './clients/service.ts';
import { buildTables } from './tables.mjs';

const PAGE = 'docs/costs.md';
const MARK = '<!-- npm run costs -- --write -->\n';
const PORT = process.env.PORT || '8978';
const dataOf = (name: string): unknown => JSON.parse(readFileSync(`bench/costs/${name}.json`, 'utf8'));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { measure: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  });
  if (values.measure)
    writeFileSync('bench/costs/measured.json', `${JSON.stringify(await measuredAnew(), null, 2)}\n`);
  const [measured, prices, assumed] = [
    Measured.parse(dataOf('measured')),
    Prices.parse(dataOf('prices')),
    Assumed.parse(dataOf('assumed')),
  ];
  const orders = Object.keys(assumed.mix).map(Number);
  const months = orders.map((n) => monthOf(n, measured, prices, assumed));
  const table = costsPage(months, measured, prices, assumed);
  process.stdout.write(table);
  if (values.write) {
    const [before = ''] = readFileSync(PAGE, 'utf8').split(MARK);
    writeFileSync(PAGE, `${before}${MARK}${table}`);
  }
  return 0;
}

/** Over the service with its counting worker, on a folder that goes with it. */
async function measuredAnew(): Promise<Measured> {
  buildTables('dist/development');
  const state = mkdtempSync(join(tmpdir(), 'onethread-costs-'));
  // Beside the one it is made of, whose paths it has.
  const config = 'sandbox/wrangler.costs.toml';
  const development = readFileSync('sandbox/wrangler.toml', 'utf8');
  writeFileSync(config, development.replace('main = "worker.ts"', 'main = "../bench/costs/worker.ts"'));
  const wrangler = 'node_modules/wrangler/bin/wrangler.js';
  const options = ['--config', config, '--persist-to', state, '--port', PORT, '--ip', 'localhost'];
  const child = spawn(
    process.execPath,
    [wrangler, 'dev', ...options, '--inspector-port', '0', '--log-level', 'error'],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' },
    },
  );
  try {
    const service = localService(`http://localhost:${PORT}`);
    const answers = async () => ((await service.fetch('/sandbox/clock').catch(() => null))?.ok ? true : null);
    await until('the counting service', answers, 120_000);
    return await measure(service);
  } finally {
    stop(child);
    rmSync(state, { recursive: true, force: true });
    rmSync(config, { force: true });
  }
}

/** It is a group of its own. */
function stop({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGKILL');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'It failed.'}\n`);
    process.exit(1);
  },
);

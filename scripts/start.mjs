// npm start: the whole service on this machine, with no key and no account.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildDevelopment } from './build-static.mjs';
import { noteRunning } from './running.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const port = process.env.PORT || '8787';
const base = `http://localhost:${port}`;
// Somewhere else for a service that is to remember nothing, such as that of a test.
const state = process.env.ONETHREAD_STATE
  ? resolve(process.env.ONETHREAD_STATE)
  : join(root, '.wrangler', 'state');

if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
  process.stderr.write(`PORT=${port} is not a port.\n`);
  process.exit(2);
}
if (await answers()) {
  process.stderr.write(`Something already answers on ${base}. Set PORT to another one.\n`);
  process.exit(1);
}

await buildDevelopment();

// The stock Node may be too old for wrangler; the one in node_modules is not.
const bundled = join(root, 'node_modules', 'node', 'bin', 'node');
const node = existsSync(bundled) ? bundled : process.execPath;
const child = spawn(
  node,
  [
    join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js'),
    'dev',
    ...['--config', join(root, 'sandbox', 'wrangler.toml')],
    ...['--persist-to', state],
    ...['--ip', 'localhost', '--port', port, '--inspector-port', '0'],
    ...['--log-level', process.env.LOG_LEVEL || 'warn'],
    ...models(),
    '--show-interactive-dev-session=false',
  ],
  {
    cwd: root,
    // A group of its own, so that wrangler and workerd stop together.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_SEND_ERROR_REPORTS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      CI: '1',
    },
  },
);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// A program that started this and kept a channel to it is gone.
process.on('disconnect', stop);
const forget = process.env.ONETHREAD_STATE ? () => {} : noteRunning(root, base);
child.on('exit', (code, signal) => {
  forget();
  process.exit(stopping ? 0 : (code ?? (signal ? 1 : 0)));
});

const deadline = Date.now() + 120_000;
while (!(await answers('/healthz'))) {
  if (Date.now() > deadline) {
    process.stderr.write('The service did not come up within two minutes.\n');
    stop();
    break;
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}
if (!stopping) {
  const demo = port === '8787' ? 'npm run demo' : `PORT=${port} npm run demo`;
  const stays = process.env.ONETHREAD_STATE ? state : '.wrangler/ (npm run reset clears it)';
  process.stdout.write(`
Onethread is running.

  Playground   ${base}/   be a customer on all four channels, or the advisor
${(await there('/console/')) ? `  Console      ${base}/console/\n` : ''}\
  API          ${base}/api/v1/openapi.json   (bearer dev-admin-token)

  ${demo} plays a whole story against it. Ctrl-C stops it; what it knows stays in ${stays}.
`);
}

function stop() {
  if (stopping) process.exit(130);
  stopping = true;
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), 5_000).unref();
}

function kill(signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/**
 * Keys and addresses of real models that the environment names, as variables of the service. A key without an address asks the
 * provider itself, and the first of them answers for stores that name no brain.
 */
function models() {
  const { env } = process;
  const providers = [
    ['claude', 'ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'https://api.anthropic.com'],
    ['gpt', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'https://api.openai.com/v1'],
    ['compatible', 'COMPATIBLE_API_KEY', 'COMPATIBLE_BASE_URL', ''],
  ];
  const given = [];
  const vars = [];
  for (const [kind, key, base, usual] of providers) {
    if (!env[key] && !env[base]) continue;
    given.push(kind);
    if (env[key]) vars.push(`${key}:${env[key]}`);
    if (env[base] || usual) vars.push(`${base}:${env[base] || usual}`);
  }
  const brain = env.DEFAULT_BRAIN || (given[0] === 'compatible' ? '' : given[0]);
  if (brain) vars.push(`DEFAULT_BRAIN:${brain}`);
  return vars.flatMap((one) => ['--var', one]);
}

/** Whether there is a page. */
async function there(path) {
  const response = await fetch(base + path).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}

async function answers(path = '/') {
  try {
    const response = await fetch(base + path, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return path === '/' || response.status !== 503;
  } catch {
    return false;
  }
}

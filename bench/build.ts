import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

let code: Promise<string> | null = null;

/**
 * The folder with the measuring Worker as wrangler would deploy it: built once, and gone with this process.
 */
export function built(): Promise<string> {
  code ??= build(mkdtempSync(join(tmpdir(), 'onethread-bench-code-')));
  return code;
}

async function build(folder: string): Promise<string> {
  const program = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
  const config = join(here, 'wrangler.toml');
  const command = [program, 'deploy', '--dry-run', '--outdir', folder, '--config', config];
  const child = spawn(nodeForWrangler(), command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_SEND_ERROR_REPORTS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      CI: '1',
    },
  });
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(here, '.wrangler'), { recursive: true, force: true });
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
  }
  const ended = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (ended !== 0) throw new Error(`the service could not be built:\n${said.trim()}`);
  return folder;
}

/** The stock Node may be too old for wrangler; the one in node_modules is not. */
function nodeForWrangler(): string {
  const bundled = join(root, 'node_modules', 'node', 'bin', 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How long the service may take to answer, in milliseconds. */
const STARTS_WITHIN = 60_000;

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** The measured service: wrangler and workerd in a process group of their own, on a folder that goes with them. */
export class Server {
  readonly base: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said = '';
  #gone = false;

  private constructor(port: number) {
    this.base = `http://localhost:${port}`;
    this.#folder = mkdtempSync(join(tmpdir(), 'onethread-bench-'));
    this.#child = spawn(nodeForWrangler(), wranglerArguments(port, this.#folder), {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_SEND_ERROR_REPORTS: 'false',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        CI: '1',
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-8_000);
      });
    }
    this.#child.on('exit', () => {
      this.#gone = true;
    });
  }

  /** Starts it on a free port and resolves once it answers. Throws with what it said when it does not. */
  static async start(): Promise<Server> {
    const server = new Server(await freePort());
    // Whatever ends this process ends the server; the group has to be killed synchronously here.
    process.once('exit', () => server.#end());
    const deadline = Date.now() + STARTS_WITHIN;
    while (!(await answers(server.base))) {
      if (server.#gone || Date.now() > deadline) {
        const said = server.said;
        await server.stop();
        throw new Error(`the service did not start:\n${said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return server;
  }

  /** The last of what it wrote. */
  get said(): string {
    return this.#said.trim();
  }

  /** Asks it to stop, makes it, and removes its folder. */
  async stop(): Promise<void> {
    this.#kill('SIGTERM');
    for (let waited = 0; !this.#gone && waited < 3_000; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.#end();
  }

  #end(): void {
    this.#kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(join(here, '.wrangler'), { recursive: true, force: true });
  }

  #kill(signal: NodeJS.Signals): void {
    try {
      if (this.#child.pid) process.kill(-this.#child.pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}

/** The stock Node may be too old for wrangler; the one in node_modules is not. */
function nodeForWrangler(): string {
  const bundled = join(root, 'node_modules', 'node', 'bin', 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

function wranglerArguments(port: number, folder: string): string[] {
  return [
    join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js'),
    'dev',
    ...['--config', join(here, 'wrangler.toml')],
    ...['--persist-to', folder],
    ...['--ip', 'localhost', '--port', `${port}`, '--inspector-port', '0'],
    ...['--log-level', 'info'],
    '--show-interactive-dev-session=false',
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

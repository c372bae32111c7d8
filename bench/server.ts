import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './build.ts';
import { workerdConfig } from './workerd.ts';

/**
 * Where objects are stored. Local workerd waits for a disk in the one thread that all its objects share, so
 * that a customer's write holds up everybody else; on the platform each object's storage is its own. Where
 * many are measured at once, `memory`.
 */
export type Disk = 'disk' | 'memory';

/** How long the service may take to answer, in milliseconds. */
const STARTS_WITHIN = 60_000;

const SHARED_MEMORY = '/dev/shm';
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The measured service: one workerd in a process group of its own, on a folder that goes with it. Wrangler
 * builds the code as it would deploy it and takes no part in what is measured: no proxy before the Worker, no
 * simulator of a store of files behind it.
 */
export class Server {
  readonly base: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #sink: string;
  #child: ChildProcess | null = null;
  #said = '';
  #gone = true;

  private constructor(port: number, sink: string, folders: string) {
    this.#sink = sink;
    this.base = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#folder = mkdtempSync(join(folders, 'onethread-bench-'));
    // Whatever ends this process ends the server and its folder, and must do so synchronously.
    process.once('exit', () => this.#end());
  }

  /**
   * Starts it on a free port, its outgoing messages going to `sink`, its objects on `disk`, and resolves once
   * it answers. Throws with what it said when it does not.
   */
  static async start(sink: string, disk: Disk): Promise<Server> {
    const server = new Server(await freePort(), sink, disk === 'memory' ? memoryFolder() : tmpdir());
    try {
      await server.#run(await built());
    } catch (error) {
      await server.stop();
      throw new Error(`${error instanceof Error ? error.message : error}:\n${server.said}`, { cause: error });
    }
    return server;
  }

  async #run(code: string): Promise<void> {
    mkdirSync(join(this.#folder, 'state'));
    const config = workerdConfig(code, {
      address: `127.0.0.1:${this.#port}`,
      state: join(this.#folder, 'state'),
      vars: { WHATSAPP_API_BASE: this.#sink },
    });
    // Beside the code, which it embeds.
    const file = join(code, `${this.#port}.capnp`);
    writeFileSync(file, config);
    const workerd = join(root, 'node_modules', 'workerd', 'bin', 'workerd');
    const inspector = process.env.BENCH_INSPECTOR;
    // Each socket and each database is a file; what the system allows at most is allowed here.
    this.#spawn('sh', [
      '-c',
      'ulimit -n "$(ulimit -Hn)"; exec "$@"',
      'sh',
      workerd,
      'serve',
      file,
      '--experimental',
      ...(inspector ? [`--inspector-addr=${inspector}`] : []),
    ]);
    const deadline = Date.now() + STARTS_WITHIN;
    while (!(await answers(this.base))) {
      if (this.#gone || Date.now() > deadline) throw new Error('the service did not start');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #spawn(program: string, command: string[]): ChildProcess {
    const child = spawn(program, command, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#said = '';
    this.#gone = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-4_000);
      });
    }
    child.on('exit', () => {
      this.#gone = true;
    });
    this.#child = child;
    return child;
  }

  /** The process group that it and its workerd are in. */
  get group(): number {
    return this.#child?.pid ?? 0;
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
  }

  #kill(signal: NodeJS.Signals): void {
    try {
      if (this.#child?.pid) process.kill(-this.#child.pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}

/** A folder in memory where the system has one. */
function memoryFolder(): string {
  return existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
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

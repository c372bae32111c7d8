import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The service as `npm start` runs it, on a port and with a memory of its own. */
export class Running {
  readonly base: string;
  readonly #port: number;
  readonly #state: string;
  #child: ChildProcess | null = null;

  private constructor(port: number) {
    this.#port = port;
    this.base = `http://localhost:${port}`;
    this.#state = mkdtempSync(join(tmpdir(), 'onethread-'));
  }

  /** Starts it with nothing remembered. */
  static async start(): Promise<Running> {
    const running = new Running(await freePort());
    await running.again();
    return running;
  }

  /** Starts it after a crash: what it had kept is there. */
  async again(): Promise<void> {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, PORT: `${this.#port}`, ONETHREAD_STATE: this.#state },
      // Over the last of these it hears when this process dies, and stops too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    let output = '';
    const up = await new Promise<boolean>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (output.includes('Onethread is running.')) resolve(true);
        });
      }
      child.once('exit', () => resolve(false));
    });
    if (up) return;
    await this.stop();
    throw new Error(`npm start failed:\n${output}`);
  }

  /** kill -9 to all that runs of it, as when the power fails. */
  async crash(): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    this.#child = null;
    const gone = once(child, 'exit');
    // wrangler and workerd are one process group, led by the only child of the start script.
    const group = Number(execFileSync('pgrep', ['-P', `${child.pid}`], { encoding: 'utf8' }).trim());
    process.kill(-group, 'SIGKILL');
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends it and forgets what it kept. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.#state, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

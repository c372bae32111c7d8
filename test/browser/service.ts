import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service answers, without a slash at the end. */
    base: string;
  }
}

/** Runs the service as `npm start` does, with nothing remembered, for as long as the tests last. */
export default async function service({ provide }: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const state = mkdtempSync(join(tmpdir(), 'onethread-browser-'));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: `${port}`, ONETHREAD_STATE: state },
    // Over the last of these it hears when this process dies, and stops too.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const gone = once(child, 'exit');
  const running = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Onethread is running.')) resolve(true);
      });
    }
    gone.then(() => resolve(false));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await gone;
    rmSync(state, { recursive: true, force: true });
  };
  if (!(await running)) {
    await stop();
    throw new Error(`npm start failed:\n${output}`);
  }
  provide('base', `http://localhost:${port}`);
  return stop;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

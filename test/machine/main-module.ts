/* The test runtime looks the Worker up by its file anew for every call of an object, over two more requests. */

/** As much of vitest's module runner as is used here. */
interface ModuleRunner {
  import(file: string, options?: object): Promise<unknown>;
}

declare global {
  /** Where the test runtime finds the runner too. */
  var __vitest_mocker__: { moduleRunner: ModuleRunner };
}

const WORKER = '/test/machine/worker.ts';

/** Lets the Worker be looked up once: it stays what it is for as long as this isolate lives. */
export function keepWorker(): void {
  const runner = globalThis.__vitest_mocker__.moduleRunner;
  const original = runner.import;
  let worker: unknown;
  runner.import = async function (this: ModuleRunner, file, options) {
    if (!file.endsWith(WORKER)) return original.call(this, file, options);
    worker ??= await original.call(this, file);
    return worker;
  };
}

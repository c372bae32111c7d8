import type { TestProject } from 'vitest/node';
import { Running } from '../running.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service answers, without a slash at the end. */
    base: string;
  }
}

/** Runs the service for as long as the tests last. */
export default async function service({ provide }: TestProject): Promise<() => Promise<void>> {
  const running = await Running.start();
  provide('base', running.base);
  return () => running.stop();
}

import { defineConfig } from 'vitest/config';

/** The playground in a real browser, against the service as `npm start` runs it. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/browser/service.ts',
    // One service with one clock: who moves it moves it for all.
    fileParallelism: false,
    // How long something may take before it counts as never: far beyond what a busy machine needs.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

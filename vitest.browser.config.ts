import { defineConfig } from 'vitest/config';

/** The playground in a real browser, against the service as `npm start` runs it. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/browser/service.ts',
    // One service with one clock: who moves it moves it for all.
    fileParallelism: false,
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

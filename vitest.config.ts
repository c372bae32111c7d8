import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The service logs as it does in production; of a test that passes nobody reads it.
    silent: 'passed-only',
    projects: [
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './sandbox/wrangler.toml' } })],
        test: {
          name: 'workerd',
          testTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/node/**', 'test/browser/**'],
        },
      },
      { test: { name: 'node', include: ['test/node/**/*.test.ts'], environment: 'node' } },
    ],
  },
});

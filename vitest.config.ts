import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The service logs as it does in production; of a test that passes nobody reads it.
    silent: 'passed-only',
    projects: [
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './sandbox/wrangler.toml' },
            // The platform's own limiter, low enough to be met: test/door/too-many.test.ts puts it in each limit's place.
            miniflare: { ratelimits: { FEW: { namespace_id: '2001', simple: { limit: 3, period: 60 } } } },
          }),
        ],
        test: {
          name: 'workerd',
          testTimeout: 60_000,
          // `SEED=1234 npm test -- test/faults` plays that storm alone, `STORMS=9000` more of them than usual.
          provide: {
            storms: { seed: process.env.SEED, count: process.env.STORMS },
            fuzz: Number(process.env.FUZZ ?? 20261124),
            // `HISTORIES=1000000 npm test -- test/identity/linking` plays a million.
            histories: {
              count: Number(process.env.HISTORIES ?? 100_000),
              seed: Number(process.env.SEED ?? 0),
            },
          },
          setupFiles: ['test/dice.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/node/**', 'test/browser/**'],
        },
      },
      { test: { name: 'node', include: ['test/node/**/*.test.ts'], environment: 'node' } },
    ],
  },
});

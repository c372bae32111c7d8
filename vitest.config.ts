import { cloudflareTest } from '@cloudflare/vitest-plugin';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { buildTables } from './scripts/tables.mjs';

// The static files that the Worker itself reads; what browsers get only browser tests need.
for (const folder of ['static', 'development']) buildTables(`dist/${folder}`);

/** The folders whose tests need workerd: objects, storage, bindings. All others run in plain Node. */
const WORKERD = ['door', 'durable-objects', 'faults', 'journeys', 'mcp', 'sandbox/service', 'tools'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
/** What `npm test` plays a sample of, and `npm run test:long` all. */
const LONG_WORKERD = [
  'test/faults/claims.test.ts',
  'test/faults/storms/*.test.ts',
  'test/journeys/pairs/*.test.ts',
  'test/journeys/agreed/two-channels.test.ts',
];
const LONG_NODE = [
  ...[
    ...['brain/any', 'channels/email/memory', 'consent/properties', 'fuzz/inherited', 'identity/linking'],
    'shop/conserved',
  ].map((file) => `test/${file}.test.ts`),
  'test/long/*.test.ts',
];

/** Against mail servers of Debian's, where these are installed. */
const REAL = 'test/mailboxes/real/*.test.ts';

/**
 * What tests ask for with `inject`. `SEED=1234 npm test -- test/faults/storms` plays that storm alone,
 * `STORMS=9000` more of them than usual, `HISTORIES=1000000 npm test -- test/identity/linking` a million
 * histories, `FUZZ=$RANDOM` gives the property tests other inputs.
 */
function provide(usual: { storms: number; histories: number; pairs: 'all' | 'sample'; whole: boolean }) {
  const { SEED, STORMS, HISTORIES, FUZZ } = process.env;
  return {
    storms: { seed: SEED === undefined ? undefined : Number(SEED), count: Number(STORMS ?? usual.storms) },
    histories: { seed: Number(SEED ?? 0), count: Number(HISTORIES ?? usual.histories) },
    fuzz: Number(FUZZ ?? 20261124),
    pairs: usual.pairs,
    whole: usual.whole,
  };
}
const sample = provide({ storms: 60, histories: 5_000, pairs: 'sample', whole: false });
const all = provide({ storms: 500, histories: 100_000, pairs: 'all', whole: true });

/**
 * A worker that starts after another one is sent every module of its files at once, and workerd takes no message over 32 MiB: it would close
 * the line, and the tests of that worker would be lost. Source maps of packages, which nobody reads here, were 13 of 34 MB.
 */
const withoutMaps = (): Plugin => ({
  name: 'packages-without-maps',
  enforce: 'post',
  transform: (code, id) => (id.includes('/node_modules/') ? { code, map: { mappings: '' } } : undefined),
});

const workerd = () => [
  withoutMaps(),
  cloudflareTest({
    main: './test/machine/worker.ts',
    wrangler: { configPath: './sandbox/wrangler.toml' },
    // The platform's own limiter, low enough to be met: test/door/too-many.test.ts puts it in each limit's
    // place.
    miniflare: {
      ratelimits: { FEW: { namespace_id: '2001', simple: { limit: 3, period: 60 } } },
      // As the emulated providers know it: sandbox/mailbox/oauth.ts.
      bindings: {
        ...{ GOOGLE_CLIENT_ID: 'dev-google-client', GOOGLE_CLIENT_SECRET: 'dev-google-secret' },
        ...{ MICROSOFT_CLIENT_ID: 'dev-microsoft-client', MICROSOFT_CLIENT_SECRET: 'dev-microsoft-secret' },
      },
    },
  }),
];

/** Short files that play long come first, so that no worker waits for the other one's last file. */
class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isStory = ({ moduleId }: TestSpecification) => moduleId.includes('/journeys/stories/');
    // A worker is kept for the next file of its project alone.
    return [...new Set(sorted.map(({ project }) => project.name))].flatMap((name) => {
      const all = sorted.filter(({ project }) => project.name === name);
      return [...all.filter(isStory), ...all.filter((file) => !isStory(file))];
    });
  }
}

/** Files that put other modules in the place of ours: in a shared runtime later files would meet two copies of one module. */
const MOCKING = ['test/durable-objects/customer/new-channel.test.ts'];

/** What runs together, one group after the other: a group has one number of workers. */
const COMPUTING = { maxWorkers: 2, sequence: { groupOrder: 0 } };
/** Stories wait for the service longer than they compute: four at once, also on two cores. */
const WAITING = { maxWorkers: 4, sequence: { groupOrder: 1 } };

/** Starting workerd and loading the Worker takes longer than most files: they share both, each on an emptied machine. */
const shared = {
  ...WAITING,
  isolate: false,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  setupFiles: ['test/dice.ts', 'test/machine/each-file.ts'],
};

export default defineConfig({
  test: {
    sequence: { sequencer: StoriesFirst },
    // The service logs as it does in production; of a test that passes nobody reads it.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          ...COMPUTING,
          isolate: false,
          testTimeout: 180_000,
          provide: sample,
          setupFiles: ['test/dice.ts', 'test/tables.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [...WORKERD, 'test/node/**', 'test/long/**', 'test/browser/**', REAL],
        },
      },
      { test: { name: 'mail-servers', testTimeout: 30_000, include: [REAL] } },
      // The shape of the repository itself (files, documents, configurations, scripts), and what needs
      // modules of its own.
      {
        test: {
          name: 'node',
          ...COMPUTING,
          testTimeout: 60_000,
          setupFiles: ['test/tables.ts'],
          include: ['test/node/**/*.test.ts'],
        },
      },
      {
        plugins: workerd(),
        test: {
          name: 'workerd',
          ...shared,
          globalSetup: ['test/mailboxes/host.ts'],
          provide: sample,
          include: WORKERD,
          exclude: MOCKING,
        },
      },
      {
        plugins: workerd(),
        test: {
          name: 'workerd-alone',
          ...WAITING,
          testTimeout: 180_000,
          provide: sample,
          setupFiles: ['test/dice.ts'],
          include: MOCKING,
        },
      },
      {
        plugins: workerd(),
        test: {
          name: 'long-workerd',
          ...shared,
          provide: all,
          include: LONG_WORKERD,
        },
      },
      {
        test: {
          name: 'long-node',
          ...COMPUTING,
          testTimeout: 600_000,
          provide: all,
          setupFiles: ['test/dice.ts', 'test/tables.ts'],
          include: LONG_NODE,
        },
      },
    ],
  },
});

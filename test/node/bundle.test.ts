import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/*
 * What `npm run deploy` uploads, and what every cold start reads. The budget holds for the whole. When it is
 * spent: tables that no compression makes smaller are static files (src/tables/table.ts). What is loaded with `import()` is evaluated late but
 * uploaded all the same.
 */

/**
/**
 * 51 kB of it are the library that speaks MCP, 43 read what is said beside a yes, aloud and of what was put, 25 are the systems of others
 * and their labels, 28 appointments, companies and their invoices, 6 choosing among goods and sizes, 8 how much of what was put is
 * meant; the rest is the service.
 */
const BUDGET = 1_075_000;

describe('the uploaded Worker', () => {
  const out = mkdtempSync(join(tmpdir(), 'bundle-'));
  let said = '';
  /** Sources that have a part in the bundle, with the bytes they take in it. */
  let sources: Record<string, { bytesInOutput: number }> = {};

  beforeAll(async () => {
    const metafile = join(out, 'meta.json');
    const { stdout } = await promisify(execFile)(
      'node_modules/.bin/wrangler',
      ['deploy', '--dry-run', '--outdir', out, '--metafile', metafile],
      { env: { ...process.env, NODE_ENV: 'production', WRANGLER_SEND_METRICS: 'false' } },
    );
    said = stdout;
    const { outputs }: { outputs: Record<string, { inputs: typeof sources }> } = JSON.parse(
      readFileSync(metafile, 'utf8'),
    );
    sources = outputs[Object.keys(outputs).find((name) => name.endsWith('/index.js')) ?? '']?.inputs ?? {};
  }, 120_000);
  afterAll(() => rmSync(out, { recursive: true }));

  const packages = () =>
    new Set(
      Object.entries(sources)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]),
    );

  it(`is at most ${BUDGET / 1000} kB, compressed`, () => {
    const [, kibibytes = 'NaN'] = /gzip: ([\d.]+) KiB/.exec(said) ?? [];
    expect(Number(kibibytes) * 1024).toBeLessThanOrEqual(BUDGET);
  });

  it('has source maps, so that a trace names our files', () => {
    expect(globSync('*.map', { cwd: out })).toEqual(['index.js.map']);
  });

  it('speaks zod in English alone', () => {
    const locales = Object.keys(sources).filter((path) => /\/zod\/.*\/locales\//.test(path));
    expect(locales.map((path) => basename(path))).toEqual(['en.js']);
  });

  it('has the packages that it is built on, and none that only tests and the demo read labels with', () => {
    expect(packages()).toContain('zod');
    for (const large of ['@cantoo/pdf-lib', 'bwip-js']) expect(packages()).not.toContain(large);
  });

  it('brings every migration', () => {
    const uploaded = globSync('*.sql', { cwd: out }).map((name) => readFileSync(join(out, name), 'utf8'));
    const migrations = globSync('migrations/**/*.sql').map((path) => readFileSync(path, 'utf8'));
    expect(migrations.length).toBeGreaterThan(0);
    expect(uploaded.sort()).toEqual(migrations.sort());
  });
});

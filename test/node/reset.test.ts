import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/* `npm run reset` in a copy of the project that has nothing but its scripts. */

let root: string;
const reset = () => spawnSync(process.execPath, [join(root, 'scripts', 'reset.mjs')], { encoding: 'utf8' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'onethread-reset-'));
  for (const file of ['reset.mjs', 'running.mjs'])
    cpSync(join('scripts', file), join(root, 'scripts', file), { recursive: true });
  mkdirSync(join(root, '.wrangler', 'state'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('reset', () => {
  it('refuses while the service runs, and clears nothing', () => {
    const note = JSON.stringify({ pid: process.pid, base: 'http://localhost:9000' });
    writeFileSync(join(root, '.wrangler', 'running.json'), note);
    const { status, stderr } = reset();
    expect(status).toBe(1);
    expect(stderr).toContain('http://localhost:9000');
    expect(existsSync(join(root, '.wrangler', 'state'))).toBe(true);
  });

  it.each([
    ['nothing was noted', null],
    ['the noted process is gone', JSON.stringify({ pid: 2 ** 22 + 1, base: '' })],
  ])('clears what is kept when %s', (_, note) => {
    if (note) writeFileSync(join(root, '.wrangler', 'running.json'), note);
    expect(reset().status).toBe(0);
    expect(existsSync(join(root, '.wrangler'))).toBe(false);
  });
});

describe('the demo', () => {
  it('says so when there is no service', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/demo.ts'], {
      encoding: 'utf8',
      env: { ...process.env, PORT: '1', ONETHREAD_URL: '' },
    });
    expect(status).toBe(2);
    expect(stdout).toContain('Nothing answers on http://localhost:1. Run npm start first');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStatic } from '../../scripts/build-static.mjs';

/* What the console costs whoever opens it, and what it may do. */

const OUT = 'dist/static/console';
/** Bytes as they travel until the console stands: its page, its script, its sheet. */
const FIRST_LOAD = 90_000;

describe('the console', () => {
  beforeAll(async () => {
    await buildStatic();
  }, 60_000);

  const page = () => readFileSync(`${OUT}/index.html`, 'utf8');
  /** The files that the page names, and what these import before they run. */
  const loaded = () => {
    const named = [...page().matchAll(/(?:src|href)="\.\.\/console\/([^"]+)"/g)].map(([, file = '']) => file);
    const files = new Set(named);
    for (const file of files)
      for (const [, other] of readFileSync(`${OUT}/${file}`, 'utf8').matchAll(
        /(?:from|import)"\.\/([^"]+\.js)"/g,
      ))
        files.add(`assets/${other}`);
    return [...files];
  };

  it('keeps to its budget on the first load', () => {
    const files = ['index.html', ...loaded()].map((file) => readFileSync(`${OUT}/${file}`));
    expect(files.length).toBeGreaterThan(2);
    const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).byteLength, 0);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD);
  });

  it('has nothing in its page but the names of its files', () => {
    expect(page()).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|https?:/);
  });

  it('runs no code from text, and makes HTML in one file alone', () => {
    for (const name of readdirSync(`${OUT}/assets`).filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(`${OUT}/assets/${name}`, 'utf8');
      expect(code, name).not.toMatch(/\beval\(|new Function|insertAdjacentHTML|document\.write/);
    }
  });

  it('is served under a policy that allows its own files alone', () => {
    const headers = readFileSync('dist/static/_headers', 'utf8');
    const policy = /^\/console\/\*\n {2}Content-Security-Policy: (.+)$/m.exec(headers)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    // Twilio's signalling has another host at each edge.
    expect(policy.replace('wss://*.twilio.com', '')).not.toMatch(/unsafe|https?:|wss?:|\*/);
  });
});

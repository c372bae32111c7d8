import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStatic } from '../../scripts/build-static.mjs';

/* What a page view and an opened chat cost a visitor, in bytes as they travel. */

const OUT = 'dist/static';
const gzipped = (file: string) => gzipSync(readFileSync(`${OUT}/${file}`), { level: 9 }).byteLength;

describe('the widget', () => {
  beforeAll(async () => {
    await buildStatic();
  }, 60_000);

  it('costs every page view at most 1.5 kB', () => {
    expect(gzipped('widget.js')).toBeLessThanOrEqual(1_500);
  });

  it('is at most 12 kB once it is open, and a language 1.2 kB more', () => {
    const files = readdirSync(`${OUT}/widget`);
    const panel = files.filter((file) => file.startsWith('panel-')).map((file) => gzipped(`widget/${file}`));
    expect(panel).toHaveLength(1);
    expect(gzipped('widget.js') + (panel[0] ?? 0)).toBeLessThanOrEqual(12_288);
    const languages = files.filter((file) => !file.startsWith('panel-'));
    expect(languages.length).toBeGreaterThan(0);
    for (const file of languages) expect(gzipped(`widget/${file}`)).toBeLessThanOrEqual(1_200);
  });

  it('runs no code from text', () => {
    for (const file of ['widget.js', ...readdirSync(`${OUT}/widget`).map((name) => `widget/${name}`)])
      expect(readFileSync(`${OUT}/${file}`, 'utf8')).not.toMatch(
        /\beval\(|new Function|innerHTML|insertAdjacentHTML/,
      );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStatic } from '../../scripts/build-static.mjs';
import { BUDGETS, widgetWeight } from '../../scripts/widget-weight.ts';

/* What a page view and an opened chat cost a visitor. */

const OUT = 'dist/static';

describe('the widget', () => {
  beforeAll(async () => {
    await buildStatic();
  }, 60_000);

  it.each(['loader', 'open', 'language'] as const)('keeps to its budget: %s', (part) => {
    expect(widgetWeight()[part]).toBeGreaterThan(0);
    expect(widgetWeight()[part]).toBeLessThanOrEqual(BUDGETS[part]);
  });

  it('runs no code from text', () => {
    for (const file of ['widget.js', ...readdirSync(`${OUT}/widget`).map((name) => `widget/${name}`)])
      expect(readFileSync(`${OUT}/${file}`, 'utf8')).not.toMatch(
        /\beval\(|new Function|innerHTML|insertAdjacentHTML/,
      );
  });
});

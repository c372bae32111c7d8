import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, NARROW, newPage, WIDE, watch } from './browser.ts';
import { overflowing, violations } from './checks.ts';
import { Playground, textOf } from './playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each([
  ['wide', 'light', WIDE],
  ['narrow', 'light', NARROW],
  ['wide', 'dark', WIDE],
] as const)('the page as it is found, %s and %s', (_, scheme, viewport) => {
  it('loads without a complaint, fits, and is accessible', async () => {
    const page = await newPage(browser, viewport, scheme);
    const complaints = watch(page);
    await Playground.open(page, inject('base'));
    expect(await overflowing(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

it('offers the customer of the story first, then the others by name', async () => {
  const page = await newPage(browser);
  const { persona } = await Playground.open(page, inject('base'));
  const names = await persona.locator('option').allInnerTexts();
  expect(names[0]).toBe('Sophie Martin (#45821)');
  expect(await textOf(persona.locator('option:checked'))).toBe(names[0]);
  expect(names.slice(1)).toEqual(names.slice(1).sort((one, other) => one.localeCompare(other, 'en')));
});

it('runs no script that is written into it', async () => {
  const page = await newPage(browser);
  const complaints = watch(page);
  await Playground.open(page, inject('base'));
  const refused = await page.evaluate<string>(
    `new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
      const script = document.createElement('script');
      try { script.textContent = 'document.title = "broken in"'; document.body.append(script); } catch {}
    })`,
  );
  expect(refused).toMatch(/^(require-trusted-types-for|script-src)/);
  expect(await page.title()).toBe('Onethread playground');
  expect(complaints).not.toEqual([]);
});

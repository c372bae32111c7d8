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
  ['narrow', 'dark', NARROW],
  ['wide', 'dark', WIDE],
] as const)('the page as it is found, %s and %s', (_, scheme, viewport) => {
  it('loads without a complaint, fits, and is accessible', async () => {
    const page = await newPage(browser, viewport, scheme);
    const complaints = watch(page);
    await Playground.open(page, inject('base'));
    for (const door of ['Be the customer', 'Be the advisor', 'Set it up']) {
      await page.getByRole('link', { name: door }).click();
      expect(await overflowing(page), door).toEqual([]);
      expect(await violations(page), door).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});

it('shows all of the stage and the memory on one screen of 1440 × 900', async () => {
  const page = await newPage(browser, { width: 1440, height: 900 });
  const { memory } = await Playground.open(page, inject('base'));
  const [width, height] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
  );
  expect([width, height]).toEqual([1440, 900]);
  for (const name of [
    'Problems',
    'Orders',
    'Remembered',
    'Stock',
    'Offered, agreed',
    'Looked up, done',
    'Owed',
  ]) {
    const box = await memory.getByRole('region', { name, exact: true }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 900), name).toBeLessThan(900);
  }
});

it('offers the customer of the story first, then the others by name', async () => {
  const page = await newPage(browser);
  const { persona } = await Playground.open(page, inject('base'));
  const names = await persona.locator('option').allInnerTexts();
  expect(names[0]).toBe('Sophie Martin (#45821)');
  expect(await textOf(persona.locator('option:checked'))).toBe(names[0]);
  expect(names.slice(1)).toEqual(names.slice(1).sort((one, other) => one.localeCompare(other, 'en')));
});

it('opens the demo store that is chosen, with its page, its people and its memory', async () => {
  const page = await newPage(browser, { width: 1440, height: 900 });
  const complaints = watch(page);
  const { persona } = await Playground.open(page, inject('base'));
  await page.getByRole('combobox', { name: 'Demo store' }).selectOption('demo-retail');
  await page.getByRole('complementary', { name: 'What Pas à Pas keeps' }).waitFor();
  const shop = page.frameLocator('iframe[title="The page of Pas à Pas"]');
  await shop.getByRole('heading', { name: 'Made to be resoled.' }).waitFor();
  expect(await textOf(persona.locator('option').first())).toContain('Anne Keating');
  expect(await overflowing(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
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

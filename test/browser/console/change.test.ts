import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';

/* A change of settings in the console of the running service: written, tried on its tests, published. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  mkdirSync('dist/screens', { recursive: true });
});
afterAll(() => browser.close());

const owner = async (viewport: { width: number; height: number }, scheme: 'light' | 'dark') => {
  const page = await newPage(browser, viewport, scheme);
  const complaints = watch(page);
  await page.goto(`${inject('base')}/sandbox/console?as=owner&name=Olga`);
  await page.goto(`${inject('base')}/console/#/change`);
  await page.getByLabel('Days from delivery in which a return may be handed in').waitFor();
  return { page, complaints };
};

describe('the page on which settings are changed', () => {
  it.each([
    [360, 'light'],
    [768, 'dark'],
    [1440, 'light'],
  ] as const)('fits %i pixels, %s, and axe finds nothing', async (width, scheme) => {
    const { page, complaints } = await owner({ width, height: 900 }, scheme);
    expect(await violations(page)).toEqual([]);
    const sideways =
      "[...document.querySelectorAll('html, main, .page')].some((one) => one.scrollWidth > one.clientWidth)";
    expect(await page.evaluate<boolean>(sideways)).toBe(false);
    await page.screenshot({ path: `dist/screens/change-${width}-${scheme}.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has its button ready while one types, and takes the first click', async () => {
    const { page } = await owner({ width: 1440, height: 900 }, 'light');
    await page.getByLabel('How the assistant speaks').pressSequentially(' and calm');
    const button = page.getByRole('button', { name: 'Try it on the tests' });
    // Not only once the field is left: a button that the click itself enables takes it in some browsers alone.
    expect(await button.isEnabled()).toBe(true);
    await button.scrollIntoViewIfNeeded();
    const at = await button.boundingBox();
    await page.mouse.click((at?.x ?? 0) + 20, (at?.y ?? 0) + 10);
    await page.getByText('Every test holds, or failed before.').waitFor();
    await page.context().close();
  });

  it('tries a change on the tests, shows what it breaks, and publishes it all the same when asked twice', async () => {
    const { page } = await owner({ width: 1440, height: 900 }, 'light');
    await page.getByLabel('Days from delivery in which a return may be handed in').fill('0');
    await page.getByLabel('Why (stands in the history)').fill('only for this test');
    await page.getByRole('button', { name: 'Try it on the tests' }).click();
    await page.getByText(/Tests that this change breaks: [1-9]/).waitFor();
    const tests = page.getByRole('list', { name: 'Tests', exact: true }).getByRole('listitem');
    const broken = tests.filter({ hasText: 'return-email' });
    await broken.getByText('returns is 0, not 1').waitFor();
    await page.screenshot({ path: 'dist/screens/change-broken.png', fullPage: true });
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish anyway' }).click();
    await page.getByText('Published. It holds from now on.').waitFor();
    await page.getByLabel('Days from delivery in which a return may be handed in').fill('30');
    await page.getByRole('button', { name: 'Try it on the tests' }).click();
    await page.getByText('Every test holds, or failed before.').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published. It holds from now on.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

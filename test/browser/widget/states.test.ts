import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, NARROW, newPage, WIDE } from '../browser.ts';
import { violations } from '../checks.ts';
import { SCENES } from '../pictures/scenes.ts';
import { Showcase } from '../pictures/show.ts';

/* Every state of the widget that pictures are taken of, as the frames of a service would bring it about. */

let browser: Browser;
let showcase: Showcase;
beforeAll(async () => {
  browser = await launch();
  showcase = await Showcase.open();
});
afterAll(async () => {
  await browser.close();
  showcase.close();
});

it.each(SCENES.map((scene, index) => [scene.name, scene, index % 2 ? NARROW : WIDE] as const))(
  'has nothing for axe to find, light and dark: %s',
  async (_, scene, viewport) => {
    const page = await newPage(browser, viewport);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await showcase.show(page, scene);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  },
);

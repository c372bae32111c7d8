import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { buildDevelopment } from '../../../scripts/build-static.mjs';
import { launch } from '../browser.ts';
import { SCENES } from './scenes.ts';
import { Showcase } from './show.ts';

/*
 * Takes a picture of every state of the widget, at three widths, light and dark, without a service:
 * `node test/browser/pictures/take.ts OUT [name …]`. To be looked at; none is kept.
 */

const [, , out = 'dist/pictures', ...wanted] = process.argv;
const WIDTHS = [360, 768, 1440];
const HEIGHT = { 360: 740, 768: 900, 1440: 900 } as Record<number, number>;

await buildDevelopment();
mkdirSync(out, { recursive: true });
const showcase = await Showcase.open();
const browser = await launch();

for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
  for (const width of WIDTHS)
    for (const colorScheme of ['light', 'dark'] as const) {
      const zoom = scene.zoom ?? 1;
      const viewport = { width: width / zoom, height: (HEIGHT[width] ?? 900) / zoom };
      const context = await browser.newContext({
        viewport,
        colorScheme,
        deviceScaleFactor: zoom,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(8_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(scene.name, error.message));
      try {
        await showcase.show(page, scene);
        await page.evaluate('new Promise((done) => setTimeout(done, 250))');
      } catch (error) {
        console.error(scene.name, width, (error as Error).message.split('\n')[0]);
      }
      await page.screenshot({ path: `${out}/${scene.name}-${width}-${colorScheme}.png` });
      await context.close();
    }
await browser.close();
showcase.close();

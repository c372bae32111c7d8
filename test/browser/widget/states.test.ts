import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServerFrame } from '../../../src/protocol.ts';
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

it('asks how each conversation was, also after another one', async () => {
  const page = await newPage(browser);
  let send: (frame: ServerFrame) => void = () => {};
  const resolved = (ticket: string, seq: number): ServerFrame[] => [
    {
      ...{ type: 'message', seq, id: `r${seq}`, from: 'advisor', name: 'Nora' },
      ...{ text: 'You are welcome.', at: '2026-11-29T10:00:00Z', ticket },
    },
    { type: 'status', state: 'resolved' },
  ];
  await showcase.show(page, {
    name: '',
    frames: resolved('t1', 1),
    act: async (_, more) => {
      send = more;
    },
  });
  const rating = page.getByRole('group', { name: 'How was this conversation?' });
  await rating.getByRole('button', { name: '5 of 5' }).click();
  await page.getByText('Thank you.').waitFor();
  await rating.waitFor({ state: 'detached' });
  send({ type: 'status', state: 'assistant' });
  await page.getByText('Thank you.').waitFor({ state: 'detached' });
  for (const frame of resolved('t2', 2)) send(frame);
  await rating.getByRole('button', { name: '4 of 5' }).click();
  await page.getByText('Thank you.').waitFor();
  await page.context().close();
});

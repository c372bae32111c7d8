import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from './browser.ts';
import { Playground } from './playground.ts';

/* The story as the playground plays it by itself: each time with somebody new. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it.each([
  ['English', '', 'Play the story', 'Now try it yourself.', 'What Lune keeps', 'exchanged for M'],
  ['French', '?lang=fr', 'Jouer l’histoire', 'À vous.', 'Ce que Lune retient', 'échangée contre M'],
])('plays to its end at one click, in %s', async (_, search, play, end, keeps, exchanged) => {
  const page = await newPage(browser);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const complaints = watch(page);
  await page.goto(`${inject('base')}/${search}`);
  await page.getByRole('button', { name: play }).click();
  await page.getByRole('status').filter({ hasText: end }).waitFor({ timeout: 240_000 });
  const memory = page.getByRole('complementary', { name: keeps });
  await memory.getByText(exchanged).waitFor();
  await expect.poll(async () => new Set(await memory.locator('.thread .tag').allInnerTexts()).size).toBe(4);
  expect(complaints).toEqual([]);
});

it('plays a step at a click, and waits for the next', async () => {
  const page = await newPage(browser);
  const lune = await Playground.open(page, inject('base'));
  await lune.story.getByRole('button', { name: 'Next step' }).click();
  await lune.story.getByText('It found the order').waitFor();
  await expect.poll(() => lune.chat.own.count()).toBe(2);
  expect(await lune.mail.own.count()).toBe(0);
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, said, scrolledTo } from './people.ts';

/* A colleague who is named in a note. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('a colleague is named in a note by keys alone, finds it at the desk, and has seen it in the thread', async () => {
  const { name, chat } = await customer(10);
  const quentin = await advisor(browser, 'Quentin');
  const page = await advisor(browser, 'Nora');
  await (await scrolledTo(page, name)).click();
  await button(page, /^Note/).click();
  await page.keyboard.type('Please look, @Que');
  await button(page, 'Mention Quentin').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('it is urgent.');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect.poll(() => note.inputValue()).toBe('Please look, @Quentin it is urgent.');
  await button(page, 'Save note').click();
  const mentions = quentin.getByRole('list', { name: 'Mentions' });
  await mentions.getByText('Please look, @Quentin it is urgent.').waitFor();
  expect(await violations(quentin)).toEqual([]);
  await mentions.getByRole('link', { name }).click();
  await quentin.getByRole('log', { name: 'Conversation' }).getByText('it is urgent.').waitFor();
  await mentions.waitFor({ state: 'detached' });
  await quentin.reload();
  await quentin.getByRole('log', { name: 'Conversation' }).getByText('it is urgent.').waitFor();
  expect(await mentions.count()).toBe(0);
  expect(said(chat).join()).not.toContain('Quentin');
  chat.close();
  await Promise.all([page, quentin].map((one) => one.context().close()));
});

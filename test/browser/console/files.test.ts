import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, scrolledTo } from './people.ts';

/* Files that an advisor sends along from the console. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('a file is attached to the answer, taken off again, and arrives in the customer’s chat', async () => {
  const { name, chat } = await customer(9);
  const page = await advisor(browser, 'Nora');
  const complaints = watch(page);
  await (await scrolledTo(page, name)).click();
  await button(page, 'Take over').click();
  const reply = page.getByRole('textbox', { name: 'Reply' });
  await reply.fill('Our sizes are attached.');
  const pdf = (file: string) => ({
    ...{ name: file, mimeType: 'application/pdf' },
    buffer: Buffer.from('%PDF-1.7 the size chart'),
  });
  const attached = page.getByRole('list', { name: 'Attachments' });
  const field = page.locator('input[type=file]');
  await field.setInputFiles([pdf('size chart.pdf'), pdf('wrong.pdf')]);
  await button(page, 'Remove wrong.pdf').click();
  await field.setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film') });
  await page.getByRole('alert').filter({ hasText: 'film.mp4' }).waitFor();
  await expect.poll(() => attached.getByRole('listitem').allInnerTexts()).toEqual(['size chart.pdf']);
  expect(await violations(page)).toEqual([]);
  await button(page, /^Send by chat/).click();
  const arrived = () => chat.messages.find(({ text }) => text === 'Our sizes are attached.');
  await expect
    .poll(() => arrived()?.attachments?.map(({ filename }) => filename))
    .toEqual(['size chart.pdf']);
  const log = page.getByRole('log', { name: 'Conversation' });
  await log.getByRole('link', { name: 'size chart.pdf' }).waitFor();
  expect(complaints).toEqual([]);
  chat.close();
  await page.context().close();
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, waiting } from './people.ts';

/* The label of a return, from the console. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('an advisor opens a return, and sends its label once more', async () => {
  const { name, chat } = await customer(11);
  const page = await advisor(browser, 'Nora');
  const complaints = watch(page);
  await waiting(page, name).click();
  await page.locator('.orders details').nth(1).locator('summary').click();
  await page.locator('.orders fieldset.acts').getByRole('button', { name: 'Return' }).first().click();
  const doing = page.locator('.doing');
  const line = doing.getByRole('checkbox').first();
  if (!(await line.isChecked())) await line.check();
  await doing.locator('button[type=submit]').click();
  await doing.locator('.quote').waitFor();
  await doing.getByRole('button', { name: 'Do it' }).click();
  await doing.getByRole('status').waitFor();
  await button(page, /^Send the label of .+ again$/).click();
  await doing
    .locator('.quote')
    .getByText(/goes to .+@.+ once more/)
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await doing.getByRole('button', { name: 'Do it' }).click();
  await doing
    .getByRole('status')
    .getByText(/goes to .+@.+ once more/)
    .waitFor();
  expect(complaints).toEqual([]);
  chat.close();
  await page.context().close();
});

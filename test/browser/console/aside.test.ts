import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { localService } from '../../../scripts/clients/service.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { emptyStore, lineOf } from './first-run.ts';

/* A channel that a store does not use is put aside on the checklist. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('a channel is put aside, stays so after a reload, and is taken up again', async () => {
  const { invite } = await emptyStore(localService(inject('base')), `aside-${Date.now()}`);
  const page = await newPage(browser, { width: 1440, height: 900 });
  const complaints = watch(page);
  await page.goto(invite);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('1 of 12 ready.').waitFor();
  await page.getByRole('button', { name: /^WhatsApp/ }).click();
  await page.getByRole('button', { name: 'We do not use it' }).click();
  await lineOf(page, 'WhatsApp').getByText('Not used', { exact: true }).waitFor();
  await page.getByText('1 of 11 ready.').waitFor();
  await page.screenshot({ path: 'dist/screens/aside.png' });
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await lineOf(page, 'WhatsApp').getByText('Not used', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'We use it after all' }).click();
  await lineOf(page, 'WhatsApp').getByText('To do', { exact: true }).waitFor();
  await page.getByText('1 of 12 ready.').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

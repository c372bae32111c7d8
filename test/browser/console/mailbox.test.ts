import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ago } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService, problem } from './fake.ts';

/* The mailbox page of the console, in a real Chromium, against a service that is played here. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const GMAIL = {
  ...{ name: 'gmail', account: 'support@shop.example', refreshToken: true },
  seen: {
    at: ago(5),
    what: 'Google gives no token: invalid_grant. Connect the mailbox again in the console.',
  },
};
const sideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

async function open(hash: string, viewport: { width: number; height: number }, refusal?: string) {
  const page = await newPage(browser, viewport, 'light');
  const complaints = watch(page);
  const fake = new FakeService(page);
  fake.handle = ({ path, method }) => {
    if (path === 'connections') return { body: { connections: [GMAIL] } };
    if (path === 'settings' && method === 'GET')
      return { body: { email: { via: 'cloudflare', address: 'support@shop.example' } } };
    if (path === 'settings') return { body: {} };
    if (path === 'connections/gmail/grant')
      return refusal === undefined
        ? { body: { detail: 'Google opens support@shop.example' } }
        : problem(409, refusal);
    if (path === 'connections/gmail/test') return { body: { ok: true, detail: 'Gmail took it' } };
    if (path === 'connections/gmail/authorize')
      return { body: { url: `${inject('base')}/console/?asked#/mailbox` } };
    return undefined;
  };
  await fake.install();
  await page.goto(`${inject('base')}/console/${hash}`);
  return { page, fake, complaints };
}

describe('the mailbox page', () => {
  it.each([
    ['a phone', { width: 360, height: 740 }],
    ['a desk', { width: 1440, height: 900 }],
  ])('takes what Google sent the browser back with, tests it and uses it, on %s', async (_, viewport) => {
    const { page, fake, complaints } = await open('#consent=gmail&code=4%2F0x&state=abc', viewport);
    await page.getByText('It answered: Google opens support@shop.example').waitFor();
    expect(fake.made('POST', /gmail\/grant$/).map(({ body }) => body)).toEqual([
      { code: '4/0x', state: 'abc' },
    ]);
    // Used up: nothing of it stands in the address any more.
    expect(page.url()).toBe(`${inject('base')}/console/#/mailbox`);
    await page.getByRole('button', { name: 'Test now: Gmail' }).click();
    await page.getByText('It answered: Gmail took it').waitFor();
    await page.getByRole('button', { name: 'Read and write mail here' }).click();
    await expect
      .poll(() => fake.made('PATCH', /^settings$/).map(({ body }) => body))
      .toEqual([{ email: { via: 'gmail' } }]);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    expect(complaints).toEqual([]);
    await page.getByRole('button', { name: 'Connect Gmail' }).click();
    await page.waitForURL(/\?asked/);
    await page.context().close();
  });

  it('says in words why a consent was not taken, and what will be complained about before it is', async () => {
    const { page } = await open(
      '#consent=gmail&code=x&state=y',
      { width: 1440, height: 900 },
      'marie@shop.example said yes, and the store’s mailbox is support@shop.example',
    );
    await page.getByText('marie@shop.example said yes').waitFor();
    await page.getByText(/hasn’t verified this app/).waitFor();
    await page.getByText(/Need admin approval/).waitFor();
    await page.context().close();
  });
});

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

async function open(
  hash: string,
  viewport: { width: number; height: number },
  { refusal, scheme = 'light' }: { refusal?: string; scheme?: 'light' | 'dark' } = {},
) {
  const page = await newPage(browser, viewport, scheme);
  const complaints = watch(page);
  const fake = new FakeService(page);
  const servers: object[] = [];
  fake.handle = ({ path, method, body }) => {
    if (path === 'connections') return { body: { connections: [GMAIL, ...servers] } };
    const put = /^connections\/(imap|smtp)$/.exec(path)?.[1];
    if (put && method === 'PUT') {
      servers.push({ ...(body as object), name: put, password: true, seen: null });
      return { body: {} };
    }
    if (path === 'connections/imap/test') return { body: { ok: true, detail: 'logged in; INBOX is at 12' } };
    if (path === 'connections/smtp/test') return { body: { ok: false, detail: '535 5.7.8 no' } };
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

  it.each([
    ['a phone', 'light', { width: 360, height: 740 }],
    ['a tablet', 'dark', { width: 768, height: 1024 }],
    ['a desk', 'light', { width: 1440, height: 900 }],
  ] as const)(
    'connects a mailbox by its password, and shows what each server said, on %s',
    async (_, scheme, viewport) => {
      const { page, fake, complaints } = await open('#/mailbox', viewport, { scheme });
      await page.getByRole('button', { name: 'Connect by IMAP and SMTP' }).click();
      const user = page.getByLabel('User, as a rule the whole address');
      expect(await user.inputValue()).toBe('support@shop.example');
      await user.fill('lune@laposte.net');
      await page.getByLabel('Password').fill('right horse');
      const reading = page.getByRole('group', { name: 'Reading (IMAP)' });
      const sending = page.getByRole('group', { name: 'Sending (SMTP)' });
      expect(await reading.getByLabel('Server').inputValue()).toBe('imap.laposte.net');
      await page.getByLabel('Host').selectOption('OVH');
      await sending.getByLabel('Security').selectOption('STARTTLS');
      expect(await sending.getByLabel('Port').inputValue()).toBe('587');
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      await page.getByRole('button', { name: 'Connect and test' }).click();
      await page.getByText('It answered: logged in; INBOX is at 12').waitFor();
      await page.getByText('It answered: 535 5.7.8 no').waitFor();
      const login = { user: 'lune@laposte.net', password: 'right horse' };
      expect(fake.made('PUT', /^connections/).map(({ body }) => body)).toEqual([
        { host: 'ssl0.ovh.net', port: 993, security: 'tls', ...login },
        { host: 'ssl0.ovh.net', port: 587, security: 'starttls', ...login },
      ]);
      await page.getByText('Nobody is recognised by their address here yet').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await sideways(page)).toBe(false);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('says in words why a consent was not taken, and what will be complained about before it is', async () => {
    const { page } = await open(
      '#consent=gmail&code=x&state=y',
      { width: 1440, height: 900 },
      { refusal: 'marie@shop.example said yes, and the store’s mailbox is support@shop.example' },
    );
    await page.getByText('marie@shop.example said yes').waitFor();
    await page.getByText(/hasn’t verified this app/).waitFor();
    await page.getByText(/Need admin approval/).waitFor();
    await page.context().close();
  });
});

import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ago, SOPHIE } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService } from './fake.ts';

/* The morning page of the console in a real Chromium, against a service that is played here. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  mkdirSync('dist/screens', { recursive: true });
});
afterAll(() => browser.close());

const some = (count: number) => ({ count, more: false });
const MORNING = {
  since: ago(900),
  happened: { people: 41, tickets: 44, messages: 212, resolved: 36, handed_over: 5 },
  waiting: {
    ...some(2),
    threads: [
      { customer: SOPHIE, name: 'Sophie Martin', since: ago(80), channel: 'email', reason: 'requested' },
      { customer: 'cu_2', name: null, since: ago(20), channel: 'chat', reason: 'anger' },
    ],
  },
  approvals: some(1),
  drafts: some(0),
  unclaimed: { count: 200, more: true },
  due: [
    { customer: SOPHIE, what: 'Call back about the parcel', due: ago(30), state: 'broken', name: 'Nora' },
  ],
  unanswered: [{ key: 'zipper', example: 'Do you repair zippers?', count: 3, lastAt: ago(60) }],
  troubles: [{ channel: 'email', reason: 'the mailbox is full', last: ago(5) }],
};

async function open(width: number, scheme: 'light' | 'dark') {
  const page = await newPage(browser, { width, height: 900 }, scheme);
  const complaints = watch(page);
  const fake = new FakeService(page);
  fake.handle = ({ path, method, body }) => {
    if (path === 'morning') return { body: MORNING };
    if (path === 'me/digest') return { body: method === 'PUT' ? body : { often: null } };
    return undefined;
  };
  await fake.install();
  await page.goto(`${inject('base')}/console/#/morning`);
  await page.getByRole('heading', { name: 'This morning' }).waitFor();
  await page.getByText('Do you repair zippers?').waitFor();
  return { page, fake, complaints };
}

describe('the morning page', () => {
  it.each([
    [360, 'light'],
    [360, 'dark'],
    [768, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('fits %i pixels, %s, and axe finds nothing', async (width, scheme) => {
    const { page, complaints } = await open(width, scheme);
    expect(await violations(page)).toEqual([]);
    const sideways =
      "[...document.querySelectorAll('html, main, .page')].some((one) => one.scrollWidth > one.clientWidth)";
    expect(await page.evaluate<boolean>(sideways)).toBe(false);
    await page.screenshot({ path: `dist/screens/morning-${width}-${scheme}.png` });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads to who waits, and comes by mail to who asks for it', async () => {
    const { page, fake } = await open(1440, 'light');
    await page.getByLabel('How often').selectOption('weekly');
    await expect
      .poll(() => fake.made('PUT', /^me\/digest$/).map(({ body }) => body))
      .toEqual([{ often: 'weekly', language: 'en' }]);
    await page.getByRole('link', { name: 'Sophie Martin' }).first().click();
    await page.waitForURL(new RegExp(`#/inbox/${SOPHIE}`));
    await page.context().close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, NARROW, newPage, WIDE, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { ShopPage, strictPolicy, tag } from './shop.ts';

/* The widget on a shop's page, by its tag, as a visitor meets it. */

const ASK = 'What is your return policy?';

let browser: Browser;
let shop: ShopPage;
let pages: Page[] = [];

beforeAll(async () => {
  browser = await launch();
  const base = inject('base');
  shop = await ShopPage.open(() => tag(base, 'nonce="abc"'), strictPolicy(base));
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

async function visit(viewport = WIDE, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await newPage(browser, viewport, scheme);
  pages.push(page);
  await page.goto(shop.origin);
  return page;
}

const launcher = (page: Page) => page.getByRole('button', { name: 'Chat', exact: true });
const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });

describe('the widget under a strict policy', () => {
  it('opens no socket and stores nothing before the first intent', async () => {
    const page = await newPage(browser);
    pages.push(page);
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto(shop.origin);
    await launcher(page).waitFor();
    expect(sockets).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
  });

  it('answers, with the focus in the message on opening and on the launcher after Escape', async () => {
    const page = await visit();
    const complaints = watch(page);
    await launcher(page).click();
    await expect.poll(() => page.getByRole('dialog', { name: 'Lune' }).isVisible()).toBe(true);
    const focused = () =>
      page.evaluate(
        `document.querySelector('[data-side]')?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? ''`,
      );
    await expect.poll(focused).toBe('Message');
    await message(page).fill(ASK);
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/30 days/);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Chat');
    expect(complaints).toEqual([]);
  });

  it('reaches a person in two clicks from the closed launcher', async () => {
    const page = await visit();
    await launcher(page).click();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/person/);
    await expect.poll(() => log(page).textContent()).toMatch(/colleague/);
  });

  it.each([
    ['wide and light', WIDE, 'light'],
    ['narrow and dark', NARROW, 'dark'],
  ] as const)('has nothing for axe to find, %s', async (_, viewport, scheme) => {
    const page = await visit(viewport, scheme);
    await launcher(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await launcher(page).click();
    await message(page).fill(ASK);
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/30 days/);
    expect(await violations(page)).toEqual([]);
  });
});

describe('the widget through a cut', () => {
  it('keeps what is written without a network, and sends it once', async () => {
    const page = await visit();
    await launcher(page).click();
    await message(page).fill('Hello');
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/AI assistant/);
    await page.context().setOffline(true);
    await message(page).fill('Is the Lune dress in stock?');
    await page.keyboard.press('Enter');
    await page.context().setOffline(false);
    await expect.poll(() => log(page).textContent(), { timeout: 30_000 }).not.toMatch(/Sending/);
    const said = await log(page).textContent();
    expect(said?.match(/Is the Lune dress in stock\?/g)).toHaveLength(1);
  });

  it('goes on after a reload where it was', async () => {
    const page = await visit();
    await launcher(page).click();
    await message(page).fill(ASK);
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/30 days/);
    const before = await log(page).getByText('30 days').count();
    await page.reload();
    await launcher(page).click();
    await expect.poll(() => log(page).getByText('30 days').count()).toBe(before);
  });
});

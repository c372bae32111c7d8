import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, NARROW, newPage, WIDE, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { ShopPage, strictPolicy, tag } from './shop.ts';

/* The widget on a shop's page, by its tag, as a visitor meets it. */

const ASK = 'What is your return policy?';
const QUESTION = 'Is the Lune dress in stock?';

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

  it('takes a withdrawal from a contract in two steps, and says when it came', async () => {
    const page = await visit();
    await launcher(page).click();
    await page.getByText('Withdraw from contract here').click();
    await page.getByLabel('Your name').fill('Sophie Roche');
    await page.getByLabel('Order number').fill('45821');
    await page.getByLabel('Email', { exact: true }).fill('sophie.roche@example.org');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await log(page).textContent()).not.toMatch(/withdraw/);
    await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
    await expect.poll(() => log(page).textContent()).toMatch(/received your withdrawal on .*\d:\d\d/);
  });

  it('unfolds one form at a time', async () => {
    const page = await visit();
    await launcher(page).click();
    await page.getByText('Call me back').click();
    await page.getByText('Your phone number').waitFor();
    await page.getByText('Withdraw from contract here').click();
    await page.getByLabel('Your name').waitFor();
    await expect.poll(() => page.getByLabel('Your phone number').isVisible()).toBe(false);
  });

  it.each([
    ['right', 360],
    ['left', 360],
    ['left', 390],
  ])('fills a phone, at the %s, %i wide', async (side, width) => {
    const page = await visit({ width, height: 640 });
    await launcher(page).waitFor();
    await page.evaluate(`document.querySelector('[data-side]').dataset.side = '${side}'`);
    await launcher(page).click();
    await message(page).waitFor();
    expect(await page.getByRole('dialog').boundingBox()).toMatchObject({ x: 0, y: 0, width, height: 640 });
    const send = await page.getByRole('button', { name: 'Send', exact: true }).first().boundingBox();
    expect((send?.x ?? 0) + (send?.width ?? 999)).toBeLessThanOrEqual(width);
  });

  it('asks for a call back, with the number in the thread and a person told', async () => {
    const page = await visit();
    await launcher(page).click();
    await page.getByText('Call me back').click();
    await page.getByRole('textbox', { name: 'Your phone number' }).fill('+33 6 12 34 56 78');
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/\+33 6 12 34 56 78/);
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
    await message(page).fill(QUESTION);
    await page.keyboard.press('Enter');
    const lines = log(page).locator('.turn').filter({ hasText: QUESTION });
    const state = async () => (await lines.allInnerTexts()).map((line) => line.includes('Sending'));
    await expect.poll(state).toEqual([true]);
    await page.context().setOffline(false);
    await expect.poll(state).toEqual([false]);
    await expect.poll(() => log(page).textContent()).toMatch(/in stock in size/);
    expect(await state()).toEqual([false]);
  });

  it('in the middle of an answer ends with the whole answer, once', async () => {
    const page = await newPage(browser);
    pages.push(page);
    let cuts = 0;
    await page.routeWebSocket(/\/chat\//, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((data) => {
        // After its first words the connection breaks; what is said from then on is said to nobody.
        socket.send(data);
        const { type } = JSON.parse(String(data)) as { type: string };
        if (cuts > 0 || type !== 'delta') return;
        cuts += 1;
        void socket.close();
        void server.close();
      });
    });
    await page.goto(shop.origin);
    await launcher(page).click();
    await message(page).fill(ASK);
    await page.keyboard.press('Enter');
    await expect.poll(() => log(page).textContent()).toMatch(/30 days/);
    expect(cuts).toBe(1);
    expect(await log(page).locator('.bubble').filter({ hasText: '30 days' }).count()).toBe(1);
    expect(await log(page).locator('.bubble').filter({ hasText: ASK }).count()).toBe(1);
    await expect.poll(() => page.getByRole('status').first().textContent()).toBe('');
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

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Clock } from '../../scripts/clients/clock.ts';
import { localService } from '../../scripts/clients/service.ts';
import { launch, newPage } from './browser.ts';
import { focused, others, Playground, textOf } from './playground.ts';

/* Everything without a mouse, with a customer who is not the story's. */

/** What the keyboard is on, as a person would call it, and whether that can be seen. */
const FOCUSED = `(() => {
  const on = document.activeElement;
  const name = on.ariaLabel ?? on.labels?.[0]?.querySelector('span')?.textContent ?? (on.title || on.textContent.trim());
  const seen = on.tagName === 'IFRAME' || getComputedStyle(on).outlineStyle !== 'none';
  return { name: on === document.body || on.closest('.examples') ? '' : name, seen };
})()`;

/** In the order in which they are read, what is said at a click left out. */
const STOPS = [
  'Skip to the stage',
  'Demo store',
  ...['Be the customer', 'Be the advisor', 'Set it up'],
  ...['+1 hour', '+10 hours', 'Next day, 8:15'],
  ...['EN, English', 'FR, français'],
  ...['You are', 'Play the story', 'Next step'],
  ...['How it travels', 'Sign in to the shop', 'New visitor', 'The page of Lune'],
  ...['How it travels', 'Mail thread', 'Subject', 'Letter', 'Send', 'Attach a file', 'New thread'],
  ...['How it travels', 'WhatsApp messages', 'Attach a file', 'Your message', 'Send'],
  ...['How it travels', 'Call', 'Call Lune'],
  'One thread over all channels',
  ...['Problems', 'Orders', 'Remembered', 'Stock', 'Offered, agreed', 'Looked up, done', 'Owed'],
];

let browser: Browser;
let page: Page;
let lune: Playground;

const press = (key: string) => page.keyboard.press(key);

/** Goes on by Tab until it is there. */
async function tabTo(locator: Locator): Promise<void> {
  for (let step = 0; step < 3 * STOPS.length; step++) {
    if (await focused(locator)) return;
    await press('Tab');
  }
  throw new Error(`Tab does not lead to ${locator}`);
}

beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser);
  // Of somebody who has not been in touch; the page is loaded again so that Tab begins at its top.
  const [, , , nobody] = await others(inject('base'));
  if (!nobody) throw new Error('nobody to play');
  await (await Playground.open(page, inject('base'))).become(nobody);
  lune = await Playground.open(page, inject('base'));
  await lune.memory.getByRole('region', { name: 'Owed' }).waitFor();
});
afterAll(() => browser.close());

describe('a keyboard', () => {
  it('reaches everything, in the order of reading, and one sees where it is', async () => {
    const stops: { name: string; seen: boolean }[] = [];
    for (let step = 0; step < STOPS.length + 12; step++) {
      await press('Tab');
      const stop = await page.evaluate<{ name: string; seen: boolean }>(FOCUSED);
      if (stop.name && stops.at(-1)?.name !== stop.name) stops.push(stop);
    }
    expect(stops.slice(0, STOPS.length).map(({ name }) => name)).toEqual(STOPS);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  });

  it('becomes somebody else', async () => {
    const [, , customer] = await others(inject('base'));
    await tabTo(lune.persona);
    await page.keyboard.type(customer?.name ?? '');
    await page.getByText(customer?.email ?? '').waitFor();
  });

  it('moves the clock, and stays on it', async () => {
    const clock = new Clock(localService(inject('base')));
    const before = await clock.now();
    const button = lune.clock.getByRole('button', { name: '+1 hour' });
    await tabTo(button);
    await press('Enter');
    await lune.clock.getByText('All that was due has happened.').waitFor();
    expect(await focused(button)).toBe(true);
    const moved = (await clock.now()).getTime() - before.getTime();
    // With what the machine took meanwhile.
    expect(Math.floor(moved / 3_600_000)).toBe(1);
  });

  it('writes a mail', async () => {
    const { mail } = lune;
    await tabTo(mail.field('Subject'));
    await page.keyboard.type('My parcel');
    await press('Tab');
    await page.keyboard.type('Where is my order?');
    await press('Tab');
    const answer = await mail.answerTo(() => press('Enter'));
    expect(await textOf(answer)).toContain('Re: My parcel');
  });

  it('writes on WhatsApp', async () => {
    const { whatsapp } = lune;
    const field = whatsapp.field('Your message');
    await tabTo(field);
    await page.keyboard.type('Hello');
    await press('Shift+Enter');
    await page.keyboard.type('Where is my order?');
    await whatsapp.answerTo(() => press('Enter'));
    expect(await textOf(whatsapp.own)).toBe('Hello\nWhere is my order?');
    expect(await focused(field)).toBe(true);
  });

  it('calls and hangs up', async () => {
    const { phone } = lune;
    await tabTo(phone.button('Call Lune'));
    await lune.call(() => press('Enter'));
    await page.keyboard.type('Where is my order?');
    await phone.answerTo(() => press('Enter'));
    await tabTo(phone.button('Hang up'));
    await press('Enter');
    await phone.log.getByText('You hung up.').waitFor();
    expect(await focused(phone.button('Call Lune'))).toBe(true);
  });
});

import pack from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Of the flags for lambdas: those that weaken what is tested here, or that allow only one page at a time. */
const UNWANTED =
  /^--(headless|single-process|no-zygote|disable-web-security|allow-running-insecure|disable-features|enable-features)/;

/** Nothing of it calls home, and it starts as root as well. */
const OFFLINE = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The Chromium that comes with npm; nothing is downloaded. `more`: flags of one test. */
export async function launch(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await pack.executablePath(),
    args: [...pack.args.filter((flag) => !UNWANTED.test(flag)), ...OFFLINE, ...more],
  });
}

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** A tab of somebody's own browser: English, nothing stored. */
export async function newPage(
  browser: Browser,
  viewport = WIDE,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** What a page complains about: its console, its exceptions, what its policy stops, what it fails to load. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return complaints;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { buildStatic } from '../../scripts/build-static.mjs';
import { BUDGETS, widgetWeight } from '../../scripts/widget-weight.ts';
import { launch, newPage } from '../../test/browser/browser.ts';
import { goal, plainRow, type Row } from '../measure/rows.ts';
import type { Measurement, Size } from '../measure/stage.ts';

const VISITS: Record<Size, number> = { full: 10, quick: 5, smoke: 1 };
const QUESTION = 'What are your opening hours?';

/**
 * What the widget costs a visitor: bytes, and in a real Chromium on a page of another origin the time from the
 * click to a field one can write in, and from Enter to the whole answer on the screen.
 */
export const widget: Measurement = {
  name: 'widget',
  disk: 'disk',
  orders: () => 0,
  async run({ service, size }) {
    await buildStatic();
    const browser = await launch();
    const shop = await shopPage(service.base);
    const [open, trip]: [number[], number[]] = [[], []];
    try {
      for (let visit = 0; visit <= VISITS[size]; visit++) {
        const times = await visited(browser, service.base, shop.url);
        // The first warms the service and the browser up.
        if (visit === 0 && size !== 'smoke') continue;
        open.push(times.open);
        trip.push(times.trip);
      }
    } finally {
      shop.close();
      await browser.close();
    }
    return [
      ...weightRows(),
      plainRow('widget', 'click to a field with the focus', open),
      plainRow('widget', 'Enter to the answer on the screen', trip),
    ];
  },
};

function weightRows(): Row[] {
  const weight = widgetWeight();
  const names = { loader: 'every page view', open: 'once it is open', language: 'another language' } as const;
  return (['loader', 'open', 'language'] as const).map((part) => ({
    ...plainRow('widget', `bytes, gzip: ${names[part]}`, [weight[part]], 'bytes'),
    goal: goal(`≤ ${BUDGETS[part]}`, weight[part] <= BUDGETS[part]),
  }));
}

async function visited(browser: Browser, base: string, url: string): Promise<{ open: number; trip: number }> {
  const page = await newPage(browser);
  try {
    await serveStatic(page, base);
    await page.goto(url);
    const launcher = page.getByRole('button', { name: 'Chat', exact: true });
    const field = page.getByRole('textbox', { name: 'Message' });
    await launcher.waitFor();
    const clicked = performance.now();
    await launcher.click();
    await field.waitFor();
    const open = performance.now() - clicked;
    await field.fill(QUESTION);
    const asked = performance.now();
    await field.press('Enter');
    await page.getByRole('log').locator('.turn:not(.customer) .bubble').first().waitFor();
    return { open, trip: performance.now() - asked };
  } finally {
    await page.context().close();
  }
}

/** The bench's service has no static files: the browser gets them as the edge would serve them. */
async function serveStatic(page: Page, base: string): Promise<void> {
  await page.route(new RegExp(`^${base}/widget(\\.js|/)`), (route) =>
    route.fulfill({
      path: `dist/static${new URL(route.request().url()).pathname}`,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
}

/** A page of another origin with the tag on it. */
async function shopPage(base: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><script async src="${base}/widget.js" data-store="demo"></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return { url, close: () => server.close() };
}

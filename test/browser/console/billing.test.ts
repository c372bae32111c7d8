import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ThreadBilling } from '../../../src/console/protocol.ts';
import { SOPHIE } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService } from './fake.ts';

/* What a customer pays by the month, beside their thread. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const BILLING: ThreadBilling = {
  companies: [{ id: 'acme', name: 'Acme SARL', tier: 'strategic', manager: 'Jeanne Morel' }],
  subscriptions: [
    {
      ...{ id: 'sub-1', plan: 'Team', status: 'past_due', price: 4900, currency: 'EUR', interval: 'month' },
      ...{ seats: 5, company: 'Acme SARL', renewsOn: '2026-12-15', endsOn: null },
      changing: { on: '2026-12-15', plan: 'Company', seats: 8, price: 29_900 },
    },
  ],
  invoices: [
    {
      id: 'INV-2026-052',
      issuedOn: '2026-11-28',
      status: 'open',
      overdue: true,
      total: 4900,
      currency: 'EUR',
    },
  ],
};

it.each([
  [1440, 'light'],
  [360, 'dark'],
] as const)(
  'a company, its plan and its invoices stand beside the thread (%i pixels, %s)',
  async (width, scheme) => {
    const page = await newPage(browser, { width, height: 900 }, scheme);
    const complaints = watch(page);
    const fake = new FakeService(page);
    fake.handle = ({ path }) => (/\/billing$/.test(path) ? { body: BILLING } : undefined);
    await fake.install();
    await page.goto(`${inject('base')}/console/#/inbox/${SOPHIE}`);
    if (width < 1000) await page.getByRole('button', { name: 'Customer' }).first().click();
    const pane = page.getByRole('region', { name: 'Subscriptions and invoices' });
    await pane.getByText('looked after by Jeanne Morel').waitFor();
    const text = (await pane.textContent()) ?? '';
    expect(text).toMatch(/Team, €49\.00 a month, 5 seats/);
    expect(text).toMatch(/from .*15 December.*: Company, €299\.00, 8 seats/);
    expect(text).toContain('payment failed');
    expect(text).toContain('INV-2026-052');
    expect(text).toContain('overdue');
    await pane.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `dist/screens/billing-${width}-${scheme}.png` });
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

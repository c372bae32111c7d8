import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SentItem } from '../../sandbox/shapes.ts';
import { localService } from '../../scripts/clients/service.ts';
import { launch, newPage, watch } from './browser.ts';
import { violations } from './checks.ts';
import { Playground, textOf } from './playground.ts';

/* The advisor's door of the playground: customers come in, something is decided, somebody is answered. */

let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser);
  complaints = watch(page);
  await Playground.open(page, inject('base'), '#advisor');
});
afterAll(() => browser.close());

const approvals = () => page.getByRole('list', { name: 'To decide' }).getByRole('listitem');

/** Lets two customers in; gives what is to be decided of the one. */
async function letIn(): Promise<Locator> {
  const before = await approvals().filter({ hasText: 'Cancel order' }).count();
  await page.getByRole('button', { name: 'Let two customers in' }).click();
  await page.getByText('One waits for you.').waitFor();
  await expect.poll(() => approvals().filter({ hasText: 'Cancel order' }).count()).toBe(before + 1);
  return approvals().filter({ hasText: 'Cancel order' }).last();
}

/** The order that is to be cancelled. */
async function orderOf(approval: Locator): Promise<string> {
  return /Cancel order (\d+)/.exec(await textOf(approval))?.[1] ?? '';
}

async function statusOf(order: string): Promise<string> {
  const service = localService(inject('base'));
  const answer = await service.fetch(`/api/v1/orders/${order}`, {
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  const { status } = (await answer.json()) as { status: string };
  return status;
}

/** What was said last on WhatsApp about an order. */
async function toldOf(order: string): Promise<string> {
  const sent = (await (await fetch(`${inject('base')}/sandbox/sent?channel=whatsapp`)).json()) as SentItem[];
  return sent.findLast(({ text }) => text.includes(order))?.text ?? '';
}

describe('the advisor’s door', () => {
  it('lets customers in who need a person, and is accessible then', async () => {
    await letIn();
    const waiting = page.getByRole('list', { name: 'Waiting' }).getByRole('button');
    await waiting
      .filter({ hasText: /torn|Damaged/ })
      .last()
      .click();
    await page
      .getByRole('complementary', { name: 'What the advisor sees' })
      .getByText('arrived torn')
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('carries out what is approved, and tells the customer', async () => {
    const approval = approvals().filter({ hasText: 'Cancel order' }).first();
    const order = await orderOf(approval);
    expect(await statusOf(order)).toBe('pending');
    await approval.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Approved: it is being carried out').waitFor();
    await expect.poll(() => statusOf(order)).toBe('cancelled');
    await expect.poll(() => toldOf(order)).toMatch(/approved|done/);
  });

  it('does nothing of what is refused, and tells the customer why', async () => {
    const approval = await letIn();
    const order = await orderOf(approval);
    await approval.getByRole('textbox', { name: 'Reason' }).fill('It has been packed already');
    await approval.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('Refused: the customer is told.').waitFor();
    await expect.poll(() => toldOf(order)).toContain('It has been packed already');
    expect(await statusOf(order)).toBe('pending');
  });

  it('keeps a reason that is half written while others come in', async () => {
    const approval = await letIn();
    const order = await orderOf(approval);
    const reason = approvals()
      .filter({ hasText: `Cancel order ${order}` })
      .getByRole('textbox');
    await reason.fill('The parcel');
    await letIn();
    expect(await reason.inputValue()).toBe('The parcel');
  });

  it('gave no complaint', () => {
    expect(complaints).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { localService } from '../../../scripts/clients/service.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService, problem } from './fake.ts';
import { advisor, button, customer, scrolledTo, waiting } from './people.ts';

/* Several threads at once, from the lists of the inbox and of the search. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const bar = (page: Page) => page.getByRole('region', { name: 'Selected threads' });
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
const sideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('threads that are selected in the inbox', () => {
  it('are put off and taken back, given to a colleague, and stand in the log of who did what', async () => {
    const people = [await customer(12), await customer(13)];
    const max = await advisor(browser, 'Max');
    const page = await advisor(browser, 'Nora');
    const complaints = watch(page);
    for (const { name } of people) await scrolledTo(page, name);
    for (const { name } of people) await box(page, name).check();
    await bar(page).getByText('2 selected').waitFor();
    expect(await violations(page)).toEqual([]);
    await bar(page).getByRole('button', { name: 'Snooze' }).click();
    await bar(page).getByRole('button', { name: 'For an hour' }).click();
    await page.getByText('Put off: 2 threads').waitFor();
    // While the list is aimed at, what has left it stays where it was.
    await page.mouse.move(900, 400);
    for (const { name } of people) await waiting(page, name).waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await button(page, 'Undo').click();
    await page.getByText('Taken back in 2 threads.').waitFor();
    for (const { name } of people) await scrolledTo(page, name);
    for (const { name } of people) await box(page, name).check();
    await bar(page).getByRole('button', { name: 'Assign' }).click();
    const to = bar(page).getByRole('combobox', { name: 'Assign to' });
    const option = to.locator('option', { hasText: /^Max/ });
    await to.selectOption((await option.getAttribute('value')) ?? '');
    await bar(page).getByRole('button', { name: 'Assign' }).nth(1).click();
    await page.getByText('Assigned: 2 threads').waitFor();
    await max.getByRole('button', { name: /^Mine/ }).click();
    for (const { name } of people)
      await max
        .getByRole('list', { name: 'Mine' })
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .waitFor();
    const service = localService(inject('base'));
    const answer = await service.fetch('/api/v1/audit?limit=50', {
      headers: { authorization: `Bearer ${service.adminToken}` },
    });
    const { entries } = (await answer.json()) as { entries: { what: string }[] };
    const done = entries.map(({ what }) => what);
    expect(done.filter((what) => what.endsWith('snooze'))).toHaveLength(4);
    expect(done.filter((what) => what.endsWith('assign'))).toHaveLength(2);
    expect(complaints).toEqual([]);
    for (const { chat } of people) chat.close();
    await Promise.all([page, max].map((one) => one.context().close()));
  });

  it('are tagged, resolved and marked as spam by keys alone', async () => {
    const people = [await customer(14), await customer(15)];
    const page = await advisor(browser, 'Nora');
    for (const { name } of people) await scrolledTo(page, name);
    const [first, second] = people;
    await waiting(page, first?.name ?? '').focus();
    await page.keyboard.press('x');
    await waiting(page, second?.name ?? '').focus();
    await page.keyboard.press('x');
    await bar(page).getByText('2 selected').waitFor();
    await bar(page).getByRole('button', { name: 'Add a tag' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('sale');
    await page.keyboard.press('Enter');
    await page.getByText('Tagged: 2 threads').waitFor();
    for (const { name } of people) await waiting(page, name).getByText('sale').waitFor();
    await waiting(page, first?.name ?? '').focus();
    await page.keyboard.press('x');
    await bar(page).getByRole('button', { name: 'Resolve' }).focus();
    await page.keyboard.press('Enter');
    await bar(page).getByRole('button', { name: 'Resolve 1 thread' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Resolved: 1 thread').waitFor();
    await waiting(page, second?.name ?? '').focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await bar(page).getByRole('button', { name: 'Spam' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('advertising');
    await page.keyboard.press('Enter');
    await page.getByText('Marked as spam: 1 thread').waitFor();
    await waiting(page, second?.name ?? '').waitFor({ state: 'detached' });
    await button(page, 'Undo').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Taken back in 1 thread.').waitFor();
    for (const { chat } of people) chat.close();
    await page.context().close();
  });
});

describe('threads of a list', () => {
  it.each([
    ['a phone', { width: 360, height: 740 }],
    ['a desk', { width: 1440, height: 900 }],
  ])('are selected as a range, and what was not done is named with why, on %s', async (_, viewport) => {
    const page = await newPage(browser, viewport, 'dark');
    const complaints = watch(page);
    const fake = new FakeService(page);
    const [, second] = fake.entries;
    fake.handle = ({ path }) =>
      path === `customers/${second?.customer}/assign`
        ? problem(409, 'Conflict', { detail: 'Max has it.' })
        : undefined;
    await fake.install();
    await page.goto(`${inject('base')}/console/#/inbox`);
    const boxes = page.getByRole('list', { name: 'Waiting', exact: true }).getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await bar(page).getByText('3 selected').waitFor();
    await bar(page).getByRole('button', { name: 'Assign' }).click();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await bar(page).getByRole('button', { name: 'Assign' }).nth(1).click();
    await page.getByRole('list', { name: 'Not done' }).getByText('Max has it.').waitFor();
    await bar(page).getByText('1 selected').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await bar(page).getByRole('button', { name: 'Select all' }).click();
    await bar(page).getByText(`${fake.entries.length} selected`).waitFor();
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('409')));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are selected in what a search found as well', async () => {
    const page = await newPage(browser, { width: 768, height: 900 });
    const fake = new FakeService(page);
    await fake.install();
    await page.goto(`${inject('base')}/console/#/search?q=dress`);
    const boxes = page.getByRole('list', { name: 'Found' }).getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(1).check();
    await bar(page).getByRole('button', { name: 'Add a tag' }).click();
    await bar(page).getByRole('textbox', { name: 'Tag' }).fill('sale');
    await page.keyboard.press('Enter');
    await page.getByText('Tagged: 2 threads').waitFor();
    expect(fake.made('POST', /tags$/).map(({ body }) => body)).toEqual([
      { add: ['sale'] },
      { add: ['sale'] },
    ]);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

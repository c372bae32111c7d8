import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launch, newPage } from '../browser.ts';
import { violations } from '../checks.ts';
import { ShopPage, tag } from './shop.ts';
import { Visitor } from './visitor.ts';

/* From the launcher to a conversation that is resolved and rated, without a mouse. */

let browser: Browser;
let shop: ShopPage;
beforeAll(async () => {
  browser = await launch();
  shop = await ShopPage.open(() => tag(inject('base')));
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

async function tabTo(visitor: Visitor, target: Locator): Promise<void> {
  for (let step = 0; step < 40; step++) {
    if (await isFocused(visitor, target)) return;
    await visitor.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

async function isFocused(visitor: Visitor, target: Locator): Promise<boolean> {
  return (await target.and(visitor.page.locator(':focus')).count()) === 1;
}

/** The API as an advisor's console calls it. */
async function api<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(`${inject('base')}/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return JSON.parse(text) as T;
}

const ME = { advisor: 'nora', name: 'Nora' };

/** An advisor answers whoever said those words, and closes what was open. */
async function advise(
  words: string,
): Promise<{ reply(text: string): Promise<unknown>; resolve(): Promise<void> }> {
  const { waiting } = await api<{ waiting: { customer: string; summary: string }[] }>('desk');
  const customer = waiting.find(({ summary }) => summary.includes(words))?.customer;
  if (!customer) throw new Error('nobody waits who said that');
  await api(`customers/${customer}/takeover`, ME);
  return {
    reply: (text) => api(`customers/${customer}/reply`, { ...ME, text }),
    async resolve() {
      const { tickets } = await api<{ tickets: { id: string; status: string }[] }>(`customers/${customer}`);
      for (const { id, status } of tickets)
        if (status !== 'resolved') await api(`customers/${customer}/resolve`, { ticket: id });
    },
  };
}

it('a keyboard goes from the launcher to a rated conversation', async () => {
  const visitor = new Visitor(await newPage(browser));
  const { page } = visitor;
  await page.goto(shop.origin);
  await visitor.launcher.waitFor();
  await tabTo(visitor, visitor.launcher);
  await page.keyboard.press('Enter');
  await expect.poll(() => isFocused(visitor, visitor.message)).toBe(true);
  const words = `Parcel ${crypto.randomUUID().slice(0, 8)} arrived broken`;
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await visitor.hears(/AI assistant/);
  await tabTo(visitor, page.getByRole('button', { name: 'Talk to a person' }));
  await page.keyboard.press('Enter');
  await visitor.hears(/colleague/);
  const advisor = await advise(words);
  await advisor.reply('A new one leaves today.');
  await visitor.hears(/A new one leaves today/);
  await advisor.resolve();
  const rating = page.getByRole('group', { name: 'How was this conversation?' });
  await rating.waitFor();
  await tabTo(visitor, rating.getByRole('button', { name: '5 of 5' }));
  await page.keyboard.press('Enter');
  await page.getByText('Thank you.').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => isFocused(visitor, visitor.launcher)).toBe(true);
  expect(await violations(page)).toEqual([]);
});

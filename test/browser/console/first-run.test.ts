import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { localService } from '../../../scripts/clients/service.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { csvFile, emptyStore, feedFile, Hands, lineOf, told } from './first-run.ts';

/* An owner sets a new store up in the console alone, and its customers get what was set. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  mkdirSync('dist/screens', { recursive: true });
});
afterAll(() => browser.close());

/** Ten minutes, at ten seconds a step. */
const MOST_STEPS = 60;
const QUESTIONS = {
  hours: 'What are your opening hours?',
  delivery: 'How long does delivery take, and what does it cost?',
  returns: 'How long do I have to return something?',
  label: 'Who pays for the return?',
  silk: 'How do I wash silk?',
  order: 'Where is my order 70001?',
};

describe('a first run', () => {
  it('goes from an empty store to live, and customers get what was set', async () => {
    const { store, invite } = await emptyStore(localService(inject('base')), `first-${Date.now()}`);
    const before = await told(store, QUESTIONS);
    const page = await newPage(browser, { width: 1440, height: 900 });
    const complaints = watch(page);
    await page.goto(invite);
    const hands = new Hands(page);
    await hands.click(page.getByRole('link', { name: 'Settings' }));
    await page.getByText('1 of 12 ready.').waitFor();

    await hands.click(page.getByRole('button', { name: /^Who we are/ }));
    await hands.write('Name of the store, as customers read it', 'Maison Aube');
    await hands.write('Other languages it answers in', 'fr');
    await hands.time('Monday, span 1: from', '08:15');
    await hands.time('Monday, span 1: until', '12:00');
    await hands.click(page.getByRole('button', { name: 'Add hours on Monday' }));
    await hands.click(page.getByRole('button', { name: 'The hours of Monday on every open day' }));
    await hands.save();

    await hands.next('Kind of company');
    await hands.click(page.getByLabel(/Online shop, up to 5,000/));
    await hands.save('Use this one');

    await hands.next('Shop data');
    hands.steps++;
    await page.getByLabel('Drop the file here, or choose it').setInputFiles(feedFile());
    await page.getByText('feed.ndjson: orders 2, people 2').waitFor();
    await page.getByText(/^Line 3: /).waitFor();

    await page.getByLabel('Drop the file here, or choose it').setInputFiles(csvFile());
    await page.getByText('orders.csv holds orders 1, people 1').waitFor();
    await page.getByText(/^Line 3: /).waitFor();
    await page.screenshot({ path: 'dist/screens/first-run-csv.png' });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.getByText('orders.csv: orders 1, people 1').waitFor();

    await hands.next('Knowledge');
    await hands.write(
      'Paste a text here',
      '# Washing silk\n\nWash silk by hand in cold water, and never wring it.',
    );
    await hands.click(page.getByRole('button', { name: 'Write it down' }));
    await page.getByText('Written down: Washing silk').waitFor();

    await hands.next('Voice and policies');
    await hands.write('Days in which returns are taken', '45');
    await hands.choose('Who pays the return label', 'paid by the customer');
    await hands.write('Days a parcel takes at least', '3');
    await hands.write('Days a parcel takes at most', '9');
    await hands.choose('Whether shipping is ever free', 'never');
    await hands.choose('What a visitor gives to see an order', 'its number');
    await hands.write('Street and number', '3 rue Mercière');
    await page.getByText(/it usually takes 3 to 9 days/).waitFor();
    await hands.save();

    await hands.next('Chat on the site');
    await hands.write('Address of a page of yours', `${inject('base')}/sandbox/shop`);
    await hands.click(page.getByRole('button', { name: 'Check this page' }));
    await page.getByText('The page has the tag of another store: replace it.').waitFor();
    await hands.write('Sites where the chat may show', inject('base'));
    await hands.save();

    await hands.next('Mailbox');
    await hands.write('The address that customers write to', `hello@${store.store}.shop.example`);
    await hands.save();

    await hands.next('WhatsApp');
    await hands.next('Phone');
    await hands.next('Tests');
    await hands.click(page.getByRole('button', { name: 'Play them all' }));
    await page.getByText(/^(All hold\.|Fail: \d+)$/).waitFor();

    await hands.next('Go live');
    await hands.choose('Everything else, email', 'Draft');
    await hands.save('Go live like this');
    await lineOf(page, 'Go live').getByText('Ready', { exact: true }).waitFor();
    expect(hands.steps).toBeLessThanOrEqual(MOST_STEPS);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.screenshot({ path: 'dist/screens/first-run-live.png', fullPage: true });

    const after = await told(store, QUESTIONS);
    expect(before.hours).toContain('Our store');
    expect(after.hours).toContain('Maison Aube');
    expect([before.hours, after.hours].map((text) => text.includes('08:15–12:00'))).toEqual([false, true]);
    expect([before.delivery, after.delivery].map((text) => text.includes('3 to 9 days'))).toEqual([
      false,
      true,
    ]);
    expect([before.delivery, after.delivery].map((text) => /free from/.test(text))).toEqual([true, false]);
    expect([before.returns, after.returns].map((text) => text.includes('45 days'))).toEqual([false, true]);
    expect(after.label).not.toBe(before.label.replace('Our store', 'Maison Aube'));
    expect([before.silk, after.silk].map((text) => text.includes('cold water'))).toEqual([false, true]);
    expect([before.order, after.order].map((text) => text.includes('Lune dress'))).toEqual([false, true]);
    await page.context().close();
  });

  it('says at its field what was refused, and takes back what was saved', async () => {
    const { invite } = await emptyStore(localService(inject('base')), `refused-${Date.now()}`);
    const page = await newPage(browser, { width: 1440, height: 900 });
    await page.goto(invite);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /^Who we are/ }).click();
    const country = page.getByLabel('Country', { exact: true });
    await country.fill('ZZ');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('One value above was refused').waitFor();
    expect(await country.getAttribute('aria-invalid')).toBe('true');
    const described = await country.getAttribute('aria-describedby');
    const fault = page.locator(`[id="${described?.split(' ').at(-1)}"]`);
    expect(await fault.textContent()).toContain('ISO 3166');
    expect(await violations(page)).toEqual([]);
    await country.fill('BE');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('Taken back: it is as it was before.').waitFor();
    expect(await country.inputValue()).toBe('FR');
    await page.context().close();
  });

  it.each([
    [360, 'dark'],
    [768, 'light'],
    [1440, 'dark'],
  ] as const)('fits %i pixels, %s, with any line open, and axe finds nothing', async (width, scheme) => {
    const page = await newPage(browser, { width, height: 900 }, scheme);
    const complaints = watch(page);
    await page.goto(`${inject('base')}/sandbox/console?as=owner&name=Olga&page=settings`);
    const sideways =
      "[...document.querySelectorAll('html, main, .page, .part')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName)";
    for (const name of [
      'Who we are',
      'Kind of',
      'Shop data',
      'Knowledge',
      'Voice and',
      'Chat on',
      'Mailbox',
      'WhatsApp',
      'Phone',
      'People',
      'Tests',
      'Go live',
    ]) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await page.locator('.part').waitFor();
      if (name === 'Voice and') await page.getByText(/it usually takes/).waitFor();
      expect(await violations(page), name).toEqual([]);
      expect(await page.evaluate<string[]>(sideways), name).toEqual([]);
      const file = name.toLowerCase().replaceAll(' ', '-');
      await page.screenshot({ path: `dist/screens/setup-${file}-${width}-${scheme}.png`, fullPage: true });
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is no one’s but the owner’s: an advisor reads of no page that they may not see', async () => {
    const page = await newPage(browser, { width: 1440, height: 900 });
    await page.goto(`${inject('base')}/sandbox/console?as=advisor&name=Nora&page=settings`);
    await page.getByRole('heading', { name: 'More pages' }).waitFor();
    const links = page.getByRole('main').getByRole('link');
    expect(await links.allTextContents()).toEqual(['Passkeys', 'Notices']);
    expect(await page.getByRole('list', { name: 'Set up', exact: true }).count()).toBe(0);
    await page.context().close();
  });
});

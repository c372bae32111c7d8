import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { button } from './people.ts';

/* Where advisors are rung, set by an owner in a real Chromium. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a colleague’s telephone', () => {
  it.each([360, 1440])('is kept, refused where it is none, and taken away, at %i px', async (width) => {
    const name = `Tel-${width}`;
    const page = await newPage(browser, { width, height: 800 });
    await page.goto(`${inject('base')}/sandbox/console?as=advisor&name=${name}`);
    await page.goto(`${inject('base')}/sandbox/console?as=owner&name=Odile&page=settings`);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    const complaints = watch(page);
    await page.goto(`${inject('base')}/console/#/people`);
    const field = page.getByRole('textbox', { name: `Telephone of ${name}` });
    const keep = button(page, `Save the telephone of ${name}`);
    const kept = async (given: string) => {
      await field.fill(given);
      const answer = page.waitForResponse((response) => response.request().method() === 'PATCH');
      await keep.click();
      return (await answer).status();
    };
    const shown = async () => {
      await page.reload();
      return field.inputValue();
    };
    expect(await kept('06 11 22 33 44')).toBe(200);
    expect(await shown()).toBe('+33611223344');
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      ),
    ).toBe(false);
    expect(complaints).toEqual([]);
    expect(await kept('not a number')).toBe(400);
    await page.getByText('phone: not a valid number').waitFor();
    expect(await kept('')).toBe(200);
    expect(await shown()).toBe('');
    await page.context().close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, said, scrolledTo } from './people.ts';

/* Advisors at the console and a customer in the chat, against the service as `npm start` runs it. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('an advisor', () => {
  it('answers in the customer’s chat two clicks after the list, leaves a note there, and hands back', async () => {
    const { name, chat } = await customer(2);
    const page = await advisor(browser, 'Nora');
    const complaints = watch(page);
    await (await scrolledTo(page, name)).click();
    await button(page, 'Take over').click();
    await page.keyboard.type('Good morning, a person is here now.');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Reply' }).inputValue())
      .toBe('Good morning, a person is here now.');
    await button(page, /^Send by chat/).click();
    await expect.poll(() => said(chat)).toContain('Good morning, a person is here now.');
    await button(page, /^Note/).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Secret: is a friend of the owner.');
    await button(page, 'Save note').click();
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('Secret: is a friend of the owner.').waitFor();
    await button(page, /^Hand back/).click();
    await button(page, 'Take over').waitFor();
    const [answer] = await chat.say('What is your return policy?');
    await log.getByText('What is your return policy?').waitFor();
    expect(answer?.from).toBe('assistant');
    expect(JSON.stringify(chat.frames)).not.toContain('Secret');
    expect(await violations(page)).toEqual([]);
    // What a service does not have is asked for once, and its pane says so.
    const lacking = /\/(?:brief|orders|channels): 404$|status of 404/;
    expect(complaints.filter((one) => !lacking.test(one))).toEqual([]);
    chat.close();
    await page.context().close();
  });

  it('who undoes in time has sent nothing', async () => {
    const { name, chat } = await customer(3);
    const page = await advisor(browser, 'Nora');
    await (await scrolledTo(page, name)).click();
    await button(page, 'Take over').click();
    await page.getByText('You have the floor').waitFor();
    // However slow the machine is, its seconds do not pass.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole('textbox', { name: 'Reply' }).fill('Not what I meant.');
    await button(page, /^Send by chat/).click();
    await button(page, 'Undo').click();
    await page.getByRole('textbox', { name: 'Reply' }).fill('What I meant.');
    await button(page, /^Send by chat/).click();
    await button(page, 'Send now').click();
    await page.clock.resume();
    await expect.poll(() => said(chat)).toContain('What I meant.');
    expect(said(chat)).not.toContain('Not what I meant.');
    chat.close();
    await page.context().close();
  });
});

describe('two advisors', () => {
  it('who click at once: one has the floor, the other is told who', async () => {
    const { name, chat } = await customer(4);
    const [nora, max] = await Promise.all([advisor(browser, 'Nora'), advisor(browser, 'Max')]);
    await Promise.all([nora, max].map(async (page) => (await scrolledTo(page, name)).click()));
    await Promise.all([nora, max].map((page) => button(page, 'Take over').waitFor()));
    await Promise.all([nora, max].map((page) => button(page, 'Take over').click()));
    const mine = (page: Page) => page.getByText('You have the floor. The assistant is silent.').count();
    await expect.poll(async () => (await Promise.all([mine(nora), mine(max)])).sort()).toEqual([0, 1]);
    const [winner, loser] = (await mine(nora)) ? [nora, max] : [max, nora];
    const who = winner === nora ? 'Nora' : 'Max';
    await loser.locator('.floor').getByText(`${who} has the floor`).waitFor();
    await winner.getByRole('textbox', { name: 'Reply' }).fill('Only I answer.');
    await button(winner, /^Send by chat/).click();
    await expect.poll(() => said(chat)).toContain('Only I answer.');
    await loser.getByRole('log', { name: 'Conversation' }).getByText('Only I answer.').waitFor();
    chat.close();
    await Promise.all([nora, max].map((page) => page.context().close()));
  });
});

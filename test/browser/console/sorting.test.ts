import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { localService } from '../../../scripts/clients/service.ts';
import { launch, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { advisor, button, customer, said, scrolledTo, waiting } from './people.ts';

/* What advisors do beside writing: tags, spam, who comes first, answers that stand ready. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a tag', () => {
  it('is put on and taken off beside the thread, by keys alone', async () => {
    const { name, chat } = await customer(5);
    const page = await advisor(browser, 'Nora');
    const complaints = watch(page);
    await (await scrolledTo(page, name)).click();
    const tags = page.getByRole('list', { name: 'Tags' });
    const field = page.getByRole('textbox', { name: 'Tag' });
    await field.focus();
    await page.keyboard.type('Wrong size');
    await page.keyboard.press('Enter');
    await tags.getByRole('link', { name: 'wrong-size' }).waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
    await page.keyboard.type('vip');
    await page.keyboard.press('Enter');
    await tags.getByRole('link', { name: 'VIP' }).waitFor();
    // The one that is on its way disables the others.
    const remove = button(page, 'Remove the tag wrong-size');
    await expect.poll(() => remove.isEnabled()).toBe(true);
    await remove.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => tags.getByRole('listitem').count()).toBe(1);
    await expect.poll(() => field.and(page.locator(':focus')).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    chat.close();
    await page.context().close();
  });
});

describe('spam', () => {
  it('is marked with a reason, leaves those who wait, is found in its view and taken back there', async () => {
    const { name, chat } = await customer(6);
    const page = await advisor(browser, 'Nora');
    const complaints = watch(page);
    await (await scrolledTo(page, name)).click();
    await button(page, 'Mark as spam or block').click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('advertising');
    expect(await violations(page)).toEqual([]);
    await button(page, /^Block$/).click();
    const blocked = page.getByRole('list', { name: 'Spam and blocked senders' });
    await blocked.getByText('advertising').waitFor();
    await waiting(page, name).waitFor({ state: 'detached' });
    await page.getByText('Spam: nobody answers here').waitFor();
    const before = said(chat).length;
    chat.send({ type: 'message', id: 'm-more', text: 'Buy my watches' });
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('Buy my watches').waitFor();
    await button(page, 'Blocked').click();
    const list = page.getByRole('list', { name: 'Blocked', exact: true });
    await expect.poll(() => list.getByRole('link', { name: new RegExp(`^${name}`) }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await blocked.getByRole('button', { name: 'Unblock' }).click();
    await blocked.waitFor({ state: 'detached' });
    // Its own echo, and nothing else: what came meanwhile is answered by nobody.
    expect(said(chat).slice(before)).toEqual(['Buy my watches']);
    const [answer] = await chat.say('When are you open?');
    expect(answer?.from).toBe('assistant');
    expect(complaints).toEqual([]);
    chat.close();
    await page.context().close();
  });
});

describe('a thread that policy left to people', () => {
  it('comes before the others, with its reason in words', async () => {
    const api = new Api(localService(inject('base')));
    await api.change({ handover: { anger: true } });
    const { name, chat } = await customer(7, 'This is outrageous, you are useless liars, where is my parcel');
    const page = await advisor(browser, 'Nora');
    const row = waiting(page, name);
    await row.getByText('angry').waitFor();
    await row.click();
    await page.getByText('Waiting for a person: angry').waitFor();
    expect(await violations(page)).toEqual([]);
    await api.change({ handover: {} });
    chat.close();
    await page.context().close();
  });
});

describe('a ready answer', () => {
  it('is found and put into the reply by keys alone, and leaves once it is filled in', async () => {
    const api = new Api(localService(inject('base')));
    await api.change({
      answers: [
        { name: 'Closed', text: 'We are closed on Sunday.' },
        {
          name: 'Late parcel',
          text: 'Hello {{first_name}}, order {{order}} is late. {{advisor}}, {{store}}',
          tags: ['late-parcel'],
          afterwards: 'resolve',
        },
      ],
    });
    const { name, chat } = await customer(8);
    const page = await advisor(browser, 'Nora');
    await (await scrolledTo(page, name)).click();
    await button(page, 'Take over').click();
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    const find = page.getByRole('searchbox', { name: 'Find an answer' });
    await find.and(page.locator(':focus')).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('late');
    await page.keyboard.press('Enter');
    await expect.poll(() => reply.inputValue()).toContain(`Hello ${name.split(' ')[0]}, order`);
    expect(await reply.inputValue()).toContain('Nora, Lune');
    await expect.poll(() => reply.and(page.locator(':focus')).count()).toBe(1);
    await page.getByText('Once it is sent: tag late-parcel, resolve').waitFor();
    await reply.fill('Order {{order}} is late.');
    await page.getByText('Still to be filled in: {{order}}').waitFor();
    expect(await button(page, /^Send by chat/).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await reply.fill('Your order is late.');
    await button(page, /^Send by chat/).click();
    await expect.poll(() => said(chat)).toContain('Your order is late.');
    await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'late-parcel' }).waitFor();
    await expect
      .poll(() => chat.frames.some((frame) => frame.type === 'status' && frame.state === 'resolved'))
      .toBe(true);
    await api.change({ answers: [] });
    chat.close();
    await page.context().close();
  });
});

import type { Browser, Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { localService } from '../../../scripts/clients/service.ts';
import { newPage } from '../browser.ts';

/* Who is at the two ends of a thread, against the service as `npm start` runs it. */

/** A customer whom the shop has signed in, and who says something, or asks for a person. */
export async function customer(index: number, words?: string): Promise<{ name: string; chat: Chat }> {
  const service = localService(inject('base'));
  const { personas } = (await (await service.fetch('/sandbox/personas')).json()) as {
    personas: { id: string; name: string }[];
  };
  const { id, name } = personas[index] ?? { id: '', name: '' };
  const answer = await service.fetch('/sandbox/identity', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: id }),
  });
  const { identity } = (await answer.json()) as { identity: string };
  const speak = (chat: Chat) => (words ? chat.say(words) : chat.human());
  const opened = await Chat.open(service, { identity });
  try {
    await speak(opened);
    return { name, chat: opened };
  } catch (error) {
    // Who has been here before is led to their thread: a browser dials again, as the protocol asks for.
    if (!String(error).includes('1012 moved')) throw error;
  }
  const chat = await opened.again();
  await speak(chat);
  return { name, chat };
}

/** An advisor's own browser: development signs in on a thread that waits, and from there they go to the list. */
export async function advisor(browser: Browser, name: string): Promise<Page> {
  const page = await newPage(browser, { width: 1440, height: 900 });
  await page.goto(`${inject('base')}/sandbox/console?as=advisor&name=${name}`);
  await page.getByRole('log', { name: 'Conversation' }).waitFor();
  await page.goto(`${inject('base')}/console/#/inbox`);
  await page.getByRole('log', { name: 'Conversation' }).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return page;
}

const listOf = (page: Page) => page.getByRole('list', { name: 'Waiting', exact: true });
export const waiting = (page: Page, name: string) =>
  listOf(page).getByRole('link', { name: new RegExp(`^${name}`) });

/** The link of a thread that waits, scrolled to: the list draws only what is near the part that is seen. */
export async function scrolledTo(page: Page, name: string): Promise<Locator> {
  const link = waiting(page, name);
  await expect
    .poll(async () => {
      if (await link.count()) return 'drawn';
      await listOf(page).evaluate((list) => {
        const box = list.parentElement;
        const before = box?.scrollTop;
        box?.scrollBy(0, box.clientHeight / 2);
        if (box?.scrollTop === before) box?.scrollTo(0, 0);
      });
    })
    .toBe('drawn');
  return link;
}
export const said = (chat: Chat) => chat.messages.map(({ text }) => text);
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

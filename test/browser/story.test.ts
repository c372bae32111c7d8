import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, Clock, dayIn, weekday, zoned } from '../../scripts/clients/clock.ts';
import { localService } from '../../scripts/clients/service.ts';
import { asksAgain } from '../../src/scenarios/asks-again.ts';
import { launch, NARROW, newPage, WIDE, watch } from './browser.ts';
import { overflowing, violations } from './checks.ts';
import { Playground, textOf } from './playground.ts';

/*
 * The story of the design as somebody plays it by hand, from Monday's chat to Wednesday's WhatsApp. Each step
 * needs the last.
 */

const ZONE = 'Europe/Paris';
const OPENING = 'Hello, I received my order #45821 but the size is too small, what should I do?';
const PAUSE = "I need to check my availability for Mondial Relay, I'll get back to you.";
const LETTER =
  "Hello,\n\nI'd like to finalize the return for the order I mentioned yesterday on your chat.\n\nSophie";

let browser: Browser;
let page: Page;
let lune: Playground;
let complaints: string[];

/** What an answer says; nothing in it asks for what is known. */
async function words(answer: Locator): Promise<string> {
  const text = await textOf(answer);
  expect(asksAgain(text)).toBeNull();
  return text;
}

beforeAll(async () => {
  const clock = new Clock(localService(inject('base')));
  const today = dayIn(await clock.now(), ZONE);
  await clock.set(zoned(addDays(today, 8 - weekday(today)), '19:32', ZONE));
  browser = await launch();
  page = await newPage(browser);
  complaints = watch(page);
  lune = await Playground.open(page, inject('base'));
});
afterAll(() => browser.close());

describe('the story, by hand', () => {
  it('Monday, chat: knows the order and offers the label', async () => {
    await expect.poll(() => textOf(lune.clock)).toMatch(/Mon.* 19:3\d/);
    const first = await words(await lune.chat.say(OPENING));
    expect(first).toMatch(/#45821[\s\S]* \d+ days left[\s\S]*free[\s\S]*label/);
    await words(await lune.chat.say(PAUSE));
  });

  it('Tuesday, email: answers in the thread, with the label', async () => {
    expect(await lune.moveClock('Next day, 8:15')).toMatch(/Tue.* 08:15/);
    const { mail } = lune;
    await mail.field('Subject').fill('My return');
    await mail.field('Letter').fill(LETTER);
    const letter = await mail.answerTo(() => mail.button('Send').click());
    expect(await words(letter)).toMatch(
      /Re: My return[\s\S]*Sophie[\s\S]*#45821[\s\S]*exchange[\s\S]*refund/,
    );

    const [download] = await Promise.all([page.waitForEvent('download'), letter.getByRole('link').click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    const bytes = [];
    for await (const chunk of await download.createReadStream()) bytes.push(chunk as Buffer);
    expect(Buffer.concat(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('Tuesday, phone: greets the caller by name and books the exchange', async () => {
    expect(await lune.moveClock('+10 hours')).toMatch(/Tue.* 18:1\d/);
    const { phone } = lune;
    const greeting = await words(await lune.call(() => phone.button('Call Lune').click()));
    expect(greeting).toMatch(
      /^Good evening Sophie, this is Lune's AI assistant\..*#45821 was sent this morning/,
    );
    const booked = await words(
      await phone.say('Say', "Yes, I'd like to exchange for the next size up instead."),
    );
    expect(booked).toMatch(/exchang[\s\S]*\bM\b/i);
    await phone.button('Hang up').click();
    await phone.log.getByText('You hung up.').waitFor();
    await phone.status(/^not on the phone$/);
  });

  it('Wednesday, WhatsApp: knows where the new dress is', async () => {
    expect(await lune.moveClock('Next day, 8:15')).toMatch(/Wed.* 08:15/);
    const answer = await words(await lune.whatsapp.say('Your message', 'Where is my new dress?'));
    expect(answer).toMatch(/dress/);
    expect(answer).toMatch(/exchang|\bM\b/);
  });

  it('was one customer all along', async () => {
    const { memory } = lune;
    const thread = memory.getByRole('list', { name: 'One thread over all channels' });
    await thread.getByText('Where is my new dress?').waitFor();
    const channels = await thread.locator('.tag').allInnerTexts();
    expect(new Set(channels)).toEqual(new Set(['Chat', 'Email', 'Phone', 'WhatsApp']));
    const sure = memory.getByRole('list', { name: 'How sure it is who speaks' });
    await sure.getByText('WhatsApp: proven').waitFor();
    await memory.getByRole('region', { name: 'Orders' }).getByText('exchanged for M').waitFor();
    await memory.getByRole('region', { name: 'Offered, agreed' }).getByText('Exchange S → M').waitFor();
    await memory
      .getByRole('region', { name: 'Looked up, done' })
      .getByText('Exchange', { exact: true })
      .waitFor();
  });

  it('is all there after the page was loaded again, once', async () => {
    const { chat, mail, whatsapp } = lune;
    const said = async () => {
      await chat.open();
      const letters = [mail, whatsapp].map(({ log }) => log.locator('> *').allInnerTexts());
      return Promise.all([chat.log.locator('.bubble').allInnerTexts(), ...letters]);
    };
    const before = await said();
    expect(before.map(({ length }) => length)).toEqual([4, 2, 2]);
    await Playground.open(page, inject('base'));
    await expect.poll(said).toEqual(before);
  });

  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('leaves a page that fits and is accessible, %s', async (_, viewport) => {
    await page.setViewportSize(viewport);
    expect(await overflowing(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  it('gave no complaint', () => {
    expect(complaints).toEqual([]);
  });
});

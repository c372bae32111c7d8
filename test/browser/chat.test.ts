import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ServerFrame } from '../../src/protocol.ts';
import { launch, newPage, watch } from './browser.ts';
import { focused, others, Playground, textOf } from './playground.ts';

/* The chat, with a customer who is not the story's. Each step needs the last. */

/** Notes every line that comes into the chat's log: drafts, which nobody hears, and what is announced. */
const LISTEN = `
  window.drafted = [];
  window.announced = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.parentElement?.id !== 'chat-log') continue;
        (node.ariaHidden === 'true' ? window.drafted : window.announced).push(node.textContent);
      }
    }
  }).observe(document.getElementById('chat-log'), { childList: true });
`;

let browser: Browser;
let page: Page;
let lune: Playground;
let complaints: string[];
let opening: string;
const frames: ServerFrame[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser);
  complaints = watch(page);
  const [customer] = await others(inject('base'));
  if (!customer) throw new Error('nobody to play');
  opening = `Hello, I received my order #${customer.order} but the size is too small, what should I do?`;
  lune = await Playground.open(page, inject('base'));
  await lune.become(customer);
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(JSON.parse(String(payload)) as ServerFrame)),
  );
  // The socket is dialled anew where it can be listened to.
  await lune.chat.button('New visitor').click();
  await lune.chat.status(/^connected, anonymous$/);
});
afterAll(() => browser.close());

describe('the chat', () => {
  it('streams an answer, and announces it once', async () => {
    await page.evaluate(LISTEN);
    const answer = await lune.chat.say('Your message', opening);
    const text = await textOf(answer);
    expect(text).toMatch(/#\d{5}/);

    const spoken = frames.find((frame) => frame.type === 'message' && frame.from === 'assistant');
    const deltas = frames.filter((frame) => frame.type === 'delta');
    expect(deltas.length).toBeGreaterThan(1);
    expect(frames.indexOf(deltas[0] as ServerFrame)).toBeLessThan(frames.indexOf(spoken as ServerFrame));
    expect(deltas.map((delta) => ('text' in delta ? delta.text : '')).join('')).toBe(
      spoken?.type === 'message' && spoken.text,
    );

    expect(await page.evaluate('window.drafted.length')).toBe(1);
    const announced = await page.evaluate<string[]>('window.announced');
    expect(announced).toHaveLength(2);
    expect(announced[0]).toBe(opening);
    expect(announced[1]).toContain(spoken?.type === 'message' && spoken.text);
    expect(await lune.chat.log.locator('[aria-hidden]').count()).toBe(0);
    expect(await lune.chat.log.getAttribute('aria-live')).toBeNull();
  });

  it('keeps the keyboard in the composer', async () => {
    expect(await focused(lune.chat.field('Your message'))).toBe(true);
    expect(await lune.chat.field('Your message').inputValue()).toBe('');
  });

  it('offers choices, which a keyboard presses', async () => {
    const choices = lune.chat.log.getByRole('list', { name: 'Quick answers' }).getByRole('button');
    expect(await choices.count()).toBeGreaterThan(1);
    const label = await textOf(choices.first());
    // Back from the composer: the log that scrolls, and in it the choices.
    for (let step = await choices.count(); step > 0; step--) await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(label);
    const answer = await lune.chat.answerTo(() => page.keyboard.press('Enter'));
    expect(await textOf(answer)).not.toBe('');
    expect(await textOf(lune.chat.own.last())).toBe(label);
    expect(await choices.first().isDisabled()).toBe(true);
    expect(await focused(lune.chat.field('Your message'))).toBe(true);
  });

  it('is there after a reload, once', async () => {
    const said = () => lune.chat.log.locator('> div').allInnerTexts();
    const before = await said();
    expect(before).toHaveLength(4);
    frames.length = 0;
    await Playground.open(page, inject('base'));
    await expect.poll(said).toEqual(before);
    const seqs = frames.flatMap((frame) => (frame.type === 'message' ? [frame.seq] : []));
    expect(seqs).toEqual([1, 2, 3, 4]);
  });

  it('hands over to a person, and still says so after a reload', async () => {
    await lune.chat.answerTo(() => lune.chat.button('Ask for a person').click());
    await lune.chat.status(/, waiting$/);
    await Playground.open(page, inject('base'));
    await lune.chat.status(/, waiting$/);
  });

  it('begins anew for a new visitor', async () => {
    await lune.chat.button('New visitor').click();
    await lune.chat.status(/^connected, anonymous$/);
    expect(await lune.chat.log.locator('> div').count()).toBe(0);
  });

  it('knows the customer when the shop has signed them in', async () => {
    await lune.chat.button('Sign in to the shop').click();
    await lune.chat.status(/^connected, verified/);
  });

  it('gave no complaint', () => {
    expect(complaints).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ServerFrame } from '../../src/protocol.ts';
import { launch, newPage, watch } from './browser.ts';
import { others, Playground, textOf } from './playground.ts';

/* The widget on the playground's shop page, with a customer who is not the story's. Each step needs the last. */

/** Notes what comes into the log that a screen reader hears. */
const LISTEN = `
  window.announced = [];
  const log = document.querySelector('[data-side]').shadowRoot.querySelector('[role=log]');
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) window.announced.push(node.textContent);
  }).observe(log, { childList: true });
`;

let browser: Browser;
let page: Page;
let lune: Playground;
let complaints: string[];
let order: string;
let opening: string;
const frames: ServerFrame[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser);
  complaints = watch(page);
  const [customer] = await others(inject('base'));
  if (!customer) throw new Error('nobody to play');
  order = customer.order;
  opening = `Hello, I received my order #${order} but the size is too small, what should I do?`;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(JSON.parse(String(payload)) as ServerFrame)),
  );
  lune = await Playground.open(page, inject('base'));
  await lune.become(customer);
});
afterAll(() => browser.close());

describe('the chat', () => {
  it('streams an answer, and announces it once', async () => {
    await lune.chat.open();
    const shop = page.frames().find((frame) => frame.url().includes('/sandbox/shop'));
    await shop?.evaluate(LISTEN);
    const text = await textOf(await lune.chat.say(opening));
    expect(text).toMatch(/#\d{5}/);
    // What the page shows may be told before what came over its socket.
    const answered = () => frames.find((frame) => frame.type === 'message' && frame.from === 'assistant');
    await expect.poll(answered).toBeDefined();
    const spoken = answered();
    const deltas = frames.filter((frame) => frame.type === 'delta');
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.map((delta) => ('text' in delta ? delta.text : '')).join('')).toBe(
      spoken?.type === 'message' && spoken.text,
    );
    const announced = await shop?.evaluate<string[]>('window.announced');
    expect(announced?.filter((one) => one.includes('AI assistant'))).toHaveLength(1);
  });

  it('offers choices, of which one is taken', async () => {
    const choices = lune.chat.log.getByRole('group', { name: 'Answers' }).first().getByRole('button');
    const label = await textOf(choices.first());
    await lune.chat.answerTo(() => choices.first().click());
    expect(await textOf(lune.chat.own.last())).toContain(label);
    await expect.poll(() => choices.first().isDisabled()).toBe(true);
  });

  it('is there after a reload, once', async () => {
    const said = () => lune.chat.log.locator('.bubble').allInnerTexts();
    const before = await said();
    await Playground.open(page, inject('base'));
    await lune.chat.open();
    await expect.poll(said).toEqual(before);
  });

  it('hands over to a person, who answers at the desk', async () => {
    await lune.chat.answerTo(() => lune.chat.frame.getByRole('button', { name: 'Talk to a person' }).click());
    await page.getByRole('link', { name: 'Be the advisor' }).click();
    const waiting = page.getByRole('list', { name: 'Waiting' }).getByRole('button');
    await waiting.filter({ hasText: order }).click();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByText('You have the floor').waitFor();
    await page.getByRole('textbox', { name: 'Reply' }).fill('Good evening, Nora here.');
    await page.getByRole('button', { name: 'Send the reply' }).click();
    await page.getByRole('link', { name: 'Be the customer' }).click();
    await lune.chat.log.getByText('Good evening, Nora here.').waitFor();
  });

  it('begins anew for a new visitor', async () => {
    await page.getByRole('button', { name: 'New visitor' }).click();
    await lune.chat.launcher.waitFor();
    await lune.chat.open();
    expect(await lune.chat.answers.count()).toBe(0);
  });

  it('knows the customer when the shop has signed them in', async () => {
    const proven = lune.memory.getByText('Chat: proven');
    const before = await proven.count();
    await page.getByRole('button', { name: 'Sign in to the shop' }).click();
    await expect.poll(() => proven.count()).toBe(before + 1);
  });

  it('gave no complaint', () => {
    expect(complaints).toEqual([]);
  });
});

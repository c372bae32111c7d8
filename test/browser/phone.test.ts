import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from './browser.ts';
import { violations } from './checks.ts';
import { focused, others, Playground, textOf } from './playground.ts';

/* The phone, with a customer who is not the story's. Each step needs the last. */

let browser: Browser;
let page: Page;
let lune: Playground;
let complaints: string[];
let name: string;

beforeAll(async () => {
  browser = await launch();
  page = await newPage(browser);
  complaints = watch(page);
  const [, customer] = await others(inject('base'));
  if (!customer) throw new Error('nobody to play');
  name = customer.name.split(' ')[0] ?? '';
  lune = await Playground.open(page, inject('base'));
  await lune.become(customer);
});
afterAll(() => browser.close());

describe('the phone', () => {
  it('greets by name and gives the word to the caller', async () => {
    const { phone } = lune;
    const greeting = await lune.call(() => phone.button('Call Lune').click());
    expect(await textOf(greeting)).toContain(` ${name}, this is Lune's AI assistant.`);
    expect(await focused(phone.field('Say'))).toBe(true);
    expect(await phone.button('Call Lune').isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
  });

  it('can be interrupted: what was not heard was not said', async () => {
    const { phone, memory } = lune;
    const answer = await phone.say('Say', 'Where is my order?');
    const whole = await textOf(answer);
    await phone.button('Interrupt').click();
    await phone.log.getByText('You interrupted').waitFor();
    const heard = (await textOf(answer)).replace(/ …$/, '');
    expect(whole).toMatch(heard);
    expect(heard.length).toBeLessThan(whole.length);
    expect(await focused(phone.field('Say'))).toBe(true);
    const thread = memory.getByRole('list', { name: 'One thread over all channels' });
    await thread.getByText(heard, { exact: true }).waitFor();
  });

  it('goes on after that, until the caller hangs up', async () => {
    const { phone } = lune;
    await phone.say('Say', 'Can I talk to a person, please?');
    await phone.button('Hang up').click();
    await phone.log.getByText('You hung up.').waitFor();
    await phone.status(/^not on the phone$/);
    expect(await phone.field('Say').isVisible()).toBe(false);
  });

  it('knows nobody who withholds the number', async () => {
    const { phone } = lune;
    await phone.region.getByText('How it travels').click();
    await phone.region.getByRole('combobox', { name: 'Caller ID' }).selectOption('withheld');
    await phone.region.getByText('How it travels').click();
    const greeting = await lune.call(() => phone.button('Call Lune').click());
    expect(await textOf(greeting)).not.toContain(name);
    await phone.button('Hang up').click();
  });

  it('gave no complaint', () => {
    expect(complaints).toEqual([]);
  });
});

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { localService } from '../../../scripts/clients/service.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { launch, newPage, watch } from '../browser.ts';
import { ShopPage, tag } from './shop.ts';
import { Visitor } from './visitor.ts';

/* The widget over a visit: pages that change under it, several tabs, a login, half an hour of nothing. */

const ASK = 'What is your return policy?';

let browser: Browser;
let shop: ShopPage;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launch();
  shop = await ShopPage.open(() => tag(inject('base')));
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

async function visit(page?: Page): Promise<Visitor> {
  const mine = page ?? (await newPage(browser));
  contexts.push(mine.context());
  await mine.goto(shop.origin);
  return new Visitor(mine);
}

describe('a page that changes without being loaded', () => {
  it('keeps one launcher and the open conversation', async () => {
    const visitor = await visit();
    await visitor.open();
    await visitor.say(ASK, /30 days/);
    await visitor.page.evaluate(`
      history.pushState({}, '', '/dresses/2');
      const next = document.createElement('body');
      next.innerHTML = '<h1>Another page</h1>';
      document.body.replaceWith(next);
      const again = document.createElement('script');
      again.src = '${inject('base')}/widget.js';
      again.dataset.store = 'demo';
      document.body.append(again);
    `);
    await visitor.page.getByRole('heading', { name: 'Another page' }).waitFor();
    expect(await visitor.message.isVisible()).toBe(true);
    await visitor.say('Is the Lune dress in stock in M?', /in stock|available|pieces/i);
    expect(await visitor.page.locator('[data-side]').count()).toBe(1);
  });
});

describe('two tabs of one visitor', () => {
  it('show one conversation, each line once', async () => {
    const one = await visit();
    const other = await visit(await one.page.context().newPage());
    await one.open();
    await one.say(ASK, /30 days/);
    await other.open();
    await other.hears(/30 days/);
    await other.say('Is the Lune dress in stock in M?', /stock in M/);
    await one.hears(/stock in M/);
    for (const visitor of [one, other]) {
      expect(await visitor.count(ASK)).toBe(1);
      expect(await visitor.count('Is the Lune dress in stock in M?')).toBe(1);
    }
  });

  it('that open at once begin one session', async () => {
    const one = await visit();
    const other = await visit(await one.page.context().newPage());
    await Promise.all([one.open(), other.open()]);
    await one.say(ASK, /30 days/);
    await other.hears(/30 days/);
  });
});

describe('a login half-way', () => {
  it('goes on as the customer the shop names', async () => {
    const visitor = await visit();
    await visitor.open();
    await visitor.say('Hello', /AI assistant/);
    const answer = await fetch(`${inject('base')}/sandbox/identity`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'c-9' }),
    });
    const { identity } = (await answer.json()) as { identity: string };
    await visitor.page.evaluate(`Onethread.identify(${JSON.stringify(identity)})`);
    await visitor.page.getByRole('button', { name: 'By email' }).waitFor();
    await visitor.say('Where is my order?', /#\d{5}/);
  });
});

describe('a logout', () => {
  it('ends the session: the next person at this browser finds nothing of it', async () => {
    const visitor = await visit();
    await visitor.open();
    await visitor.say(ASK, /30 days/);
    const token = await visitor.token();
    await visitor.page.evaluate('Onethread.identify(null)');
    await expect.poll(() => visitor.log.locator('.bubble').count()).toBe(0);
    await visitor.say('Hello', /AI assistant/);
    expect(await visitor.token()).not.toBe(token);
    const again = await Chat.open(localService(inject('base')), { token });
    expect(again.welcome).toMatchObject({ seq: 0, assurance: 'anonymous' });
    again.close();
    expect(await visitor.count(ASK)).toBe(0);
  });
});

describe('going on over WhatsApp', () => {
  it('opens it with a code by which the shop finds what was said', async () => {
    const visitor = await visit();
    const context = visitor.page.context();
    await context.route('https://wa.me/**', (route) => route.fulfill({ body: 'WhatsApp' }));
    await visitor.open();
    const words = `My ${crypto.randomUUID().slice(0, 8)} coat has lost a button.`;
    await visitor.say(words, /AI assistant/);
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      visitor.page.getByRole('link', { name: 'WhatsApp' }).click(),
    ]);
    await tab.waitForURL('https://wa.me/**');
    const text = new URL(tab.url()).searchParams.get('text') ?? '';
    expect(text).toMatch(/^Hello, I come from the chat\. \([A-Z2-9]{5}-[A-Z2-9]{5}\)$/);
    const person = { name: 'Ada', phone: '+33622701234' };
    const service = localService(inject('base'));
    await new WhatsApp(service, person).say(text, await new Clock(service).now());
    const api = new Api(service);
    const [customer = ''] = await api.customers({ phone: person.phone });
    expect((await api.exchanges(customer)).map((row) => row.text)).toContain(words);
  });

  it('opens it as it is where nothing was said', async () => {
    const visitor = await visit();
    await visitor.page.context().route('https://wa.me/**', (route) => route.fulfill({ body: 'WhatsApp' }));
    await visitor.open();
    const [tab] = await Promise.all([
      visitor.page.context().waitForEvent('page'),
      visitor.page.getByRole('link', { name: 'WhatsApp' }).click(),
    ]);
    await tab.waitForURL(/text=Hello%2C%20I%20come%20from%20the%20chat\.$/);
  });
});

describe('half an hour of nothing', () => {
  it('ends with an answer, once', async () => {
    const page = await newPage(browser);
    await page.clock.install();
    const visitor = await visit(page);
    const complaints = watch(page);
    await visitor.open();
    await visitor.say('Hello', /AI assistant/);
    await page.clock.fastForward('30:00');
    await page.clock.resume();
    await visitor.say(ASK, /30 days/);
    expect(await visitor.count(ASK)).toBe(1);
    expect(await visitor.count('Hello')).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
});

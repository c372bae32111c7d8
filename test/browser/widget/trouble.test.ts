import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { localService, until } from '../../../scripts/clients/service.ts';
import { Running } from '../../running.ts';
import { launch, newPage } from '../browser.ts';
import { violations } from '../checks.ts';
import { ShopPage, tag } from './shop.ts';
import { Visitor } from './visitor.ts';

/* The widget where something is in its way: a long past, a service that starts again, a page it is not meant for. */

const ASK = 'What is your return policy?';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function visit(base: string): Promise<Visitor & { origin: string }> {
  const shop = await ShopPage.open(() => tag(base));
  const page = await newPage(browser);
  await page.goto(shop.origin);
  return Object.assign(new Visitor(page), { origin: shop.origin });
}

describe('a conversation of 500 messages', () => {
  it('opens at its end, and goes on', async () => {
    const base = inject('base');
    const service = localService(base);
    const api = new Api(service);
    const { limits } = (await api.settings()) as unknown as { limits: Record<string, number> };
    await api.change({ limits: { ...limits, messagesPerMinute: 2_000 } });
    const chat = await Chat.open(service);
    // Each line is answered before the next, or several would be answered together: 260 of them are 520 messages. No socket takes more than
    // 240 frames a minute.
    for (let n = 1; n <= 260; n++) {
      chat.send({ type: 'message', id: `deep-${n}`, text: `Line ${n}: when are you open?` });
      await until(`an answer to line ${n}`, () => (chat.messages.length >= 2 * n ? true : null));
      if (n % 130 === 0) await new Clock(service).advance('2m');
    }
    chat.close();

    const visitor = await visit(base);
    const kept = JSON.stringify({ token: chat.welcome.session, waiting: [] });
    await visitor.page.evaluate(`localStorage.setItem('onethread:${base}:demo', ${JSON.stringify(kept)})`);
    await visitor.open();
    await expect.poll(() => visitor.log.locator('.turn').count()).toBe(520);
    await expect.poll(() => visitor.log.getByText('Line 260: when are you open?').isVisible()).toBe(true);
    await visitor.say(ASK, /30 days/);
    await api.change({ limits });
  }, 600_000);
});

describe('more messages than a minute may have', () => {
  it('are shown as not sent, and are sent by a press, once', async () => {
    const service = localService(inject('base'));
    const api = new Api(service);
    const { limits } = (await api.settings()) as unknown as { limits: Record<string, number> };
    await api.change({ limits: { ...limits, messagesPerMinute: 1 } });
    try {
      const visitor = await visit(inject('base'));
      await visitor.open();
      await visitor.say('Hello', /AI assistant/);
      await visitor.message.fill(ASK);
      await visitor.message.press('Enter');
      const refused = visitor.log.locator('.turn').filter({ hasText: ASK });
      await refused.getByText('Not sent').waitFor();
      expect(await refused.getByText('Sending').count()).toBe(0);
      expect(await violations(visitor.page)).toEqual([]);
      await new Clock(service).advance('2m');
      await refused.getByRole('button', { name: 'Try again' }).click();
      await visitor.hears(/30 days/);
      expect(await visitor.count(ASK)).toBe(1);
      expect(await visitor.log.getByText('Not sent').count()).toBe(0);
    } finally {
      await api.change({ limits });
    }
  });

  it('leave a person who was asked for in vain to be asked for again', async () => {
    const visitor = await visit(inject('base'));
    let refused = false;
    await visitor.page.routeWebSocket(/\/chat\//, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((data) => {
        const { type, id } = JSON.parse(String(data)) as { type: string; id?: string };
        if (type !== 'human' || refused) return server.send(data);
        refused = true;
        socket.send(JSON.stringify({ type: 'error', code: 'too_many', message: 'Wait a moment.', id }));
      });
    });
    await visitor.open();
    const person = visitor.page.getByRole('button', { name: 'Talk to a person' });
    await person.click();
    await visitor.page.getByRole('alert').filter({ hasText: 'Wait a moment.' }).waitFor();
    await person.click();
    await visitor.hears(/colleague/);
  });
});

describe('a service that starts again', () => {
  it('is found by the open chat, which has lost and doubled nothing', async () => {
    const running = await Running.start();
    try {
      const visitor = await visit(running.base);
      await visitor.open();
      await visitor.say('Hello', /AI assistant/);
      await running.crash();
      await visitor.message.fill(ASK);
      await visitor.message.press('Enter');
      await running.again();
      await expect.poll(() => visitor.log.textContent()).toMatch(/30 days/);
      expect(await visitor.count(ASK)).toBe(1);
      expect(await visitor.log.getByText('Sending').count()).toBe(0);
    } finally {
      await running.stop();
    }
  });
});

describe('a page of another site', () => {
  it('gets no launcher, no settings and no socket', async () => {
    const base = inject('base');
    const service = localService(base);
    const api = new Api(service);
    await api.change({ origins: ['https://lune.example'] });
    try {
      const visitor = await visit(base);
      const refused = await visitor.page.evaluate<string>(`
        fetch('${base}/chat/demo/widget').then((answer) => String(answer.status))
      `);
      expect(refused).toBe('403');
      const opened = await visitor.page.evaluate<boolean>(`new Promise((resolve) => {
        const socket = new WebSocket('${base.replace('http', 'ws')}/chat/demo', ['onethread.1']);
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      })`);
      expect(opened).toBe(false);
      expect(await visitor.launcher.count()).toBe(0);
    } finally {
      await api.change({ origins: [] });
    }
  });
});

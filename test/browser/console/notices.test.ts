import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { NoticesView } from '../../../src/console/protocol.ts';
import { ago } from '../../console/shop.ts';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { FakeService, problem } from './fake.ts';

/* The page on which people choose how they are told, and what tells them while no console is open. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const VIEW: NoticesView = {
  ...{ threads: 'fitting', mail: true, webhook: 'https://people.shop.example/nora' },
  quiet: { from: '20:00', to: '08:00', days: ['sun'], timeZone: 'Europe/Paris', urgent: true },
  push: {
    key: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
    browsers: [{ id: 'pb_1', name: 'Firefox, Android', created: ago(4_000) }],
  },
  lately: [
    { at: ago(3), way: 'webhook', about: 'waiting', state: 'failed', detail: 'HTTP 500: no such room' },
    { at: ago(3), way: 'push', about: 'waiting', state: 'told', detail: 'HTTP 201' },
    { at: ago(90), way: 'mail', about: 'assigned', state: 'waiting', detail: null },
  ],
};
const sideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

async function open(viewport: { width: number; height: number }, scheme: 'light' | 'dark' = 'light') {
  const page = await newPage(browser, viewport, scheme);
  const complaints = watch(page);
  const fake = new FakeService(page);
  let view = VIEW;
  fake.handle = ({ path, method, body }) => {
    if (!path.startsWith('me/notices')) return undefined;
    if (path.endsWith('/test')) return { body: { ok: true, detail: 'HTTP 201' } };
    if (method === 'DELETE') view = { ...view, push: { ...view.push, browsers: [] } };
    if (method === 'POST')
      view = {
        ...view,
        push: {
          ...view.push,
          browsers: [...view.push.browsers, { id: 'pb_2', name: 'Chrome, Linux', created: ago(0) }],
        },
      };
    if (method === 'PATCH') view = { ...view, ...(body as object) };
    return { body: view };
  };
  await fake.install();
  return { page, fake, complaints };
}

describe('the page on how one is told', () => {
  it.each([
    ['a phone', { width: 360, height: 740 }, 'dark'],
    ['a desk', { width: 1440, height: 900 }, 'light'],
  ] as const)('shows and changes it, on %s', async (_, viewport, scheme) => {
    const { page, fake, complaints } = await open(viewport, scheme);
    await page.goto(`${inject('base')}/console/#/settings`);
    await page.getByRole('link', { name: 'Notices' }).click();
    await page.getByRole('heading', { name: 'Notices', level: 1 }).waitFor();
    await page.getByText('HTTP 500: no such room').waitFor();
    // What the settings asked for nobody plays here.
    complaints.length = 0;
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await page.getByRole('radio', { name: 'everything that waits' }).check();
    await page.getByRole('checkbox', { name: /^Write to/ }).uncheck();
    await page.getByRole('textbox', { name: 'Address (https)' }).fill('https://people.shop.example/desk');
    await page.getByRole('textbox', { name: 'Address (https)' }).press('Enter');
    await page.getByLabel('From', { exact: true }).fill('21:30');
    await page.getByRole('checkbox', { name: 'Sat' }).check();
    await page.getByRole('region', { name: 'Quiet hours' }).getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => fake.made('PATCH', /^me\/notices$/).map(({ body }) => body))
      .toEqual([
        { threads: 'all' },
        { mail: false },
        { webhook: 'https://people.shop.example/desk' },
        {
          quiet: {
            ...{ from: '21:30', to: '08:00', days: ['sat', 'sun'] },
            ...{ timeZone: 'Europe/Paris', urgent: true },
          },
        },
      ]);
    await page.getByRole('button', { name: 'Test now: webhook' }).click();
    await page.getByText('It answered: HTTP 201').waitFor();
    await page.getByRole('checkbox', { name: 'Tell me nothing at certain times' }).uncheck();
    await expect.poll(() => fake.made('PATCH', /^me\/notices$/).at(-1)?.body).toEqual({ quiet: null });
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says what the service said against it, and is read again on demand', async () => {
    const { page, fake } = await open({ width: 768, height: 900 });
    const usual = fake.handle;
    fake.handle = () => problem(500, 'Out of order');
    await page.goto(`${inject('base')}/console/#/notices`);
    fake.handle = (call) => (call.path === 'me/notices' ? problem(500, 'Out of order') : undefined);
    await page.reload();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    fake.handle = usual;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Firefox, Android').waitFor();
    await page.context().close();
  });

  it('subscribes this browser under the page’s own policy, and takes it back', async () => {
    const { page, fake, complaints } = await open({ width: 1440, height: 900 });
    await page.context().grantPermissions(['notifications'], { origin: inject('base') });
    // The push service of Chromium is not reached from here: what it would give is given in its place.
    await page.addInitScript(`
      const keys = { p256dh: 'BCVxsr7N', auth: 'BTBZMqHH' };
      let subscribed = null;
      PushManager.prototype.getSubscription = async () => subscribed;
      PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
        if (applicationServerKey !== ${JSON.stringify(VIEW.push.key)} || !userVisibleOnly) throw new Error('not so');
        return (subscribed = {
          toJSON: () => ({ endpoint: 'https://push.example/1', keys }),
          unsubscribe: async () => { subscribed = null; return true; },
        });
      };
    `);
    await page.goto(`${inject('base')}/console/#/notices`);
    await page.getByRole('button', { name: 'Tell me in this browser' }).click();
    await page.getByText('this browser', { exact: true }).waitFor();
    expect(fake.made('POST', /browsers$/).map(({ body }) => body)).toEqual([
      expect.objectContaining({
        endpoint: 'https://push.example/1',
        keys: { p256dh: 'BCVxsr7N', auth: 'BTBZMqHH' },
      }),
    ]);
    const worker = await page.evaluate<string>(
      "navigator.serviceWorker.getRegistration('/console/').then((one) => one.active?.scriptURL)",
    );
    expect(worker).toBe(`${inject('base')}/console/push.js`);
    await page.getByRole('button', { name: /^Remove Chrome/ }).click();
    await page.getByRole('button', { name: 'Tell me in this browser' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what is pushed while nobody looks, and leads an open console to the thread', async () => {
    const { page } = await open({ width: 1440, height: 900 });
    await page.context().grantPermissions(['notifications'], { origin: inject('base') });
    await page.goto(`${inject('base')}/console/#/notices`);
    await page.getByRole('heading', { name: 'Notices', level: 1 }).waitFor();
    const started = page.context().waitForEvent('serviceworker');
    await page.evaluate(`(async () => {
      const script = trustedTypes.createPolicy('push', { createScriptURL: () => '/console/push.js' });
      await navigator.serviceWorker.register(script.createScriptURL(''), { scope: '/console/' });
      await navigator.serviceWorker.ready;
    })()`);
    const worker = await started;
    const customer = `cu_${'a'.repeat(32)}`;
    const notice = { title: 'Sophie Martin', text: 'My parcel is lost', customer };
    // What the system would show is shown to the test: this Chromium has no desktop.
    const shown = await worker.evaluate(`new Promise((resolve) => {
      registration.showNotification = async (title, options) => resolve({ title, ...options });
      dispatchEvent(new PushEvent('push', { data: ${JSON.stringify(JSON.stringify(notice))} }));
    })`);
    expect(shown).toEqual({ title: 'Sophie Martin', body: 'My parcel is lost', tag: customer, data: notice });
    await worker.evaluate(`{
      const pressed = new ExtendableEvent('notificationclick');
      pressed.notification = { data: ${JSON.stringify(notice)}, close() {} };
      dispatchEvent(pressed);
    }`);
    await page.waitForURL(new RegExp(`#/inbox/${customer}$`));
    await page.context().close();
  });
});

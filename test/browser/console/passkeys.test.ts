import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { button } from './people.ts';

/* Passkeys in a real Chromium with an authenticator of its own, against the service as `npm start` runs it. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A device with a finger that is always there; `isUserVerified` false: it never makes sure whose. */
async function withDevice(page: Page, isUserVerified = true) {
  const debug = await page.context().newCDPSession(page);
  await debug.send('WebAuthn.enable');
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await debug.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  };
}

async function ownPage(name: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await newPage(browser, viewport);
  await page.goto(`${inject('base')}/sandbox/console?as=owner&name=${name}&page=settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.goto(`${inject('base')}/console/#/me`);
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
  return page;
}

const sideways = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
const keys = (page: Page) => page.getByRole('list', { name: 'Passkeys' }).getByRole('listitem');

describe('a person of the store', () => {
  it.each([
    ['a phone', { width: 360, height: 740 }],
    ['a desk', { width: 1440, height: 900 }],
  ])('makes a passkey on %s, signs out, and signs in with it', async (where, viewport) => {
    const page = await ownPage(`Kim-${where.replace(' ', '-')}`, viewport);
    const complaints = watch(page);
    const device = await withDevice(page);
    await page.getByText('You have none yet.').waitFor();
    await page.getByRole('textbox', { name: 'What to call it' }).fill('Kim’s laptop');
    await button(page, 'Make a passkey').click();
    await keys(page).getByText('Kim’s laptop').waitFor();
    expect(await device.credentials()).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);

    await button(page, 'Sign out').click();
    await button(page, 'Send me a code').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(false);
    await button(page, 'Sign in with a passkey').click();
    await keys(page).getByText('signed in').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('whose device was lost has its passkey revoked by the owner', async () => {
    const lost = await ownPage('Lou');
    await withDevice(lost);
    await button(lost, 'Make a passkey').click();
    await keys(lost).getByText('My computer').waitFor();
    const owner = await ownPage('Odile', { width: 360, height: 740 });
    const complaints = watch(owner);
    await owner.goto(`${inject('base')}/console/#/people`);
    await button(owner, 'Passkeys of Lou').click();
    const list = owner.getByRole('list', { name: 'Passkeys of Lou' });
    await list.getByText('My computer').waitFor();
    expect(await violations(owner)).toEqual([]);
    expect(await sideways(owner)).toBe(false);
    await button(owner, 'Revoke My computer').click();
    await button(owner, 'Really revoke My computer?').click();
    await owner.getByText('Lou has no passkey: codes come by mail.').waitFor();
    expect(complaints).toEqual([]);
    await lost.reload();
    await button(lost, 'Send me a code').waitFor();
    for (const page of [lost, owner]) await page.context().close();
  });

  it('who has one on this device makes no second there; renames it, revokes it, and is let in by it no more', async () => {
    const page = await ownPage('Rae');
    await withDevice(page);
    await button(page, 'Make a passkey').click();
    await keys(page).getByText('My computer').waitFor();
    await button(page, 'Make a passkey').click();
    await page.getByText('This device has a passkey of yours already.').waitFor();
    await button(page, 'Rename My computer').click();
    await page.keyboard.type('The grey one');
    await page.keyboard.press('Enter');
    await keys(page).getByText('The grey one').waitFor();
    await button(page, 'Revoke The grey one').click();
    await button(page, 'Really revoke The grey one?').click();
    await page.getByText('You have none yet.').waitFor();
    await button(page, 'Sign out').click();
    await button(page, 'Sign in with a passkey').click();
    await page.getByRole('alert').getByText('That is no longer good').waitFor();
    await page.context().close();
  });

  it('whose device makes sure of nobody gets no passkey, and is told so', async () => {
    const page = await ownPage('Una');
    const device = await withDevice(page, false);
    await button(page, 'Make a passkey').click();
    await page.getByText('No passkey was made').waitFor();
    expect(await device.credentials()).toEqual([]);
    await page.context().close();
  });
});

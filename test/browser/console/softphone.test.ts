import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, newPage, watch } from '../browser.ts';
import { violations } from '../checks.ts';
import { button, customer } from './people.ts';

/*
 * Calls in the browser: Twilio's own library in a real Chromium, against Twilio's signalling as it is on the wire, played here, and a
 * caller who is another page of the browser. The service is the one that `npm start` runs.
 */

let browser: Browser;
beforeAll(async () => {
  browser = await launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  await allowBrowsers(true);
});
afterAll(async () => {
  await allowBrowsers(false);
  await browser.close();
});

async function allowBrowsers(browsers: boolean): Promise<void> {
  const response = await fetch(`${inject('base')}/api/v1/settings`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer dev-admin-token', 'content-type': 'application/json' },
    body: JSON.stringify({ phone: { browsers } }),
  });
  expect(response.status).toBe(200);
}

interface Said {
  type: string;
  payload: Record<string, string> & { token?: string };
}

/** Twilio's side of the signalling. */
class Gateway {
  readonly said: Said[] = [];
  #socket: WebSocketRoute | null = null;

  static async of(page: Page): Promise<Gateway> {
    const gateway = new Gateway();
    await page.routeWebSocket(/^wss:\/\/[\w.-]+\.twilio\.com\/signal$/, (socket) => gateway.#open(socket));
    return gateway;
  }

  say(type: string, payload: object = {}): void {
    this.#socket?.send(JSON.stringify({ type, version: '1.6', payload }));
  }

  async heard(type: string): Promise<Said['payload']> {
    await expect.poll(() => this.said.some((one) => one.type === type)).toBe(true);
    return this.said.findLast((one) => one.type === type)?.payload ?? {};
  }

  #open(socket: WebSocketRoute): void {
    this.#socket = socket;
    socket.onMessage((text) => {
      const frame = String(text).trim();
      if (!frame) return socket.send('\n');
      const said = JSON.parse(frame) as Said;
      this.said.push(said);
      if (said.type === 'listen') this.say('connected', { region: 'roaming', token: { ttl: 3_600 } });
      if (said.type === 'register') this.say('ready');
    });
  }
}

/** A caller: another page that sends a tone. */
class Caller {
  readonly #page: Page;
  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<{ caller: Caller; sdp: string }> {
    const other = await page.context().newPage();
    await other.goto(`${inject('base')}/healthz`);
    const sdp = await other.evaluate<string>(`(async () => {
      const line = (globalThis.line = new RTCPeerConnection());
      const heard = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of heard.getTracks()) line.addTrack(track, heard);
      await line.setLocalDescription();
      while (line.iceGatheringState !== 'complete') await new Promise((done) => setTimeout(done, 50));
      return line.localDescription.sdp;
    })()`);
    return { caller: new Caller(other), sdp };
  }

  async answered(sdp: string): Promise<void> {
    await this.#page.evaluate(
      `globalThis.line.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(sdp)} })`,
    );
  }

  /** Bytes of speech that have come from the advisor. */
  received(): Promise<number> {
    return this.#page.evaluate<number>(`globalThis.line.getStats().then((all) =>
      [...all.values()].reduce((sum, one) => sum + (one.type === 'inbound-rtp' ? one.bytesReceived : 0), 0))`);
  }
}

async function ownPage(name: string, inside = browser) {
  const page = await newPage(inside, { width: 1440, height: 900 });
  const origin = inject('base');
  const gateway = await Gateway.of(page);
  await page.goto(`${origin}/sandbox/console?as=owner&name=${name}&page=settings`);
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.goto(`${origin}/console/#/me`);
  await page.getByRole('heading', { name: 'Calls in this browser' }).waitFor();
  return { page, gateway };
}

async function rung(page: Page, gateway: Gateway, callsid: string) {
  const { name, chat } = await customer(2);
  const token: { customer: string } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? ''));
  chat.close();
  const { caller, sdp } = await Caller.of(page);
  const Params = new URLSearchParams({ customer: token.customer }).toString();
  gateway.say('invite', { callsid, sdp, parameters: { From: '+33612345678', CallSid: callsid, Params } });
  const box = page.getByRole('region', { name: 'Call', exact: true });
  await box.getByRole('heading', { name }).waitFor();
  return { caller, box, customer: token.customer };
}

const ready = async (page: Page) => {
  await button(page, 'Take calls here').click();
  await page.getByText('Calls ring here.', { exact: true }).waitFor();
};

describe('an advisor', () => {
  it('takes a call in the browser, is heard, is silent while muted, and hangs up', async () => {
    const { page, gateway } = await ownPage('Phoebe');
    const complaints = watch(page);
    await ready(page);
    const { token } = await gateway.heard('listen');
    const [, claims = ''] = String(token).split('.');
    expect(JSON.parse(atob(claims)).grants.voice).toEqual({ incoming: { allow: true } });
    const { caller, box, customer: id } = await rung(page, gateway, 'CA1');
    expect(await violations(page)).toEqual([]);
    await box.getByRole('button', { name: 'Accept' }).click();
    const { sdp = '' } = await gateway.heard('answer');
    await caller.answered(sdp);
    await box.getByText('You are talking').waitFor();
    expect(page.url()).toContain(`#/inbox/${id}`);
    await expect.poll(() => caller.received()).toBeGreaterThan(0);
    await button(page, 'Mute').click();
    await expect.poll(() => button(page, 'Mute').getAttribute('aria-pressed')).toBe('true');
    await box.getByText('Keys to press').click();
    await box.getByRole('button', { name: '5', exact: true }).click();
    expect(await violations(page)).toEqual([]);
    await box.getByRole('button', { name: 'Hang up' }).click();
    expect((await gateway.heard('hangup')).callsid).toBe('CA1');
    await box.waitFor({ state: 'detached' });
    // What a service does not have is asked for once, and its pane says so.
    expect(complaints.filter((one) => !/\/(?:brief|orders|channels): 404$|status of 404/.test(one))).toEqual(
      [],
    );
    await page.context().close();
  });

  it('declines one call, and one that a colleague has taken rings no more', async () => {
    const { page, gateway } = await ownPage('Dev');
    await ready(page);
    const { box } = await rung(page, gateway, 'CA2');
    await page.keyboard.press('d');
    expect((await gateway.heard('reject')).callsid).toBe('CA2');
    await box.waitFor({ state: 'detached' });
    await rung(page, gateway, 'CA3');
    gateway.say('cancel', { callsid: 'CA3' });
    await box.waitFor({ state: 'detached' });
    await button(page, 'Take no calls here').click();
    await page.getByText('No calls ring here.').waitFor();
    await page.context().close();
  });

  it('without a microphone is told so, and so is one whose key Twilio refuses', async () => {
    const without = await launch();
    const { page } = await ownPage('Mia', without);
    await button(page, 'Take calls here').click();
    await page.getByRole('alert').getByText('The microphone may not be used.').waitFor();
    expect(await violations(page)).toEqual([]);
    await without.close();
    const { page: other, gateway } = await ownPage('Rex');
    await ready(other);
    gateway.say('error', { error: { code: 31204, message: 'JWT is invalid' } });
    await other.getByRole('alert').getByText('Twilio refuses the store’s key.').waitFor();
    await other.context().close();
  });
});
